"""What a consulent hands in to take somebody in, or to find them."""

from datetime import date

from wtforms import BooleanField, Form
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput, SearchInput

from webapp.case.account import Language
from webapp.case.born import Born, a_birth
from webapp.case.dossier import HouseholdKind, Script
from webapp.core import clock
from webapp.law.duo import Doelgroep
from webapp.people.caseload.model import MOST_LETTERS
from webapp.speech.i18n import Text, ptext
from webapp.web.choices import Offer, One, members
from webapp.web.fields import Line, Read, a_day
from webapp.web.names import NAME, a_name

OLDEST = date(1900, 1, 1)
NO_DAY = ptext("desk", "This is not a day. Write it as 14-09-2026.")
NO_BIRTH = ptext("desk", "Write what is known: 14-02-2000, or 07-1991, or 1990.")
BORN = ptext("desk", "This day of birth is not possible.")
CHOOSE = ptext("desk", "Please choose one.")
TWICE = ptext("desk", "There is a dossier with this name and day of birth already.")
YES_OR_NO = (
    Offer(True, "yes", ptext("desk", "Yes"), picture="check"),
    Offer(False, "no", ptext("desk", "No"), picture="cross"),
)


def yes_or_no(label: Text, *, optional: bool = False) -> One[bool]:
    return One(label, YES_OR_NO, else_=CHOOSE, optional=optional)


def a_birth_of() -> Read[Born]:
    return Read(ptext("desk", "Date of birth"), a_birth, else_=NO_BIRTH)


def a_day_of(label: Text, *, optional: bool = False) -> Read[date]:
    return Read(label, a_day, else_=NO_DAY, optional=optional, widget=DateInput())


class NewDossier(Form):
    """Nothing but what is needed: no BSN, no V-nummer, no nationality."""

    name = a_name()
    again = BooleanField(ptext("desk", "It is somebody else with the same name and day of birth."))
    born_on = a_birth_of()
    language = One(ptext("desk", "Language"), members(Language), else_=CHOOSE)
    script = One(ptext("desk", "Which letters do they read?"), members(Script), else_=CHOOSE)
    interpreter = yes_or_no(ptext("desk", "Is an interpreter needed?"))
    shared = yes_or_no(ptext("desk", "Do others use their phone too?"))
    doelgroep = One(ptext("desk", "Group (doelgroep)"), members(Doelgroep), else_=CHOOSE)
    household = One(ptext("desk", "Household"), members(HouseholdKind), else_=CHOOSE)

    def validate_born_on(self, field: Read[Born]) -> None:
        if not OLDEST <= field.sure.day <= clock.today():
            raise ValidationError(BORN)


class Search(Form):
    q = Line(ptext("desk", "Name"), most=MOST_LETTERS, else_=NAME, widget=SearchInput())
