"""When something is planned: the fields that every planner of appointments asks for."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from wtforms import Form, SelectMultipleField, StringField
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput, TimeInput

from webapp.core import clock
from webapp.fields import maybe
from webapp.speech.i18n import ptext, text
from webapp.web.fields import One, Read, a_day, a_time, numbers

FURTHEST = timedelta(days=366)

DAY = ptext("desk", "Please choose a day from today on, within a year.")
TIME = ptext("desk", "Please write a time like 14:30, later than now.")
LENGTH = ptext("desk", "Please choose how long.")
WHO = ptext("desk", "Please choose from the list.")
AGAIN = text("Please go back and try again.")


class Despite(StrEnum):
    """What to do with days on which something else stands."""

    PLAN_ALL = "plan-all"
    LEAVE_OUT = "leave-out"


def a_length(of: Iterable[int]) -> One[int]:
    return One(ptext("desk", "How many minutes?"), numbers(of), else_=LENGTH)


class When(Form):
    """A day from today on, a time later than now, and how long; and what if something is there."""

    day = Read(ptext("desk", "On which day?"), a_day, else_=DAY, widget=DateInput())
    at = Read(ptext("desk", "At what time?"), a_time, else_=TIME, widget=TimeInput())
    minutes: One[int]
    """How long; each planner offers its own lengths with `a_length`."""
    despite = maybe([*Despite], AGAIN)
    known = StringField()
    """Of which beginnings somebody saw that they clash, with spaces between."""

    def validate_day(self, field: Read[date]) -> None:
        today = clock.today()
        if field.value is None or not today <= field.value <= today + FURTHEST:
            raise ValidationError(DAY)

    def validate_at(self, field: Read[time]) -> None:
        now = clock.now().astimezone(clock.AMSTERDAM).replace(tzinfo=None)
        day = self.day.value or date.max
        if field.value is None or datetime.combine(day, field.value) <= now:
            raise ValidationError(TIME)

    def accepts(self, clashing: Collection[datetime]) -> bool:
        """Whether it is wanted all the same, by somebody who saw each of these clashes."""
        seen = (self.known.data or "").split()
        return bool(self.despite.data) and {each.isoformat() for each in clashing} <= set(seen)

    @property
    def starts(self) -> datetime:
        """Local wall time."""
        return datetime.combine(self.day.value or date.max, self.at.value or time())

    @property
    def ends(self) -> datetime:
        return self.starts + timedelta(minutes=self.minutes.value or 0)


class Invitation(When):
    """And who comes too. `about` says what there is to choose from: of `guides` who guides."""

    guides = SelectMultipleField(choices=[], validate_choice=False)

    def __init__(self, posted: Any, about: Mapping[str, Any]) -> None:
        super().__init__(posted)
        self.about = about

    def validate_guides(self, field: SelectMultipleField) -> None:
        if len(self.chosen_guides) != len(set(field.data or ())):
            raise ValidationError(WHO)

    @property
    def chosen_guides(self) -> list[Any]:
        chosen = self.guides.data or ()
        return [guide for guide in self.about["guides"] if str(guide.id) in chosen]
