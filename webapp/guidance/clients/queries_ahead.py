"""What lies ahead of who is guided: appointments, and what their household pays itself."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from webapp.calendar.agenda.model import Answer, Appointment, AppointmentKind
from webapp.calendar.agenda.queries import UPCOMING
from webapp.case.account import Language
from webapp.money.budget.model import LineKind, StepDown
from webapp.money.budget.queries import RECENT_STEPS

MOST = 3


class Meeting(NamedTuple):
    """An appointment as who guides sees it."""

    dossier_id: UUID
    kind: AppointmentKind
    starts_local: datetime
    ends_local: datetime
    ends_at: datetime
    place: str
    interpreter: Language | None
    answer: Answer | None
    cancelled_at: datetime | None
    name: str | None = None
    """Of the inburgeraar, among those of more than one."""


class Step(NamedTuple):
    """From one day on the household pays this itself."""

    kind: LineKind
    from_on: date


MEETING = [getattr(Appointment, name) for name in Meeting._fields if name != "name"]
MEETINGS = UPCOMING.with_only_columns(*MEETING).limit(MOST)
STEPS = RECENT_STEPS.with_only_columns(*(getattr(StepDown, name) for name in Step._fields))
