"""The answer to an appointment."""

from wtforms import Form, StringField
from wtforms.validators import AnyOf, InputRequired, NumberRange

from webapp.calendar.agenda.model import Answer
from webapp.fields import SmallNumber
from webapp.speech.i18n import text

CHOOSE = text("Please choose an answer.")
STALE = text("This appointment has changed. Please look again and answer.")


class GiveAnswer(Form):
    answer = StringField(validators=[AnyOf([*Answer], CHOOSE)])
    seen = SmallNumber(validators=[InputRequired(STALE), NumberRange(min=0, message=STALE)])
    """The sequence of the appointment on the page that was answered."""
