"""How somebody wants to be reminded, and where."""

from datetime import time

from wtforms import BooleanField, Form, StringField
from wtforms.validators import AnyOf, InputRequired, Length

from webapp.speech.i18n import text

CHOOSE_TIME = text("Please choose a time from the list.")
NOT_REACHABLE = text("This phone cannot get messages. Your consulent calls you.")
FROM = [f"{time(hour):%H:%M}" for hour in range(17, 24)]
UNTIL = [f"{time(hour):%H:%M}" for hour in range(5, 12)]


def a_time(times: list[str]) -> StringField:
    return StringField(validators=[AnyOf(times, CHOOSE_TIME)])


def browsers_own(longest: int) -> StringField:
    """Something the browser says of itself; whether we post there is checked by the sender."""
    there = [InputRequired(NOT_REACHABLE), Length(max=longest, message=NOT_REACHABLE)]
    return StringField(validators=there)


class ChooseReminders(Form):
    """Quiet hours begin in the evening and end in the morning: of the day itself much is left."""

    quiet_from = a_time(FROM)
    quiet_until = a_time(UNTIL)
    says_when = BooleanField()


class Subscribe(Form):
    """A browser's address and keys, and the public key of ours that it was made with."""

    endpoint = browsers_own(2048)
    p256dh = browsers_own(100)
    auth = browsers_own(40)
    key = browsers_own(100)

    def given(self) -> dict[str, str]:
        return {name: value or "" for name, value in self.data.items()}
