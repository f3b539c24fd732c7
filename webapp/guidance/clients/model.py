"""Handing somebody over from one begeleider or maatje to another, on a day, with a note."""

from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from webapp.case.dossier import Begeleiding, InDossier
from webapp.core.db import Base, Identified

MOST_CHARACTERS = 500
LATEST = timedelta(days=366)
"""No further ahead than this: who plans longer does not know yet."""


class Guide(NamedTuple):
    """Somebody of the organisation who guides, or may."""

    id: UUID
    name: str


class BadDay(Exception):
    """In the past, not after the begeleiding began, or more than a year ahead."""


class TooLate(Exception):
    """The day has come: who took over has begun."""


class HandOver(InDossier, Identified, Base):
    """That one begeleiding goes on as another. The note is for who takes over, nobody else."""

    __tablename__ = "hand_over"

    from_id: Mapped[UUID] = mapped_column(ForeignKey("begeleiding.id"), unique=True)
    to_id: Mapped[UUID] = mapped_column(ForeignKey("begeleiding.id"), unique=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    made_at: Mapped[datetime]
    note: Mapped[str | None] = mapped_column(default=None)
    read_at: Mapped[datetime | None] = mapped_column(default=None)

    def read(self, at: datetime) -> None:
        self.read_at = self.read_at or at


def succeed(before: Begeleiding, begeleider_id: UUID, day: date, today: date) -> Begeleiding:
    """The begeleiding that follows: it starts on the day that the one before ends on (exclusive).

    So nobody is without and nobody has two of the same. Refuses a day on which the one before
    would have lasted no day.
    """
    if not max(today, before.starts_on + timedelta(days=1)) <= day <= today + LATEST:
        raise BadDay
    before.ends_on = day
    return Begeleiding(
        dossier_id=before.dossier_id, begeleider_id=begeleider_id, kind=before.kind, starts_on=day
    )


def restore(before: Begeleiding, after: Begeleiding, today: date) -> None:
    """Take a hand-over back, as long as its day has not come. `after` is then to be removed."""
    untouched = before.ends_on == after.starts_on and after.ends_on is None
    if after.starts_on <= today or not untouched:
        raise TooLate
    before.ends_on = None
