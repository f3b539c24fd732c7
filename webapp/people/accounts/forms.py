"""What people hand in to come in."""

import re

from wtforms import BooleanField, Form, PasswordField, StringField, ValidationError
from wtforms.validators import AnyOf

from webapp.case.account import Language
from webapp.case.secrets import CODE_LENGTH, PIN_LENGTH
from webapp.people.accounts.entry import PinFault
from webapp.speech.i18n import Text, text

SIX_DIGITS = text("A PIN has 6 digits.")
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
CODE_OR_LINK = text("Please type the 8 digits of your code.")

EASTERN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def digits(value: str | None) -> str | None:
    """What an Arabic keyboard types for 0-9 is the same number; spaces do not matter."""
    return re.sub(r"[\s-]", "", value.translate(EASTERN_DIGITS)) if value else value


def six_digits(form: Form, field: StringField) -> None:
    if not re.fullmatch(rf"[0-9]{{{PIN_LENGTH}}}", field.data or ""):
        raise ValidationError(SIX_DIGITS)


class EnterPin(Form):
    person = StringField()
    """The enrolment, when several people use this phone."""
    pin = PasswordField(filters=[digits], validators=[six_digits])


class ChoosePin(Form):
    person = StringField()
    """The enrolment that the PIN is for: two people may be starting on one phone."""
    pin = PasswordField(filters=[digits], validators=[six_digits])
    again = PasswordField(filters=[digits])
    phone = StringField(validators=[AnyOf(("own", "shared"), CHOOSE_ONE)])

    def validate_again(self, field: StringField) -> None:
        if field.data != self.pin.data:
            raise ValidationError(NOT_THE_SAME)


class UseInvitation(Form):
    token = StringField()
    code = StringField(filters=[digits])

    def validate_code(self, field: StringField) -> None:
        if not self.token.data and not re.fullmatch(rf"[0-9]{{{CODE_LENGTH}}}", field.data or ""):
            raise ValidationError(CODE_OR_LINK)


class ChooseLanguage(Form):
    lang = StringField(validators=[AnyOf([*Language], CHOOSE_ONE)])
    to = StringField()


class LearnDutch(Form):
    on = BooleanField()
    to = StringField()
