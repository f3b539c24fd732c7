"""What the board looks for, the nearest first. Values have names.

Days are not kept, so each part sorts by the fact a day is reckoned from: the nearest facts have
the nearest days. All parts have the same columns, so that one statement reads them together.
"""

from datetime import date
from enum import StrEnum

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    Integer,
    Uuid,
    bindparam,
    cast,
    func,
    literal,
    null,
    type_coerce,
)

from webapp.calendar.agenda.model import Appointment
from webapp.case.dossier import DateKind, Dossier, DossierDate
from webapp.case.reach import ME, ROW
from webapp.core.db import Column, Columns, Query
from webapp.money.budget.model import Ontzorging
from webapp.screens.board.model import Matter

MOST = bindparam("most", type_=Integer())
MINE = Dossier.consulent_id == ME
# Whose nobody is the consulent of, is everybody's: as with messages.
MINE_OR_NOBODYS = func.coalesce(Dossier.consulent_id, ME) == ME
NO_DAY = cast(null(), Date())
DAYS = ("base", "second", "third", "fourth")
MET = {
    "about": Appointment.id,
    "at": Appointment.starts_local,
    "kind": Appointment.kind,
    "answer": Appointment.answer,
}
"""What is shown of an appointment; nothing, where there is none."""
NOT_MET = {name: cast(null(), column.type) for name, column in MET.items()}


class Scope(StrEnum):
    """Whose people."""

    MINE = "mine"
    ALL = "all"
    ONE = "one"
    """Of a colleague, whoever is named."""
    THIS = "this"
    """One dossier."""


def within(dossiers: Query, scope: Scope) -> Query:
    if scope is Scope.ALL:
        return dossiers
    if scope is Scope.THIS:
        return dossiers.where(Dossier.id == ROW)
    theirs = Dossier.consulent_id == bindparam("whose", type_=Uuid())
    return dossiers.where(MINE_OR_NOBODYS if scope is Scope.MINE else theirs)


def day(name: str) -> BindParameter[date]:
    return bindparam(name, type_=Date())


def shown(
    matter: Matter, *days: Column, number: ColumnElement[int] | int = 0, met: bool = False
) -> Columns:
    """What each part has beside whose dossier it is: the days that a matter follows from."""
    known = [*days, *[NO_DAY] * len(DAYS)][: len(DAYS)]
    seen = (MET if met else NOT_MET).items()
    return [
        literal(matter.value).label("matter"),
        type_coerce(number, Integer()).label("number"),
        *(each.label(name) for each, name in zip(known, DAYS, strict=True)),
        *(each.label(name) for name, each in seen),
    ]


def part(
    dossiers: Query,
    matter: Matter,
    *days: Column,
    number: ColumnElement[int] | int = 0,
    met: bool = False,
) -> Query:
    """These dossiers with what is shown of them; the names of so few people come last."""
    whose = Dossier.id, Dossier.inburgeraar_id
    return dossiers.with_only_columns(*whose, *shown(matter, *days, number=number, met=met))


def undecided(dossiers: Query) -> Query:
    """Ontzorging without an outcome, of which the first reminder to decide has come."""
    return (
        part(dossiers, Matter.ONTZORGING, DossierDate.day)
        .join(Ontzorging, Ontzorging.household_id == Dossier.household_id)
        .join(DossierDate, DossierDate.dossier_id == Dossier.id)
        .where(
            DossierDate.kind == DateKind.BIJSTAND,
            DossierDate.day <= day("bijstand_until"),
            Ontzorging.outcome.is_(None),
            Ontzorging.ended_on.is_(None),
        )
        .order_by(DossierDate.day, Dossier.id)
    )
