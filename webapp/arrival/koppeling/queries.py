"""What is read of people on their way, and how it looks. Values have names."""

from datetime import date, datetime
from functools import cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import aliased

from webapp.arrival.koppeling.model import Azc, FromCoa, HandedOver, Stay
from webapp.case.account import Account
from webapp.case.facts import ContactAttempt, HowTried
from webapp.case.queries import DOSSIER
from webapp.case.reach import GEMEENTE
from webapp.core.db import Query

PAGE = 30
by = aliased(Account)


class Centre(NamedTuple):
    id: UUID
    name: str
    minutes: int
    closed: bool


class Waited(NamedTuple):
    """In which AZC somebody waits or waited, and who wrote it down."""

    azc_id: UUID
    azc: str
    minutes: int
    noted_at: datetime
    name: str


class Tried(NamedTuple):
    """That somebody tried to reach them."""

    day: date
    how: HowTried
    reached: bool
    noted_at: datetime
    name: str


class Tick(NamedTuple):
    """That COA told it."""

    item: FromCoa
    done_at: datetime
    done_by: str


CENTRES = select(Azc.id, Azc.name, Azc.minutes, Azc.closed).where(Azc.gemeente_id == GEMEENTE)
OPEN_CENTRES = CENTRES.where(Azc.closed.is_(False)).order_by(Azc.name)
SAME_NAME = select(Azc.id).where(
    Azc.gemeente_id == GEMEENTE, func.lower(Azc.name) == func.lower(bindparam("name"))
)
WAITS_IN = (
    select(Stay.azc_id).where(Stay.dossier_id == DOSSIER).order_by(Stay.noted_at.desc()).limit(1)
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


@cache
def shown(azcs: Select[tuple[Azc]]) -> Query:
    """Those in use first."""
    columns = [getattr(Azc, name) for name in Centre._fields]
    return azcs.with_only_columns(*columns).order_by(Azc.closed, Azc.name)
