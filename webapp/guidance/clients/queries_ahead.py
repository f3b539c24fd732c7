"""What was and what comes of who is guided, and what their household pays itself."""

from datetime import datetime
from functools import cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, select

from webapp.calendar.agenda.model import Answer, Appointment, AppointmentKind
from webapp.case.account import Role
from webapp.case.queries import DOSSIER, HOME, PHONES
from webapp.case.reach import ME
from webapp.case.spoken import Spoken
from webapp.core.db import UtcDateTime
from webapp.core.together import Together
from webapp.guidance.visits.model_begun import of_appointment
from webapp.guidance.visits.queries import visits
from webapp.money.budget.queries import RECENT_STEPS
from webapp.plan.pip.queries import PROMISES

MOST, BEFORE = 3, 8
"""So many that come, and so many that were."""


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

    @property
    def to_note(self) -> str:
        """What the address of the form of a visit says of it."""
        return of_appointment(self.starts_local, self.ends_local, self.kind, self.place)


MEETING = [getattr(Appointment, name) for name in Meeting._fields if name != "name"]
NOW = bindparam("now", type_=UtcDateTime())
meetings = select(*MEETING).where(Appointment.dossier_id == DOSSIER)
MEETINGS = (
    meetings.where(Appointment.ends_at > NOW)
    .order_by(Appointment.starts_at, Appointment.id)
    .limit(MOST)
)
# What others held with them is not for who guides.
HELD = (
    meetings.where(Appointment.ends_at <= NOW, Appointment.host_id == ME)
    .order_by(Appointment.starts_at.desc(), Appointment.id)
    .limit(BEFORE)
)


@cache
def around(role: Role) -> Together:
    """Of visits those that this role reads."""
    noted = visits(role).offset(None).limit(BEFORE)
    return Together(MEETINGS, HELD, noted, PROMISES, RECENT_STEPS, PHONES, HOME)
