from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.law.duo import Doelgroep, Leerroute
from webapp.law.hours import (
    Counter,
    Followed,
    downscaling,
    has_map,
    map_practice,
    map_themes_left,
    z_route,
)
from webapp.law.rules import Rulebook

DAY = date(2026, 9, 14)
MINUTES = st.integers(0, 100_000)
YONAS = Followed(language=412 * 60, participation=260 * 60, intake_language=30 * 60)


def test_yonas_has_two_counters_and_his_intake_lessons_apart(rules: Rulebook) -> None:
    route = z_route(rules, DAY, Doelgroep.ASIELSTATUSHOUDER, YONAS)
    assert route.language == Counter(412 * 60, 800 * 60)
    assert route.participation == Counter(260 * 60, 800 * 60)
    assert route.intake_language_minutes == 30 * 60


def test_participation_in_the_intake_counts(rules: Rulebook) -> None:
    followed = Followed(language=0, participation=60, intake_participation=90)
    route = z_route(rules, DAY, Doelgroep.ASIELSTATUSHOUDER, followed)
    assert route.participation == Counter(150, 48000)
    assert route.intake_language_minutes == 0


def test_a_family_migrant_has_no_participation_hours(rules: Rulebook) -> None:
    route = z_route(rules, DAY, Doelgroep.GEZINS_OVERIG, YONAS)
    assert route.participation is None
    assert route.language == Counter(412 * 60, 800 * 60)


@pytest.mark.parametrize(("cap", "needed"), [(200, 200), (0, 0), (None, 800), (900, 800)])
def test_an_ontheffing_caps_participation_and_never_raises_it(
    rules: Rulebook, cap: int | None, needed: int
) -> None:
    route = z_route(rules, DAY, Doelgroep.ASIELSTATUSHOUDER, YONAS, cap)
    assert route.participation is not None
    assert route.participation.needed_minutes == needed * 60
    assert route.language.needed_minutes == 800 * 60


def test_who_cannot_take_part_has_nothing_left_to_do(rules: Rulebook) -> None:
    none = Followed(language=0, participation=0)
    route = z_route(rules, DAY, Doelgroep.ASIELSTATUSHOUDER, none, 0)
    assert route.participation is not None
    assert route.participation.complete
    assert route.participation.percent == 100


@pytest.mark.parametrize(
    ("language", "participation", "complete"),
    [(800, 800, True), (799, 800, False), (800, 799, False), (900, 900, True)],
)
def test_the_hours_of_the_z_route_are_complete_when_both_are(
    rules: Rulebook, language: int, participation: int, complete: bool
) -> None:
    followed = Followed(language=language * 60, participation=participation * 60)
    assert z_route(rules, DAY, Doelgroep.ASIELSTATUSHOUDER, followed).complete is complete


def test_lessons_are_enough_for_a_family_migrant(rules: Rulebook) -> None:
    followed = Followed(language=800 * 60, participation=0)
    assert z_route(rules, DAY, Doelgroep.GEZINS_OVERIG, followed).complete


def test_lessons_in_the_intake_never_complete_the_route(rules: Rulebook) -> None:
    followed = Followed(language=0, participation=0, intake_language=10_000 * 60)
    route = z_route(rules, DAY, Doelgroep.GEZINS_OVERIG, followed)
    assert not route.complete
    assert route.language.done_minutes == 0


def test_afschalen_is_counted_toward_six_hundred_hours(rules: Rulebook) -> None:
    at_590 = downscaling(rules, DAY, 590 * 60)
    assert not at_590.complete
    assert at_590.left_minutes == 10 * 60
    assert downscaling(rules, DAY, 600 * 60).complete


def test_the_map_needs_forty_hours_of_practice(rules: Rulebook) -> None:
    assert map_practice(rules, DAY, 28 * 60) == Counter(1680, 2400)
    assert not map_practice(rules, DAY, 2399).complete
    assert map_practice(rules, DAY, 2400).complete


def test_six_of_the_eight_themes_leave_two(rules: Rulebook) -> None:
    assert map_themes_left(rules, DAY, 6) == 2
    assert map_themes_left(rules, DAY, 8) == 0
    assert map_themes_left(rules, DAY, 9) == 0


def test_only_the_onderwijsroute_has_no_map() -> None:
    assert [route for route in Leerroute if not has_map(route)] == [Leerroute.ONDERWIJS]


def test_ninety_nine_point_nine_percent_is_not_shown_as_all() -> None:
    assert Counter(47999, 48000).percent == 99
    assert Counter(48000, 48000).percent == 100
    assert Counter(50000, 48000).percent == 100


@pytest.mark.parametrize(("done", "needed"), [(-1, 10), (10, -1)])
def test_minutes_below_none_are_refused(done: int, needed: int) -> None:
    with pytest.raises(ValueError, match="less than none"):
        Counter(done, needed)


@given(MINUTES, MINUTES)
def test_a_counter_is_full_exactly_when_it_is_complete(done: int, needed: int) -> None:
    counter = Counter(done, needed)
    assert 0 <= counter.percent <= 100
    assert (counter.percent == 100) == counter.complete == (counter.left_minutes == 0)
