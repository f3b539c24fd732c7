"""What a begeleider planned, and what is still to be noted or read. Values have names."""

from datetime import date, datetime, time
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Date, and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from webapp.calendar.agenda.model import Appointment, AppointmentKind
from webapp.calendar.agenda.queries_appointments import NOW
from webapp.case.account import Account
from webapp.case.dossier import Dossier
from webapp.case.reach import ME
from webapp.core.db import Columns, Query, UtcDateTime
from webapp.guidance.visits.model import Visit
from webapp.guidance.visits.queries_month import stands
from webapp.screens.today.queries import MOST


class NextVisit(NamedTuple):
    """A visit that was planned when the last one was noted, or should have been by now."""

    dossier_id: UUID
    next_on: date
    next_at: time | None
    name: str


class Held(NamedTuple):
    """An appointment of mine that is over, and of which I noted nothing on that day."""

    dossier_id: UUID
    starts_local: datetime
    ends_local: datetime
    kind: AppointmentKind
    place: str
    name: str


HELD = [getattr(Appointment, name) for name in Held._fields if name != "name"]
NEXT_VISIT: Columns = (Visit.dossier_id, Visit.next_on, Visit.next_at, Account.name)


def visits_planned(dossiers: Query) -> Query:
    """The next visits that this begeleider noted down, each with the latest note of a person."""
    newer = aliased(Visit)
    since = select(newer.id).where(
        newer.dossier_id == Visit.dossier_id,
        newer.author_id == Visit.author_id,
        or_(
            newer.day > Visit.day,
            and_(newer.day == Visit.day, newer.written_at > Visit.written_at),
        ),
        stands(newer),
    )
    return (
        dossiers.join(Visit, Visit.dossier_id == Dossier.id)
        .join(Account, Account.id == Dossier.inburgeraar_id)
        .where(
            Visit.author_id == ME,
            stands(Visit),
            ~since.exists(),
            Visit.next_on >= bindparam("noted_from", type_=Date()),
            Visit.next_on < bindparam("until", type_=Date()),
        )
        .order_by(Visit.next_on, Visit.next_at, Visit.id)
        .limit(MOST)
        .with_only_columns(*NEXT_VISIT)
    )


def not_noted(dossiers: Query) -> Query:
    """Appointments of this begeleider that took place lately. Who did not come was not visited."""
    on_that_day = Visit.day == func.date(Appointment.starts_local)
    noted = select(Visit.id).where(
        Visit.dossier_id == Appointment.dossier_id, Visit.author_id == ME, on_that_day
    )
    return (
        dossiers.join(Appointment, Appointment.dossier_id == Dossier.id)
        .join(Account, Account.id == Dossier.inburgeraar_id)
        .where(
            Appointment.host_id == ME,
            Appointment.ends_at <= NOW,
            Appointment.ends_at > bindparam("held_since", type_=UtcDateTime()),
            Appointment.cancelled_at.is_(None),
            Appointment.missed_at.is_(None),
            ~noted.exists(),
        )
        .order_by(Appointment.starts_at, Appointment.id)
        .limit(MOST)
        .with_only_columns(*HELD, Account.name)
    )
