"""What appointments and lesson times are read by. Values have names."""

from typing import Any

from sqlalchemy import Date, Integer, LargeBinary, Select, Uuid, bindparam, or_, select

from webapp.calendar.agenda.model import (
    Appointment,
    CalendarFeed,
    Company,
    LessonTime,
    StaffFeed,
    WalkIn,
)
from webapp.case.account import Account
from webapp.case.dossier import Begeleiding, Dossier
from webapp.case.policy import ME
from webapp.core.db import UtcDateTime

DOSSIER = bindparam("dossier", type_=Uuid())
NOW = bindparam("now", type_=UtcDateTime())
TODAY = bindparam("today", type_=Date())
TOKEN_HASH = bindparam("token_hash", type_=LargeBinary())
PAGE, MOST = 30, 400

COMPANY = (
    select(Company.appointment_id, Company.name, Company.role)
    .where(Company.appointment_id.in_(bindparam("ids", type_=Uuid(), expanding=True)))
    .order_by(Company.appointment_id, Company.position)
)
ONE = select(Appointment).where(Appointment.id == bindparam("id", type_=Uuid()))
UPCOMING = (
    select(Appointment)
    .where(Appointment.dossier_id == DOSSIER, Appointment.ends_at > NOW)
    .order_by(Appointment.starts_at, Appointment.id)
    .limit(PAGE + 1)
    .offset(bindparam("skip", type_=Integer()))
)
FEED_ENTRIES = (
    select(Appointment)
    .where(Appointment.dossier_id == DOSSIER, Appointment.ends_at > NOW)
    .order_by(Appointment.starts_at)
    .limit(MOST)
)
TO_CALL = (
    select(Appointment.id, Appointment.starts_local)
    .where(
        Appointment.dossier_id == DOSSIER,
        Appointment.missed_at.is_not(None),
        Appointment.called_at.is_(None),
    )
    .order_by(Appointment.starts_at.desc())
    .limit(PAGE)
)
LESSONS = (
    select(LessonTime)
    .where(
        LessonTime.dossier_id == DOSSIER,
        or_(LessonTime.until_on.is_(None), LessonTime.until_on > TODAY),
    )
    .order_by(LessonTime.weekday, LessonTime.starts)
)
WALK_INS = (
    select(WalkIn)
    .where(
        WalkIn.organisation_id.in_(
            select(Account.organisation_id)
            .join(Begeleiding, Begeleiding.begeleider_id == Account.id)
            .where(
                Begeleiding.dossier_id == DOSSIER,
                Begeleiding.starts_on <= TODAY,
                or_(Begeleiding.ends_on.is_(None), Begeleiding.ends_on > TODAY),
            )
        )
    )
    .order_by(WalkIn.weekday)
)
FEED = select(CalendarFeed).where(CalendarFeed.dossier_id == DOSSIER)
FEED_BY_TOKEN = (
    select(Dossier.id, Account.language)
    .join(CalendarFeed, CalendarFeed.dossier_id == Dossier.id)
    .join(Account, Account.id == Dossier.inburgeraar_id)
    .where(
        CalendarFeed.token_hash == TOKEN_HASH,
        Account.closed_at.is_(None),
    )
)
STAFF_FEED_BY_TOKEN = (
    select(Account.id, Account.language, Account.role, Account.gemeente_id, Account.organisation_id)
    .join(StaffFeed, StaffFeed.account_id == Account.id)
    .where(StaffFeed.token_hash == TOKEN_HASH, Account.closed_at.is_(None))
)


def hosted(appointments: Select[Any]) -> Select[Any]:
    """Those of them that stand in the calendar of who reaches them."""
    return (
        appointments.where(Appointment.host_id == ME, Appointment.ends_at > NOW)
        .order_by(Appointment.starts_at)
        .limit(MOST)
    )
