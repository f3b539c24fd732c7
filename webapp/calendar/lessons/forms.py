"""The hours of every week: a lesson, a course, work."""

from datetime import date, time

from wtforms import Form
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput, TimeInput

from webapp.calendar.agenda.model import LessonKind
from webapp.speech.i18n import Text, ptext, text
from webapp.web.choices import WEEKDAYS, One, Some, members
from webapp.web.fields import Line, Read, a_day_in_force, a_time

CHOOSE = text("Please choose.")
DAY = text("Please choose a day.")
TIME = text("Please fill in a time, for example 09:30.")
ORDER = text("The end comes after the beginning.")
PLACE = text("Please write where it is, with at most 120 letters.")
OVERLAP = text("There is something at these hours already.")
LAST_DAY = ptext("desk", "Last day")


def an_hour(label: Text) -> Read[time]:
    return Read(label, a_time, else_=TIME, widget=TimeInput())


def a_place(label: Text, *, optional: bool) -> Line:
    return Line(label, most=120, else_=PLACE, optional=optional)


def a_day_of(label: Text, *, optional: bool = False) -> Read[date]:
    return Read(label, a_day_in_force, else_=DAY, optional=optional, widget=DateInput())


class Hours(Form):
    """From and until which hour, and where. Each form asks it in the words of who fills it in."""

    starts: Read[time]
    ends: Read[time]
    place: Line
    address: Line

    def validate_ends(self, field: Read[time]) -> None:
        if self.starts.value and field.value and field.value <= self.starts.value:
            raise ValidationError(ORDER)


class Weekly(Hours):
    kind = One(ptext("desk", "What for?"), members(LessonKind), else_=CHOOSE)
    weekdays = Some(ptext("desk", "On which days?"), WEEKDAYS, else_=CHOOSE)
    starts = an_hour(ptext("desk", "From what time?"))
    ends = an_hour(ptext("desk", "Until what time?"))
    place = a_place(ptext("desk", "Which place?"), optional=False)
    address = a_place(ptext("desk", "Address there"), optional=True)
    first = a_day_of(ptext("desk", "First day"))
    last = a_day_of(LAST_DAY, optional=True)

    def validate_weekdays(self, field: Some[int]) -> None:
        if not field.values:
            raise ValidationError(CHOOSE)

    def validate_last(self, field: Read[date]) -> None:
        if field.value and self.first.value and field.value < self.first.value:
            raise ValidationError(ORDER)
