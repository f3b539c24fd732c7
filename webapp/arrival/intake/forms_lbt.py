"""The result of the LBT as a consulent writes it down. DUO's scores have a comma."""

from datetime import date, datetime
from uuid import UUID

from werkzeug.datastructures import MultiDict
from wtforms import Form
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput

from webapp.arrival.intake.model import LbtResult
from webapp.core import clock
from webapp.law.lbt import LbtExemption, LbtOutcome
from webapp.speech.i18n import Text, ptext
from webapp.web.choices import Offer, One, members
from webapp.web.fields import Read, a_day, in_the_form

DAY = ptext("desk", "Please choose a day from 2022 to today.")
SCORE = ptext("desk", "Please write a score with a comma: 63,50.")
OUTCOME = ptext("desk", "Please choose what DUO reported.")
NO_TEST = ptext("desk", "With an exemption there is no score. Choose 'not known'.")
FIRST_DAY = date(2022, 1, 1)
"""The Wet inburgering 2021 holds from this day on: nobody took the LBT before."""
LONGEST_SCORE = len("100,00")
EXEMPTIONS: list[Offer[LbtExemption | None]] = [Offer(None, "", ptext("desk", "No"))]
EXEMPTIONS += [Offer(each, str(each), member=each) for each in LbtExemption]


def a_score(typed: str) -> int:
    """Hundredths of "63,5"."""
    whole, _, part = in_the_form(r"\d{1,3}(,\d{1,2})?", typed).partition(",")
    return int(whole) * 100 + int(part.ljust(2, "0") or 0)


def a_score_of(label: Text, id: str) -> Read[int]:
    return Read(label, a_score, else_=SCORE, optional=True, inputmode="decimal", id=id)


class RecordLbt(Form):
    outcome = One(ptext("desk", "What did DUO report?"), members(LbtOutcome), else_=OUTCOME)
    day = Read(ptext("desk", "On which day?"), a_day, else_=DAY, widget=DateInput(), id="lbt-day")
    score = a_score_of(ptext("desk", "Score"), "lbt-score")
    needed = a_score_of(ptext("desk", "Score that is needed"), "lbt-needed")
    exemption = One(
        ptext("desk", "Is there an exemption?"), EXEMPTIONS, else_=OUTCOME, optional=True
    )

    def __init__(self, posted: MultiDict[str, str] | None = None) -> None:
        super().__init__(posted, data={"exemption": ""})
        self.score.flags.maxlength = self.needed.flags.maxlength = LONGEST_SCORE

    def validate_day(self, field: Read[date]) -> None:
        if not FIRST_DAY <= field.sure <= clock.today():
            raise ValidationError(DAY)

    def validate_exemption(self, field: One[LbtExemption | None]) -> None:
        said = self.score.data or self.needed.data or self.outcome.data != LbtOutcome.UNKNOWN
        if field.value and said:
            raise ValidationError(NO_TEST)

    def result(self, dossier_id: UUID, by: UUID, at: datetime) -> LbtResult:
        """Only after it was found valid."""
        return LbtResult(
            dossier_id=dossier_id,
            outcome=self.outcome.sure,
            day=self.day.sure,
            exemption=self.exemption.value,
            score_hundredths=self.score.value,
            needed_hundredths=self.needed.value,
            recorded_by_id=by,
            recorded_at=at,
        )
