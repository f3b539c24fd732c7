"""What is done with a signaal by who follows it up."""

from werkzeug.datastructures import MultiDict
from wtforms import Form
from wtforms.validators import ValidationError

from webapp.guidance.welzijn.forms_card import CHOOSE
from webapp.guidance.welzijn.model import Outcome, Reason
from webapp.law.welzijn import Level
from webapp.speech.i18n import text
from webapp.web.choices import One, members

CHANGED = text("This has changed. Please look again.")
CANNOT_OPEN = text("We cannot read this note. Please write it again, or call your coordinator.")
WHY = text("Please choose why there was nothing to do.")


class Weigh(Form):
    level = One(text("Choose another level"), members(Level), else_=CHOOSE)


class ReportBack(Form):
    """The terugkoppeling: limited words only."""

    outcome = One(text("Tell who wrote it how it went"), members(Outcome), else_=CHOOSE)
    reason = One(text("Why was there nothing to do?"), members(Reason), else_=CHOOSE, optional=True)

    def __init__(self, posted: MultiDict[str, str] | None = None) -> None:
        super().__init__(posted)

    def validate_reason(self, field: One[Reason]) -> None:
        if (self.outcome.value is Outcome.NO_ACTION) != bool(field.value):
            raise ValidationError(WHY)
