"""What a consulent writes down about somebody on their way."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from werkzeug.datastructures import MultiDict
from wtforms import Form
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput

from webapp.arrival.koppeling.model import FromCoa
from webapp.arrival.koppeling.queries import Centre
from webapp.case.facts import HowTried
from webapp.core import clock
from webapp.speech.i18n import ptext
from webapp.web.choices import YES_OR_NO, Offer, One, members
from webapp.web.fields import Read, a_day

NO_DAY = ptext("desk", "This is not a day. Write it as 14-09-2026.")
CHOOSE = ptext("desk", "Please choose one.")
EARLIER = ptext("desk", "This day is before the koppeling.")
LATER = ptext("desk", "This day has still to come.")
REACHED = [
    Offer(True, "yes", ptext("desk", "reached")),
    Offer(False, "no", ptext("desk", "not reached")),
]


class Waiting(Form):
    """In which of these centres they wait."""

    azc = One[UUID](ptext("desk", "AZC"), else_=CHOOSE)

    def __init__(self, posted: MultiDict[str, str] | None, centres: Iterable[Centre]) -> None:
        super().__init__(posted)
        named = ((each.id, f"{each.name} ({each.minutes} min)") for each in centres)
        self.azc.offers = [Offer(id, str(id), name) for id, name in named]


class Attempt(Form):
    day = Read(ptext("desk", "On which day?"), a_day, else_=NO_DAY, widget=DateInput())
    how = One(ptext("desk", "How?"), members(HowTried), else_=CHOOSE)
    reached = One(ptext("desk", "Did you reach them?"), REACHED, else_=CHOOSE)

    def __init__(self, posted: MultiDict[str, str] | None = None) -> None:
        today = clock.today().isoformat()
        super().__init__(posted, data={"day": today} if posted is None else None)
        self.day.flags.max = today

    def validate_day(self, field: Read[date]) -> None:
        if field.value and field.value > clock.today():
            raise ValidationError(LATER)


class Told(Form):
    item = One(CHOOSE, members(FromCoa), else_=CHOOSE)
    done = One(CHOOSE, YES_OR_NO, else_=CHOOSE)
