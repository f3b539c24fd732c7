from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.law.calendar import add_months
from webapp.law.keys import Key
from webapp.law.periods import Period, Reckoned

from .strategies import DAYS

HALF_YEAR = Period(date(2026, 5, 18), date(2026, 11, 18), (Key.ONTZORGING_MONTHS,))
DAY = timedelta(days=1)


def test_the_last_day_is_the_end_minus_one() -> None:
    assert HALF_YEAR.last == date(2026, 11, 17)


def test_the_first_and_last_day_belong_to_it_and_the_end_does_not() -> None:
    assert not HALF_YEAR.contains(date(2026, 5, 17))
    assert HALF_YEAR.contains(date(2026, 5, 18))
    assert HALF_YEAR.contains(date(2026, 11, 17))
    assert not HALF_YEAR.contains(date(2026, 11, 18))


def test_a_period_cannot_be_empty() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        Period(date(2026, 5, 18), date(2026, 5, 18), ())


@pytest.mark.parametrize(
    ("day", "month"),
    [
        (date(2026, 5, 17), None),
        (date(2026, 5, 18), 1),
        (date(2026, 6, 17), 1),
        (date(2026, 6, 18), 2),
        (date(2026, 11, 17), 6),
        (date(2026, 11, 18), None),
    ],
)
def test_a_month_begins_on_the_day_of_the_month_on_which_it_began(
    day: date, month: int | None
) -> None:
    assert HALF_YEAR.month_of(day) == month


def test_a_date_is_the_laws_only_when_all_its_rules_are() -> None:
    day = date(2026, 10, 7)
    assert Reckoned(day, (Key.PIP_DEADLINE_DAYS, Key.TERMS_RUN_ON)).statutory
    assert not Reckoned(day, (Key.ONTZORGING_MONTHS, Key.ONTZORGING_FIRST_REMINDER_DAYS)).statutory


@given(DAYS, st.integers(1, 40))
def test_every_day_is_in_exactly_one_month_and_the_months_are_counted_to_the_last(
    first: date, months: int
) -> None:
    period = Period(first, add_months(first, months), ())
    assert period.month_of(period.first) == 1
    assert period.month_of(period.last) == months
    assert period.month_of(period.first - DAY) is None
    assert period.month_of(period.end) is None
    for month in range(1, months):
        begins = add_months(first, month)
        assert period.month_of(begins - DAY) == month
        assert period.month_of(begins) == month + 1
