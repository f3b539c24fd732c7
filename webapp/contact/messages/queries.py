"""What messages are read by, and the shape of their rows. Values have names."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    bindparam,
    delete,
    func,
    or_,
    select,
)

from webapp.case.account import Language, Role
from webapp.case.dossier import Dossier
from webapp.case.queries import DOSSIER
from webapp.case.reach import (
    AS_BEGELEIDER,
    AS_MAATJE,
    ME,
    ROLE,
    befriended,
    guided,
    has_guide,
)
from webapp.contact.messages.model import AMONG_STAFF, CallAt, Message, Talk
from webapp.core.db import Column, Columns, Query, UtcDateTime

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


# What an inburgeraar has not opened.
UNOPENED = (
    Message.dossier_id == DOSSIER,
    Message.by_inburgeraar.is_(False),
    Message.talk.not_in(AMONG_STAFF),
    Message.seen_at.is_(None),
)
UNSEEN = select(select(Message.id).where(*UNOPENED).exists())
NEW = select(Message.talk, func.count()).where(*UNOPENED).group_by(Message.talk)


def has(kind: ColumnElement[bool]) -> Query:
    return select(select(Dossier.id).where(Dossier.id == DOSSIER, has_guide(kind)).exists())


IS_THERE = {Talk.BEGELEIDER: has(AS_BEGELEIDER), Talk.MAATJE: has(AS_MAATJE)}
"""Whether an inburgeraar has somebody to talk with."""

# What each role may touch of the rows it reaches: one's own, what staff wrote to an
# inburgeraar, and what an inburgeraar asked of one's own kind of staff.
MINE = Message.author_id == ME
TO_INBURGERAAR = Message.by_inburgeraar.is_(False) & (Message.talk != Talk.STAFF)
FOR_ME_TO_ANSWER = or_(
    (ROLE == Role.CONSULENT) & (Message.talk == Talk.CONSULENT),
    (ROLE == Role.BEGELEIDER) & (Message.talk == Talk.BEGELEIDER) & guided(),
    (ROLE == Role.BEGELEIDER) & (Message.talk == Talk.MAATJE) & befriended(),
)
ASKED_OF_ME = Message.by_inburgeraar & FOR_ME_TO_ANSWER
OLD = delete(Message).where(Message.sent_at < bindparam("before", type_=UtcDateTime()))
