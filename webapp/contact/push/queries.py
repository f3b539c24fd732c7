"""What reminders and subscriptions are read and written by. Values have names."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Uuid,
    bindparam,
    delete,
    func,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.orm import aliased

from webapp.case.account import Account, Enrolment, SignIn
from webapp.case.queries import SHARES_PHONE
from webapp.contact.push.model import MISSED, Choice, Delivery, Reminder, State, Subscription
from webapp.core.db import UtcDateTime

NOW, REAL = (bindparam(name, type_=UtcDateTime()) for name in ("now", "real"))
ME = bindparam("me", type_=Uuid())
IDS = bindparam("ids", type_=Uuid(), expanding=True)
DUE = (Reminder.state == State.WAITING, Reminder.send_at <= NOW, Reminder.leased_until < REAL)

MY_CHOICE = select(Choice).where(Choice.account_id == ME)
MY_CHOICE_TO_READ = select(Choice.quiet_from, Choice.quiet_until, Choice.says_when).where(
    Choice.account_id == ME
)
MY_PHONES = select(Subscription).where(Subscription.account_id == ME).order_by(Subscription.made_at)
BY_ENDPOINT = select(Subscription).where(Subscription.endpoint == bindparam("endpoint"))

# Whose reminders are due. Their rows are held, so that two workers never share one person's.
PEOPLE = (
    select(Account.id, Account.language, (Choice.says_when & ~SHARES_PHONE).label("says_when"))
    .outerjoin(Choice, Choice.account_id == Account.id)
    .where(
        Account.id.in_(
            select(Reminder.account_id)
            .where(*DUE)
            .order_by(Reminder.send_at)
            .limit(bindparam("most", type_=Integer()))
        )
    )
    .with_for_update(of=Account, skip_locked=True, key_share=True)
)
CLAIM = (
    update(Reminder)
    .where(*DUE, Reminder.account_id.in_(IDS))
    .values(
        leased_by=bindparam("worker", type_=Uuid()),
        leased_until=bindparam("until", type_=UtcDateTime()),
    )
    .returning(
        Reminder.id,
        Reminder.account_id,
        Reminder.kind,
        Reminder.subject_id,
        Reminder.not_after,
        Reminder.urgent,
        Reminder.path,
        Reminder.begins_local,
        Reminder.place,
        Reminder.come_path,
        Reminder.come_seed,
        Reminder.tag,
        Reminder.tries,
    )
    .execution_options(synchronize_session=False)
)
# A session that has run out, was ended or revoked is not written to; nor who has left.
LIVE = (
    select(
        Subscription.id,
        Subscription.account_id,
        Subscription.endpoint,
        Subscription.p256dh,
        Subscription.auth,
        Subscription.vapid_key,
    )
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
PHONES = LIVE.where(Subscription.account_id.in_(IDS))


def written(state: State) -> ColumnElement[str]:
    """The value itself. A value apart makes SQLite plan anew each time: whether the index on what
    is waiting can be used depends on it.
    """
    return literal_column(f"'{state}'")


def not_reached(account_id: Any) -> ColumnElement[bool]:
    """Whether somebody should call: no phone to write to, or the last three did not arrive.

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
    phone = LIVE.where(Subscription.account_id == account_id)
    return or_(~phone.exists(), count.scalar_subquery() >= MISSED)


NOT_REACHED = select(not_reached(bindparam("account", type_=Uuid())))
DELIVERED = select(Delivery.reminder_id, Delivery.subscription_id).where(
    Delivery.reminder_id.in_(IDS)
)
ANYTHING = select(select(Reminder.id).where(*DUE).exists())
DONE = delete(Reminder).where(
    Reminder.state != State.WAITING, Reminder.not_after < bindparam("before", type_=UtcDateTime())
)
