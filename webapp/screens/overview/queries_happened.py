"""What happened in a case before one day, room by room, the newest first. Values have names."""

from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from sqlalchemy import select

from webapp.calendar.agenda.model import Appointment, AppointmentKind
from webapp.calendar.agenda.queries_appointments import NOW
from webapp.case.account import Account, Role
from webapp.case.dossier import Begeleiding, BegeleidingKind, Dossier
from webapp.case.queries import DOSSIER
from webapp.case.reach import TODAY
from webapp.contact.messages.model import Message
from webapp.contact.messages.queries_talks import open_to
from webapp.core.db import Query
from webapp.guidance.visits.model import HowMet
from webapp.guidance.visits.queries import numbered
from webapp.law.duo import Leerroute
from webapp.people.caseload.queries_told import BEFORE, BEFORE_AT, MOST
from webapp.plan.pip.model import Frozen, Pip, PipStatus


class Held(NamedTuple):
    """An appointment that was."""

    at: datetime
    kind: AppointmentKind
    missed_at: datetime | None
    by: str | None


HELD = (
    select(Appointment.starts_at, Appointment.kind, Appointment.missed_at, Account.name)
    .outerjoin(Account, Account.id == Appointment.host_id)
    .where(
        Appointment.dossier_id == DOSSIER,
        Appointment.ends_at <= NOW,
        Appointment.starts_at < BEFORE_AT,
        Appointment.cancelled_at.is_(None),
    )
    .order_by(Appointment.starts_at.desc())
    .limit(MOST)
)


class Visited(NamedTuple):
    day: date
    how: HowMet
    minutes: int
    topics: list[str]
    by: str


@cache
def visited(role: Role) -> Query:
    """Those that this role reads, as they stand now; never their words."""
    note = numbered(role)
    shown = note.c.day, note.c.how, note.c.minutes, note.c.topics, note.c.name
    there = select(*shown).where(note.c.number == 1, note.c.day < BEFORE)
    return there.order_by(note.c.day.desc(), note.c.written_at.desc()).limit(MOST)


class Wrote(NamedTuple):
    """That there was a message; never what it says."""

    at: datetime
    by: str


@cache
def wrote(role: Role) -> Query:
    return (
        select(Message.sent_at, Account.name)
        .join(Dossier, Dossier.id == Message.dossier_id)
        .join(Account, Account.id == Message.author_id)
        .where(Message.dossier_id == DOSSIER, Message.sent_at < BEFORE_AT, open_to(role))
        .order_by(Message.sent_at.desc())
        .limit(2 * MOST)
    )


class Fixed(NamedTuple):
    day: date
    number: int
    leerroute: Leerroute
    by: str | None


FIXED = (
    select(Pip.dated_on, Pip.number, Pip.leerroute, Account.name)
    .outerjoin(Frozen, Frozen.pip_id == Pip.id)
    .outerjoin(Account, Account.id == Frozen.fixed_by_id)
    .where(Pip.dossier_id == DOSSIER, Pip.status == PipStatus.FIXED, Pip.dated_on < BEFORE)
    .order_by(Pip.dated_on.desc())
    .limit(MOST)
)


class Guiding(NamedTuple):
    day: date
    kind: BegeleidingKind
    who: str


guides = select(Account.name).join(Begeleiding, Begeleiding.begeleider_id == Account.id)
theirs = guides.where(Begeleiding.dossier_id == DOSSIER).limit(MOST)
BEGAN = (
    theirs.with_only_columns(Begeleiding.starts_on, Begeleiding.kind, Account.name)
    .where(Begeleiding.starts_on < BEFORE, Begeleiding.starts_on <= TODAY)
    .order_by(Begeleiding.starts_on.desc())
)
ENDED = (
    theirs.with_only_columns(Begeleiding.ends_on, Begeleiding.kind, Account.name)
    .where(Begeleiding.ends_on < BEFORE, Begeleiding.ends_on <= TODAY)
    .order_by(Begeleiding.ends_on.desc())
)
