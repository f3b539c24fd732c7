"""What stands in the calendars that somebody plans in, read once for all the wanted hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from webapp.calendar.agenda import queries as agenda
from webapp.calendar.agenda.model import AppointmentKind
from webapp.calendar.agenda.queries import WalkInHours
from webapp.calendar.agenda.queries_appointments import MEETINGS, Meeting
from webapp.calendar.agenda.queries_free import WEEKLY, Timetable
from webapp.calendar.scheduling import queries
from webapp.case.me import Me
from webapp.core import db

NOBODY = UUID(int=0)

Slot = tuple[datetime, datetime]
"""Local wall times, the end exclusive: what ends at ten leaves room for what begins at ten."""


class Taken(NamedTuple):
    """Hours of a host that are taken."""

    dossier_id: UUID
    starts_local: datetime
    ends_local: datetime


class Stands(NamedTuple):
    """What stands in the calendar of a dossier."""

    kind: AppointmentKind
    starts_local: datetime
    ends_local: datetime


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything that the wanted hours are held against, read once for all of them."""

    weekly: Timetable
    meetings: Sequence[Meeting]
    appointments: Sequence[Stands]
    walk_ins: Sequence[WalkInHours]
    busy: Sequence[Taken]


def facts(
    me: Me, dossier_id: UUID, host_id: UUID | None, slots: Sequence[Slot], but: UUID | None
) -> Facts:
    """`but` is the id of the appointment that is moved: it does not stand in its own way."""
    first, until = min(slot[0] for slot in slots), max(slot[1] for slot in slots)
    days = {"dossier": dossier_id, "today": first.date()}
    span = {"first": first, "until": until, "but": but or NOBODY}
    host = {"host": host_id or NOBODY}
    return Facts(
        weekly=Timetable.of(*WEEKLY.read(**days)),
        meetings=db.read(Meeting, MEETINGS, **days),
        appointments=db.read(Stands, queries.OF_DOSSIER, dossier=dossier_id, **span),
        walk_ins=db.read(WalkInHours, agenda.WALK_INS, **days),
        busy=db.read(Taken, queries.OF_HOST, **host, **span),
    )
