from datetime import date

import pytest
from hypothesis import given

from webapp.law.completion import DateRefusal, part_refusals, z_route_refusals
from webapp.law.periods import Period
from webapp.law.rules import Rulebook
from webapp.law.term import term

from .strategies import DAYS

TODAY = date(2028, 3, 1)
PVT, MAP = date(2026, 10, 1), date(2026, 11, 2)


@pytest.fixture(scope="session")
def yonas(rules: Rulebook) -> Period:
    return term(rules, date(2026, 7, 15))


@pytest.mark.parametrize(
    ("day", "refusals"),
    [
        (date(2026, 7, 15), (DateRefusal.BEFORE_TERM,)),
        (date(2026, 7, 16), ()),
        (TODAY, ()),
        (date(2028, 3, 2), (DateRefusal.IN_FUTURE,)),
    ],
)
def test_a_part_is_done_in_the_term_and_not_in_the_future(
    yonas: Period, day: date, refusals: tuple[DateRefusal, ...]
) -> None:
    assert part_refusals(day, yonas, TODAY) == refusals


def test_a_part_done_after_the_term_is_late_but_not_refused(yonas: Period) -> None:
    assert part_refusals(date(2029, 8, 1), yonas, date(2029, 8, 1)) == ()


def test_a_part_cannot_be_done_after_the_whole_z_route(yonas: Period) -> None:
    done = date(2027, 12, 1)
    assert part_refusals(done, yonas, TODAY, done) == ()
    assert part_refusals(date(2027, 12, 2), yonas, TODAY, done) == (DateRefusal.AFTER_Z_ROUTE,)


@pytest.mark.parametrize(
    ("pvt", "map_done", "refusals"),
    [
        (PVT, MAP, ()),
        (None, MAP, (DateRefusal.PVT_NOT_DONE,)),
        (PVT, None, (DateRefusal.MAP_NOT_DONE,)),
        (None, None, (DateRefusal.PVT_NOT_DONE, DateRefusal.MAP_NOT_DONE)),
        (PVT, date(2027, 12, 2), (DateRefusal.MAP_NOT_DONE,)),
        (date(2027, 12, 2), MAP, (DateRefusal.PVT_NOT_DONE,)),
        (date(2027, 12, 1), date(2027, 12, 1), ()),
    ],
)
def test_the_z_route_is_not_done_before_pvt_and_map_are(
    yonas: Period, pvt: date | None, map_done: date | None, refusals: tuple[DateRefusal, ...]
) -> None:
    assert z_route_refusals(date(2027, 12, 1), yonas, TODAY, pvt, map_done) == refusals


def test_the_z_route_cannot_be_done_in_the_future(yonas: Period) -> None:
    day = date(2028, 3, 2)
    assert z_route_refusals(day, yonas, TODAY, PVT, MAP) == (DateRefusal.IN_FUTURE,)


@given(DAYS, DAYS, DAYS)
def test_accepted_dates_stay_acceptable_to_each_other(
    yonas: Period, pvt: date, map_done: date, z_route: date
) -> None:
    if not z_route_refusals(z_route, yonas, TODAY, pvt, map_done):
        assert DateRefusal.AFTER_Z_ROUTE not in part_refusals(pvt, yonas, TODAY, z_route)
        assert DateRefusal.AFTER_Z_ROUTE not in part_refusals(map_done, yonas, TODAY, z_route)
