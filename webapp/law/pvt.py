"""The PVT: twelve hours with the signing in them, an excursion, and then the signing itself."""

from datetime import date
from enum import StrEnum

from webapp.law.completion import DateRefusal, part_refusals
from webapp.law.hours import Counter
from webapp.law.periods import Period
from webapp.law.rules import Key, Rulebook


class Missing(StrEnum):
    """What has to be done before somebody can sign."""

    HOURS = "hours"
    EXCURSION = "excursion"
    PLAN = "plan"
    """The PIP says nothing about the PVT."""


def counted_minutes(lasted: int, late: int = 0) -> int:
    """The minutes that count: who comes late is counted from then on. Never less than none."""
    if lasted < 0 or late < 0:
        raise ValueError("minutes cannot be less than none")
    return max(0, lasted - late)


def progress(rules: Rulebook, on: date, minutes: int) -> Counter:
    """All minutes so far, the signing too once it took place (Besluit art. 3.1)."""
    return Counter(minutes, rules.number(Key.PVT_MINUTES, on))


def missing_before_signing(
    rules: Rulebook,
    on: date,
    *,
    attended_minutes: int,
    signing_minutes: int,
    excursions: int,
    in_pip: bool,
) -> tuple[Missing, ...]:
    """What is still missing before the signing; empty means that it is unlocked.

    `attended_minutes` leaves out the signing, `signing_minutes` is how long it will last.
    """
    missing = []
    if not progress(rules, on, attended_minutes + signing_minutes).complete:
        missing.append(Missing.HOURS)
    if excursions < rules.number(Key.PVT_EXCURSIONS, on):
        missing.append(Missing.EXCURSION)
    if not in_pip:
        missing.append(Missing.PLAN)
    return tuple(missing)


def signing_refusals(
    day: date, term: Period, today: date, z_route_done: date | None = None
) -> tuple[DateRefusal, ...]:
    """Why this cannot be the day of the signing: in the future, or before the term begins."""
    return part_refusals(day, term, today, z_route_done)
