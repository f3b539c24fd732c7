"""What stands in calendars, and the shape of its rows. Values have names."""

from datetime import date, datetime, timedelta
from functools import cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Date, DateTime, Executable, Select, Uuid, bindparam, select

from webapp.calendar.agenda.model import Answer, Appointment, AppointmentKind, StaffFeed
from webapp.calendar.agenda.model_free import SchoolHoliday
from webapp.case.account import Account, Gemeente
from webapp.case.dossier import Dossier
from webapp.case.queries import DOSSIER
from webapp.case.reach import ME, TODAY
from webapp.core.db import Query

HOST = bindparam("host", type_=Uuid())
FIRST, UNTIL = bindparam("first", type_=DateTime()), bindparam("until", type_=DateTime())
"""Local wall times: the first inclusive, the last exclusive."""
BUT = bindparam("but", type_=Uuid())
MOST = 400


class Entry(NamedTuple):
    """An appointment in one's own week, with whom."""

    id: UUID
    dossier_id: UUID
    kind: AppointmentKind
    starts_local: datetime
    ends_local: datetime
    place: str
    answer: Answer | None
    answers_given: int
    sequence: int
    cancelled_at: datetime | None
    missed_at: datetime | None
    called_at: datetime | None
    name: str


GEMEENTEHUIS = select(Gemeente.name, Gemeente.address).where(
    Gemeente.id == bindparam("id", type_=Uuid())
)
# What stands between two moments, cancelled or moved away excepted.
stands = (Appointment.cancelled_at.is_(None), Appointment.id != BUT)
between = (Appointment.ends_local > FIRST, Appointment.starts_local < UNTIL)
OF_DOSSIER = (
    select(Appointment.kind, Appointment.starts_local, Appointment.ends_local)
    .where(Appointment.dossier_id == DOSSIER, *stands, *between)
    .order_by(Appointment.starts_local)
    .limit(MOST)
)
OF_HOST = (
    select(Appointment.dossier_id, Appointment.starts_local, Appointment.ends_local)
    .where(Appointment.host_id == HOST, *stands, *between)
    .order_by(Appointment.starts_local)
    .limit(MOST)
)
SAME = select(Appointment.starts_local, Appointment.id).where(
    Appointment.dossier_id == DOSSIER,
    Appointment.kind == bindparam("kind", type_=Appointment.kind.type),
    Appointment.host_id == HOST,
    Appointment.cancelled_at.is_(None),
    Appointment.starts_local.in_(bindparam("starts", type_=DateTime(), expanding=True)),
)
"""Pressing twice plans once."""
LATER_OF_SERIES = select(Appointment).where(
    Appointment.dossier_id == DOSSIER,
    Appointment.series_id == bindparam("series", type_=Uuid()),
    Appointment.starts_at > bindparam("after", type_=Appointment.starts_at.type),
    Appointment.cancelled_at.is_(None),
)
MY_FEED = select(StaffFeed).where(StaffFeed.account_id == ME)


@cache
def week_of(appointments: Select[tuple[Appointment]]) -> Executable:
    """Those of them that stand in one calendar, with whom."""
    shown = [getattr(Appointment, name) for name in Entry._fields if name != "name"]
    return (
        appointments.join(Account, Account.id == Dossier.inburgeraar_id)
        .with_only_columns(*shown, Account.name)
        .where(Appointment.host_id == HOST, *between)
        .order_by(Appointment.starts_local, Appointment.id)
        .limit(MOST)
    )


class Holiday(NamedTuple):
    """School holidays that are not over."""

    id: UUID
    name: str
    first_on: date
    until_on: date

    @property
    def last_on(self) -> date:
        return self.until_on - timedelta(days=1)


@cache
def coming(holidays: Select[tuple[SchoolHoliday]]) -> Query:
    not_over = holidays.where(SchoolHoliday.until_on > TODAY)
    columns = (getattr(SchoolHoliday, each) for each in Holiday._fields)
    return not_over.with_only_columns(*columns).order_by(SchoolHoliday.first_on).limit(MOST)


@cache
def overlapping(holidays: Select[tuple[SchoolHoliday]]) -> Select[tuple[SchoolHoliday]]:
    return holidays.where(
        SchoolHoliday.first_on < bindparam("until_on", type_=Date()),
        SchoolHoliday.until_on > bindparam("first_on", type_=Date()),
    )
