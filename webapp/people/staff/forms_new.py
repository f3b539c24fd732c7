"""What is handed in to let a colleague or a volunteer in."""

from collections.abc import Iterable
from uuid import UUID

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField
from wtforms.validators import ValidationError

from webapp.case.account import Role
from webapp.case.dossier import BegeleidingKind
from webapp.people.staff.forms import CHOOSE, Person
from webapp.people.staff.forms_matching import Matching
from webapp.speech.i18n import ptext
from webapp.web.choices import Offer, One, members

TWICE = ptext("desk", "Somebody with this name can come in already.")
WHOSE = ptext("desk", "Please choose the organisation they work for.")
LEADS = (Role.COORDINATOR, Role.MANAGER)
"""Who works for an organisation, and is let in by the gemeente."""
OF_GEMEENTE = (Role.CONSULENT, Role.INCOME, Role.TRAINER, Role.BEHEERDER, *LEADS)


class NewPerson(Person):
    again = BooleanField(ptext("desk", "It is somebody else with the same name."))


class NewColleague(NewPerson):
    role = One(ptext("desk", "Role"), members(OF_GEMEENTE), else_=CHOOSE)
    organisation = One[UUID](ptext("desk", "Organisation"), else_=WHOSE, optional=True)

    def __init__(
        self, posted: MultiDict[str, str] | None, organisations: Iterable[Offer[UUID]]
    ) -> None:
        super().__init__(posted)
        self.organisation.offers = [*organisations]

    def validate_organisation(self, field: One[UUID]) -> None:
        if self.role.value in LEADS and field.value is None:
            raise ValidationError(WHOSE)


class NewVolunteer(NewPerson, Matching):
    """Who guides always has a last day."""

    kind = One(ptext("desk", "Role"), members(BegeleidingKind), else_=CHOOSE)

    def __init__(self, posted: MultiDict[str, str] | None) -> None:
        super().__init__(posted)
        self.last.flags.required = True
