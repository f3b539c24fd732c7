from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.law.calendar import is_working_day
from webapp.law.promises import (
    answer_by,
    begeleiding,
    begeleiding_month,
    finishing,
    not_seen,
    talk_after_training,
)
from webapp.law.rules import LOCAL, Key, Rule, Rulebook, TalkAfterTraining, Unit

from .strategies import DAYS


def talks(choice: TalkAfterTraining) -> Rulebook:
    own = Rule(
        key=Key.TALK_AFTER_TRAINING,
        value=choice,
        unit=Unit.CHOICE,
        valid_from=date(2022, 1, 1),
        source="a decision of the gemeente",
        gemeente_id=UUID(int=1),
    )
    return Rulebook((*LOCAL, own), UUID(int=1))


@pytest.mark.parametrize(
    ("training", "talk"),
    [
        (date(2026, 6, 11), date(2026, 6, 15)),
        (date(2026, 5, 21), date(2026, 5, 26)),
        (date(2026, 6, 15), date(2026, 6, 22)),
        (date(2026, 7, 9), date(2026, 7, 13)),
        (date(2026, 9, 10), date(2026, 9, 14)),
    ],
)
def test_the_talk_is_on_the_monday_after_the_training_and_not_monthly(
    rules: Rulebook, training: date, talk: date
) -> None:
    result = talk_after_training(rules, training)
    assert result.day == talk
    assert not result.statutory


@pytest.mark.parametrize(
    ("choice", "talk"),
    [
        (TalkAfterTraining.NEXT_MONDAY, date(2026, 6, 15)),
        (TalkAfterTraining.WITHIN_DAYS, date(2026, 6, 18)),
        (TalkAfterTraining.MONTHLY, date(2026, 7, 13)),
    ],
)
def test_a_gemeente_can_choose_when_the_talk_follows(choice: TalkAfterTraining, talk: date) -> None:
    assert talk_after_training(talks(choice), date(2026, 6, 11)).day == talk


@given(DAYS, st.sampled_from(TalkAfterTraining))
def test_a_talk_is_always_later_and_on_a_working_day(
    training: date, choice: TalkAfterTraining
) -> None:
    day = talk_after_training(talks(choice), training).day
    assert day > training
    assert is_working_day(day)


def test_the_begeleiding_is_meant_to_last_eighteen_months(rules: Rulebook) -> None:
    result = begeleiding(rules, date(2026, 5, 18))
    assert (result.end, result.last) == (date(2027, 11, 18), date(2027, 11, 17))
    assert result.month_of(date(2027, 8, 18)) == 16
    assert result.because == (Key.BEGELEIDING_MONTHS,)


@pytest.mark.parametrize(
    ("today", "month", "ends"),
    [
        (date(2026, 5, 18), 1, False),
        (date(2026, 9, 14), 4, False),
        (date(2027, 8, 17), 15, False),
        (date(2027, 8, 18), 16, True),
        (date(2027, 11, 17), 18, True),
        (date(2027, 11, 18), 19, True),
    ],
)
def test_finishing_starts_with_the_sixteenth_month(
    rules: Rulebook, today: date, month: int, ends: bool
) -> None:
    first = date(2026, 5, 18)
    assert begeleiding_month(first, today) == month
    assert finishing(rules, first, today) is ends


def test_somebody_is_not_seen_for_too_long_after_fourteen_days(rules: Rulebook) -> None:
    seen = date(2026, 9, 1)
    assert not not_seen(rules, seen, date(2026, 9, 15))
    assert not_seen(rules, seen, date(2026, 9, 16))


@pytest.mark.parametrize(
    ("received", "last"),
    [
        (date(2026, 9, 14), date(2026, 9, 16)),
        (date(2026, 9, 11), date(2026, 9, 15)),
        (date(2026, 9, 12), date(2026, 9, 15)),
        (date(2026, 12, 24), date(2026, 12, 29)),
    ],
)
def test_a_message_is_answered_within_two_working_days(
    rules: Rulebook, received: date, last: date
) -> None:
    assert answer_by(rules, received).day == last
