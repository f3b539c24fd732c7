"""What the brede intake is read by. Values have names."""

from sqlalchemy import Date, Uuid, bindparam, exists, func, select

from webapp.arrival.intake.model import (
    IntakeAnswer,
    IntakeShared,
    IntakeTalk,
    IntakeWishes,
    IntakeWords,
    LbtResult,
)
from webapp.arrival.koppeling.model import Azc, Stay
from webapp.calendar.agenda.model import Appointment, AppointmentKind
from webapp.case.account import Account, Gemeente
from webapp.case.dossier import DateKind, Dossier, DossierDate
from webapp.core.db import UtcDateTime

DOSSIER = bindparam("dossier", type_=Uuid())
TODAY = bindparam("today", type_=Date())
EARLIER = 2
"""So many earlier versions of each leefgebied are shown."""
OWN_WORDS, TALKS = 20, 10

newest = func.row_number().over(partition_by=IntakeAnswer.area, order_by=IntakeAnswer.number.desc())
written = (
    select(IntakeAnswer, Account.name, newest.label("age"))
    .join(Account, Account.id == IntakeAnswer.written_by_id)
    .where(IntakeAnswer.dossier_id == DOSSIER)
    .subquery()
)
ANSWERS = select(written).where(written.c.age <= EARLIER + 1).order_by(written.c.age)
"""The latest of each leefgebied first, and what stood there before."""
OF_ONE_AREA = ANSWERS.where(written.c.area == bindparam("area", type_=IntakeAnswer.area.type))
LATEST_ANSWERS = select(written).where(written.c.age == 1)

LBT = (
    select(LbtResult, Account.name)
    .join(Account, Account.id == LbtResult.recorded_by_id)
    .where(LbtResult.dossier_id == DOSSIER)
    .order_by(LbtResult.recorded_at.desc(), LbtResult.id)
    .limit(1)
)
"""The result that counts, for the plan too: law.lbt.follows says whether a leerroute follows it."""
SHARED = (
    select(IntakeShared.shared_at, Account.name)
    .join(Account, Account.id == IntakeShared.shared_by_id)
    .where(IntakeShared.dossier_id == DOSSIER)
)
WISHES = (
    select(IntakeWishes)
    .where(IntakeWishes.dossier_id == DOSSIER)
    .order_by(IntakeWishes.written_at.desc(), IntakeWishes.id)
    .limit(1)
)
WORDS = (
    select(IntakeWords)
    .where(IntakeWords.dossier_id == DOSSIER)
    .order_by(IntakeWords.written_at.desc(), IntakeWords.id)
    .limit(OWN_WORDS)
)

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
NAME = (
    select(Account.name)
    .join(Dossier, Dossier.inburgeraar_id == Account.id)
    .where(Dossier.id == DOSSIER)
)
PERSON = (
    select(
        Account.name,
        Account.language,
        Dossier.needs_interpreter,
        Gemeente.id.label("gemeente_id"),
        Gemeente.name.label("gemeente"),
        Gemeente.address,
        registered.label("registered"),
        last_stay.label("azc_id"),
    )
    .join(Dossier, Dossier.inburgeraar_id == Account.id)
    .join(Gemeente, Gemeente.id == Dossier.gemeente_id)
    .where(Dossier.id == DOSSIER)
)
"""Whom a talk is planned with. Who is not registered in the gemeente still waits in an AZC."""
CENTRES = (
    select(Azc.id, Azc.name, Azc.minutes)
    .where(Azc.gemeente_id == bindparam("gemeente", type_=Uuid()), Azc.closed.is_(False))
    .order_by(Azc.name)
)
PLANNED = (
    select(IntakeTalk, Appointment.starts_local, Appointment.ends_local, Account.name)
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
