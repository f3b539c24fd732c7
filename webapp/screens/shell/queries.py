"""What waits for somebody of staff, whichever page they read: one statement."""

from collections.abc import Callable, Sequence
from functools import cache

from sqlalchemy import func, literal, select, union_all

from webapp.calendar.agenda.model import Appointment
from webapp.case.account import Account, Role
from webapp.case.dossier import Dossier
from webapp.case.policy import POLICY, Act, reached
from webapp.contact.messages.model import Message, Talk
from webapp.contact.messages.queries_recent import HEARD, LATELY, unread
from webapp.contact.messages.queries_talks import WRITES
from webapp.contact.messages.queries_waiting import ANSWERED, IS_MINE, unanswered
from webapp.core.db import Base, Query
from webapp.guidance.welzijn import queries_late
from webapp.guidance.welzijn.model import Signaal, Stage
from webapp.guidance.welzijn.queries import on_the_list
from webapp.screens.shell.queries_places import (
    NO_LEVEL,
    NO_MORE,
    accounts,
    met_today,
    named,
    of_gemeente,
    of_mine,
    wanted,
    without_plan,
)


def asked_in(talk: Talk) -> Callable[[Query], Query]:
    """One's own; those of colleagues stand below them."""

    def build(dossiers: Query) -> Query:
        each = named(literal("/inbox"), literal(1), NO_LEVEL, Message.sent_at, Dossier.gemeente_id)
        return unanswered(dossiers, talk).where(IS_MINE.element).with_only_columns(*each)

    return build


def written_in(talk: Talk) -> Callable[[Query], Query]:
    """By colleagues."""

    def build(dossiers: Query) -> Query:
        each = named(literal("/inbox"), func.count(), *NO_MORE)
        there = dossiers.join(Message, Message.dossier_id == Dossier.id)
        mine = unread(there.where(Message.talk == talk, LATELY, IS_MINE.element))
        return mine.with_only_columns(*each)

    return build


def to_handle(signalen: Query) -> Query:
    """To which nobody reacted yet."""
    level, since = Signaal.level, Signaal.written_at
    each = named(literal("/signalen"), literal(1), level, since, Dossier.gemeente_id)
    received = on_the_list(signalen).where(Signaal.stage == Stage.RECEIVED)
    return received.with_only_columns(*each)


def to_watch(signalen: Query) -> Query:
    """To which nobody of ours reacted yet, for who does not read them."""
    level, since = Signaal.level, Signaal.written_at
    each = named(literal("/"), literal(1), level, since, Dossier.gemeente_id)
    return queries_late.waiting(signalen).with_only_columns(*each)


PARTS: tuple[tuple[Act, type[Base], Callable[[Query], Query]], ...] = (
    (Act.SEE_BOARD, Dossier, of_mine),
    (Act.SEE_ARRIVING, Dossier, without_plan),
    (Act.PLAN_APPOINTMENT, Appointment, met_today),
    (Act.GIVE_GUIDE, Dossier, wanted),
    *((WRITES[talk], Dossier, asked_in(talk)) for talk in ANSWERED),
    *((act, Dossier, written_in(talk)) for act, talk in HEARD),
    (Act.HANDLE_SIGNAAL, Signaal, to_handle),
    (Act.SEE_LATE, Signaal, to_watch),
)
"""Of signalen only for who handles them: what a begeleider wrote is not counted on a phone that
others may see.
"""

OF_ROLE: dict[Role, Sequence[tuple[Act, type[Base], Callable[[Query], Query]]]] = {
    Role.INCOME: ((Act.LIST_DOSSIERS, Dossier, of_gemeente),),
    Role.BEHEERDER: ((Act.KEEP_ACCOUNTS, Account, accounts),),
}
"""What others may do too, for whom it is not counted."""


@cache
def waiting(role: Role) -> Query | None:
    """Everything that is counted for this role; None where nothing is."""
    parts = [build(reached(act, role, model)) for act, model, build in PARTS if role in POLICY[act]]
    parts += [build(reached(act, role, model)) for act, model, build in OF_ROLE.get(role, ())]
    if not parts:
        return None
    return select(union_all(*(select(each.subquery()) for each in parts)).subquery())
