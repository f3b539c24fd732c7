"""What a consulent types of what the person said of a plan."""

from datetime import date

from werkzeug.datastructures import MultiDict
from wtforms import Form
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput

from webapp.core import clock
from webapp.plan.pip.model_said import MOST_LETTERS, Opinion
from webapp.speech.i18n import ptext
from webapp.web.choices import One, members
from webapp.web.fields import Paragraph, Read, a_day_in_force

CHOOSE = ptext("desk", "Please choose one.")
DAY = ptext("desk", "Please choose a day from 2022 to today.")
LONG = ptext("desk", "This is too long.")


class WriteSaid(Form):
    opinion = One(ptext("desk", "What did they say?"), members(Opinion), else_=CHOOSE)
    said_on = Read(ptext("desk", "On which day?"), a_day_in_force, else_=DAY, widget=DateInput())
    words = Paragraph(ptext("desk", "In which words?"), most=MOST_LETTERS, else_=LONG, dutch=True)

    def __init__(self, posted: MultiDict[str, str] | None = None) -> None:
        super().__init__(posted, data={"said_on": str(clock.today())})

    def validate_said_on(self, field: Read[date]) -> None:
        if field.sure > clock.today():
            raise ValidationError(DAY)
