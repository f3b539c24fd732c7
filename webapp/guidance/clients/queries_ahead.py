"""What lies ahead of who is guided: appointments, and what their household pays itself."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, select

from webapp.calendar.agenda.model import Answer, Appointment, AppointmentKind
from webapp.case.queries import DOSSIER, HOME, PHONES
from webapp.case.spoken import Spoken
from webapp.core.db import UtcDateTime
from webapp.core.together import Together
from webapp.money.budget.queries import RECENT_STEPS
from webapp.plan.pip.queries import PROMISES

MOST = 3


class Meeting(NamedTuple):
    """An appointment as who guides sees it."""

    id: UUID
    dossier_id: UUID
    kind: AppointmentKind
    starts_local: datetime
    ends_local: datetime
    ends_at: datetime
    place: str
    interpreter: Spoken | None
    answer: Answer | None
    cancelled_at: datetime | None
    host_id: UUID | None
    name: str = ""
    """Of the inburgeraar, among those of more than one."""


MEETING = [getattr(Appointment, name) for name in Meeting._fields if name != "name"]
MEETINGS = (
    select(*MEETING)
    .where(
        Appointment.dossier_id == DOSSIER,
        Appointment.ends_at > bindparam("now", type_=UtcDateTime()),
    )
    .order_by(Appointment.starts_at, Appointment.id)
    .limit(MOST)
)
AHEAD = Together(MEETINGS, PROMISES, RECENT_STEPS, PHONES, HOME)
