"""The dates that are reported to DUO when a part is done: PVT, MAP and the Z-route.

Conditions of DUO's API "MAP, PVT, Z-route" 1.0.0.
"""

from datetime import date
from enum import StrEnum

from webapp.law.calendar import add_months
from webapp.law.periods import Period


class DateRefusal(StrEnum):
    """Why DUO would refuse a date of completion."""

    IN_FUTURE = "in-future"
    BEFORE_TERM = "before-term"
    AFTER_Z_ROUTE = "after-z-route"
    """Later than the completion of the Z-route, which closes everything."""
    PVT_NOT_DONE = "pvt-not-done"
    MAP_NOT_DONE = "map-not-done"


class CulpableRefusal(StrEnum):
    """Why DUO would refuse what is said about blame."""

    IN_TIME = "in-time"
    REQUIRED = "required"
    TERM_NOT_PASSED = "term-not-passed"
    TOO_EARLY = "too-early"


def part_refusals(
    day: date, term: Period, today: date, z_route_done: date | None = None
) -> tuple[DateRefusal, ...]:
    """For the signing of the PVT or the eindgesprek of the MAP. After the term is allowed."""
    refusals = [*_outside(day, term, today)]
    if z_route_done and day > z_route_done:
        refusals.append(DateRefusal.AFTER_Z_ROUTE)
    return tuple(refusals)


def z_route_refusals(
    day: date, term: Period, today: date, pvt_signed: date | None, map_done: date | None
) -> tuple[DateRefusal, ...]:
    """For the completion of the Z-route: PVT and MAP are done on or before that day."""
    refusals = [*_outside(day, term, today)]
    if pvt_signed is None or pvt_signed > day:
        refusals.append(DateRefusal.PVT_NOT_DONE)
    if map_done is None or map_done > day:
        refusals.append(DateRefusal.MAP_NOT_DONE)
    return tuple(refusals)


def culpable_refusals(
    last: date | None, term: Period, today: date, culpable: bool | None
) -> tuple[CulpableRefusal, ...]:
    """DUO's verwijtbaar. `last` is the latest day that is reported, None when there is none yet.

    It is not asked when all was in time, required once the term has passed; "yes" needs that the
    term has passed, "no" that it ends within two months.
    """
    if last is not None and last < term.end:
        return (CulpableRefusal.IN_TIME,) if culpable is not None else ()
    passed = today >= term.end
    if culpable is None:
        return (CulpableRefusal.REQUIRED,) if passed else ()
    if culpable and not passed:
        return (CulpableRefusal.TERM_NOT_PASSED,)
    if not culpable and add_months(today, 2) < term.end:
        return (CulpableRefusal.TOO_EARLY,)
    return ()


def _outside(day: date, term: Period, today: date) -> list[DateRefusal]:
    refusals = []
    if day > today:
        refusals.append(DateRefusal.IN_FUTURE)
    if day < term.first:
        refusals.append(DateRefusal.BEFORE_TERM)
    return refusals
