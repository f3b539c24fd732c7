"""What lies ahead of who is guided: appointments, and what their household pays itself."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Date, Uuid, bindparam, select

from webapp.calendar.agenda.model import Answer, Appointment, AppointmentKind
from webapp.case.account import Language
from webapp.core.db import UtcDateTime
from webapp.core.together import Together
from webapp.money.budget.model import LineKind, StepDown
from webapp.plan.pip.queries import PROMISES

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
    name: str = ""
    """Of the inburgeraar, among those of more than one."""


class Step(NamedTuple):
    """From one day on the household pays this itself."""

    kind: LineKind
    from_on: date


MEETING = [getattr(Appointment, name) for name in Meeting._fields if name != "name"]
MEETINGS = (
    select(*MEETING)
    .where(
        Appointment.dossier_id == bindparam("dossier", type_=Uuid()),
        Appointment.ends_at > bindparam("now", type_=UtcDateTime()),
    )
    .order_by(Appointment.starts_at, Appointment.id)
    .limit(MOST)
)
# What a household began to pay itself not long ago, or will: no amount stands in it.
STEPS = (
    select(StepDown.kind, StepDown.from_on)
    .where(
        StepDown.household_id == bindparam("household", type_=Uuid()),
        StepDown.from_on > bindparam("since", type_=Date()),
    )
    .order_by(StepDown.from_on)
)
AHEAD = Together(MEETINGS, PROMISES, STEPS)
