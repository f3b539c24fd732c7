"""What a consulent writes down of hours."""

from wtforms import Form, StringField
from wtforms.validators import AnyOf, InputRequired, Length

from webapp.fields import Read, a_day, a_small_number, one_line
from webapp.plan.ledger.model import MOST_LETTERS, HoursKind, minutes_in
from webapp.speech.i18n import ptext, text

CHOOSE = ptext("desk", "Please choose one.")
NO_DAY = ptext("desk", "This is not a day. Write it as 14-09-2026.")
NO_HOURS = ptext("desk", "Write the hours as 12,5 or 12:30. At most 2000.")
NO_SOURCE = ptext("desk", "Write who reported the hours, in at most 80 letters.")
NOT_POSSIBLE = ptext("desk", "This day is not possible.")
TWICE = ptext("desk", "These hours are written down already.")
NO_CAP = ptext("desk", "Write whole hours, not more than the route asks, or leave it empty.")
CHANGED = text("This has changed. Please look again.")


class Entry(Form):
    kind = StringField(validators=[AnyOf([*HoursKind], CHOOSE)])
    hours = Read(minutes_in, NO_HOURS, validators=[InputRequired(NO_HOURS)])
    until_on = Read(a_day, NO_DAY, validators=[InputRequired(NO_DAY)])
    source = StringField(filters=[one_line], validators=[Length(1, MOST_LETTERS, NO_SOURCE)])


class Cap(Form):
    cap = Read(a_small_number, NO_CAP)
