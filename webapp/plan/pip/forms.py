"""Whether what goes on every week was kept this week."""

from datetime import date

from wtforms import Form
from wtforms.validators import ValidationError

from webapp.core import clock
from webapp.law.calendar import monday_of
from webapp.plan.pip.model import ThisWeek
from webapp.speech.i18n import text
from webapp.web.choices import One, members
from webapp.web.fields import Read, a_day

CHOOSE = text("Please choose an answer.")


class Week(Form):
    """An answer may wait on the phone: it says itself of which week it is."""

    said = One(CHOOSE, members(ThisWeek), else_=CHOOSE, optional=True)
    """Nothing: the answer is taken back."""
    monday = Read(CHOOSE, a_day, else_=CHOOSE)

    def validate_monday(self, field: Read[date]) -> None:
        if field.sure != monday_of(min(field.sure, clock.today())):
            raise ValidationError(CHOOSE)
