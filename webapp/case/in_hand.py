"""The dossier in hand: found in reach, and the same thing whether it is read or about to change."""

from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy.orm import aliased

from webapp.case.account import Account, Language, Role
from webapp.case.born import Born, Known
from webapp.case.dossier import Dossier, InDossier, Permit, Script
from webapp.case.policy import Act, reached
from webapp.case.reach import ROW
from webapp.case.spoken import Spoken
from webapp.core import db
from webapp.core.db import Column, Query
from webapp.law.duo import Doelgroep


@dataclass(frozen=True, slots=True)
class Case:
    """One inburgeraar's dossier, with what nearly every page says of it."""

    id: UUID
    name: str
    language: Language
    gemeente_id: UUID
    household_id: UUID
    inburgeraar_id: UUID
    consulent_id: UUID | None
    consulent: str | None
    phone: str | None
    """Of the consulent, to be called."""
    born_on: date
    born_known: Known | None
    doelgroep: Doelgroep
    permit: Permit | None
    speaks: Spoken | None
    """None while nobody asked: then it is the language of the screen."""
    script: Script | None
    needs_interpreter: bool | None
    shares_phone: bool | None
    participation_cap_hours: int | None
    closed_on: date | None

    @property
    def born(self) -> Born:
        return Born(self.born_on, self.born_known)

    @property
    def tongue(self) -> Spoken:
        """What they speak; the language of their screen while nobody asked."""
        return self.speaks or Spoken(self.language.value)

    @property
    def is_open(self) -> bool:
        return self.closed_on is None

    @property
    def may_need_interpreter(self) -> bool:
        """What the consulent wrote down; while nobody did, who reads no Dutch may need one."""
        if self.needs_interpreter is None:
            return self.tongue is not Spoken.DUTCH
        return self.needs_interpreter


person, consulent = aliased(Account), aliased(Account)
OF_OTHERS: dict[str, Column] = {
    "name": person.name,
    "language": person.language,
    "consulent": consulent.name,
    "phone": consulent.phone,
}
COLUMNS: list[Column] = [
    OF_OTHERS[f.name] if f.name in OF_OTHERS else getattr(Dossier, f.name) for f in fields(Case)
]
"""A field of Case is the column of Dossier with its name, or one of these."""


@cache
def in_reach(act: Act, role: Role, on: type[InDossier] | None, lock: bool) -> Query:
    """The one statement of a view about a dossier: the row `on` it, and the dossier itself."""
    model: Any = on or Dossier
    found: Query = reached(act, role, model).where(model.id == ROW)
    found = found.join(person, person.id == Dossier.inburgeraar_id)
    found = found.outerjoin(consulent, consulent.id == Dossier.consulent_id)
    found = found.with_only_columns(*COLUMNS, *([on] if on else []))
    return found.with_for_update(of=model) if lock else found


def change(case: Case) -> Dossier:
    """The dossier as the object that has verbs. The guard of an unsafe method holds its row."""
    return db.session().get_one(Dossier, case.id)
