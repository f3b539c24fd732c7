"""Where appointments are made, what they can clash with, and the holidays of schools."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.db import Base, Identified

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


class SchoolHoliday(Identified, Base):
    """Weeks without lessons in the schools of a gemeente. First day inclusive, last exclusive."""

    __tablename__ = "school_holiday"
    __table_args__ = (
        UniqueConstraint("gemeente_id", "first_on"),
        CheckConstraint("first_on < until_on", name="ends_after_it_begins"),
    )

    gemeente_id: Mapped[UUID] = mapped_column(ForeignKey("gemeente.id"))
    name: Mapped[str]
    first_on: Mapped[date]
    until_on: Mapped[date]
