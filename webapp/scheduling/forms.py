"""What is asked to plan, move or cancel an appointment, and to name a school holiday."""

from wtforms import BooleanField, Form, HiddenField, StringField
from wtforms.validators import AnyOf, Length, ValidationError

from webapp.agenda.model import WhyChanged
from webapp.agenda.planned import When
from webapp.fields import Read, SmallNumber, a_day_in_force, one_line
from webapp.i18n import ptext, text

LENGTHS = (15, 30, 45, 60, 90, 120, 150)

CHOOSE = ptext("desk", "Please choose from the list.")
HOLIDAY_DAY = ptext("desk", "Please choose a first and a last day, in this order.")
HOLIDAY_NAME = ptext("desk", "Please write a name of at most 60 letters.")
OVERLAPS = ptext("desk", "Another school holiday lies in these days.")
CHANGED = ptext("desk", "Somebody changed this appointment meanwhile. Please look again.")
AGAIN = text("Please go back and try again.")


class Change(Form):
    """The appointment as it was seen, and why it changes."""

    seen = SmallNumber()
    why = StringField(validators=[AnyOf([*WhyChanged], CHOOSE)])


class Move(When, Change):
    lengths = LENGTHS


class Cancel(Change):
    later_too = BooleanField()


class Missed(Form):
    missed = StringField(validators=[AnyOf(["yes", "no"], CHOOSE)])


class KeepFeed(Form):
    do = StringField(validators=[AnyOf(["make", "stop"], AGAIN)])


class Holiday(Form):
    """A new one; or with `remove` the one to take away."""

    remove = HiddenField()
    name = StringField(filters=[one_line], validators=[Length(1, 60, HOLIDAY_NAME)])
    first = Read(a_day_in_force, HOLIDAY_DAY)
    last = Read(a_day_in_force, HOLIDAY_DAY)

    def validate_last(self, field: Read) -> None:
        if self.first.value is None or field.value is None or field.value < self.first.value:
            raise ValidationError(HOLIDAY_DAY)
