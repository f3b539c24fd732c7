"""What appointments are read by, and how their rows look. Values have names."""

from datetime import date, datetime, time
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Integer, Uuid, bindparam, literal, select, union_all

from webapp.calendar.agenda.model import (
    Answer,
    Appointment,
    AppointmentKind,
    Attendee,
    Company,
    WhyChanged,
)
from webapp.calendar.agenda.queries import PAGE
from webapp.case.queries import DOSSIER
from webapp.case.reach import TODAY
from webapp.case.spoken import Spoken
from webapp.core.db import UtcDateTime
from webapp.courses.pvt.model import Excursion, Place, PvtMember, PvtSession, SessionKind, SignUp

NOW = bindparam("now", type_=UtcDateTime())


class Coming(NamedTuple):
    """An appointment as its card shows it."""

    id: UUID
    dossier_id: UUID
    kind: AppointmentKind
    starts_local: datetime
    ends_local: datetime
    starts_at: datetime
    place: str
    address: str | None
    bring: list[str]
    interpreter: Spoken | None
    childcare: bool
    sequence: int
    why: WhyChanged | None
    moved_from: datetime | None
    cancelled_at: datetime | None
    answer: Answer | None
    host_id: UUID | None


class Companion(NamedTuple):
    """Somebody who comes to an appointment."""

    appointment_id: UUID
    name: str
    role: Attendee


class ToCall(NamedTuple):
    """An appointment to which they did not come, and nobody called since."""

    id: UUID
    starts_local: datetime


class Meeting(NamedTuple):
    """A meeting of one's own PVT group, or an excursion on which one has a place."""

    id: UUID
    kind: SessionKind
    day: date
    starts: time
    ends: time
    place: str
    address: str | None
    text_id: str


SHOWN = [getattr(Appointment, name) for name in Coming._fields]
COMPANY = (
    select(Company.appointment_id, Company.name, Company.role)
    .where(Company.appointment_id.in_(bindparam("ids", type_=Uuid(), expanding=True)))
    .order_by(Company.appointment_id, Company.position)
)
ONE = select(*SHOWN).where(Appointment.id == bindparam("id", type_=Uuid()))
UPCOMING = (
    select(*SHOWN)
    .where(Appointment.dossier_id == DOSSIER, Appointment.ends_at > NOW)
    .order_by(Appointment.starts_at, Appointment.id)
    .limit(PAGE + 1)
    .offset(bindparam("skip", type_=Integer()))
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
of_my_group = (
    select(*[getattr(PvtSession, name) for name in Meeting._fields])
    .join(PvtMember, PvtMember.group_id == PvtSession.group_id)
    .where(PvtMember.dossier_id == DOSSIER, PvtSession.day >= TODAY)
)
won = (
    select(
        Excursion.id,
        literal(SessionKind.EXCURSION, PvtSession.kind.type).label("kind"),
        Excursion.day,
        Excursion.starts,
        Excursion.ends,
        Excursion.meet_at.label("place"),
        Excursion.address,
        Excursion.text_id,
    )
    .join(SignUp, SignUp.excursion_id == Excursion.id)
    .where(SignUp.dossier_id == DOSSIER, SignUp.place == Place.PLACED, Excursion.day >= TODAY)
)
meetings = union_all(of_my_group, won).subquery()
MEETINGS = select(*meetings.c).order_by(meetings.c.day, meetings.c.starts).limit(PAGE)
