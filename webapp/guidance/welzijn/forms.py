"""What a coördinator does with a signaal."""

from typing import Any

from wtforms import Form, StringField, ValidationError
from wtforms.validators import AnyOf

from webapp.guidance.welzijn.card import CHOOSE, one_of
from webapp.guidance.welzijn.model import Outcome, Reason
from webapp.law.welzijn import Level
from webapp.speech.i18n import text

CHANGED = text("This has changed. Please look again.")
WHY = text("Please choose why there was nothing to do.")


class Weigh(Form):
    level = one_of(Level)


class ReportBack(Form):
    """The terugkoppeling: limited words only."""

    outcome = one_of(Outcome)
    reason = StringField(validators=[AnyOf([None, "", *Reason], CHOOSE)])

    def validate_reason(self, field: Any) -> None:
        if (self.outcome.data == Outcome.NO_ACTION) != bool(field.data):
            raise ValidationError(WHY)
