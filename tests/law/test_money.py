from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.law.money import per_week, pro_rata, quarter_to_month

from .strategies import CENTS, DAYS, MONTH_FIRSTS

MAY, FROM_THE_18TH = date(2026, 5, 1), date(2026, 5, 18)


@pytest.mark.parametrize(
    ("cents", "part"),
    [(133142, 60129), (65500, 29581), (11000, 4968), (1200, 542), (15900, 7181)],
)
def test_yonas_gets_fourteen_of_the_thirty_one_days_of_may(cents: int, part: int) -> None:
    assert pro_rata(cents, MAY, FROM_THE_18TH) == part


def test_yonas_has_178_57_left_in_may() -> None:
    bijstand, *fixed = (
        pro_rata(cents, MAY, FROM_THE_18TH) for cents in (133142, 65500, 11000, 1200, 15900)
    )
    assert (sum(fixed), bijstand - sum(fixed)) == (42272, 17857)


def test_the_family_gets_twenty_of_the_twenty_eight_days_of_february() -> None:
    assert pro_rata(190202, date(2026, 2, 1), date(2026, 2, 9)) == 135859  # 1,358.585...7
    assert pro_rata(2800, date(2026, 2, 1), date(2026, 2, 9)) == 2000


def test_a_leap_february_has_a_day_more() -> None:
    assert pro_rata(2900, date(2028, 2, 1), date(2028, 2, 29)) == 100
    assert pro_rata(2800, date(2027, 2, 1), date(2027, 2, 28)) == 100


def test_half_a_cent_goes_up_and_half_a_cent_owed_goes_down() -> None:
    half_of_april = date(2026, 4, 1), date(2026, 4, 16)
    assert pro_rata(1, *half_of_april) == 1
    assert pro_rata(-1, *half_of_april) == -1


@pytest.mark.parametrize(
    ("month_first", "from_day"),
    [
        (date(2026, 5, 2), date(2026, 5, 18)),
        (date(2026, 5, 1), date(2026, 4, 30)),
        (date(2026, 5, 1), date(2026, 6, 1)),
    ],
)
def test_a_day_outside_the_month_is_refused(month_first: date, from_day: date) -> None:
    with pytest.raises(ValueError, match="is not in the month"):
        pro_rata(100, month_first, from_day)


@given(CENTS, MONTH_FIRSTS)
def test_from_the_first_day_it_is_the_whole_month(cents: int, month_first: date) -> None:
    assert pro_rata(cents, month_first, month_first) == cents


@given(CENTS, DAYS)
def test_a_part_never_exceeds_the_month_and_is_within_half_a_cent(cents: int, day: date) -> None:
    first = day.replace(day=1)
    part = pro_rata(cents, first, day)
    days = ((first + timedelta(days=32)).replace(day=1) - first).days
    exact = Fraction(cents * (days - day.day + 1), days)
    assert abs(part) <= abs(cents)
    assert abs(part - exact) <= Fraction(1, 2)


@given(CENTS, DAYS)
def test_taking_back_is_exactly_what_was_given(cents: int, day: date) -> None:
    first = day.replace(day=1)
    assert pro_rata(-cents, first, day) == -pro_rata(cents, first, day)
    assert per_week(-cents) == -per_week(cents)
    assert quarter_to_month(-cents) == -quarter_to_month(cents)


@pytest.mark.parametrize(
    ("cents", "week"), [(77142, 17802), (171945, 39680), (39542, 9125), (0, 0), (-77142, -17802)]
)
def test_a_week_is_twelve_months_over_fifty_two_weeks(cents: int, week: int) -> None:
    assert per_week(cents) == week


@given(CENTS)
def test_fifty_two_weeks_are_close_to_twelve_months(cents: int) -> None:
    assert abs(per_week(cents) * 52 - cents * 12) <= 26


@given(st.integers(0, 10_000_000), st.integers(0, 10_000_000))
def test_more_money_is_never_less_a_week(one: int, other: int) -> None:
    assert per_week(min(one, other)) <= per_week(max(one, other))


def test_kinderbijslag_is_a_third_of_a_quarter() -> None:
    assert quarter_to_month(63429) == 21143
    assert quarter_to_month(100) == 33
    assert quarter_to_month(101) == 34
    assert quarter_to_month(-101) == -34


def test_the_amounts_a_family_and_yonas_live_on_are_those_of_the_notes() -> None:
    family = 190202 - 131200 + 46700 + 24600 + 43000 + quarter_to_month(63429) - 22500
    yonas = 133142 - 93600 + 37400 + 12900 - 12700
    assert (family, yonas) == (171945, 77142)
