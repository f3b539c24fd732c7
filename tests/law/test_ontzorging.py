from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given

from webapp.law.ontzorging import decision_reminders, in_scope, month_of, period
from webapp.law.rules import Key, Rulebook

from .strategies import DAYS

BIJSTAND = date(2026, 5, 18)


@pytest.mark.parametrize(
    ("who", "right_to_bijstand", "end"),
    [
        ("Yonas", date(2026, 5, 18), date(2026, 11, 18)),
        ("Al-Khatib", date(2026, 2, 9), date(2026, 8, 9)),
        ("Mariam", date(2026, 6, 1), date(2026, 12, 1)),
        ("Dawit", date(2026, 7, 27), date(2027, 1, 27)),
        ("a month's end", date(2026, 8, 31), date(2027, 3, 1)),
    ],
)
def test_six_months_run_from_the_right_to_bijstand(
    rules: Rulebook, who: str, right_to_bijstand: date, end: date
) -> None:
    result = period(rules, right_to_bijstand)
    assert (result.first, result.end) == (right_to_bijstand, end), who
    assert result.because == (Key.ONTZORGING_MONTHS,)


def test_on_the_end_there_is_no_ground_any_more(rules: Rulebook) -> None:
    result = period(rules, BIJSTAND)
    assert result.contains(date(2026, 11, 17))
    assert not result.contains(date(2026, 11, 18))


def test_the_consulent_is_reminded_six_and_three_weeks_before(rules: Rulebook) -> None:
    reminders = decision_reminders(rules, BIJSTAND)
    assert [reminder.day for reminder in reminders] == [date(2026, 10, 7), date(2026, 10, 28)]
    assert not any(reminder.statutory for reminder in reminders)


@given(DAYS)
def test_both_reminders_fall_inside_the_six_months(rules: Rulebook, bijstand: date) -> None:
    first, last = (reminder.day for reminder in decision_reminders(rules, bijstand))
    six_months = period(rules, bijstand)
    assert six_months.contains(first)
    assert six_months.contains(last)
    assert (last - first, six_months.end - last) == (timedelta(days=21), timedelta(days=21))


@pytest.mark.parametrize("conditions", list(product([True, False], repeat=3)))
def test_only_all_three_conditions_together_make_it_a_duty(
    conditions: tuple[bool, bool, bool],
) -> None:
    duty, permit, bijstand = conditions
    assert in_scope(
        inburgeringsplichtig=duty, temporary_asylum_permit=permit, receives_bijstand=bijstand
    ) == (conditions == (True, True, True))


@pytest.mark.parametrize(
    ("today", "month"),
    [
        (date(2026, 5, 17), None),
        (date(2026, 5, 31), 1),
        (date(2026, 7, 31), 3),
        (date(2026, 9, 14), 4),
        (date(2026, 11, 17), 6),
        (date(2026, 11, 18), None),
    ],
)
def test_the_month_is_counted_from_one_to_six(
    rules: Rulebook, today: date, month: int | None
) -> None:
    assert month_of(period(rules, BIJSTAND), today) == month


@given(DAYS)
def test_six_months_never_have_a_seventh(rules: Rulebook, bijstand: date) -> None:
    six_months = period(rules, bijstand)
    assert month_of(six_months, six_months.first) == 1
    assert month_of(six_months, six_months.last) == 6
