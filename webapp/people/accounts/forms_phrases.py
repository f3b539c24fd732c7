"""A passphrase and six digits, where a passkey cannot be."""

from wtforms import Form, PasswordField, StringField, ValidationError

from webapp.case.secrets_staff import MOST_LETTERS, is_weak
from webapp.people.accounts.forms_secrets import EitherCode, Phrase, SignInName, SixDigits
from webapp.speech.i18n import text

WRONG = text("This name, passphrase or code is not right. Please try again.")
WEAK = text("Please choose 15 letters or more: some words that others cannot guess.")
NOT_THE_SAME = text("The two passphrases are not the same.")
NOT_THE_DIGITS = text("These are not the six digits. Please wait for the next ones.")
FILL_IN = text("Please fill this in.")


class ChoosePhrase(Form):
    phrase = Phrase(text("Your new passphrase, 15 letters or more"), "new-password")
    again = Phrase(text("The same passphrase again"), "new-password")
    code = SixDigits(text("The six digits in your app now"))
    whose = ""
    """The own name, which makes no passphrase."""

    def validate_phrase(self, field: PasswordField) -> None:
        typed = field.data or ""
        if len(typed) > MOST_LETTERS or is_weak(typed, self.whose):
            raise ValidationError(WEAK)

    def validate_again(self, field: PasswordField) -> None:
        if field.data != self.phrase.data:
            raise ValidationError(NOT_THE_SAME)


class ProvePhrase(Form):
    """Besides what stands in the form that waits."""

    proof_phrase = Phrase(text("Your passphrase"), "current-password")
    proof_code = EitherCode(text("Six digits of your app, or a recovery code"))


class EnterPhrase(Form):
    name = SignInName(text("Your sign-in name"))
    phrase = Phrase(text("Your passphrase"), "current-password")
    code = EitherCode(text("Six digits of your app, or a recovery code"))

    def validate_name(self, field: StringField) -> None:
        if not (field.data and self.phrase.data and self.code.data):
            raise ValidationError(FILL_IN)
