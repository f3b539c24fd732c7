"""What messages are read by. Values have names."""

from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Integer,
    Select,
    Uuid,
    bindparam,
    delete,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import aliased

from webapp.case.account import Account, Role
from webapp.case.dossier import Begeleiding, BegeleidingKind, Dossier
from webapp.case.policy import ME, ROLE, today_guided
from webapp.contact.messages.model import Message, Talk
from webapp.core.db import UtcDateTime

DOSSIER = bindparam("dossier", type_=Uuid())
KINDS = bindparam("kinds", type_=Message.talk.type, expanding=True)
PAGE = 30

# The latest of each talk, with a number to leave the others out by.
numbered = (
    select(
        Message.id,
        func.row_number()
        .over(partition_by=Message.talk, order_by=(Message.sent_at.desc(), Message.id))
        .label("number"),
    )
    .where(Message.dossier_id == DOSSIER, Message.talk.in_(KINDS))
    .subquery()
)
TALKS = (
    select(Message, Account.name)
    .join(numbered, numbered.c.id == Message.id)
    .join(Account, Account.id == Message.author_id)
    .where(numbered.c.number <= bindparam("most", type_=Integer()))
    .order_by(Message.sent_at, Message.id)
)
UNSEEN = select(
    select(Message.id)
    .where(
        Message.dossier_id == DOSSIER,
        Message.by_inburgeraar.is_(False),
        Message.talk != Talk.STAFF,
        Message.seen_at.is_(None),
    )
    .exists()
)
# How far each talk is: so many messages, not understood, taken back, for an interpreter.
MARKS = (Message.unclear_at, Message.taken_back_at, Message.interpreter_at)
STATES = (
    select(Message.talk, func.count(), *map(func.count, MARKS))
    .where(Message.dossier_id == DOSSIER, Message.talk.in_(KINDS))
    .group_by(Message.talk)
)

HAS_GUIDE = select(
    select(Dossier.id)
    .where(Dossier.id == DOSSIER, today_guided(Begeleiding.kind == BegeleidingKind.BEGELEIDER))
    .exists()
)

# What each role may touch of the rows it reaches: one's own, what staff wrote to an
# inburgeraar, and what an inburgeraar asked of one's own kind of staff.
MINE = Message.author_id == ME
TO_INBURGERAAR = Message.by_inburgeraar.is_(False) & (Message.talk != Talk.STAFF)
ASKED_OF_ME = Message.by_inburgeraar & or_(
    (ROLE == Role.CONSULENT) & (Message.talk == Talk.CONSULENT),
    (ROLE == Role.BEGELEIDER) & (Message.talk == Talk.BEGELEIDER),
)
OLD = delete(Message).where(Message.sent_at < bindparam("before", type_=UtcDateTime()))
SEE = (
    update(Message)
    .where(
        Message.dossier_id == DOSSIER,
        Message.talk.in_(KINDS),
        Message.author_id != ME,
        (Message.talk == Talk.STAFF)
        | (Message.by_inburgeraar != bindparam("by_reader", type_=Boolean())),
        Message.seen_at.is_(None),
    )
    .values(seen_at=bindparam("now", type_=UtcDateTime()))
    .execution_options(synchronize_session=False)
)


def staff_wrote_after(moment: Any) -> ColumnElement[bool]:
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


CONSULENT = aliased(Account)
WAITS = (*Message.__table__.columns, Dossier.gemeente_id, Account.name)
# A dossier without a consulent is everybody's; begeleiders see no one else's.
IS_MINE = ((ROLE != Role.CONSULENT) | (func.coalesce(Dossier.consulent_id, ME) == ME)).label("mine")


def unanswered(dossiers: Select[Any]) -> Select[Any]:
    """What waits in these dossiers, one's own before colleagues', the oldest first; thirty."""
    return (
        dossiers.join(Message, Message.dossier_id == Dossier.id)
        .join(Account, Account.id == Dossier.inburgeraar_id)
        .outerjoin(CONSULENT, CONSULENT.id == Dossier.consulent_id)
        .where(Message.talk.in_(KINDS), waits())
        .order_by(IS_MINE.desc(), Message.sent_at, Message.id)
        .limit(PAGE + 1)
        .offset(bindparam("skip", type_=Integer()))
        .with_only_columns(*WAITS, CONSULENT.name.label("consulent"), IS_MINE)
    )
