"""What is asked on the calendar of the staff, and to name a school holiday."""

from datetime import date

from wtforms import Form
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput

from webapp.speech.i18n import ptext, text
from webapp.web.choices import Offer, One
from webapp.web.fields import NAME, Line, Read, a_day_in_force

HOLIDAY_DAY = ptext("desk", "Please choose a first and a last day, in this order.")
OVERLAPS = ptext("desk", "Another school holiday lies in these days.")
AGAIN = text("Please go back and try again.")


class KeepFeed(Form):
    do = One(AGAIN, [Offer(True, "make"), Offer(False, "stop")], else_=AGAIN)


class Holiday(Form):
    name = Line(ptext("desk", "Name"), most=60, else_=NAME, optional=False)
    first = Read(ptext("desk", "First day"), a_day_in_force, else_=HOLIDAY_DAY, widget=DateInput())
    last = Read(ptext("desk", "Last day"), a_day_in_force, else_=HOLIDAY_DAY, widget=DateInput())

    def validate_first(self, field: Read[date]) -> None:
        if field.value is None:
            raise ValidationError(HOLIDAY_DAY)

    def validate_last(self, field: Read[date]) -> None:
        if self.first.value is None or field.value is None or field.value < self.first.value:
            raise ValidationError(HOLIDAY_DAY)
