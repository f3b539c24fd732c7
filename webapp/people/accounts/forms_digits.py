"""What is typed in digits, on whichever keyboard: a PIN, or the code of a card."""

import re
from typing import Any

from wtforms import Form, PasswordField, StringField, ValidationError

from webapp.case.secrets import PIN_LENGTH
from webapp.speech.i18n import Text, text

SIX_DIGITS = text("A PIN has 6 digits.")
EASTERN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def digits(typed: str | None) -> str:
    """What an Arabic keyboard types for 0-9 is the same number; spaces do not matter."""
    return re.sub(r"[\s-]", "", (typed or "").translate(EASTERN_DIGITS))


class Code(StringField):
    """The digits of the card."""

    inputmode, autocomplete = "numeric", "one-time-code"

    def __init__(self, label: Text, **bound: Any) -> None:
        super().__init__(label, filters=[digits], **bound)
        self.flags.maxlength = 20


class Pin(PasswordField):
    """Never shown again, also not when it is refused."""

    inputmode = "numeric"

    def __init__(self, label: Text, autocomplete: str, **bound: Any) -> None:
        super().__init__(label, filters=[digits], **bound)
        self.autocomplete = autocomplete
        self.flags.maxlength, self.flags.required = 12, True


def six_digits(form: Form, field: StringField) -> None:
    if not re.fullmatch(rf"[0-9]{{{PIN_LENGTH}}}", field.data or ""):
        raise ValidationError(SIX_DIGITS)
