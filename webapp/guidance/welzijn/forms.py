"""What is done with a signaal by who follows it up."""

from werkzeug.datastructures import MultiDict
from wtforms import Field, Form
from wtforms.validators import ValidationError

from webapp.guidance.welzijn.forms_card import CHOOSE, TOO_LONG
from webapp.guidance.welzijn.model import MOST_CHARACTERS, Outcome, Reason
from webapp.law.welzijn import Level
from webapp.speech.i18n import ptext, text
from webapp.web.choices import One, members
from webapp.web.fields import Paragraph

CHANGED = text("This has changed. Please look again.")
CANNOT_OPEN = text("We cannot read this note. Please write it again, or call your coordinator.")
WHY = text("Please choose why there was nothing to do.")


LOWER = ptext("desk", "Please write why the level goes down. Then choose the level again.")


class Weigh(Form):
    """Another level than `now`. Nobody makes a worry smaller without saying why."""

    why = Paragraph(ptext("desk", "Why another level?"), most=MOST_CHARACTERS, else_=TOO_LONG)
    level = One(text("Choose another level"), members(Level), else_=CHOOSE)

    def __init__(self, now: Level, posted: MultiDict[str, str] | None = None) -> None:
        super().__init__(posted)
        self.now = now

    def validate_why(self, field: Field) -> None:
        said = any(map(str.isalnum, field.data or ""))  # a dash or a dot is no reason
        if not said and (self.level.value or self.now) < self.now:
            raise ValidationError(LOWER)


class ReportBack(Form):
    """The terugkoppeling: limited words only."""

    outcome = One(text("Tell who wrote it how it went"), members(Outcome), else_=CHOOSE)
    reason = One(text("Why was there nothing to do?"), members(Reason), else_=CHOOSE, optional=True)

    def __init__(self, posted: MultiDict[str, str] | None = None) -> None:
        super().__init__(posted)

    def validate_reason(self, field: One[Reason]) -> None:
        if (self.outcome.value is Outcome.NO_ACTION) != bool(field.value):
            raise ValidationError(WHY)
