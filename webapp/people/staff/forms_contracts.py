"""What is handed in about the contract with an organisation that guides."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from werkzeug.datastructures import MultiDict
from wtforms import Form
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput

from webapp.case.contract import Assignment
from webapp.people.staff.forms import CHOOSE
from webapp.speech.i18n import ptext
from webapp.web.choices import Offer, One, Some, members
from webapp.web.fields import Line, Read, a_day_in_force
from webapp.web.telephones import NUMBER, a_telephone

WHICH = ptext("desk", "Choose an organisation, or write the name of a new one.")
DAYS = ptext("desk", "Please choose a first and a last day, in this order.")
PARTS = ptext("desk", "Please choose at least one.")
THERE = ptext("desk", "There is a contract with this organisation for these days already.")


class NewContract(Form):
    """With an organisation that is known here, or one that is new."""

    organisation = One[UUID](ptext("desk", "Organisation"), else_=CHOOSE, optional=True)
    name = Line(ptext("desk", "Name of a new organisation"), most=80, else_=WHICH)
    phone = a_telephone(ptext("desk", "Its telephone number"))
    assignment = Some(ptext("desk", "What it is asked to do"), members(Assignment), else_=PARTS)
    first = Read(ptext("desk", "First day"), a_day_in_force, else_=DAYS, widget=DateInput())
    last = Read(
        ptext("desk", "Last day"), a_day_in_force, else_=DAYS, optional=True, widget=DateInput()
    )

    def __init__(self, posted: MultiDict[str, str] | None, known: Iterable[Offer[UUID]]) -> None:
        super().__init__(posted)
        self.organisation.offers = [*known]

    def validate_name(self, field: Line) -> None:
        if not self.organisation.value and not field.sure:
            raise ValidationError(WHICH)

    def validate_phone(self, field: Line) -> None:
        if not self.organisation.value and self.name.sure and not field.sure:
            raise ValidationError(NUMBER)

    def validate_assignment(self, field: Some[Assignment]) -> None:
        if not field.values:
            raise ValidationError(PARTS)

    def validate_last(self, field: Read[date]) -> None:
        if field.value and self.first.value and field.value < self.first.value:
            raise ValidationError(DAYS)

    @property
    def ends_on(self) -> date | None:
        """The first day on which it does not guide any more."""
        return self.last.value + timedelta(days=1) if self.last.value else None


class EndContract(Form):
    last = Read(ptext("desk", "Last day"), a_day_in_force, else_=DAYS, widget=DateInput())

    def __init__(self, posted: MultiDict[str, str] | None, starts_on: date) -> None:
        super().__init__(posted)
        self.starts_on = starts_on

    def validate_last(self, field: Read[date]) -> None:
        if field.value and field.value < self.starts_on:
            raise ValidationError(DAYS)
