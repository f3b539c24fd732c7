"""What people hand in to come in."""

import re

from wtforms import Form, StringField, ValidationError

from webapp.case.secrets import CODE_LENGTH
from webapp.people.accounts.forms_digits import Code, Pin, six_digits
from webapp.people.accounts.queries_pins import PinFault
from webapp.speech.i18n import Text, text
from webapp.web.choices import Offer, One

NOT_THE_SAME = text("The two PINs are not the same.")
CHOOSE_ONE = text("Please choose one.")
USED = text("This link or code does not work any more. Please ask for a new one.")
TOO_OFTEN = text("You tried too often. Please wait ten minutes.")
EASY = text("Others can guess this PIN. Please choose another one.")
FAULTS: dict[PinFault, Text] = {
    PinFault.WRONG: text("This is not your PIN. Please try again."),
    PinFault.WAIT: text("You tried too often. Please wait a while. Then try again."),
    PinFault.REVOKED: text("This phone cannot sign in any more. Please call your consulent."),
}
AWAY = text("You were away for a while. Please sign in again.")
ENDED = text("You are signed out. Please sign in again.")
SENT = text("Please sign in to open that page.")
CODE_OR_LINK = text("Please type the 8 digits of your code.")


class EnterPin(Form):
    person = StringField()
    """The enrolment, when several people use this phone."""
    pin = Pin(text("Your PIN, 6 digits"), "current-password", validators=[six_digits])


class ChoosePin(Form):
    person = StringField()
    """The enrolment that the PIN is for: two people may be starting on one phone."""
    pin = Pin(text("Your new PIN, 6 digits"), "new-password", validators=[six_digits])
    again = Pin(text("The same PIN again"), "new-password")
    phone = One(
        text("Is this your own phone?"),
        [
            Offer(True, "own", text("Yes, only I use it"), picture="person"),
            Offer(False, "shared", text("No, others use it too"), picture="family"),
        ],
        else_=CHOOSE_ONE,
    )

    def validate_again(self, field: StringField) -> None:
        if field.data != self.pin.data:
            raise ValidationError(NOT_THE_SAME)


class UseInvitation(Form):
    token = StringField()
    code = Code(text("Your code, 8 digits"))

    def validate_code(self, field: StringField) -> None:
        if not self.token.data and not re.fullmatch(rf"[0-9]{{{CODE_LENGTH}}}", field.data or ""):
            raise ValidationError(CODE_OR_LINK)
