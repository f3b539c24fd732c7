"""Days on which the hours of every week do not stand."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.case.dossier import InDossier, InGemeente
from webapp.core.db import Base, Identified


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


class LessonOff(InDossier, Identified, Base):
    """Days without one certain lesson or work. First day inclusive, last exclusive."""

    __tablename__ = "lesson_off"
    __table_args__ = (
        UniqueConstraint("lesson_id", "first_on"),
        CheckConstraint("first_on < until_on", name="ends_after_it_begins"),
    )

    lesson_id: Mapped[UUID] = mapped_column(ForeignKey("lesson_time.id", ondelete="CASCADE"))
    first_on: Mapped[date]
    until_on: Mapped[date]
