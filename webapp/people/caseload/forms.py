"""What a consulent hands in about somebody of the caseload."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from wtforms import BooleanField, Form, StringField
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length, Optional, Regexp

from webapp.case.account import Language
from webapp.case.dossier import BegeleidingKind, CloseReason, HouseholdKind, Script
from webapp.fields import Read, a_day, plain
from webapp.law.duo import Doelgroep
from webapp.people.caseload.model import MOST_LETTERS
from webapp.speech.i18n import ptext

NAME = ptext("desk", "Please write the name, at most 80 letters.")
NO_DIGITS = ptext("desk", "A name has no numbers. A BSN or V-nummer does not belong here.")
NO_DAY = ptext("desk", "This is not a day. Write it as 14-09-2026.")
BORN = ptext("desk", "This day of birth is not possible.")
CHOOSE = ptext("desk", "Please choose one.")
TWICE = ptext("desk", "There is a dossier with this name and day of birth already.")
BAD_DAY = ptext("desk", "Please choose a day from today on, at most a year ahead.")
TAKEN = ptext("desk", "Somebody guides them in this way on that day already.")
SHORT, LETTERS = Length(max=MOST_LETTERS, message=NAME), Regexp(r"[^\d\n]*$", message=NO_DIGITS)
YES_NO = AnyOf(["yes", "no"], CHOOSE)


class NewDossier(Form):
    """Nothing but what is needed: no BSN, no V-nummer, no nationality."""

    name = StringField(filters=[plain], validators=[DataRequired(NAME), SHORT, LETTERS])
    born_on = Read(a_day, NO_DAY, validators=[InputRequired(NO_DAY)])
    language = StringField(validators=[AnyOf([*Language], CHOOSE)])
    script = StringField(validators=[AnyOf([*Script], CHOOSE)])
    interpreter = StringField(validators=[YES_NO])
    shared = StringField(validators=[YES_NO])
    doelgroep = StringField(validators=[AnyOf([*Doelgroep], CHOOSE)])
    household = StringField(validators=[AnyOf([*HouseholdKind], CHOOSE)])
    again = BooleanField()  # it is somebody else of the same name and day


class Among(StringField):
    """The id of one of a few rows."""

    @property
    def id_of(self) -> UUID:
        """Once it is valid."""
        return UUID(str(self.data))


def one_of(ids: Collection[UUID]) -> AnyOf:
    return AnyOf([str(id) for id in ids], CHOOSE)


class Guide(Form):
    guide = Among()
    kind = StringField(validators=[AnyOf([*BegeleidingKind], CHOOSE)])
    first = Read(a_day, NO_DAY, validators=[InputRequired(NO_DAY)])
    last = Read(a_day, NO_DAY, validators=[Optional()])

    def __init__(self, data: Any, ids: Collection[UUID]) -> None:
        super().__init__(data)
        self.guide.validators = [one_of(ids)]


class Transfer(Form):
    consulent = Among()

    def __init__(self, data: Any, ids: Collection[UUID]) -> None:
        super().__init__(data)
        self.consulent.validators = [one_of(ids)]


class Close(Form):
    reason = StringField(validators=[AnyOf([*CloseReason], CHOOSE)])


class Search(Form):
    q = StringField(filters=[plain], validators=[SHORT])
