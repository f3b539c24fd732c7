"""For which gemeenten an organisation guides: its contracts."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, ColumnElement, ForeignKey, or_
from sqlalchemy.orm import Mapped, mapped_column

from webapp.case.dossier import InGemeente
from webapp.core.db import Base


class Assignment(StrEnum):
    """The parts of the one assignment of begeleiding."""

    BEGELEIDING = "begeleiding"
    """Maatschappelijke begeleiding: arranging life, the first year and a half."""
    MAATJES = "maatjes"
    """A maatje beside somebody, for Dutch and company."""
    SIGNALEN = "signalen"
    """Seeing that somebody is not well, and saying so."""


class Contract(InGemeente, Base):
    """One organisation guides for one gemeente, from one day until another (exclusive)."""

    __tablename__ = "contract"

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None] = mapped_column(default=None)
    assignment: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    """Members of `Assignment`."""

    @property
    def parts(self) -> list[Assignment]:
        return [Assignment(each) for each in self.assignment]


def lasts_after(day: ColumnElement[date]) -> ColumnElement[bool]:
    """Contracts that go on after a day; some have not begun on it."""
    return or_(Contract.ends_on.is_(None), Contract.ends_on > day)
