"""What waits for somebody of staff, whichever page they read: one statement."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Uuid, cast, func, literal, null, select, union_all

from webapp.case.account import Role
from webapp.case.dossier import Dossier
from webapp.case.policy import POLICY, Act, reached
from webapp.contact.messages.model import Message, Talk
from webapp.contact.messages.queries_recent import HEARD, LATELY, unread
from webapp.contact.messages.queries_talks import WRITES
from webapp.contact.messages.queries_waiting import ANSWERED, IS_MINE, unanswered
from webapp.core.db import Base, Column, Columns, Query, UtcDateTime
from webapp.guidance.welzijn import queries_late
from webapp.guidance.welzijn.model import Signaal, Stage
from webapp.guidance.welzijn.queries import on_the_list
from webapp.law.welzijn import Level
from webapp.screens.board.queries import MINE

NO_LEVEL = cast(null(), Signaal.level.type)
NO_MOMENT = cast(null(), UtcDateTime())
NOWHERE = cast(null(), Uuid())


class Waits(NamedTuple):
    """Something that asks for somebody, or how many people are theirs."""

    place: str
    """The address of the page where it stands."""
    number: int
    level: Level | None
    since: datetime | None
    gemeente_id: UUID | None


def named(*columns: Column) -> Columns:
    """Each with the name of its field: two without a name of their own would be taken for one."""
    return [column.label(name) for column, name in zip(columns, Waits._fields, strict=True)]


def of_mine(dossiers: Query) -> Query:
    people = named(literal("/dossiers"), func.count(), NO_LEVEL, NO_MOMENT, NOWHERE)
    return dossiers.where(MINE).with_only_columns(*people)


def asked_in(talk: Talk) -> Callable[[Query], Query]:
    """One's own; those of colleagues stand below them."""

    def build(dossiers: Query) -> Query:
        each = named(literal("/inbox"), literal(1), NO_LEVEL, Message.sent_at, Dossier.gemeente_id)
        return unanswered(dossiers, talk).where(IS_MINE.element).with_only_columns(*each)

    return build


def written_in(talk: Talk) -> Callable[[Query], Query]:
    """By colleagues."""

    def build(dossiers: Query) -> Query:
        each = named(literal("/inbox"), func.count(), NO_LEVEL, NO_MOMENT, NOWHERE)
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
    *((WRITES[talk], Dossier, asked_in(talk)) for talk in ANSWERED),
    *((act, Dossier, written_in(talk)) for act, talk in HEARD),
    (Act.HANDLE_SIGNAAL, Signaal, to_handle),
    (Act.SEE_LATE, Signaal, to_watch),
)
"""Of signalen only for who handles them: what a begeleider wrote is not counted on a phone that
others may see.
"""


@cache
def waiting(role: Role) -> Query | None:
    """Everything that is counted for this role; None where nothing is."""
    parts = [build(reached(act, role, model)) for act, model, build in PARTS if role in POLICY[act]]
    if not parts:
        return None
    return select(union_all(*(select(each.subquery()) for each in parts)).subquery())
