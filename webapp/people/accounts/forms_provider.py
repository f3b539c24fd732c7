"""What a provider sends back with somebody, and what is said when it is not right."""

from wtforms import Form, StringField

from webapp.people.accounts.queries_metadata import Fault
from webapp.speech.i18n import Text, text

FAULTS: dict[Fault, Text] = {
    Fault.AWAY: text("Signing in there does not work now. Please try again later."),
    Fault.REFUSED: text("You did not sign in there. Please try again."),
    Fault.OLD: text("This took too long, or it was done before. Please start again."),
    Fault.ELSEWHERE: text("This answer comes from somewhere else. Please start again."),
    Fault.FALSE: text("We cannot trust this answer. Please start again."),
    Fault.WEAK: text("Please sign in there with a second step, such as an app."),
    Fault.UNKNOWN: text("This account is not connected here yet. Please ask for a link."),
    Fault.TAKEN: text("This account belongs to somebody else here."),
}
NO_CARD = text("We do not know this DigiD yet. Please ask for a card.")


class Return(Form):
    """RFC 6749 and 9207. Nothing of it was typed by a person."""

    state = StringField()
    code = StringField()
    iss = StringField()
    error = StringField()
