"""What stands in calendars, and with whom an appointment is made. Values have names."""

from typing import Any

from sqlalchemy import Date, DateTime, Select, Uuid, bindparam, select

from webapp.accounts.model import Account, Gemeente
from webapp.agenda.model import Appointment, StaffFeed
from webapp.dossiers.model import Dossier
from webapp.policy import GEMEENTE, ME, ROW, TODAY
from webapp.scheduling.model import SchoolHoliday

DOSSIER = bindparam("dossier", type_=Uuid())
HOST = bindparam("host", type_=Uuid())
FIRST, UNTIL = bindparam("first", type_=DateTime()), bindparam("until", type_=DateTime())
"""Local wall times: the first inclusive, the last exclusive."""
BUT = bindparam("but", type_=Uuid())
MOST = 400

ABOUT = (
    select(
        Account.name,
        Account.language,
        Dossier.needs_interpreter,
        Dossier.consulent_id,
        Gemeente.name.label("gemeente"),
        Gemeente.address,
    )
    .join(Dossier, Dossier.inburgeraar_id == Account.id)
    .join(Gemeente, Gemeente.id == Dossier.gemeente_id)
    .where(Dossier.id == DOSSIER)
)
"""Whom an appointment is made with."""
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
SAME = select(Appointment.starts_local).where(
    Appointment.dossier_id == DOSSIER,
    Appointment.kind == bindparam("kind", type_=Appointment.kind.type),
    Appointment.host_id == HOST,
    Appointment.cancelled_at.is_(None),
    Appointment.starts_local.in_(bindparam("starts", type_=DateTime(), expanding=True)),
)
"""Pressing twice plans once."""
SCHOOL_HOLIDAYS = (
    select(SchoolHoliday.id, SchoolHoliday.name, SchoolHoliday.first_on, SchoolHoliday.until_on)
    .where(SchoolHoliday.gemeente_id == GEMEENTE, SchoolHoliday.until_on > TODAY)
    .order_by(SchoolHoliday.first_on)
    .limit(MOST)
)
ONE_HOLIDAY = select(SchoolHoliday).where(
    SchoolHoliday.gemeente_id == GEMEENTE, SchoolHoliday.id == ROW
)
OVERLAPPING = select(SchoolHoliday.id).where(
    SchoolHoliday.gemeente_id == GEMEENTE,
    SchoolHoliday.first_on < bindparam("until", type_=Date()),
    SchoolHoliday.until_on > bindparam("first", type_=Date()),
)
LATER_OF_SERIES = select(Appointment).where(
    Appointment.dossier_id == DOSSIER,
    Appointment.series_id == bindparam("series", type_=Uuid()),
    Appointment.starts_at > bindparam("after", type_=Appointment.starts_at.type),
    Appointment.cancelled_at.is_(None),
)
MY_FEED = select(StaffFeed).where(StaffFeed.account_id == ME)


def week_of(appointments: Select[Any]) -> Select[Any]:
    """Those of them that stand in one calendar, with whom."""
    return (
        appointments.join(Account, Account.id == Dossier.inburgeraar_id)
        .with_only_columns(*Appointment.__table__.columns, Account.name.label("name"))
        .where(Appointment.host_id == HOST, *between)
        .order_by(Appointment.starts_local, Appointment.id)
        .limit(MOST)
    )
