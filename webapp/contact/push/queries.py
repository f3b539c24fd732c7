"""What reminders and subscriptions are read and written by. Values have names."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Uuid,
    and_,
    bindparam,
    delete,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from webapp.case.account import Account, Enrolment, SignIn
from webapp.contact.push.model import MISSED, Choice, Reminder, State, Subscription
from webapp.contact.sms.model import Sms, SmsState
from webapp.core.db import Column, UtcDateTime


class Phone(NamedTuple):
    """Where a message can be posted."""

    id: UUID
    account_id: UUID
    endpoint: str
    p256dh: str
    auth: str
    vapid_key: str


REAL = bindparam("real", type_=UtcDateTime())
ME = bindparam("me", type_=Uuid())
HAVE_IT = (SmsState.ACCEPTED, SmsState.ARRIVED)

MY_CHOICE = select(Choice).where(Choice.account_id == ME)
MY_CHOICE_TO_READ = select(
    Choice.quiet_from, Choice.quiet_until, Choice.says_when, Choice.by_sms
).where(Choice.account_id == ME)
MY_PHONES = select(Subscription).where(Subscription.account_id == ME).order_by(Subscription.made_at)
BY_ENDPOINT = select(Subscription).where(Subscription.endpoint == bindparam("endpoint"))

# A session that has run out, was ended or revoked is not written to; nor who has left.
LIVE = (
    select(*(getattr(Subscription, name) for name in Phone._fields))
    .join(SignIn, SignIn.id == Subscription.sign_in_id)
    .join(Account, Account.id == Subscription.account_id)
    .outerjoin(Enrolment, Enrolment.id == SignIn.enrolment_id)
    .where(
        SignIn.account_id == Subscription.account_id,
        SignIn.ends_at > REAL,
        Account.closed_at.is_(None),
        or_(SignIn.enrolment_id.is_(None), Enrolment.revoked_at.is_(None)),
    )
)


def written(state: State) -> ColumnElement[str]:
    """The value itself. A value apart makes SQLite plan anew each time: whether the index on what
    is waiting can be used depends on it.
    """
    return literal_column(f"'{state}'")


def not_reached(account_id: Column) -> ColumnElement[bool]:
    """Whether somebody should call: no phone to write to, or the last three did not arrive, and
    no SMS took their place.

    `account_id` is a column of the statement around it, or a named parameter.
    """
    sent, missed = aliased(Reminder), aliased(Reminder)
    latest = select(func.max(sent.done_at)).where(
        sent.account_id == account_id, sent.state == written(State.SENT)
    )
    since = latest.correlate_except(sent).scalar_subquery()  # it stands two deep
    count = select(func.count(missed.id)).where(
        missed.account_id == account_id,
        missed.state == written(State.MISSED),
        or_(since.is_(None), missed.done_at > since),
    )
    # One of them: with EXISTS, PostgreSQL gathers the phones of the whole country first.
    phone = LIVE.with_only_columns(Subscription.id).where(Subscription.account_id == account_id)
    by_push = or_(phone.limit(1).scalar_subquery().is_(None), count.scalar_subquery() >= MISSED)
    text = select(Sms.state).where(Sms.account_id == account_id).order_by(Sms.day.desc()).limit(1)
    by_sms = func.coalesce(text.scalar_subquery(), SmsState.FAILED)
    return and_(by_push, by_sms.not_in(HAVE_IT))


NOT_REACHED = select(not_reached(bindparam("account", type_=Uuid())))
DONE = delete(Reminder).where(
    Reminder.state != State.WAITING, Reminder.not_after < bindparam("before", type_=UtcDateTime())
)
