"""How somebody wants to be reminded, and where."""

from datetime import datetime, time
from uuid import UUID

from wtforms import BooleanField, Form

from webapp.contact.push.model import Subscription
from webapp.speech.i18n import Text, text
from webapp.web.choices import Offer, One
from webapp.web.fields import Line

CHOOSE_TIME = text("Please choose a time from the list.")
NOT_REACHABLE = text("This phone cannot get messages. Your consulent calls you.")


def an_hour(label: Text, hours: range) -> One[time]:
    named = [(time(hour), f"{time(hour):%H:%M}") for hour in hours]
    return One(label, [Offer(each, name, name) for each, name in named], else_=CHOOSE_TIME)


def browsers_own(longest: int) -> Line:
    """Something the browser says of itself; whether we post there is checked by the sender."""
    return Line(NOT_REACHABLE, most=longest, else_=NOT_REACHABLE, optional=False)


class ChooseReminders(Form):
    """Quiet hours begin in the evening and end in the morning: of the day itself much is left."""

    quiet_from = an_hour(text("From"), range(17, 24))
    quiet_until = an_hour(text("Until"), range(5, 12))
    says_when = BooleanField(text("Show time and place on the locked phone too"))
    by_sms = BooleanField(text("Send me an SMS when the app does not reach me"))


class Subscribe(Form):
    """A browser's address and keys, and the public key of ours that it was made with."""

    endpoint = browsers_own(2048)
    p256dh = browsers_own(100)
    auth = browsers_own(40)
    key = browsers_own(100)

    def is_of(self, known: Subscription | None) -> bool:
        """Whether who knows the address knows its keys too."""
        keys = (self.p256dh.sure, self.auth.sure)
        return known is None or (known.p256dh, known.auth) == keys

    def made(self, account_id: UUID, sign_in_id: UUID, at: datetime) -> Subscription:
        return Subscription(
            account_id=account_id,
            sign_in_id=sign_in_id,
            endpoint=self.endpoint.sure,
            p256dh=self.p256dh.sure,
            auth=self.auth.sure,
            vapid_key=self.key.sure,
            made_at=at,
        )
