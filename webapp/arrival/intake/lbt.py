"""The result of the LBT as a consulent writes it down. DUO's scores have a comma."""

from datetime import date
from typing import Any

from wtforms import Form, StringField
from wtforms.validators import AnyOf, ValidationError

from webapp.core import clock
from webapp.fields import Read, a_day, in_the_form, maybe
from webapp.law.lbt import LbtExemption, LbtOutcome
from webapp.speech.i18n import ptext

DAY = ptext("desk", "Please choose a day from 2022 to today.")
SCORE = ptext("desk", "Please write a score with a comma: 63,50.")
OUTCOME = ptext("desk", "Please choose what DUO reported.")
NO_TEST = ptext("desk", "With an exemption there is no score. Choose 'not known'.")
FIRST_DAY = date(2022, 1, 1)
"""The Wet inburgering 2021 holds from this day on: nobody took the LBT before."""


def a_score(typed: str) -> int:
    """Hundredths of "63,5"."""
    whole, _, part = in_the_form(r"\d{1,3}(,\d{1,2})?", typed).partition(",")
    return int(whole) * 100 + int(part.ljust(2, "0") or 0)


class RecordLbt(Form):
    outcome = StringField(validators=[AnyOf([*LbtOutcome], OUTCOME)])
    day = Read(a_day, DAY)
    exemption = maybe([*LbtExemption], OUTCOME)
    score = Read(a_score, SCORE)
    needed = Read(a_score, SCORE)

    def validate_day(self, field: Read) -> None:
        if field.value is None or not FIRST_DAY <= field.value <= clock.today():
            raise ValidationError(DAY)

    def validate_exemption(self, field: StringField) -> None:
        said = self.score.data or self.needed.data or self.outcome.data != LbtOutcome.UNKNOWN
        if field.data and said:
            raise ValidationError(NO_TEST)

    def content(self) -> dict[str, Any]:
        """The columns of a result; only after it was found valid."""
        exemption = self.exemption.data
        return {
            "outcome": LbtOutcome(self.outcome.data or ""),
            "day": self.day.value,
            "exemption": LbtExemption(exemption) if exemption else None,
            "score_hundredths": self.score.value,
            "needed_hundredths": self.needed.value,
        }
