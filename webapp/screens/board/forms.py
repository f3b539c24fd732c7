"""What a consulent says who puts something off."""

from datetime import date, timedelta

from werkzeug.datastructures import MultiDict
from wtforms import Form
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput

from webapp.core import clock
from webapp.screens.board.model_put_off import WhyLater
from webapp.speech.i18n import ptext
from webapp.web.choices import One, members
from webapp.web.fields import Read, a_day

DAY = ptext("desk", "Please choose a day after today, and not beyond its own day.")
WHY = ptext("desk", "Please choose one.")


class Later(Form):
    until = Read(ptext("desk", "Until which day?"), a_day, else_=DAY, widget=DateInput())
    why = One(ptext("desk", "Why later?"), members(WhyLater), else_=WHY)

    def __init__(self, last: date, posted: MultiDict[str, str] | None = None) -> None:
        first = clock.today() + timedelta(days=1)
        super().__init__(posted)
        self.until.flags.min, self.until.flags.max = first.isoformat(), last.isoformat()
        self.days = first, last

    def validate_until(self, field: Read[date]) -> None:
        first, last = self.days
        if field.value and not first <= field.value <= last:
            raise ValidationError(DAY)
