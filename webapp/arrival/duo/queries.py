"""What the days that count are read by, and what DUO wrote. Values have names."""

from sqlalchemy import bindparam, select
from sqlalchemy.orm import aliased

from webapp.arrival.duo.model import DateChange, DuoEvent
from webapp.case.account import Account
from webapp.case.dossier import DossierDate
from webapp.case.queries import DOSSIER

PAGE = 30
by = aliased(Account)

ONE_DAY = select(DossierDate).where(
    DossierDate.dossier_id == DOSSIER,
    DossierDate.kind == bindparam("kind", type_=DossierDate.kind.type),
)
CHANGES = (
    select(DateChange.kind, DateChange.day, DateChange.code, DateChange.noted_at, by.name)
    .join(by, by.id == DateChange.noted_by_id)
    .where(DateChange.dossier_id == DOSSIER)
    .order_by(DateChange.noted_at.desc(), DateChange.kind)
    .limit(PAGE)
)
EVENTS = (
    select(DuoEvent.code, DuoEvent.day, DuoEvent.noted_at, by.name)
    .join(by, by.id == DuoEvent.noted_by_id)
    .where(DuoEvent.dossier_id == DOSSIER)
    .order_by(DuoEvent.noted_at.desc(), DuoEvent.code)
    .limit(PAGE)
)
SAME_EVENT = select(DuoEvent.id).where(
    DuoEvent.dossier_id == DOSSIER,
    DuoEvent.code == bindparam("code", type_=DuoEvent.code.type),
    DuoEvent.day == bindparam("day", type_=DuoEvent.day.type),
)
