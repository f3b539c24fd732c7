"""What messages are read by, and the shape of their rows. Values have names."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Integer,
    bindparam,
    delete,
    func,
    or_,
    select,
    update,
)

from webapp.case.account import Account, Language, Role
from webapp.case.dossier import Dossier
from webapp.case.queries import DOSSIER
from webapp.case.reach import ME, ROLE, has_begeleider
from webapp.contact.messages.model import CallAt, Message, Talk
from webapp.core.db import Column, Columns, UtcDateTime

KINDS = bindparam("kinds", type_=Message.talk.type, expanding=True)
PAGE = 30


class Said(NamedTuple):
    """One message, with the name of who wrote it."""

    id: UUID
    talk: Talk
    author_id: UUID
    by_inburgeraar: bool
    sent_at: datetime
    text_id: str | None
    filled: dict[str, str] | None
    words: str | None
    language: Language | None
    call_at: CallAt | None
    seen_at: datetime | None
    unclear_at: datetime | None
    taken_back_at: datetime | None
    interpreter_at: datetime | None
    name: str


def columns(shape: type[NamedTuple], **others: Column) -> Columns:
    """Those of a message that the shape names, and the others."""
    return [others[n] if n in others else getattr(Message, n) for n in shape._fields]


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
    select(*columns(Said, name=Account.name))
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

HAS_GUIDE = select(select(Dossier.id).where(Dossier.id == DOSSIER, has_begeleider()).exists())

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
