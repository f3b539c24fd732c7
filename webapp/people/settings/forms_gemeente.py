"""What a beheerder hands in about the gemeente itself."""

from datetime import time

from werkzeug.datastructures import MultiDict
from wtforms import Form
from wtforms.validators import ValidationError
from wtforms.widgets import TimeInput

from webapp.case.account import Gemeente
from webapp.speech.i18n import ptext
from webapp.web.choices import WEEKDAYS, Some
from webapp.web.fields import Line, Read, a_time
from webapp.web.telephones import a_telephone

WHEN = ptext("desk", "Please choose at least one day.")
HOURS = ptext("desk", "Please choose two times, in this order.")
THERE = ptext("desk", "It is open already at these hours.")
WHERE = ptext("desk", "Please write street, number, postcode and place.")


class Ourselves(Form):
    """Where people can go and whom they can call; phones show it."""

    phone = a_telephone(ptext("desk", "Telephone number that people may call"), optional=False)
    address = Line(
        ptext("desk", "Address of the gemeentehuis"), most=120, else_=WHERE, optional=False
    )

    def __init__(self, posted: MultiDict[str, str] | None, ours: Gemeente) -> None:
        stands = {"phone": ours.phone, "address": ours.address}
        super().__init__(posted, data=stands if posted is None else None)


class Open(Form):
    """On these days of every week, at the same hours."""

    days = Some(ptext("desk", "On which days?"), WEEKDAYS, else_=WHEN)
    starts = Read(ptext("desk", "From what time?"), a_time, else_=HOURS, widget=TimeInput())
    ends = Read(ptext("desk", "Until what time?"), a_time, else_=HOURS, widget=TimeInput())

    def validate_days(self, field: Some[int]) -> None:
        if not field.values:
            raise ValidationError(WHEN)

    def validate_ends(self, field: Read[time]) -> None:
        if self.starts.value and field.value and field.value <= self.starts.value:
            raise ValidationError(HOURS)
