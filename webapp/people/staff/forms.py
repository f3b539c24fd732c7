"""What is handed in to change what is known of a colleague, and to stop their account."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from werkzeug.datastructures import MultiDict
from wtforms import Form
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput

from webapp.case.account import Account, Language
from webapp.core import clock
from webapp.people.staff.model import LONGEST
from webapp.speech.i18n import ptext
from webapp.web.choices import Offer, One, members
from webapp.web.fields import Read, a_day
from webapp.web.names import a_name
from webapp.web.telephones import a_telephone

CHOOSE = ptext("desk", "Please choose one.")
LAST = ptext("desk", "Please choose a last day from today on, within five years.")


class Person(Form):
    """What is known of everybody who may come in."""

    name = a_name()
    phone = a_telephone(ptext("desk", "Telephone number that people may call"))
    language = One(ptext("desk", "Language of the screen"), members(Language), else_=CHOOSE)
    last = Read(ptext("desk", "Last day"), a_day, else_=LAST, optional=True, widget=DateInput())

    def validate_last(self, field: Read[date]) -> None:
        today = clock.today()
        if field.value and not today <= field.value <= today + LONGEST:
            raise ValidationError(LAST)

    @property
    def ends_on(self) -> date | None:
        """The first day on which they may not come in any more."""
        return self.last.value + timedelta(days=1) if self.last.value else None


class ChangePerson(Person):
    def __init__(self, posted: MultiDict[str, str] | None, person: Account) -> None:
        last = person.ends_on and person.ends_on - timedelta(days=1)
        stands = {"name": person.name, "phone": person.phone or "", "last": str(last or "")}
        super().__init__(posted, data={**stands, "language": person.language})


class Stop(Form):
    """They cannot come in any more. Whose people they had goes to a colleague first."""

    to = One[UUID](ptext("desk", "Who takes over their people?"), else_=CHOOSE, optional=True)

    def __init__(
        self, posted: MultiDict[str, str] | None, colleagues: Iterable[Offer[UUID]], *, needed: bool
    ) -> None:
        super().__init__(posted)
        self.to.offers = [*colleagues]
        self.to.optional, self.to.flags.required = not needed, needed
