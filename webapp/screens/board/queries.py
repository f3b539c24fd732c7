"""What the board looks for, the nearest first. Values have names.

Days are not kept, so each part sorts by the fact a day is reckoned from: the nearest facts have
the nearest days. All parts have the same columns, so that one statement reads them together.
"""

from datetime import date

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    Integer,
    bindparam,
    cast,
    literal,
    null,
    select,
    type_coerce,
)
from sqlalchemy.orm import aliased

from webapp.case.account import Account
from webapp.case.dossier import Begeleiding, BegeleidingKind, DateKind, Dossier, DossierDate
from webapp.case.reach import GEMEENTE, ME, TODAY
from webapp.contact.push.queries import not_reached
from webapp.core.db import Column, Columns, Query
from webapp.money.budget.model import Ontzorging
from webapp.screens.board.model import Matter

MOST, SKIP = bindparam("most", type_=Integer()), bindparam("skip", type_=Integer())
MINE = Dossier.consulent_id == ME
NO_DAY = cast(null(), Date())
DAYS = ("base", "second", "third", "fourth")


def day(name: str) -> BindParameter[date]:
    return bindparam(name, type_=Date())


def shown(matter: Matter, *days: Column, number: ColumnElement[int] | int = 0) -> Columns:
    """What each part has beside whose dossier it is: the days that a matter follows from."""
    known = [*days, *[NO_DAY] * len(DAYS)][: len(DAYS)]
    named = [each.label(name) for each, name in zip(known, DAYS, strict=True)]
    return [
        literal(matter.value).label("matter"),
        type_coerce(number, Integer()).label("number"),
        *named,
    ]


def part(
    dossiers: Query, matter: Matter, *days: Column, number: ColumnElement[int] | int = 0
) -> Query:
    """These dossiers with what is shown of them; the names of so few people come last."""
    whose = Dossier.id, Dossier.inburgeraar_id
    return dossiers.with_only_columns(*whose, *shown(matter, *days, number=number))


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


def ending(dossiers: Query) -> Query:
    """Begeleiding in its last months, whoever guides now. A maatje's company has no term."""
    first, other = aliased(Begeleiding), aliased(Begeleiding)
    same = other.dossier_id == first.dossier_id, other.kind == BegeleidingKind.BEGELEIDER
    earlier = (other.starts_on < first.starts_on) | (
        (other.starts_on == first.starts_on) & (other.id < first.id)
    )
    goes_on = other.ends_on.is_(None) | (other.ends_on > day("today"))
    return (
        part(dossiers, Matter.BEGELEIDING, first.starts_on)
        .join(first, first.dossier_id == Dossier.id)
        .where(
            first.kind == BegeleidingKind.BEGELEIDER,
            first.starts_on <= day("guided_until"),
            ~select(other.id).where(*same, earlier).exists(),
            select(other.id).where(*same, goes_on).exists(),
        )
        .order_by(first.starts_on, Dossier.id)
    )


def unreached(dossiers: Query) -> Query:
    """By name: whoever has thousands of people reads as far as the first few, not all of them.

    A person's gemeente is that of their dossier, and names are indexed within it.
    """
    person = aliased(Account)
    its = dossiers.where(Dossier.inburgeraar_id == person.id).with_only_columns(Dossier.id)
    dossier = its.correlate(person).scalar_subquery()
    what = shown(Matter.NOT_REACHED, TODAY)
    return (
        select(dossier.label("id"), person.id.label("inburgeraar_id"), *what)
        .where(person.gemeente_id == GEMEENTE, dossier.is_not(None), not_reached(person.id))
        .order_by(person.filed_as, person.id)
    )
