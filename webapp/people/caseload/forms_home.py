"""What a consulent hands in of a permit, a household, and where somebody lives."""

from collections.abc import Mapping

from wtforms import Form
from wtforms.validators import ValidationError

from webapp.case.dossier import GROUP_OF, HouseholdKind, Permit
from webapp.case.facts import WHERE
from webapp.law.duo import Doelgroep
from webapp.people.caseload.forms import CHOOSE, yes_or_no
from webapp.people.caseload.model import MOST_LETTERS
from webapp.people.caseload.model_facts import MOST_CHILDREN
from webapp.speech.i18n import Text, ptext
from webapp.web.choices import One, members
from webapp.web.fields import Line, Number, Read, in_the_form

LONG = ptext("desk", "Please write at most 80 letters.")
NO_POSTCODE = ptext("desk", "Write a postcode like 2661 AB.")
NO_CHILDREN = ptext("desk", "Please write how many children, 0 to 20.")
OTHER_GROUP = ptext("desk", "This permit does not go with this group (doelgroep).")
NOT_KEPT = ptext("desk", "The address is hidden: leave street, postcode and place empty.")


def a_postcode(typed: str) -> str:
    digits, letters = in_the_form(r"\d{4} ?[A-Za-z]{2}", typed)[:4], typed[-2:].upper()
    return f"{digits} {letters}"


def children_of(label: Text) -> Number:
    return Number(label, least=0, most=MOST_CHILDREN, else_=NO_CHILDREN, optional=True)


class Lawful(Form):
    """What the law asks."""

    doelgroep = One(ptext("desk", "Group (doelgroep)"), members(Doelgroep), else_=CHOOSE)
    permit = One(ptext("desk", "Permit"), members(Permit), else_=CHOOSE, optional=True)
    household = One(ptext("desk", "Household"), members(HouseholdKind), else_=CHOOSE)
    children = children_of(ptext("desk", "Children at home"))

    def validate_permit(self, field: One[Permit]) -> None:
        permit = field.value
        if permit and self.doelgroep.value not in (None, GROUP_OF[permit]):
            raise ValidationError(OTHER_GROUP)


class Home(Form):
    """Where they live, unless that is hidden."""

    kept: Mapping[str, str]
    hidden = yes_or_no(ptext("desk", "Is the address hidden (adres afgeschermd)?"))
    street = Line(ptext("desk", "Street and number"), most=MOST_LETTERS, else_=LONG)
    postcode = Read(ptext("desk", "Postcode"), a_postcode, else_=NO_POSTCODE, optional=True)
    place = Line(ptext("desk", "Place"), most=MOST_LETTERS, else_=LONG)

    def validate_street(self, field: Line) -> None:
        stays = self.hidden.value is True and self.kept["hidden"] == "yes"
        if stays and any(self[str(fact)].data for fact in WHERE):
            raise ValidationError(NOT_KEPT)
