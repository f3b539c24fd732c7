"""What a consulent records of talks, exams and completed parts."""

from wtforms import Form, StringField
from wtforms.validators import AnyOf, InputRequired, Length

from webapp.fields import Read, a_day_in_force, maybe, plain
from webapp.law.duo import ExamNiveau, ExamPart, ExamResult
from webapp.plan.pip.model import Party
from webapp.speech.i18n import ptext

CHOOSE = ptext("desk", "Please choose one.")
DAY = ptext("desk", "Please write a day like 2026-09-14, between 2022 and 2100.")
LONG = ptext("desk", "This is too long.")
NOT_YET = ptext("desk", "This day has not come yet.")
TWICE = ptext("desk", "This is there already.")
NO_PLAN = ptext("desk", "There is no fixed plan yet.")
MANY = ptext("desk", "Please write at most ten lines, 300 letters each.")
BEFORE_PLAN = ptext("desk", "This day is before the first plan.")
MOST_RESULTS, MOST_WORDS = 10, 300


class HeldTalk(Form):
    held_on = Read(a_day_in_force, DAY, validators=[InputRequired(DAY)])
    party = maybe([*Party], CHOOSE)
    results = StringField(filters=[plain], validators=[Length(0, 4_000, LONG)])

    def lines(self) -> list[str]:
        """Each line that was written becomes an agreement."""
        return [line.strip() for line in (self.results.data or "").split("\n") if line.strip()]


class TakenExam(Form):
    part = StringField(validators=[AnyOf([*ExamPart], CHOOSE)])
    taken_on = Read(a_day_in_force, DAY, validators=[InputRequired(DAY)])
    result = StringField(validators=[AnyOf([*ExamResult], CHOOSE)])
    niveau = maybe([*ExamNiveau], CHOOSE)


class CompletedParts(Form):
    map_talk_on = Read(a_day_in_force, DAY)
    z_route_done_on = Read(a_day_in_force, DAY)
    culpable = maybe(["yes", "no"], CHOOSE)
