"""What a consulent hands in of a telephone number."""

from wtforms import BooleanField, Form
from wtforms.widgets import TelInput

from webapp.case.facts import PhoneNumber, Whose
from webapp.case.telephone import a_number
from webapp.people.caseload.forms import CHOOSE
from webapp.speech.i18n import ptext
from webapp.web.choices import One, members
from webapp.web.conflicts import Merging
from webapp.web.fields import Line, Read

NO_NUMBER = ptext(
    "desk", "This is no telephone number. Outside the Netherlands begin with + and the country."
)
LONG = ptext("desk", "Please write at most 40 letters.")
TWICE = ptext("desk", "This number stands here already.")


class Phone(Form):
    number = Read(ptext("desk", "Telephone number"), a_number, else_=NO_NUMBER, widget=TelInput())
    whose = One(ptext("desk", "Whose is it?"), members(Whose), else_=CHOOSE)
    best_time = Line(ptext("desk", "When to call"), most=40, else_=LONG)


class KnownPhone(Phone, Merging):
    """One that others may change meanwhile."""

    gone = BooleanField(ptext("desk", "This number is of no use any more"))


def typed_of(phone: PhoneNumber) -> dict[str, str]:
    typed = {"number": phone.number, "whose": str(phone.whose), "gone": ""}
    return typed | {"best_time": phone.best_time or ""}
