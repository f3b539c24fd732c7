"""What a consulent records of talks, exams and completed parts."""

from datetime import date
from functools import partial

from wtforms import Form
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput

from webapp.core import clock
from webapp.law.duo import ExamNiveau, ExamPart, ExamResult
from webapp.plan.pip.model import Completion, Party
from webapp.speech.i18n import ptext, text
from webapp.web.choices import YES_OR_NO, Offer, One, members
from webapp.web.fields import Paragraph, Read, a_day_in_force

CHOOSE = ptext("desk", "Please choose one.")
DAY = ptext("desk", "Please write a day like 2026-09-14, between 2022 and 2100.")
LONG = ptext("desk", "This is too long.")
NOT_YET = ptext("desk", "This day has not come yet.")
TWICE = ptext("desk", "This is there already.")
NO_PLAN = ptext("desk", "There is no fixed plan yet.")
MANY = ptext("desk", "Please write at most ten lines, 300 letters each.")
BEFORE_PLAN = ptext("desk", "This day is before the first plan.")
MOST_RESULTS, MOST_WORDS = 10, 300
PARTIES = [
    Offer(Party.INBURGERAAR, "inburgeraar", text("Participant")),
    Offer(Party.GEMEENTE, "gemeente", ptext("who does it", "The municipality")),
    Offer(Party.BEGELEIDER, "begeleider", text("Social guide")),
]
FIRST = {"part": ExamPart.LE, "result": ExamResult.GESLAAGD}
"""What an attempt begins with."""
LEVELS = [Offer(each, str(each), str(each)) for each in ExamNiveau]
a_date = partial(Read, how=a_day_in_force, else_=DAY, widget=DateInput())


def has_come(_form: Form, field: Read[date]) -> None:
    if field.sure > clock.today():
        raise ValidationError(NOT_YET)


class HeldTalk(Form):
    held_on = a_date(ptext("desk", "A talk was held on"))
    results = Paragraph(ptext("desk", "What did you agree?"), most=4_000, else_=LONG, dutch=True)
    party = One(ptext("desk", "Who does it?"), PARTIES, else_=CHOOSE, default=Party.INBURGERAAR)
    validate_held_on = has_come

    def validate_results(self, _field: Paragraph) -> None:
        if len(self.lines) > MOST_RESULTS or any(len(each) > MOST_WORDS for each in self.lines):
            raise ValidationError(MANY)

    @property
    def lines(self) -> list[str]:
        """Each line that was written becomes an agreement."""
        return [line.strip() for line in (self.results.data or "").split("\n") if line.strip()]


class TakenExam(Form):
    part = One(ptext("desk", "Exam"), members(ExamPart), else_=CHOOSE)
    niveau = One(ptext("desk", "Level"), LEVELS, else_=CHOOSE, optional=True)
    taken_on = a_date(ptext("desk", "Taken on"))
    result = One(ptext("desk", "Result of DUO"), members(ExamResult), else_=CHOOSE)
    validate_taken_on = has_come


class CompletedParts(Form):
    map_talk_on = a_date(ptext("desk", "Last talk of the MAP (eindgesprek)"), optional=True)
    z_route_done_on = a_date(ptext("desk", "Z-route completed on"), optional=True)
    culpable = One(
        ptext("desk", "To blame (verwijtbaar)? Only when the term has passed."),
        YES_OR_NO,
        else_=CHOOSE,
        optional=True,
    )

    def write(self, done: Completion) -> None:
        done.map_talk_on, done.z_route_done_on = self.map_talk_on.value, self.z_route_done_on.value
        done.culpable = self.culpable.value
