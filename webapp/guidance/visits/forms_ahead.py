"""What a begeleider says of a visit that is still to come."""

from datetime import date, datetime, time, timedelta

from wtforms import Field, Form, StringField
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput, TimeInput

from webapp.calendar.agenda.model import Bring, WhyChanged
from webapp.core import clock
from webapp.guidance.visits.forms import CHOOSE, HOW
from webapp.guidance.visits.forms_when import AT, CHIPS, MINUTES
from webapp.guidance.visits.model import FURTHEST_DAYS, HowMet
from webapp.speech.i18n import text
from webapp.web.choices import One, Some, members, numbers
from webapp.web.fields import Line, Read, SmallNumber, a_day, a_time

DAY = text("Please choose a day from today on, at most a year ahead.")
LATER = text("Please write a time like 14:30, later than now.")
PLACE = text("Please write where it is, in at most 120 letters.")
CHANGED = text("This has changed. Please look again.")
REASONS = (
    WhyChanged.YOU_ASKED,
    WhyChanged.LESSON,
    WhyChanged.CANNOT_COME,
    WhyChanged.NOT_NEEDED,
)
WITH_A_PLACE = (HowMet.WALK_IN, HowMet.ELSEWHERE)


class Hours(Form):
    day = Read(text("Which day?"), a_day, else_=DAY, widget=DateInput())
    at = Read(AT, a_time, else_=LATER, widget=TimeInput())
    minutes = One(text("How many minutes?"), numbers(CHIPS), else_=MINUTES)
    known = StringField()
    """The hour of which somebody saw what else stands there, and wants it all the same."""

    def validate_day(self, field: Read[date]) -> None:
        last = clock.today() + timedelta(days=FURTHEST_DAYS)
        if field.value is None or not clock.today() <= field.value <= last:
            raise ValidationError(DAY)

    def validate_at(self, field: Read[time]) -> None:
        now = clock.now().astimezone(clock.AMSTERDAM).replace(tzinfo=None)
        if field.value is None or datetime.combine(self.day.value or date.max, field.value) <= now:
            raise ValidationError(LATER)

    @property
    def slot(self) -> tuple[datetime, datetime]:
        """Local wall time."""
        starts = datetime.combine(self.day.value or date.max, self.at.value or time())
        return starts, starts + timedelta(minutes=self.minutes.sure)

    @property
    def is_wanted_anyway(self) -> bool:
        return self.known.data == self.slot[0].isoformat()


class PlanVisit(Hours):
    how = One(text("Where do you meet?"), members(HowMet), else_=HOW)
    place = Line(text("Which place?"), most=120, else_=PLACE)
    bring = Some(text("What should they bring?"), members(Bring), else_=CHOOSE)

    def validate_place(self, field: Field) -> None:
        if self.how.value in WITH_A_PLACE and not field.data:
            raise ValidationError(PLACE)


class MoveVisit(Hours):
    seen = SmallNumber()
    why = One(text("Why?"), members(REASONS), else_=CHOOSE, id="move-why")


class CancelVisit(Form):
    seen = SmallNumber()
    why = One(text("Why?"), members(REASONS), else_=CHOOSE, id="cancel-why")
