"""What is read of people on their way, and of the days that count. Values have names."""

from typing import Any

from sqlalchemy import Integer, ScalarSelect, Select, Uuid, bindparam, func, select
from sqlalchemy.orm import aliased

from webapp.arrival.koppeling.model import Azc, ContactAttempt, HandedOver, Stay
from webapp.case.account import Account, Enrolment
from webapp.case.dossier import DateKind, Dossier, DossierDate
from webapp.case.policy import GEMEENTE, ROW
from webapp.plan.pip.model import Pip, PipStatus

DOSSIER = bindparam("dossier", type_=Uuid())
PAGE = 30
person, by = aliased(Account), aliased(Account)

CENTRES = (
    select(Azc.id, Azc.name, Azc.minutes, Azc.closed)
    .where(Azc.gemeente_id == GEMEENTE)
    .order_by(Azc.closed, Azc.name)
)
OPEN_CENTRES = CENTRES.where(Azc.closed.is_(False))
ONE_CENTRE = select(Azc).where(Azc.gemeente_id == GEMEENTE, Azc.id == ROW)
SAME_NAME = select(Azc).where(
    Azc.gemeente_id == GEMEENTE, func.lower(Azc.name) == func.lower(bindparam("name"))
)
STAYS = (
    select(Stay.azc_id, Azc.name.label("azc"), Azc.minutes, Stay.noted_at, by.name)
    .join(Azc, Azc.id == Stay.azc_id)
    .join(by, by.id == Stay.noted_by_id)
    .where(Stay.dossier_id == DOSSIER)
    .order_by(Stay.noted_at.desc())
    .limit(PAGE)
)
ATTEMPTS = (
    select(ContactAttempt.day, ContactAttempt.how, ContactAttempt.reached)
    .add_columns(ContactAttempt.noted_at, by.name)
    .join(by, by.id == ContactAttempt.noted_by_id)
    .where(ContactAttempt.dossier_id == DOSSIER)
    .order_by(ContactAttempt.day.desc(), ContactAttempt.noted_at.desc())
    .limit(PAGE)
)
TOLD = (
    select(HandedOver.item, HandedOver.done_at, by.name.label("done_by"))
    .join(by, by.id == HandedOver.done_by_id)
    .where(HandedOver.dossier_id == DOSSIER, HandedOver.undone_at.is_(None))
)
ONE_TOLD = select(HandedOver).where(
    HandedOver.dossier_id == DOSSIER,
    HandedOver.item == bindparam("item", type_=HandedOver.item.type),
    HandedOver.undone_at.is_(None),
)


def day_of(kind: DateKind) -> ScalarSelect[Any]:
    """One day that counts, as a column of a list of dossiers."""
    return (
        select(DossierDate.day)
        .where(DossierDate.dossier_id == Dossier.id, DossierDate.kind == kind)
        .correlate(Dossier)
        .scalar_subquery()
    )


def of_dossier(column: Any, *where: Any) -> ScalarSelect[Any]:
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


def arriving(dossiers: Select[Any]) -> Select[Any]:
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
            person.language,
            consulent.name.label("consulent"),
            Azc.name.label("azc"),
            Azc.minutes,
            FIRST_REACHED.label("first_reached"),
            FIRST_PHONE.label("first_phone"),
            of_dossier(func.count(ContactAttempt.id), *TRIED).label("attempts"),
            of_dossier(
                func.count(HandedOver.id),
                HandedOver.dossier_id == Dossier.id,
                HandedOver.undone_at.is_(None),
            ).label("told"),
            *(day_of(kind).label(kind.name) for kind in DateKind),
        )
        .order_by(REGISTERED.is_not(None), KOPPELING.is_(None), KOPPELING, person.name, Dossier.id)
        .limit(PAGE + 1)
        .offset(bindparam("skip", type_=Integer()))
    )
