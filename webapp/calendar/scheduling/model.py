"""Where appointments are made, and what they can clash with."""

from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from webapp.calendar.agenda.model import AppointmentKind, Attendee

MOST_TIMES = 12
"""Weeks of one series."""


HAVE_A_PLANNER = frozenset(
    {AppointmentKind.INTAKE, AppointmentKind.WALK_IN, AppointmentKind.GUIDE_TALK}
)
"""The brede intake is planned on a page of its own, and so is what who guides plans."""


class Place(StrEnum):
    GEMEENTEHUIS = "gemeentehuis"
    HOME = "home"
    VIDEO = "video"
    PHONE = "phone"
    ELSEWHERE = "elsewhere"


class ClashKind(StrEnum):
    """What stands on the same day or at the same hour."""

    HOLIDAY = "holiday"
    WEEKEND = "weekend"
    SCHOOL_HOLIDAY = "school-holiday"
    LESSON = "lesson"
    PVT = "pvt"
    APPOINTMENT = "appointment"
    WALK_IN = "walk-in"
    HOST = "host"


class Person(NamedTuple):
    """Somebody of ours who may come to an appointment."""

    id: UUID
    name: str
    role: Attendee = Attendee.CONSULENT
