"""Who is on their way to a plan, and how far. Values have names."""

from datetime import date, datetime
from functools import cache
from typing import NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, ScalarSelect, Select, bindparam, func, select
from sqlalchemy.orm import aliased

from webapp.arrival.duo.model import Days
from webapp.arrival.koppeling.model import Azc, HandedOver, Stay
from webapp.case.account import Account, Enrolment
from webapp.case.dossier import DateKind, Dossier, DossierDate
from webapp.case.facts import ContactAttempt
from webapp.core.db import Column, Query
from webapp.plan.pip.model import Pip, PipStatus

PAGE = 30
Found = TypeVar("Found")
person = aliased(Account)


class OnTheWay(NamedTuple):
    """Somebody without a plan, with every day that counts."""

    id: UUID
    name: str
    consulent: str | None
    azc: str | None
    minutes: int | None
    first_reached: date | None
    first_phone: datetime | None
    attempts: int
    told: int
    koppeling: date | None
    registered: date | None
    bijstand: date | None
    duo_notice: date | None
    ten_weeks: date | None
    third_party_info: date | None

    @property
    def days(self) -> Days:
        return {kind: day for kind in DateKind if (day := getattr(self, kind.name.lower()))}


def day_of(kind: DateKind) -> ScalarSelect[date]:
    """One day that counts, as a column of a list of dossiers."""
    return (
        select(DossierDate.day)
        .where(DossierDate.dossier_id == Dossier.id, DossierDate.kind == kind)
        .correlate(Dossier)
        .scalar_subquery()
    )


def of_dossier(column: ColumnElement[Found], *where: Column) -> ScalarSelect[Found]:
    return select(column).where(*where).correlate(Dossier).scalar_subquery()


last_stay = aliased(Stay)
LAST_STAY = (
    select(last_stay.azc_id)
    .where(last_stay.dossier_id == Dossier.id)
    .order_by(last_stay.noted_at.desc())
    .limit(1)
    .correlate(Dossier)
    .scalar_subquery()
)
KOPPELING, REGISTERED = day_of(DateKind.KOPPELING), day_of(DateKind.REGISTERED)
TRIED = (ContactAttempt.dossier_id == Dossier.id,)
FIRST_REACHED = of_dossier(func.min(ContactAttempt.day), *TRIED, ContactAttempt.reached)
FIRST_PHONE = of_dossier(
    func.min(Enrolment.made_at),
    Enrolment.account_id == Dossier.inburgeraar_id,
    Enrolment.pin_hash.is_not(None),
)
HAS_PLAN = (
    select(Pip.id).where(Pip.dossier_id == Dossier.id, Pip.status == PipStatus.FIXED).exists()
)


@cache
def arriving(dossiers: Select[tuple[Dossier]]) -> Query:
    """Who has no plan yet, thirty a page: first who waits longest without a house."""
    consulent = aliased(Account)
    return (
        dossiers.join(person, person.id == Dossier.inburgeraar_id)
        .outerjoin(consulent, consulent.id == Dossier.consulent_id)
        .outerjoin(Azc, Azc.id == LAST_STAY)
        .where(~HAS_PLAN)
        .with_only_columns(
            Dossier.id,
            person.name,
            consulent.name,
            Azc.name,
            Azc.minutes,
            FIRST_REACHED,
            FIRST_PHONE,
            of_dossier(func.count(ContactAttempt.id), *TRIED),
            of_dossier(
                func.count(HandedOver.id),
                HandedOver.dossier_id == Dossier.id,
                HandedOver.undone_at.is_(None),
            ),
            *map(day_of, DateKind),
        )
        .order_by(
            REGISTERED.is_not(None), KOPPELING.is_(None), KOPPELING, person.filed_as, Dossier.id
        )
        .limit(PAGE + 1)
        .offset(bindparam("skip", type_=Integer()))
    )
