"""What a begeleider notes of a visit, and what an inburgeraar adds to it."""

from datetime import timedelta
from typing import Any

from wtforms import Form, SelectMultipleField, StringField
from wtforms.validators import AnyOf, DataRequired, Length, ValidationError

from webapp.core import clock
from webapp.fields import Read, a_day, a_small_number, a_time, maybe, plain
from webapp.guidance.visits import model
from webapp.guidance.visits.model import HowMet, Mood, Topic
from webapp.speech.i18n import text

HOW = text("Please choose where you met.")
DAY = text("Please choose a day: today, or in the past three months.")
TIME = text("Please write a time like 14:30.")
MINUTES = text("Please choose how long it was: 1 to 600 minutes.")
CHOOSE = text("Please choose one.")
NEXT = text("Please choose a day after the visit, within a year.")
NEXT_DAY_TOO = text("Please choose the day of the next visit too.")
AGREED = text("Please write at most 300 letters.")
WORDS = text("Please write at most 1,000 letters.")
SOME = DataRequired(text("Please write something."))
READ = ("day", "minutes", "begins", "next_on", "next_at")


class LogVisit(Form):
    """The field beside a choice, for another day or another length, overrules it."""

    how = StringField(validators=[AnyOf([*HowMet], HOW)])
    other_day = Read(a_day, DAY)
    day = Read(a_day, DAY)
    begins = Read(a_time, TIME)
    other_minutes = Read(a_small_number, MINUTES)
    minutes = Read(a_small_number, MINUTES)
    topics = SelectMultipleField(choices=[*Topic], validate_choice=False)
    mood = maybe([*Mood], CHOOSE)
    agreed = StringField(filters=[plain], validators=[Length(0, model.MOST_AGREED, AGREED)])
    words = StringField(filters=[plain], validators=[Length(0, model.MOST_WORDS, WORDS)])
    next_on = Read(a_day, NEXT)
    next_at = Read(a_time, TIME)
    shared = maybe(["1"], CHOOSE)

    def validate_day(self, field: Read) -> None:
        field.value, today = self.other_day.value or field.value, clock.today()
        oldest = today - timedelta(days=model.OLDEST_DAYS)
        if field.value is None or not oldest <= field.value <= today:
            raise ValidationError(DAY)

    def validate_minutes(self, field: Read) -> None:
        field.value = self.other_minutes.value or field.value
        if not 1 <= (field.value or 0) <= model.MOST_MINUTES:
            raise ValidationError(MINUTES)

    def validate_topics(self, field: SelectMultipleField) -> None:
        if not set(field.data or ()) <= set(Topic):
            raise ValidationError(CHOOSE)

    def validate_next_on(self, field: Read) -> None:
        last = clock.today() + timedelta(days=model.FURTHEST_DAYS)
        if field.value and not (self.day.value or clock.today()) <= field.value <= last:
            raise ValidationError(NEXT)

    def validate_next_at(self, field: Read) -> None:
        if field.value and not self.next_on.data:
            raise ValidationError(NEXT_DAY_TOO)

    def content(self) -> dict[str, Any]:
        """The columns of a visit; only after it was found valid."""
        read = {n: f.value for n, f in self._fields.items() if isinstance(f, Read) and n in READ}
        kept = {name: self[name].data or None for name in ("mood", "agreed", "words")}
        topics = [topic.value for topic in Topic if topic in (self.topics.data or ())]
        return read | kept | {"how": HowMet(self.how.data or ""), "topics": topics}


class AddWords(Form):
    words = StringField(filters=[plain], validators=[SOME, Length(1, model.MOST_WORDS, WORDS)])
