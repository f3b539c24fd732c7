from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.law.calendar import (
    EQUATED,
    add_months,
    add_working_days,
    age_on,
    is_working_day,
    next_monday_after,
    recognised_holidays,
    runs_on,
    working_day_from,
    working_day_until,
)

from .strategies import DAYS

DAY = timedelta(days=1)
MONTHS = st.integers(-48, 48)


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        (date(2026, 7, 16), 36, date(2029, 7, 16)),
        (date(2026, 1, 31), 1, date(2026, 3, 1)),
        (date(2028, 1, 31), 1, date(2028, 3, 1)),
        (date(2028, 1, 29), 1, date(2028, 2, 29)),
        (date(2026, 1, 29), 1, date(2026, 3, 1)),
        (date(2028, 2, 29), 36, date(2031, 3, 1)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 3, 1)),
        (date(2026, 10, 31), 1, date(2026, 12, 1)),
        (date(2026, 12, 31), 2, date(2027, 3, 1)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 3, 31), -1, date(2026, 3, 1)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_adding_months_to_a_day_that_does_not_exist_gives_the_first_of_the_next_month(
    day: date, months: int, result: date
) -> None:
    assert add_months(day, months) == result


@given(DAYS, MONTHS)
def test_adding_months_keeps_the_day_of_the_month_or_lands_on_a_first(
    day: date, months: int
) -> None:
    result = add_months(day, months)
    distance = (result.year - day.year) * 12 + result.month - day.month
    if result.day == day.day:
        assert distance in (months, months + 1)
    else:
        assert result.day == 1
        assert distance == months + 1
        assert (result - DAY).day < day.day


@given(DAYS, DAYS, MONTHS)
def test_adding_months_never_turns_two_days_around(one: date, other: date, months: int) -> None:
    first, second = sorted((one, other))
    assert add_months(first, months) <= add_months(second, months)


def test_the_recognised_holidays_of_2026_are_those_of_the_law() -> None:
    sundays = {date(2026, 4, 5), date(2026, 5, 24)}
    assert recognised_holidays(2026) - sundays == {
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 5),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2026, 12, 26),
    }


def test_koningsdag_is_a_day_earlier_when_it_would_be_a_sunday() -> None:
    assert date(2025, 4, 26) in recognised_holidays(2025)
    assert date(2025, 4, 27) not in recognised_holidays(2025)
    assert date(2027, 4, 27) in recognised_holidays(2027)


@pytest.mark.parametrize("year", range(2022, 2041))
def test_every_year_has_goede_vrijdag_and_the_fifth_of_may(year: int) -> None:
    holidays = recognised_holidays(year)
    easter_monday = next(day for day in sorted(holidays) if day.month > 1 and day.weekday() == 0)
    assert date(year, 5, 5) in holidays
    assert easter_monday - 3 * DAY in holidays
    assert easter_monday + 38 * DAY in holidays  # Hemelvaartsdag
    assert easter_monday + 49 * DAY in holidays  # tweede Pinksterdag


@pytest.mark.parametrize(
    ("ends", "last"),
    [
        (date(2026, 7, 29), date(2026, 7, 29)),
        (date(2026, 4, 27), date(2026, 4, 28)),
        (date(2026, 8, 1), date(2026, 8, 3)),
        (date(2026, 8, 2), date(2026, 8, 3)),
        (date(2026, 4, 3), date(2026, 4, 7)),
        (date(2026, 12, 25), date(2026, 12, 28)),
        (date(2027, 5, 5), date(2027, 5, 10)),
        (date(2025, 12, 31), date(2025, 12, 31)),
    ],
)
def test_a_term_that_ends_on_a_weekend_or_holiday_runs_on(ends: date, last: date) -> None:
    assert runs_on(ends) == last


def test_a_term_runs_on_past_a_day_made_equal_to_a_holiday_on_which_people_work() -> None:
    friday = date(2026, 5, 15)
    assert is_working_day(friday)
    assert runs_on(friday) == date(2026, 5, 18)
    assert runs_on(date(2026, 1, 1)) == date(2026, 1, 5)


@pytest.mark.parametrize("day", sorted(EQUATED))
def test_a_day_made_equal_to_a_holiday_is_a_working_friday_next_to_one(day: date) -> None:
    assert is_working_day(day)
    assert day.weekday() == 4
    assert day - DAY in recognised_holidays(day.year)


@given(DAYS)
def test_running_on_goes_to_the_nearest_later_working_day(day: date) -> None:
    last = runs_on(day)
    assert is_working_day(last)
    assert last not in EQUATED
    assert last >= day
    between = [day + n * DAY for n in range((last - day).days)]
    assert not [one for one in between if is_working_day(one) and one not in EQUATED]
    assert runs_on(last) == last


@pytest.mark.parametrize(
    ("day", "monday"),
    [
        (date(2026, 6, 11), date(2026, 6, 15)),
        (date(2026, 7, 9), date(2026, 7, 13)),
        (date(2026, 9, 10), date(2026, 9, 14)),
        (date(2026, 9, 13), date(2026, 9, 14)),
        (date(2026, 9, 14), date(2026, 9, 21)),
        (date(2026, 5, 21), date(2026, 5, 26)),
        (date(2026, 4, 2), date(2026, 4, 7)),
        (date(2026, 4, 23), date(2026, 4, 28)),
    ],
)
def test_the_next_monday_is_never_the_day_itself_and_never_a_holiday(
    day: date, monday: date
) -> None:
    assert next_monday_after(day) == monday


@given(DAYS)
def test_the_next_monday_is_a_working_day_of_the_coming_week(day: date) -> None:
    monday = next_monday_after(day)
    assert is_working_day(monday)
    assert day < monday
    assert day.isocalendar()[:2] != monday.isocalendar()[:2]
    assert (monday - day).days <= 10


@given(DAYS)
def test_the_working_days_around_a_day_are_the_nearest(day: date) -> None:
    before, after = working_day_until(day), working_day_from(day)
    assert before <= day <= after
    assert is_working_day(before)
    assert is_working_day(after)
    assert (before == day == after) == is_working_day(day)
    assert not any(is_working_day(before + n * DAY) for n in range(1, (after - before).days))


def test_working_days_are_counted_from_the_next_day_over_weekends_and_holidays() -> None:
    assert add_working_days(date(2026, 9, 14), 2) == date(2026, 9, 16)
    assert add_working_days(date(2026, 9, 11), 2) == date(2026, 9, 15)
    assert add_working_days(date(2026, 5, 22), 1) == date(2026, 5, 26)
    assert add_working_days(date(2026, 9, 12), 0) == date(2026, 9, 12)


@given(DAYS, st.integers(1, 30))
def test_as_many_working_days_pass_as_were_asked_for(day: date, count: int) -> None:
    until = add_working_days(day, count)
    passed = [day + n * DAY for n in range(1, (until - day).days + 1)]
    assert sum(map(is_working_day, passed)) == count


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2006, 11, 30), date(2026, 11, 29), 19),
        (date(2006, 11, 30), date(2026, 11, 30), 20),
        (date(2000, 2, 29), date(2028, 2, 28), 27),
        (date(2000, 2, 29), date(2028, 2, 29), 28),
        (date(2000, 2, 29), date(2027, 2, 28), 26),
        (date(2000, 2, 29), date(2027, 3, 1), 27),
    ],
)
def test_age_changes_on_the_birthday(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age
