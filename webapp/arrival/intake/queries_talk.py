"""What a talk of the brede intake is planned by. Values have names."""

from sqlalchemy import Uuid, bindparam, exists, select

from webapp.arrival.intake.model import IntakeTalk
from webapp.arrival.koppeling.model import Azc, Stay
from webapp.calendar.agenda.model import Appointment, AppointmentKind
from webapp.case.account import Account, Gemeente
from webapp.case.dossier import DateKind, Dossier, DossierDate
from webapp.case.queries import DOSSIER
from webapp.case.reach import TODAY
from webapp.core.db import UtcDateTime

TALKS = 10


registered = exists().where(
    DossierDate.dossier_id == Dossier.id,
    DossierDate.kind == DateKind.REGISTERED,
    DossierDate.day <= TODAY,
)
last_stay = (
    select(Stay.azc_id)
    .where(Stay.dossier_id == Dossier.id)
    .order_by(Stay.noted_at.desc(), Stay.id)
    .limit(1)
    .scalar_subquery()
)
SITUATION = (
    select(
        Gemeente.name,
        Gemeente.address,
        registered.label("registered"),
        last_stay.label("azc_id"),
    )
    .join(Dossier, Dossier.gemeente_id == Gemeente.id)
    .where(Dossier.id == DOSSIER)
)
CENTRES = (
    select(Azc.id, Azc.name, Azc.minutes)
    .where(Azc.gemeente_id == bindparam("gemeente", type_=Uuid()), Azc.closed.is_(False))
    .order_by(Azc.name)
)
PLANNED = (
    select(
        Appointment.starts_local,
        Appointment.ends_local,
        IntakeTalk.suggested,
        IntakeTalk.chosen,
        IntakeTalk.azc,
        IntakeTalk.travel_minutes,
        IntakeTalk.reason,
        Account.name,
    )
    .join(Appointment, Appointment.id == IntakeTalk.appointment_id)
    .join(Account, Account.id == IntakeTalk.planned_by_id)
    .where(
        IntakeTalk.dossier_id == DOSSIER,
        Appointment.ends_at > bindparam("now", type_=UtcDateTime()),
        Appointment.cancelled_at.is_(None),
    )
    .order_by(Appointment.starts_at, Appointment.id)
    .limit(TALKS)
)
AT_THAT_TIME = select(Appointment.id).where(
    Appointment.dossier_id == DOSSIER,
    Appointment.kind == AppointmentKind.INTAKE,
    Appointment.starts_local == bindparam("starts", type_=Appointment.starts_local.type),
    Appointment.cancelled_at.is_(None),
)
