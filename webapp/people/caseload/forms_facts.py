"""What a consulent hands in to put a fact right, and why."""

from wtforms import Form
from wtforms.validators import ValidationError

from webapp.case.account import Language
from webapp.case.born import Born
from webapp.case.dossier import Script
from webapp.case.facts import Fact, Why
from webapp.case.spoken import Spoken
from webapp.core import clock
from webapp.people.caseload.forms import (
    BORN,
    CHOOSE,
    OLDEST,
    a_birth_of,
    yes_or_no,
)
from webapp.people.caseload.forms_home import LONG, Home, Lawful
from webapp.people.caseload.model import MOST_LETTERS
from webapp.speech.i18n import ptext, text
from webapp.web.choices import One, members
from webapp.web.conflicts import Merging
from webapp.web.fields import Line, Read
from webapp.web.names import a_name

BEFORE_DAY = ptext("desk", "A day that counts lies before this day of birth. Put that right first.")

NOT_ALONE = ptext(
    "desk", "Another dossier shares this household. First say below that they live apart."
)


class Facts(Lawful, Home, Merging):
    """All facts of one dossier; each by the name of its Fact."""

    name = a_name()
    born = a_birth_of()
    speaks = One(text("Speaks"), members(Spoken), else_=CHOOSE, optional=True)
    speaks_too = One(ptext("desk", "Speaks too"), members(Spoken), else_=CHOOSE, optional=True)
    language = One(ptext("desk", "Language of the screen"), members(Language), else_=CHOOSE)
    script = One(
        ptext("desk", "Which letters do they read?"), members(Script), else_=CHOOSE, optional=True
    )
    interpreter = yes_or_no(ptext("desk", "Is an interpreter needed?"), optional=True)

    def validate_born(self, field: Read[Born]) -> None:
        if not OLDEST <= field.sure.day <= clock.today():
            raise ValidationError(BORN)

    def wanted(self) -> dict[Fact, object] | None:
        """What becomes another value; None when a colleague changed the same meanwhile, and the
        form shows both. Nothing is kept yet, so each field is as it was loaded now.
        """
        changes = _Changes()
        merged = self.merge_into(changes)
        for field in self:
            vars(field)["was"] = self.kept[field.name]
        return {Fact(name): value for name, value in vars(changes).items()} if merged else None


class _Changes:
    """Takes what a form writes."""


class Reason(Form):
    why = One(ptext("desk", "Why?"), members(Why), else_=CHOOSE)
    note = Line(ptext("desk", "In your own words"), most=MOST_LETTERS, else_=LONG)
