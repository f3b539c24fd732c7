"""How many there are, or wait, at a place. Values have names."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Date, Uuid, bindparam, cast, func, literal, null, select

from webapp.calendar.agenda.model import Appointment
from webapp.case.account import Account
from webapp.case.dossier import Dossier
from webapp.case.reach import ME, TODAY
from webapp.core.db import Column, Columns, Query, UtcDateTime
from webapp.guidance.welzijn.model import Signaal
from webapp.law.welzijn import Level
from webapp.plan.pip.model import Pip, PipStatus
from webapp.screens.board.queries import MINE, MINE_OR_NOBODYS

NO_LEVEL = cast(null(), Signaal.level.type)
NO_MOMENT = cast(null(), UtcDateTime())
NOWHERE = cast(null(), Uuid())
NO_MORE = (NO_LEVEL, NO_MOMENT, NOWHERE)
TOMORROW = bindparam("tomorrow", type_=Date())


class Waits(NamedTuple):
    """Something that asks for somebody, or how many people are theirs."""

    place: str
    """The address of the page where it stands."""
    number: int
    level: Level | None
    since: datetime | None
    gemeente_id: UUID | None


def named(*columns: Column) -> Columns:
    """Each with the name of its field: two without a name of their own would be taken for one."""
    return [column.label(name) for column, name in zip(columns, Waits._fields, strict=True)]


def of_mine(dossiers: Query) -> Query:
    people = named(literal("/dossiers"), func.count(), *NO_MORE)
    return dossiers.where(MINE).with_only_columns(*people)


def of_gemeente(dossiers: Query) -> Query:
    """For who has no people of their own."""
    return dossiers.with_only_columns(*named(literal("/dossiers"), func.count(), *NO_MORE))


def without_plan(dossiers: Query) -> Query:
    fixed = select(Pip.id).where(Pip.dossier_id == Dossier.id, Pip.status == PipStatus.FIXED)
    waits = named(literal("/arriving"), func.count(), *NO_MORE)
    return dossiers.where(MINE_OR_NOBODYS, ~fixed.exists()).with_only_columns(*waits)


def met_today(appointments: Query) -> Query:
    day = Appointment.starts_local >= TODAY, Appointment.starts_local < TOMORROW
    mine = appointments.where(Appointment.host_id == ME, *day, Appointment.cancelled_at.is_(None))
    return mine.with_only_columns(*named(literal("/calendar"), func.count(), *NO_MORE))


def wanted(dossiers: Query) -> Query:
    return dossiers.with_only_columns(*named(literal("/wanted"), func.count(), *NO_MORE))


def accounts(colleagues: Query) -> Query:
    """Of who may come in."""
    waits = named(literal("/staff"), func.count(), *NO_MORE)
    return colleagues.where(Account.closed_at.is_(None)).with_only_columns(*waits)
