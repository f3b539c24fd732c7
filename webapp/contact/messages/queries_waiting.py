"""What waits for an answer of staff: the statement, and the shape of its rows."""

from datetime import datetime
from functools import cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, bindparam, func, or_, select, union_all
from sqlalchemy.orm import aliased

from webapp.case.account import Account, Language, Role
from webapp.case.dossier import Dossier
from webapp.case.policy import POLICY, reached
from webapp.case.reach import ME, ROLE
from webapp.contact.messages.model import CallAt, Message, Talk
from webapp.contact.messages.queries import PAGE, columns
from webapp.contact.messages.queries_talks import WRITES
from webapp.core.db import Column, Query


class Waiting(NamedTuple):
    """A message that waits for an answer, with the name of the inburgeraar."""

    id: UUID
    dossier_id: UUID
    talk: Talk
    by_inburgeraar: bool
    sent_at: datetime
    text_id: str | None
    filled: dict[str, str] | None
    words: str | None
    language: Language | None
    call_at: CallAt | None
    unclear_at: datetime | None
    interpreter_at: datetime | None
    gemeente_id: UUID
    name: str
    consulent: str | None
    mine: bool


def staff_wrote_after(moment: Column) -> ColumnElement[bool]:
    later = aliased(Message)
    same = (later.dossier_id == Message.dossier_id) & (later.talk == Message.talk)
    by_staff = same & later.by_inburgeraar.is_(False) & (later.sent_at > moment)
    return select(later.id).where(by_staff).exists()


def waits() -> ColumnElement[bool]:
    """Whether it is for staff to do something: an inburgeraar wrote last, or did not understand."""
    asked = Message.by_inburgeraar & Message.taken_back_at.is_(None)
    unanswered = asked & ~staff_wrote_after(Message.sent_at)
    unclear = Message.unclear_at.is_not(None) & ~staff_wrote_after(Message.unclear_at)
    return Message.settled_at.is_(None) & or_(unanswered, unclear)


SKIP = bindparam("skip", type_=Integer())
ANSWERED = (Talk.CONSULENT, Talk.BEGELEIDER, Talk.MAATJE)
CONSULENT = aliased(Account)
# A dossier without a consulent is everybody's; begeleiders see no one else's.
IS_MINE = ((ROLE != Role.CONSULENT) | (func.coalesce(Dossier.consulent_id, ME) == ME)).label("mine")
WAITS = columns(
    Waiting,
    gemeente_id=Dossier.gemeente_id,
    name=Account.name,
    consulent=CONSULENT.name.label("consulent"),
    mine=IS_MINE,
)


def unanswered(dossiers: Query, talk: Talk = Talk.CONSULENT) -> Query:
    """What waits in these dossiers, one's own before colleagues', the oldest first; thirty."""
    return (
        dossiers.join(Message, Message.dossier_id == Dossier.id)
        .join(Account, Account.id == Dossier.inburgeraar_id)
        .outerjoin(CONSULENT, CONSULENT.id == Dossier.consulent_id)
        .where(Message.talk == talk, waits())
        .order_by(IS_MINE.desc(), Message.sent_at, Message.id)
        .limit(PAGE + 1)
        .offset(SKIP)
        .with_only_columns(*WAITS)
    )


@cache
def all_unanswered(role: Role) -> Query:
    """The same of every talk in which this role answers. Each is looked for by its own reach: with
    one condition over all of them PostgreSQL reads the messages of the country.
    """
    talks = [talk for talk in ANSWERED if role in POLICY[WRITES[talk]]]
    found = [unanswered(reached(WRITES[talk], role), talk).offset(0) for talk in talks]
    whole = union_all(*(select(each.limit(None).subquery()) for each in found)).subquery()
    order = (whole.c.mine.desc(), whole.c.sent_at, whole.c.id)
    return select(whole).order_by(*order).limit(PAGE + 1).offset(SKIP)
