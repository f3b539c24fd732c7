"""What appointments and lesson times are read by. Values have names."""

from sqlalchemy import Date, Integer, LargeBinary, Uuid, bindparam, or_, select

from webapp.accounts.model import Account
from webapp.agenda.model import Appointment, CalendarFeed, Company, LessonTime, WalkIn
from webapp.db import UtcDateTime
from webapp.dossiers.model import Begeleiding, Dossier

DOSSIER = bindparam("dossier", type_=Uuid())
NOW = bindparam("now", type_=UtcDateTime())
TODAY = bindparam("today", type_=Date())
PAGE = 30

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
    .limit(400)
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
        CalendarFeed.token_hash == bindparam("token_hash", type_=LargeBinary()),
        Account.closed_at.is_(None),
    )
)
