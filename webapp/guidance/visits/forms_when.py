"""On which day a visit was, and how long it took: tiles, and fields that overrule them."""

from datetime import date, timedelta

from wtforms import Field, Form
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput, TimeInput

from webapp.core import clock
from webapp.guidance.visits import model
from webapp.speech.i18n import text
from webapp.web.choices import DayWords, Offer, numbers
from webapp.web.fields import Number, Read, Tiles, a_day, a_small_number, a_time

DAY = text("Please choose a day: today, or in the past three months.")
TIME = text("Please write a time like 14:30.")
MINUTES = text("Please choose how long it was: 1 to 600 minutes.")
AT = text("At what time?")
TRAVEL = text("Please write how many minutes you travelled: 0 to 600.")
KM = text("Please write how many kilometres it was: 0 to 500.")
CHIPS = (15, 30, 45, 60, 90)
"""Minutes that are one tap."""


def a_day_back(typed: str) -> date:
    day, today = a_day(typed), clock.today()
    if not today - timedelta(days=model.OLDEST_DAYS) <= day <= today:
        raise ValueError
    return day


def a_length(typed: str) -> int:
    minutes = a_small_number(typed)
    if not 1 <= minutes <= model.MOST_MINUTES:
        raise ValueError
    return minutes


def near(today: date) -> list[Offer[date]]:
    """Days that are one tap."""
    days = (today, today - timedelta(days=1))
    return [Offer(day, day.isoformat(), DayWords(day)) for day in days]


class When(Form):
    other_minutes = Read(
        text("Another number"), a_length, else_=MINUTES, optional=True, inputmode="numeric"
    )
    minutes = Tiles(text("How many minutes?"), a_length, numbers(CHIPS), else_=MINUTES)
    other_day = Read(text("Another day"), a_day_back, else_=DAY, optional=True, widget=DateInput())
    day = Tiles(text("Which day?"), a_day_back, else_=DAY)
    travel_minutes = Number(
        text("Minutes of travel, there and back"),
        least=0,
        most=model.MOST_MINUTES,
        else_=TRAVEL,
        optional=True,
    )
    travel_km = Number(
        text("Kilometres, there and back"), least=0, most=model.MOST_KM, else_=KM, optional=True
    )
    begins = Read(AT, a_time, else_=TIME, optional=True, widget=TimeInput())

    def validate_minutes(self, field: Field) -> None:
        if not (self.other_minutes.data or field.data):
            raise ValidationError(MINUTES)

    def validate_day(self, field: Field) -> None:
        if not (self.other_day.data or field.data):
            raise ValidationError(DAY)

    @property
    def on(self) -> date:
        return self.other_day.value or self.day.sure

    @property
    def lasted(self) -> int:
        return self.other_minutes.value or self.minutes.sure
