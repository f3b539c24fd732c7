"""The ledger of hours: lessons, participation and practice, as schools and employers report."""

import re
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from webapp.case.dossier import InDossier
from webapp.core.db import Base, Identified
from webapp.law.numbers import IN_FORCE

MOST_HOURS = 2000
"""Of one entry: more is a slip of the pen."""
MOST_LETTERS = 80
"""Of a source."""


class HoursKind(StrEnum):
    LANGUAGE = "language"
    """Taal and KNM together; at a school with a keurmerk, the course hours of afschalen."""
    INTAKE_LANGUAGE = "intake-language"
    """Language hours in the brede intake: counted apart, never toward the route."""
    PARTICIPATION = "participation"
    INTAKE_PARTICIPATION = "intake-participation"
    """Participation in the brede intake: it counts toward the route (Besluit art. 3.14)."""
    MAP_PRACTICE = "map-practice"


class Spans(StrEnum):
    """Of which days hours were reported."""

    PERIOD = "period"
    """Those since the last report."""
    TO_DATE = "to-date"
    """All until the day: what the same source reported before counts no more."""


class HoursEntry(InDossier, Identified, Base):
    """Minutes reported for one kind, up to and including one day.

    Nothing of it is erased: an entry that was wrong is taken back, and counts nowhere.
    """

    __tablename__ = "hours_entry"

    kind: Mapped[HoursKind]
    minutes: Mapped[int]
    until_on: Mapped[date]
    source: Mapped[str]
    spans: Mapped[Spans | None] = mapped_column(default=None)
    """None where nobody said."""
    since_on: Mapped[date | None] = mapped_column(default=None)
    """The first day of the period, where it was told."""
    written_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), default=None)
    """None in entries from before this was written down."""
    written_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)

    def take_back(self, by: UUID, at: datetime) -> None:
        """Once: who does it again changes nothing of who did."""
        if self.withdrawn_at is None:
            self.withdrawn_by_id, self.withdrawn_at = by, at


def minutes_in(typed: str) -> int:
    """Hours as people and schools write them: 12,5 or 12.5 or 12:30. ValueError for the rest, also
    for 1,250: that may be a thousand or little more than one.
    """
    if found := re.fullmatch(r"(\d{1,4}):([0-5]\d)(?::00)?", typed, re.ASCII):
        minutes = int(found[1]) * 60 + int(found[2])
    elif found := re.fullmatch(r"(\d{1,4})(?:[.,](\d{1,6}))?", typed, re.ASCII):
        whole, part = found[1], found[2] or ""
        if len(part) == 3 and whole != "0" and int(whole + part) <= MOST_HOURS:
            raise ValueError("no hours for sure")
        scale = 10 ** len(part)
        minutes = (int(whole + part) * 60 * 2 + scale) // (scale * 2)
    else:
        raise ValueError("no hours")
    if not 0 < minutes <= MOST_HOURS * 60:
        raise ValueError("no hours")
    return minutes


def is_possible(until_on: date, today: date) -> bool:
    """Hours were made since the law is in force, and not in days that have still to come."""
    return IN_FORCE <= until_on <= today


def is_alike(source: str, other: str) -> bool:
    """De Brug and Taalhuis De Brug: all words of one stand in the other."""
    one, two = ({*re.findall(r"\w+", each.casefold())} for each in (source, other))
    return bool(one and two) and (one <= two or two <= one)


class Reported(Protocol):
    """Hours that somebody reported, kept or still to be kept."""

    @property
    def dossier_id(self) -> UUID: ...
    @property
    def kind(self) -> HoursKind: ...
    @property
    def until_on(self) -> date: ...
    @property
    def minutes(self) -> int: ...
    @property
    def source(self) -> str: ...


def same(entry: Reported) -> tuple[UUID, HoursKind, date, int, str]:
    """Person, kind, day, minutes and source: what has these in common are the same hours."""
    source = entry.source.casefold()
    return entry.dossier_id, entry.kind, entry.until_on, entry.minutes, source
