"""What the board looks for, the nearest first. Values have names.

Days are not kept, so a statement sorts by the fact a day is reckoned from: the nearest facts have
the nearest days.
"""

from datetime import date
from typing import Any

from sqlalchemy import (
    Date,
    Integer,
    Select,
    bindparam,
    case,
    func,
    select,
)
from sqlalchemy.orm import aliased

from webapp.accounts.model import Account
from webapp.agenda.model import Appointment
from webapp.budget.model import Ontzorging
from webapp.db import UtcDateTime
from webapp.dossiers.model import Begeleiding, BegeleidingKind, DateKind, Dossier, DossierDate
from webapp.pip.model import Pip, PipStatus
from webapp.policy import ME
from webapp.push.queries import not_reached

MOST, SKIP = bindparam("most", type_=Integer()), bindparam("skip", type_=Integer())
FOR_EVER = date(9999, 12, 31)
MINE = Dossier.consulent_id == ME
WHO: tuple[Any, ...] = (Dossier.id, Account.name)


def day(name: str) -> Any:
    return bindparam(name, type_=Date())


def people(dossiers: Select[Any], *columns: Any) -> Select[Any]:
    """The dossiers with the names of their people, and these columns."""
    named = dossiers.join(Account, Account.id == Dossier.inburgeraar_id)
    return named.with_only_columns(*WHO, *columns).limit(MOST).offset(SKIP)


def without_plan(dossiers: Select[Any]) -> Select[Any]:
    """With the days that the deadline is reckoned from: DUO's, the BRP's, and two that may come."""
    duo, registered, third, weeks = (aliased(DossierDate) for _ in range(4))
    known = (
        (duo, DateKind.DUO_NOTICE, False),
        (registered, DateKind.REGISTERED, False),
        (third, DateKind.THIRD_PARTY_INFO, True),
        (weeks, DateKind.TEN_WEEKS, True),
    )
    base = case((duo.day > registered.day, duo.day), else_=registered.day)
    fixed = select(Pip.id).where(Pip.dossier_id == Dossier.id, Pip.status == PipStatus.FIXED)
    found = people(dossiers, *(each.day for each, _, _ in known)).where(~fixed.exists())
    for each, kind, outer in known:
        here = (each.dossier_id == Dossier.id) & (each.kind == kind)
        found = found.join(each, here, isouter=outer)
    return found.order_by(func.coalesce(weeks.day, base), Dossier.id)


def undecided(dossiers: Select[Any]) -> Select[Any]:
    """Ontzorging without an outcome, of which the first reminder to decide has come."""
    return (
        people(dossiers, DossierDate.day)
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


def no_answer(dossiers: Select[Any]) -> Select[Any]:
    """Appointments of the coming days that nobody answered."""
    shown = Appointment.starts_local, Appointment.kind
    return (
        people(dossiers, *shown)
        .join(Appointment, Appointment.dossier_id == Dossier.id)
        .where(
            Appointment.starts_at >= bindparam("now", type_=UtcDateTime()),
            Appointment.starts_at < bindparam("soon", type_=UtcDateTime()),
            Appointment.answer.is_(None),
            Appointment.cancelled_at.is_(None),
        )
        .order_by(Appointment.starts_at, Appointment.id)
    )


def ending(dossiers: Select[Any]) -> Select[Any]:
    """Begeleiding in its last months, whoever guides now. A maatje's company has no term."""
    last = func.max(func.coalesce(Begeleiding.ends_on, FOR_EVER))
    guided = (
        select(Begeleiding.dossier_id, func.min(Begeleiding.starts_on).label("first_on"))
        .where(Begeleiding.kind == BegeleidingKind.BEGELEIDER)
        .group_by(Begeleiding.dossier_id)
        .having(last > day("today"))
        .subquery()
    )
    return (
        people(dossiers, guided.c.first_on)
        .join(guided, guided.c.dossier_id == Dossier.id)
        .where(guided.c.first_on <= day("guided_until"))
        .order_by(guided.c.first_on, Dossier.id)
    )


def unreached(dossiers: Select[Any]) -> Select[Any]:
    called = people(dossiers).where(not_reached(Dossier.inburgeraar_id))
    return called.order_by(Account.name, Dossier.id)
