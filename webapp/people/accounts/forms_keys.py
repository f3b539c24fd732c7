"""What staff hand in with a key of their own."""

from collections.abc import Iterable
from uuid import UUID

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Form, StringField

from webapp.people.accounts.queries_keys import KeyFault
from webapp.speech.i18n import Text, ptext, text
from webapp.web.choices import Offer, One

CHOOSE_ONE = text("Please choose one.")
NOT_MADE = text("The passkey was not made. Please try again.")
FAULTS: dict[KeyFault, Text] = {
    KeyFault.WRONG: text("That did not work. Please try again."),
    KeyFault.UNKNOWN: text("We do not know this passkey. Please ask for a new link."),
    KeyFault.CLOSED: text("Your account is closed. Please ask who made it."),
}
GONE = ptext("desk", "This one is not there any more.")
LAST = ptext("desk", "This is your only key. Please make another one first.")
OWN = text("This is my own phone. Only I use it.")


class MakePasskey(Form):
    credential = StringField()
    """What the browser made, as JSON."""
    phone = One(
        text("Is this your own phone?"),
        [
            Offer(True, "own", text("Yes, only I use it"), picture="person"),
            Offer(False, "desk", text("No, or it is a computer"), picture="work"),
        ],
        else_=CHOOSE_ONE,
    )


class UsePasskey(Form):
    credential = StringField()
    """What the passkey signed, as JSON."""
    own = BooleanField(OWN)


class Prove(Form):
    proof = StringField()
    """What the passkey signed, as JSON; what else is handed in belongs to the form that waits."""


class EndKey(Form):
    """One of one's own keys or sessions."""

    which = One[UUID](GONE, else_=GONE)

    def __init__(self, posted: MultiDict[str, str] | None, mine: Iterable[UUID]) -> None:
        super().__init__(posted)
        self.which.offers = [Offer(each, str(each)) for each in mine]
