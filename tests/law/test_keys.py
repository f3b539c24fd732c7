from dataclasses import replace
from datetime import date

import pytest

from webapp.law.keys import LOCAL_KEYS, Key, Rule, Unit, UnreadableRule

RULE = Rule(
    key=Key.PROGRESS_TALK_MONTHS,
    value="3, 6,12",
    unit=Unit.MONTHS,
    valid_from=date(2026, 1, 1),
    valid_until=date(2027, 1, 1),
    source="a test",
)


def test_a_rule_holds_from_its_first_day_until_its_end_which_is_exclusive() -> None:
    assert not RULE.holds(date(2025, 12, 31))
    assert RULE.holds(date(2026, 1, 1))
    assert RULE.holds(date(2026, 12, 31))
    assert not RULE.holds(date(2027, 1, 1))


def test_a_rule_without_an_end_holds_for_good() -> None:
    assert replace(RULE, valid_until=None).holds(date(2099, 1, 1))


def test_a_rule_is_verified_unless_it_says_otherwise() -> None:
    assert RULE.verified
    assert (RULE.gemeente_id, RULE.checked_on) == (None, None)


def test_several_numbers_are_read_in_the_order_they_were_written() -> None:
    assert RULE.numbers == (3, 6, 12)


@pytest.mark.parametrize("value", ["", "three", "3,,6", "-3", "3.5", "3;6", "٣"])
def test_what_is_no_whole_number_is_refused(value: str) -> None:
    with pytest.raises(UnreadableRule, match="progress-talk-months"):
        _ = replace(RULE, value=value).numbers


def test_the_numbers_of_the_law_are_not_the_gemeentes_to_choose() -> None:
    assert Key.TERM_MONTHS.statutory
    assert Key.PIP_DEADLINE_DAYS.statutory
    assert not RULE.statutory
    assert Key.BEGELEIDING_MONTHS in LOCAL_KEYS
