"""When somebody of the staff is away, and who stands in for them until they are back."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from webapp.core.db import Base, Identified

LONGEST = timedelta(days=366)


class BadDays(Exception):
    """In the past, an end before the beginning, or more than a year ahead."""


class Absence(Identified, Base):
    """From one day until another (exclusive) somebody reads nothing, and a colleague does."""

    __tablename__ = "absence"
    __table_args__ = (
        Index("ix_absence_account", "account_id", "starts_on", "ends_on"),
        Index("ix_absence_deputy", "deputy_id", "starts_on", "ends_on"),
    )

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    deputy_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), default=None)
    """None where there is no colleague: then what is new goes on to others."""

    @property
    def last_day(self) -> date:
        return self.ends_on - timedelta(days=1)


def are_days(known: Absence | None, first: date, last: date, today: date) -> bool:
    begun = known is not None and known.starts_on == first
    return (begun or today <= first) and max(first, today) <= last <= today + LONGEST


def be_away(
    known: Absence | None,
    account_id: UUID,
    first: date,
    last: date,
    deputy_id: UUID | None,
    today: date,
) -> Absence:
    """From `first` until and including `last`; `known`, which is not over, is changed."""
    if not are_days(known, first, last, today):
        raise BadDays
    until = last + timedelta(days=1)
    if known is None:
        return Absence(account_id=account_id, starts_on=first, ends_on=until, deputy_id=deputy_id)
    known.starts_on, known.ends_on, known.deputy_id = first, until, deputy_id
    return known


def come_back(absence: Absence, today: date) -> bool:
    """From today on they are there again. Whether nothing is left of it, and it is to go."""
    absence.ends_on = min(absence.ends_on, today)
    return absence.starts_on >= today
