"""Appointments and weekly hours that lie ahead of somebody who leaves."""

from datetime import date

from sqlalchemy import bindparam, or_, select

from webapp.calendar.agenda.model import Appointment, LessonTime, WhyChanged
from webapp.case.in_hand import Case
from webapp.case.leaving import Ahead
from webapp.case.queries import DOSSIER
from webapp.case.reach import TODAY
from webapp.core import clock, db
from webapp.core.db import UtcDateTime

APPOINTMENTS = (
    select(Appointment)
    .where(
        Appointment.dossier_id == DOSSIER,
        Appointment.cancelled_at.is_(None),
        Appointment.starts_at > bindparam("now", type_=UtcDateTime()),
    )
    .order_by(Appointment.starts_at)
)
WEEKLY = select(LessonTime).where(
    LessonTime.dossier_id == DOSSIER,
    or_(LessonTime.until_on.is_(None), LessonTime.until_on > TODAY),
)


def appointments(case: Case) -> list[Appointment]:
    return [*db.scalars(APPOINTMENTS, dossier=case.id, now=clock.now())]


def weekly(case: Case, today: date) -> list[LessonTime]:
    return [*db.scalars(WEEKLY, dossier=case.id, today=today)]


def ahead(case: Case) -> list[Ahead]:
    today = clock.today()
    found = [Ahead(it.kind, it.starts_local.date(), it.place) for it in appointments(case)]
    hours = weekly(case, today)
    return found + [Ahead(it.kind, max(today, it.first_on), it.place, True) for it in hours]


def end(case: Case) -> None:
    """Who would come reads that it is cancelled. Hours that never began never were."""
    today = clock.today()
    for appointment in appointments(case):
        appointment.cancel(clock.now(), WhyChanged.NOT_NEEDED)
    for hours in weekly(case, today):
        if hours.first_on >= today:
            db.session().delete(hours)
        else:
            hours.until_on = today
