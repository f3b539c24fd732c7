from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.law.calendar import EQUATED, is_working_day
from webapp.law.rules import LOCAL, STATUTE, Key, Rule, Rulebook, Unit
from webapp.law.term import objection_until, pip_deadline, progress_talks, switch_until, term

from .strategies import DAYS

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("who", "duo_notice", "registered", "deadline"),
    [
        ("Yonas", date(2026, 5, 20), date(2026, 5, 18), date(2026, 7, 29)),
        ("Al-Khatib", date(2026, 2, 16), date(2026, 2, 9), date(2026, 4, 28)),
        ("Dawit", date(2026, 8, 3), date(2026, 7, 20), date(2026, 10, 12)),
        ("Mariam", date(2026, 6, 8), date(2026, 6, 1), date(2026, 8, 17)),
        ("registered later", date(2026, 5, 18), date(2026, 5, 20), date(2026, 7, 29)),
    ],
)
def test_the_deadline_is_ten_weeks_after_the_later_of_duo_and_brp(
    rules: Rulebook, who: str, duo_notice: date, registered: date, deadline: date
) -> None:
    assert pip_deadline(rules, duo_notice, registered).day == deadline, who


def test_the_deadline_names_the_rules_that_made_it(rules: Rulebook) -> None:
    yonas = pip_deadline(rules, date(2026, 5, 20), date(2026, 5, 18))
    family = pip_deadline(rules, date(2026, 2, 16), date(2026, 2, 9))
    assert yonas.because == (Key.PIP_DEADLINE_DAYS,)
    assert family.because == (Key.PIP_DEADLINE_DAYS, Key.TERMS_RUN_ON)
    assert yonas.statutory
    assert rules.confirmed(yonas.because, yonas.day)
    assert not rules.confirmed(family.because, family.day)


@pytest.mark.parametrize(
    ("received", "deadline", "because"),
    [
        (date(2026, 7, 1), date(2026, 7, 29), Key.PIP_DEADLINE_DAYS),
        (date(2026, 7, 15), date(2026, 7, 29), Key.PIP_DEADLINE_DAYS),
        (date(2026, 7, 16), date(2026, 7, 30), Key.THIRD_PARTY_DAYS),
        (date(2026, 7, 29), date(2026, 8, 12), Key.THIRD_PARTY_DAYS),
    ],
)
def test_awaited_information_gives_two_weeks_from_its_receipt_but_never_less_time(
    rules: Rulebook, received: date, deadline: date, because: Key
) -> None:
    result = pip_deadline(rules, date(2026, 5, 20), date(2026, 5, 18), received)
    assert (result.day, result.because) == (deadline, (because,))


def test_two_weeks_that_end_on_a_saturday_run_on(rules: Rulebook) -> None:
    result = pip_deadline(rules, date(2026, 5, 20), date(2026, 5, 18), date(2026, 8, 1))
    assert result.day == date(2026, 8, 17)
    assert result.because == (Key.THIRD_PARTY_DAYS, Key.TERMS_RUN_ON)


@given(DAYS, DAYS, st.none() | DAYS)
def test_the_deadline_is_a_working_day_and_never_before_ten_weeks(
    rules: Rulebook, duo_notice: date, registered: date, received: date | None
) -> None:
    deadline = pip_deadline(rules, duo_notice, registered, received).day
    least = max(duo_notice, registered) + 70 * DAY
    if received:
        least = max(least, received + 14 * DAY)
    assert is_working_day(deadline)
    assert deadline not in EQUATED
    assert 0 <= (deadline - least).days <= 9
    assert deadline == pip_deadline(rules, registered, duo_notice, received).day


@pytest.mark.parametrize(
    ("who", "first_pip", "first", "last"),
    [
        ("Yonas", date(2026, 7, 15), date(2026, 7, 16), date(2029, 7, 15)),
        ("Al-Khatib", date(2026, 4, 20), date(2026, 4, 21), date(2029, 4, 20)),
        ("Dawit", date(2026, 9, 29), date(2026, 9, 30), date(2029, 9, 29)),
        ("Mariam", date(2026, 8, 10), date(2026, 8, 11), date(2029, 8, 10)),
        ("a leap day", date(2028, 2, 28), date(2028, 2, 29), date(2031, 2, 28)),
        ("before a leap day", date(2025, 2, 28), date(2025, 3, 1), date(2028, 2, 29)),
        ("a month's end", date(2026, 8, 30), date(2026, 8, 31), date(2029, 8, 30)),
    ],
)
def test_the_term_is_three_years_from_the_day_after_the_first_pip(
    rules: Rulebook, who: str, first_pip: date, first: date, last: date
) -> None:
    result = term(rules, first_pip)
    assert (result.first, result.last) == (first, last), who
    assert result.end == last + DAY
    assert result.because == (Key.TERM_MONTHS,)


def test_three_years_do_not_run_on_past_a_sunday(rules: Rulebook) -> None:
    assert term(rules, date(2026, 7, 15)).last.weekday() == 6


@given(DAYS)
def test_the_last_day_of_a_term_is_its_end_minus_one(rules: Rulebook, first_pip: date) -> None:
    result = term(rules, first_pip)
    assert result.last == result.end - DAY
    assert result.first == first_pip + DAY
    assert result.contains(result.last)
    assert not result.contains(result.end)
    assert not result.contains(first_pip)


@given(DAYS)
def test_a_term_is_three_years_of_days_whatever_the_clocks_do(
    rules: Rulebook, first_pip: date
) -> None:
    result = term(rules, first_pip)
    days = (result.end - result.first).days
    leap_days = [date(year, 2, 29) for year in range(2024, 2070, 4)]
    inside = sum(map(result.contains, leap_days))
    assert days == 1095 + inside


@given(DAYS, st.lists(st.integers(0, 1500), max_size=5))
def test_a_revision_never_moves_the_term(rules: Rulebook, first: date, after: list[int]) -> None:
    versions = [first, *(first + days * DAY for days in after)]
    assert term(rules, min(versions)) == term(rules, first)


@pytest.mark.parametrize(
    ("who", "first_pip", "last"),
    [
        ("Yonas", date(2026, 7, 15), date(2028, 1, 15)),
        ("Al-Khatib", date(2026, 4, 20), date(2027, 10, 20)),
        ("into a leap month", date(2026, 8, 30), date(2028, 2, 29)),
    ],
)
def test_the_leerroute_can_be_changed_through_eighteen_months(
    rules: Rulebook, who: str, first_pip: date, last: date
) -> None:
    result = switch_until(rules, first_pip)
    assert result.day == last, who
    assert result.because == (Key.SWITCH_MONTHS,)


@pytest.mark.parametrize(
    ("announced", "last"),
    [
        (date(2026, 7, 15), date(2026, 8, 26)),
        (date(2026, 8, 10), date(2026, 9, 21)),
        (date(2026, 3, 16), date(2026, 4, 28)),
        (date(2026, 4, 3), date(2026, 5, 18)),
    ],
)
def test_bezwaar_is_open_for_six_weeks_after_the_day_it_was_made_known(
    rules: Rulebook, announced: date, last: date
) -> None:
    assert objection_until(rules, announced).day == last


@given(DAYS)
def test_the_last_day_for_bezwaar_is_a_working_day(rules: Rulebook, announced: date) -> None:
    result = objection_until(rules, announced)
    assert is_working_day(result.day)
    assert result.day not in EQUATED
    assert 42 <= (result.day - announced).days <= 42 + 9
    assert (Key.TERMS_RUN_ON in result.because) == ((result.day - announced).days > 42)


def test_the_progress_talks_of_yonas_are_on_working_days(rules: Rulebook) -> None:
    talks = progress_talks(rules, date(2026, 7, 15))
    assert [talk.day for talk in talks] == [
        date(2026, 10, 15),
        date(2027, 1, 15),
        date(2027, 7, 15),
        date(2028, 1, 14),  # the 15th is a Saturday, and the last day to change route
        date(2028, 7, 14),
        date(2029, 1, 15),
    ]
    assert not any(talk.statutory for talk in talks)


def test_a_gemeente_can_choose_its_own_months_for_talks() -> None:
    own = Rule(
        key=Key.PROGRESS_TALK_MONTHS,
        value="12,1",
        unit=Unit.MONTHS,
        valid_from=date(2026, 1, 1),
        source="a decision of the gemeente",
        gemeente_id=UUID(int=1),
    )
    talks = progress_talks(Rulebook((*STATUTE, *LOCAL, own), UUID(int=1)), date(2026, 7, 15))
    assert [talk.day for talk in talks] == [date(2026, 8, 14), date(2027, 7, 15)]


@given(DAYS)
def test_the_talks_come_in_order_inside_the_term_and_the_fourth_before_the_last_switch(
    rules: Rulebook, first_pip: date
) -> None:
    days = [talk.day for talk in progress_talks(rules, first_pip)]
    assert days == sorted(set(days))
    assert all(is_working_day(day) and term(rules, first_pip).contains(day) for day in days)
    assert days[3] <= switch_until(rules, first_pip).day
