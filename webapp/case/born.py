"""A day of birth, of which maybe only the year is known, or the year and the month."""

import re
from calendar import monthrange
from datetime import date
from enum import StrEnum
from typing import NamedTuple

ISO = re.compile(r"(?P<year>\d{4})(-(?P<month>\d\d)(-(?P<day>\d\d))?)?", re.ASCII)
DUTCH = re.compile(r"(((?P<day>\d\d?)[-./ ])?(?P<month>\d\d?)[-./ ])?(?P<year>\d{4})", re.ASCII)


class Known(StrEnum):
    """How much of a day of birth is known, where it is not all of it."""

    MONTH = "month"
    YEAR = "year"


class Born(NamedTuple):
    """As text: 14-02-2000, 07-1991 or 1990."""

    day: date
    """The first day that is possible."""
    known: Known | None = None
    """None: the whole day."""

    @property
    def last(self) -> date:
        """The last day that is possible."""
        if self.known is None:
            return self.day
        month = 12 if self.known is Known.YEAR else self.day.month
        return self.day.replace(month=month, day=monthrange(self.day.year, month)[1])

    def __str__(self) -> str:
        unknown = {None: 0, Known.MONTH: 3, Known.YEAR: 6}[self.known]
        return f"{self.day:%d-%m-%Y}"[unknown:]


def a_birth(typed: str) -> Born:
    """A day as people write it or browsers send it; what is left out or 00 is not known."""
    found = ISO.fullmatch(typed) or DUTCH.fullmatch(typed)
    if not found:
        raise ValueError
    year, month, day = (int(found[part] or 0) for part in ("year", "month", "day"))
    if day and not month:
        raise ValueError
    known = None if day else Known.MONTH if month else Known.YEAR
    return Born(date(year, month or 1, day or 1), known)
