"""What is typed at the door by staff: a name, a passphrase, and six digits or a recovery code."""

from typing import Unpack

from wtforms import PasswordField, StringField

from webapp.case.secrets_staff import MOST_LETTERS
from webapp.people.accounts.forms_digits import bare
from webapp.speech.i18n import Text
from webapp.web.bound import Bound


class SignInName(StringField):
    autocomplete = "username"

    def __init__(self, label: Text, **bound: Unpack[Bound]) -> None:
        super().__init__(label, **bound)
        self.flags.maxlength, self.flags.required = 100, True


class Phrase(PasswordField):
    """Never shown again, also not when it is refused."""

    def __init__(self, label: Text, autocomplete: str, **bound: Unpack[Bound]) -> None:
        super().__init__(label, **bound)
        self.autocomplete = autocomplete
        self.flags.maxlength, self.flags.required = MOST_LETTERS, True


class SixDigits(StringField):
    inputmode, autocomplete = "numeric", "one-time-code"

    def __init__(self, label: Text, **bound: Unpack[Bound]) -> None:
        super().__init__(label, filters=[bare], **bound)
        self.flags.maxlength, self.flags.required = 12, True


class EitherCode(StringField):
    """Six digits, or a recovery code."""

    autocomplete = "one-time-code"

    def __init__(self, label: Text, **bound: Unpack[Bound]) -> None:
        super().__init__(label, filters=[bare], **bound)
        self.flags.maxlength, self.flags.required = 30, True
