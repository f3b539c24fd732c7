"""The field moment a world is written for: what has happened by then is a fact, the rest a plan."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from webapp.core import clock
from webapp.core.clock import AMSTERDAM

NOON = time(12)


def local(day: date, at: time) -> datetime:
    """The UTC moment of a wall time in Europe/Amsterdam."""
    return datetime.combine(day, at, AMSTERDAM).astimezone(UTC)


@dataclass(frozen=True)
class Moment:
    now: datetime

    @property
    def today(self) -> date:
        return clock.day_of(self.now)

    def has_come(self, day: date | None) -> bool:
        """Whether something of this day is a fact; no day, no fact."""
        return day is not None and day <= self.today

    def is_past(self, day: date, at: time) -> bool:
        return local(day, at) <= self.now

    def when_past(self, day: date | None, at: time = NOON) -> datetime | None:
        """The moment something happened, or None as long as it did not."""
        return local(day, at) if day and self.is_past(day, at) else None
