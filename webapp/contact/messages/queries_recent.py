"""What staff have not read of each other, and with whom they talked last."""

from datetime import datetime
from functools import cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, func, select, union_all

from webapp.case.account import Account, Role
from webapp.case.dossier import Dossier
from webapp.case.policy import POLICY, Act, reached
from webapp.case.reach import ME
from webapp.contact.messages.model import Message, Talk
from webapp.contact.messages.queries import PAGE
from webapp.contact.messages.queries_talks import WRITES
from webapp.contact.messages.queries_waiting import ANSWERED, IS_MINE
from webapp.core.db import Query, UtcDateTime


class Unread(NamedTuple):
    """A talk among staff in which a colleague wrote."""

    dossier_id: UUID
    talk: Talk
    name: str
    """Of the inburgeraar."""
    number: int


class Recent(NamedTuple):
    """Somebody about whom, or with whom, was written."""

    id: UUID
    name: str
    last_at: datetime


HEARD = (
    (Act.HEAR_AMONG_STAFF, Talk.STAFF),
    (Act.HEAR_OF_MAATJES, Talk.STAFF),
    (Act.READ_WITH_COORDINATOR, Talk.COORDINATOR),
)
"""By which reach each talk among staff is looked for in lists."""
WITH_PEOPLE = (*((WRITES[talk], talk) for talk in ANSWERED), HEARD[-1])
"""With whom somebody talks: an inburgeraar, or who leads or guides beside them."""
AMONG_COLLEAGUES = HEARD[:-1]
"""In these only what one wrote oneself is looked for: there are many."""
LATELY = Message.sent_at > bindparam("since", type_=UtcDateTime())
"""Older news is none; it also leads PostgreSQL to the index that knows the talk."""


def talked(role: Role, act: Act, talk: Talk) -> Query:
    """The messages of one's own people in one talk, by its own reach."""
    theirs = reached(act, role).join(Message, Message.dossier_id == Dossier.id)
    theirs = theirs.join(Account, Account.id == Dossier.inburgeraar_id)
    return theirs.where(Message.talk == talk, LATELY, IS_MINE.element)


def unread(messages: Query) -> Query:
    """What colleagues wrote and nobody opened since. What an inburgeraar wrote waits by itself."""
    return messages.where(
        Message.author_id != ME, Message.seen_at.is_(None), Message.taken_back_at.is_(None)
    )


@cache
def unread_by_talk(role: Role) -> Query:
    columns = (Dossier.id.label("dossier_id"), Message.talk, Account.name)
    parts = [
        unread(talked(role, act, talk)).with_only_columns(*columns, func.count().label("number"))
        for act, talk in HEARD
        if role in POLICY[act]
    ]
    whole = union_all(*(each.group_by(*columns) for each in parts)).subquery()
    return select(whole).order_by(whole.c.name, whole.c.talk).limit(PAGE)


@cache
def recent(role: Role) -> Query:
    columns = (Dossier.id.label("id"), Account.name, Message.sent_at)
    with_people = [talked(role, act, talk) for act, talk in WITH_PEOPLE if role in POLICY[act]]
    mine = [
        talked(role, act, talk).where(Message.author_id == ME)
        for act, talk in AMONG_COLLEAGUES
        if role in POLICY[act]
    ]
    parts = [each.with_only_columns(*columns) for each in (*with_people, *mine)]
    whole = union_all(*parts).subquery()
    last = func.max(whole.c.sent_at).label("last_at")
    people = select(whole.c.id, whole.c.name, last).group_by(whole.c.id, whole.c.name)
    return people.order_by(last.desc(), whole.c.name).limit(PAGE)
