"""The hours of every week: a lesson, a course, work; and when guides can be walked in to."""

from collections.abc import Callable
from typing import Any

from wtforms import Form, HiddenField, SelectMultipleField, StringField
from wtforms.validators import AnyOf, DataRequired, Length, ValidationError

from webapp.calendar.agenda.model import LessonKind
from webapp.fields import Read, a_day_in_force, a_time, one_line
from webapp.speech.i18n import text

WEEKDAYS = tuple(str(number) for number in range(7))
MOST_LETTERS = 120

CHOOSE = text("Please choose.")
DAY = text("Please choose a day.")
TIME = text("Please fill in a time, for example 09:30.")
ORDER = text("The end comes after the beginning.")
PLACE = text("Please write where it is, with at most 120 letters.")
OVERLAP = text("There is something at these hours already.")


def a_place(at_least: int) -> StringField:
    return StringField(filters=[one_line], validators=[Length(at_least, MOST_LETTERS, PLACE)])


def needed(how: Callable[[str], Any], complaint: str) -> Read:
    return Read(how, complaint, validators=[DataRequired(complaint)])


class Hours(Form):
    """From and until which hour, and where."""

    starts = needed(a_time, TIME)
    ends = needed(a_time, TIME)
    place = a_place(1)
    address = a_place(0)

    def validate_ends(self, field: Read) -> None:
        if self.starts.value and field.value and field.value <= self.starts.value:
            raise ValidationError(ORDER)


class Weekly(Hours):
    kind = StringField(validators=[AnyOf([*LessonKind], CHOOSE)])
    weekdays = SelectMultipleField(choices=[], validate_choice=False)
    first = needed(a_day_in_force, DAY)
    last = Read(a_day_in_force, DAY)

    def validate_weekdays(self, field: SelectMultipleField) -> None:
        if not field.data or not set(field.data) <= set(WEEKDAYS):
            raise ValidationError(CHOOSE)

    def validate_last(self, field: Read) -> None:
        if field.value and self.first.value and field.value < self.first.value:
            raise ValidationError(ORDER)

    @property
    def chosen_weekdays(self) -> list[int]:
        return sorted({int(number) for number in self.weekdays.data or ()})


class Stop(Form):
    """The last day of one that goes on."""

    last = needed(a_day_in_force, DAY)


class WalkInHours(Hours):
    """New ones; or with `remove` those to take away."""

    remove = HiddenField()
    weekday = StringField(validators=[AnyOf(WEEKDAYS, CHOOSE)])

    def values(self) -> dict[str, Any]:
        hours = {"starts": self.starts.value, "ends": self.ends.value}
        return {"weekday": int(self.weekday.data or 0), "place": self.place.data} | hours
