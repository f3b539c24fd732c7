"""What is handed in by who is going to be away."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from werkzeug.datastructures import MultiDict
from wtforms import Form
from wtforms.widgets import DateInput

from webapp.case.absence import Absence
from webapp.core import clock
from webapp.people.staff.forms import CHOOSE
from webapp.speech.i18n import ptext
from webapp.web.choices import Offer, One
from webapp.web.fields import Read, a_day

DAYS = ptext("desk", "Please choose days from today on, in this order, at most a year ahead.")
AWAY_TOO = ptext("desk", "They are away then too. Please choose somebody else.")


class Away(Form):
    """From when until when, and which colleague stands in."""

    first = Read(ptext("desk", "First day"), a_day, else_=DAYS, widget=DateInput())
    last = Read(ptext("desk", "Last day"), a_day, else_=DAYS, widget=DateInput())
    deputy = One[UUID](ptext("desk", "Who stands in for you?"), else_=CHOOSE)

    def __init__(
        self,
        posted: MultiDict[str, str] | None,
        colleagues: Iterable[Offer[UUID]],
        known: Absence | None,
    ) -> None:
        stands = {"first": clock.today().isoformat()}
        if known:
            stands = {"first": str(known.starts_on), "last": str(known.last_day)}
            stands["deputy"] = str(known.deputy_id or "")
        super().__init__(posted, data=stands if posted is None else None)
        self.deputy.offers = [*colleagues]
        self.deputy.optional = not self.deputy.offers
        self.deputy.flags.required = bool(self.deputy.offers)

    @property
    def days(self) -> tuple[date, date]:
        return self.first.sure, self.last.sure
