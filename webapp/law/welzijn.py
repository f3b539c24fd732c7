"""How serious a signaal is, and by when somebody looks at it."""

from datetime import date, timedelta
from enum import StrEnum

from webapp.law.calendar import add_months, add_working_days
from webapp.law.keys import Key
from webapp.law.rules import Rulebook


class Level(StrEnum):
    """From "goes well" to "now"; the values sort in that order."""

    GOED = "0-goed"
    LET_OP = "1-let-op"
    ZORG = "2-zorg"
    DRINGEND = "3-dringend"
    ACUUT = "4-acuut"


URGENT = frozenset({Level.DRINGEND, Level.ACUUT})
"""Who is to read it is told at once, also at night."""
TERMS = {
    Level.LET_OP: Key.SIGNAAL_LET_OP_DAYS,
    Level.ZORG: Key.SIGNAAL_ZORG_WORKING_DAYS,
    Level.DRINGEND: Key.SIGNAAL_DRINGEND_WORKING_DAYS,
}
"""A positive note asks for nothing; ACUUT was told by telephone before it was written."""


def react_by(book: Rulebook, level: Level, received: date) -> date | None:
    """The last day (inclusive) on which the coördinator reacts; None where nobody waits.

    A choice of each gemeente, no term of the law: EQUATED days count as working days.
    """
    if level is Level.GOED:
        return None
    if level is Level.ACUUT:
        return received
    days = book.number(TERMS[level], received)
    if level is Level.LET_OP:
        return received + timedelta(days=days)
    return add_working_days(received, days)


def counted_from(book: Rulebook, today: date) -> date:
    """The first day (inclusive) from which small signalen of one kind are counted together."""
    return today - timedelta(days=book.number(Key.SIGNAAL_TOGETHER_DAYS, today) - 1)


def are_many(book: Rulebook, today: date, times: int) -> bool:
    """Whether so many small signalen are worth talking about together. It changes no level."""
    return times >= book.number(Key.SIGNAAL_TOGETHER_TIMES, today)


def text_kept_from(book: Rulebook, today: date) -> date:
    """The text of a signaal that was closed before this day is taken away."""
    return add_months(today, -book.number(Key.SIGNAAL_TEXT_MONTHS, today))
