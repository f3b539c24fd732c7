"""Where appointments are made, what they can clash with, and the holidays of schools."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped

from webapp.calendar.agenda.model import Attendee
from webapp.case.dossier import InGemeente
from webapp.core.db import Base

MOST_TIMES = 12
"""Weeks of one series."""


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


class SchoolHoliday(InGemeente, Base):
    """Weeks without lessons in the schools of a gemeente. First day inclusive, last exclusive."""

    __tablename__ = "school_holiday"
    __table_args__ = (
        UniqueConstraint("gemeente_id", "first_on"),
        CheckConstraint("first_on < until_on", name="ends_after_it_begins"),
    )

    name: Mapped[str]
    first_on: Mapped[date]
    until_on: Mapped[date]
