"""What is typed in digits, on whichever keyboard: a PIN, or the code of a card."""

import re
import unicodedata
from typing import Unpack

from wtforms import Form, PasswordField, StringField, ValidationError

from webapp.case.secrets import PIN_LENGTH
from webapp.speech.i18n import Text, text
from webapp.web.bound import Bound

SIX_DIGITS = text("A PIN has 6 digits.")
NO_SIGN = ("Z", "C", "P", "M")
"""Unicode's first letter for what is neither a letter nor a number: spaces, marks that nobody sees
(a code that was copied brings them along), dashes and dots.
"""


def bare(typed: str | None) -> str:
    """Letters and digits only; a digit of any script is the same number."""
    kept = (c for c in typed or "" if not unicodedata.category(c).startswith(NO_SIGN))
    return "".join(str(unicodedata.digit(c, c)) for c in kept)


class Code(StringField):
    """The digits of the card."""

    inputmode, autocomplete = "numeric", "one-time-code"

    def __init__(self, label: Text, **bound: Unpack[Bound]) -> None:
        super().__init__(label, filters=[bare], **bound)
        self.flags.maxlength = 20


class Pin(PasswordField):
    """Never shown again, also not when it is refused."""

    inputmode = "numeric"

    def __init__(self, label: Text, autocomplete: str, **bound: Unpack[Bound]) -> None:
        super().__init__(label, filters=[bare], **bound)
        self.autocomplete = autocomplete
        self.flags.maxlength, self.flags.required = 20, True


def six_digits(form: Form, field: StringField) -> None:
    if not re.fullmatch(rf"[0-9]{{{PIN_LENGTH}}}", field.data or ""):
        raise ValidationError(SIX_DIGITS)
