"""A talk on Thursday 1 October at 14:00, for tests of what it is reminded of."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from tests.conftest import Cast, Change
from webapp.calendar.agenda.model import Appointment, AppointmentKind

TALK = datetime(2026, 10, 1, 14, 0)  # noqa: DTZ001 - wall time
HALF_AN_HOUR = timedelta(minutes=30)


def appointment(dossier: UUID, starts: datetime = TALK) -> Appointment:
    return Appointment(
        dossier_id=dossier,
        kind=AppointmentKind.TALK,
        starts_local=starts,
        ends_local=starts + HALF_AN_HOUR,
        place="Gemeentehuis",
    )


def plan(change: Change, cast: Cast, name: str = "yonas", starts: datetime = TALK) -> UUID:
    """Write it down; its id."""

    def add(session: Session) -> UUID:
        made = appointment(cast.dossier(name).id, starts)
        session.add(made)
        session.flush()
        return made.id

    return change(add)
