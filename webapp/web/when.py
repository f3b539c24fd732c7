"""When something is planned: the fields that every planner of appointments asks for."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from wtforms import Form, StringField
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput, TimeInput

from webapp.core import clock
from webapp.speech.i18n import ptext, text
from webapp.web.choices import One, members, numbers
from webapp.web.fields import Read, a_day, a_time

FURTHEST = timedelta(days=366)

DAY = ptext("desk", "Please choose a day from today on, within a year.")
TIME = ptext("desk", "Please write a time like 14:30, later than now.")
LENGTH = ptext("desk", "Please choose how long.")
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
    despite = One(AGAIN, members(Despite), else_=AGAIN, optional=True)
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
        return bool(self.despite.value) and {each.isoformat() for each in clashing} <= set(seen)

    @property
    def starts(self) -> datetime:
        """Local wall time."""
        return datetime.combine(self.day.value or date.max, self.at.value or time())

    @property
    def ends(self) -> datetime:
        return self.starts + timedelta(minutes=self.minutes.value or 0)
