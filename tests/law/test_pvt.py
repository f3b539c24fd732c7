from datetime import date
from itertools import product

import pytest

from webapp.law.completion import DateRefusal
from webapp.law.pvt import (
    Missing,
    counted_minutes,
    missing_before_signing,
    progress,
    signing_refusals,
)
from webapp.law.rules import Rulebook
from webapp.law.term import term

DAY = date(2026, 10, 1)
LESSONS_AND_EXCURSION = 180 + 180 + 180 + 150
SIGNING = 60


def missing(
    rules: Rulebook,
    attended: int = LESSONS_AND_EXCURSION,
    signing: int = SIGNING,
    excursions: int = 1,
    in_pip: bool = True,
) -> tuple[Missing, ...]:
    return missing_before_signing(
        rules,
        DAY,
        attended_minutes=attended,
        signing_minutes=signing,
        excursions=excursions,
        in_pip=in_pip,
    )


def test_eleven_and_a_half_hours_are_complete_only_with_the_signing(rules: Rulebook) -> None:
    assert not progress(rules, DAY, LESSONS_AND_EXCURSION).complete
    assert progress(rules, DAY, LESSONS_AND_EXCURSION + SIGNING).complete
    assert LESSONS_AND_EXCURSION + SIGNING == 12.5 * 60


def test_nine_of_twelve_hours_are_three_quarters(rules: Rulebook) -> None:
    counter = progress(rules, DAY, 9 * 60)
    assert (counter.needed_minutes, counter.percent) == (720, 75)


def test_the_coming_signing_counts_toward_the_twelve_hours(rules: Rulebook) -> None:
    assert missing(rules) == ()
    assert missing(rules, attended=660, signing=60) == ()
    assert missing(rules, attended=659, signing=60) == (Missing.HOURS,)
    assert missing(rules, signing=0) == (Missing.HOURS,)


def test_who_missed_a_session_joins_it_in_another_group_first(rules: Rulebook) -> None:
    without_session_2 = LESSONS_AND_EXCURSION - 180
    assert missing(rules, attended=without_session_2) == (Missing.HOURS,)
    assert missing(rules, attended=without_session_2 + 180) == ()


def test_twelve_hours_without_an_excursion_are_not_enough(rules: Rulebook) -> None:
    assert missing(rules, attended=1000, excursions=0) == (Missing.EXCURSION,)
    assert missing(rules, excursions=2) == ()


def test_the_plan_must_name_the_pvt(rules: Rulebook) -> None:
    assert missing(rules, in_pip=False) == (Missing.PLAN,)


@pytest.mark.parametrize(("hours", "excursion", "plan"), list(product([True, False], repeat=3)))
def test_everything_that_is_missing_is_said_at_once(
    rules: Rulebook, hours: bool, excursion: bool, plan: bool
) -> None:
    result = missing(rules, 690 if hours else 100, excursions=int(excursion), in_pip=plan)
    there = {Missing.HOURS: hours, Missing.EXCURSION: excursion, Missing.PLAN: plan}
    assert result == tuple(part for part in Missing if not there[part])


@pytest.mark.parametrize(
    ("lasted", "late", "counted"), [(180, 0, 180), (180, 40, 140), (180, 180, 0), (180, 200, 0)]
)
def test_who_comes_late_gets_the_minutes_that_were_attended(
    lasted: int, late: int, counted: int
) -> None:
    assert counted_minutes(lasted, late) == counted


def test_who_is_in_time_gets_the_whole_session() -> None:
    assert counted_minutes(180) == 180
    assert counted_minutes(0) == 0


@pytest.mark.parametrize(("lasted", "late"), [(-1, 0), (180, -10)])
def test_minutes_below_none_are_refused(lasted: int, late: int) -> None:
    with pytest.raises(ValueError, match="less than none"):
        counted_minutes(lasted, late)


@pytest.mark.parametrize(
    ("day", "refusals"),
    [
        (date(2026, 10, 1), ()),
        (date(2026, 10, 2), (DateRefusal.IN_FUTURE,)),
        (date(2026, 4, 20), (DateRefusal.BEFORE_TERM,)),
        (date(2026, 4, 21), ()),
    ],
)
def test_rania_signs_in_her_term_and_not_in_the_future(
    rules: Rulebook, day: date, refusals: tuple[DateRefusal, ...]
) -> None:
    assert signing_refusals(day, term(rules, date(2026, 4, 20)), DAY) == refusals


def test_nobody_signs_after_the_z_route_is_done(rules: Rulebook) -> None:
    yonas = term(rules, date(2026, 7, 15))
    refusals = signing_refusals(DAY, yonas, DAY, z_route_done=date(2026, 9, 30))
    assert refusals == (DateRefusal.AFTER_Z_ROUTE,)
