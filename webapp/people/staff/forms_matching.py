"""What is handed in about whom somebody can guide."""

from datetime import date

from werkzeug.datastructures import MultiDict
from wtforms import Form
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput

from webapp.case.spoken import Spoken
from webapp.case.volunteer import Volunteer
from webapp.core import clock
from webapp.people.staff.forms import CHOOSE
from webapp.speech.i18n import ptext
from webapp.web.choices import Some, members
from webapp.web.fields import MOST_NAME, NAME, Line, Number, Read, a_day

SEEN = ptext("desk", "Please choose a day that has come.")
CAPACITY = ptext("desk", "Please write a number from 1 to 60.")


class Matching(Form):
    """By what somebody who guides is matched with people."""

    spoken = Some(ptext("desk", "Languages they speak"), members(Spoken), else_=CHOOSE)
    capacity = Number(
        ptext("desk", "How many households at a time?"),
        least=1,
        most=60,
        else_=CAPACITY,
        optional=True,
    )
    village = Line(ptext("desk", "In which village do they live?"), most=MOST_NAME, else_=NAME)
    vog = Read(ptext("desk", "VOG seen on"), a_day, else_=SEEN, optional=True, widget=DateInput())

    def validate_vog(self, field: Read[date]) -> None:
        if field.value and field.value > clock.today():
            raise ValidationError(SEEN)


class ChangeMatching(Matching):
    def __init__(self, posted: MultiDict[str, str] | None, volunteer: Volunteer) -> None:
        seen, room = volunteer.vog_seen_on, volunteer.capacity
        stands = {"spoken": volunteer.spoken, "capacity": str(room or ""), "vog": str(seen or "")}
        stands["village"] = volunteer.village or ""
        super().__init__(posted, data=stands)
