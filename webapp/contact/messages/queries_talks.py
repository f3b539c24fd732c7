"""What somebody reads of the talks of one dossier: what the law of access opens to them."""

from functools import cache

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Integer,
    Update,
    bindparam,
    func,
    or_,
    select,
    update,
)

from webapp.case.account import Account, Role
from webapp.case.dossier import Dossier
from webapp.case.policy import Act, within
from webapp.case.queries import DOSSIER
from webapp.case.reach import ME
from webapp.contact.messages.model import AMONG_STAFF, Message, Talk
from webapp.contact.messages.queries import Said, columns
from webapp.core.db import Query, UtcDateTime

READS = {
    Talk.CONSULENT: Act.READ_WITH_CONSULENT,
    Talk.BEGELEIDER: Act.READ_WITH_BEGELEIDER,
    Talk.MAATJE: Act.READ_WITH_MAATJE,
    Talk.STAFF: Act.READ_AMONG_STAFF,
    Talk.COORDINATOR: Act.READ_WITH_COORDINATOR,
}
WRITES = {
    Talk.CONSULENT: Act.TALK_WITH_CONSULENT,
    Talk.BEGELEIDER: Act.TALK_WITH_BEGELEIDER,
    Talk.MAATJE: Act.TALK_WITH_MAATJE,
    Talk.STAFF: Act.TALK_AMONG_STAFF,
    Talk.COORDINATOR: Act.TALK_WITH_COORDINATOR,
}


@cache
def open_to(role: Role) -> ColumnElement[bool]:
    """Whether a message stands in a talk that somebody with this role reads."""
    return or_(*((Message.talk == talk) & within(act, role) for talk, act in READS.items()))


@cache
def latest(role: Role) -> Query:
    """The last so many messages of each talk, the newest last."""
    last = func.row_number().over(
        partition_by=Message.talk, order_by=(Message.sent_at.desc(), Message.id)
    )
    numbered = select(Message.id, last.label("number"))
    numbered = numbered.join(Dossier, Dossier.id == Message.dossier_id)
    there = numbered.where(Message.dossier_id == DOSSIER, open_to(role)).subquery()
    return (
        select(*columns(Said, name=Account.name))
        .join(there, there.c.id == Message.id)
        .join(Account, Account.id == Message.author_id)
        .where(there.c.number <= bindparam("most", type_=Integer()))
        .order_by(Message.sent_at, Message.id)
    )


# How far each talk is: so many messages, not understood, taken back, of an inburgeraar's own those
# that were read, and those for an interpreter.
MARKS = (Message.unclear_at, Message.taken_back_at)
READ = func.count().filter(Message.by_inburgeraar, Message.seen_at.is_not(None))


@cache
def states(role: Role) -> Query:
    return (
        select(Message.talk, func.count(), *map(func.count, MARKS), READ)
        .add_columns(func.count(Message.interpreter_at))
        .join(Dossier, Dossier.id == Message.dossier_id)
        .where(Message.dossier_id == DOSSIER, open_to(role))
        .group_by(Message.talk)
        .order_by(Message.talk)
    )


@cache
def see(role: Role) -> Update:
    """A talk was opened: what others wrote in it has been seen."""
    here = select(Dossier.id).where(Dossier.id == Message.dossier_id, open_to(role))
    by_the_other = Message.by_inburgeraar != bindparam("by_reader", type_=Boolean())
    mine = update(Message).where(
        Message.dossier_id == DOSSIER,
        Message.talk == bindparam("opened", type_=Message.talk.type),
        Message.author_id != ME,
        Message.talk.in_(AMONG_STAFF) | by_the_other,
        Message.seen_at.is_(None),
        here.correlate(Message).exists(),
    )
    seen = mine.values(seen_at=bindparam("now", type_=UtcDateTime()))
    return seen.execution_options(synchronize_session=False)
