"""What a begeleider notes of a visit."""

from datetime import date, timedelta
from functools import lru_cache

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput, TimeInput

from webapp.core import clock
from webapp.guidance.visits import model
from webapp.guidance.visits.forms_when import AT, TIME, When, near
from webapp.guidance.visits.model import HowMet, Mood, Topic
from webapp.speech.i18n import text
from webapp.web.choices import Offer, One, Some, members
from webapp.web.fields import Paragraph, Read, a_day, a_time

HOW = text("Please choose where you met.")
CHOOSE = text("Please choose one.")
NEXT = text("Please choose a day after the visit, within a year.")
NEXT_DAY_TOO = text("Please choose the day of the next visit too.")
AGREED = text("Please write at most 300 letters.")
WORDS = text("Please write at most 1,000 letters.")
WHO = (Offer(False, "", text("Only colleagues")), Offer(True, "1"))
NEXT_ON = text("When is the next visit?")


class LogVisit(When):
    how = One(text("Where did you meet?"), members(HowMet), else_=HOW)
    topics = Some(text("What was it about?"), members(Topic), else_=CHOOSE)
    shared = One(text("Who reads this?"), WHO, else_=CHOOSE, optional=True)
    mood = One(text("How did it go?"), members(Mood), else_=CHOOSE, optional=True)
    agreed = Paragraph(text("What did you agree?"), most=model.MOST_AGREED, else_=AGREED)
    words = Paragraph(text("What else is good to know?"), most=model.MOST_WORDS, else_=WORDS)
    next_on = Read(NEXT_ON, a_day, else_=NEXT, optional=True, widget=DateInput())
    next_at = Read(AT, a_time, else_=TIME, optional=True, widget=TimeInput())
    anyway = BooleanField()
    """Asked again after hints, without a script: keep it as it is."""

    def __init__(
        self, today: date, posted: MultiDict[str, str] | None, **begun: str | list[str]
    ) -> None:
        super().__init__(posted, data=begun)
        self.day.offers = near(today)

    def validate_next_on(self, field: Read[date]) -> None:
        last = clock.today() + timedelta(days=model.FURTHEST_DAYS)
        after = self.other_day.value or self.day.value or clock.today()
        if field.value and not after <= field.value <= last:
            raise ValidationError(NEXT)

    def validate_next_at(self, field: Field) -> None:
        if field.data and not self.next_on.data:
            raise ValidationError(NEXT_DAY_TOO)


@lru_cache(maxsize=2)
def empty(today: date) -> LogVisit:
    """One for all pages of a day: it is drawn and never handed in."""
    return LogVisit(today, None, day=today.isoformat(), shared="")
