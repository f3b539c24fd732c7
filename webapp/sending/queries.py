"""What is due, whose it is, and where it can be sent. Values have names."""

from sqlalchemy import Integer, Uuid, bindparam, select, update

from webapp.case.account import Account
from webapp.case.queries import SHARES_PHONE
from webapp.contact.push.model import Choice, Delivery, Reminder, State, Subscription
from webapp.contact.push.pages_notice import Claimed
from webapp.contact.push.queries import LIVE, REAL
from webapp.core.db import UtcDateTime

NOW = bindparam("now", type_=UtcDateTime())
IDS = bindparam("ids", type_=Uuid(), expanding=True)
DUE = (Reminder.state == State.WAITING, Reminder.send_at <= NOW, Reminder.leased_until < REAL)

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
    .returning(*(getattr(Reminder, name) for name in Claimed._fields))
    .execution_options(synchronize_session=False)
)
PHONES = LIVE.where(Subscription.account_id.in_(IDS))
DELIVERED = select(Delivery.reminder_id, Delivery.subscription_id).where(
    Delivery.reminder_id.in_(IDS)
)
ANYTHING = select(select(Reminder.id).where(*DUE).exists())
