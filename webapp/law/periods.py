"""Days that were computed, each with the rules that produced it."""

from dataclasses import dataclass
from datetime import date, timedelta

from webapp.law.calendar import add_months
from webapp.law.keys import Key


@dataclass(frozen=True)
class Reckoned:
    """A computed day (inclusive: the day itself still counts) and the rules behind it."""

    day: date
    because: tuple[Key, ...]

    @property
    def statutory(self) -> bool:
        """Whether the law alone gives this day. If not, it is a planning date of the gemeente."""
        return all(key.statutory for key in self.because)


@dataclass(frozen=True)
class Period:
    """From `first` up to `end`, which is exclusive. Never empty."""

    first: date
    end: date
    because: tuple[Key, ...]

    def __post_init__(self) -> None:
        if self.end <= self.first:
            raise ValueError(f"a period cannot end on {self.end} and begin on {self.first}")

    @property
    def last(self) -> date:
        """The last day that still counts: what people are shown."""
        return self.end - timedelta(days=1)

    def contains(self, day: date) -> bool:
        return self.first <= day < self.end

    def month_of(self, day: date) -> int | None:
        """Which month of the period this day is in, counted from 1; None outside the period."""
        if not self.contains(day):
            return None
        month = 1
        while add_months(self.first, month) <= day:
            month += 1
        return month
