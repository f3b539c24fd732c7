from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from webapp.law.rules import (
    LOCAL,
    STATUTE,
    Key,
    MissingRule,
    Rule,
    Rulebook,
    StatutoryRule,
    Unit,
    UnreadableRule,
    check_local,
)

LANSINGERLAND, ZOETERMEER = UUID(int=1), UUID(int=2)
DAY = date(2026, 9, 14)


def chosen(key: Key, value: str, **other: object) -> Rule:
    rule = Rule(
        key=key,
        value=value,
        unit=Unit.MONTHS,
        valid_from=date(2026, 1, 1),
        source="a decision of the gemeente",
        gemeente_id=LANSINGERLAND,
    )
    return replace(rule, **other)  # type: ignore[arg-type]


LONGER = chosen(Key.BEGELEIDING_MONTHS, "24")


def book(*rules: Rule, gemeente_id: UUID | None = LANSINGERLAND) -> Rulebook:
    return Rulebook((*STATUTE, *LOCAL, *rules), gemeente_id)


def test_a_gemeente_that_chose_nothing_works_by_the_defaults(rules: Rulebook) -> None:
    assert rules.number(Key.BEGELEIDING_MONTHS, DAY) == 18
    assert rules.number(Key.PIP_DEADLINE_DAYS, DAY) == 70


def test_the_gemeentes_own_choice_wins_over_the_default() -> None:
    assert book(LONGER).number(Key.BEGELEIDING_MONTHS, DAY) == 24
    assert Rulebook((LONGER, *LOCAL), LANSINGERLAND).number(Key.BEGELEIDING_MONTHS, DAY) == 24


def test_a_newer_default_does_not_win_over_the_gemeentes_choice() -> None:
    newer = chosen(Key.BEGELEIDING_MONTHS, "12", gemeente_id=None, valid_from=date(2026, 6, 1))
    assert book(LONGER, newer).number(Key.BEGELEIDING_MONTHS, DAY) == 24


def test_a_choice_of_another_gemeente_is_not_used() -> None:
    assert book(LONGER, gemeente_id=ZOETERMEER).number(Key.BEGELEIDING_MONTHS, DAY) == 18
    assert book(LONGER, gemeente_id=None).number(Key.BEGELEIDING_MONTHS, DAY) == 18


def test_a_choice_holds_only_on_its_own_days() -> None:
    rules = book(replace(LONGER, valid_until=date(2026, 7, 1)))
    assert rules.number(Key.BEGELEIDING_MONTHS, date(2025, 12, 31)) == 18
    assert rules.number(Key.BEGELEIDING_MONTHS, date(2026, 6, 30)) == 24
    assert rules.number(Key.BEGELEIDING_MONTHS, date(2026, 7, 1)) == 18


def test_a_changed_law_holds_from_its_own_day() -> None:
    changed = chosen(Key.PIP_DEADLINE_DAYS, "84", gemeente_id=None, valid_from=date(2028, 1, 1))
    rules = book(changed)
    assert rules.number(Key.PIP_DEADLINE_DAYS, date(2027, 12, 31)) == 70
    assert rules.number(Key.PIP_DEADLINE_DAYS, date(2028, 1, 1)) == 84


@pytest.mark.parametrize("key", [key for key in Key if key.statutory])
def test_a_gemeente_cannot_change_a_rule_of_the_law(key: Key) -> None:
    with pytest.raises(StatutoryRule, match=key):
        check_local(chosen(key, "1"))
    with pytest.raises(StatutoryRule, match=key):
        book(chosen(key, "1"))


def test_a_bad_row_of_another_gemeente_does_not_stop_this_one() -> None:
    bad = chosen(Key.TERM_MONTHS, "48", gemeente_id=ZOETERMEER)
    assert book(bad).number(Key.TERM_MONTHS, DAY) == 36


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Key.BEGELEIDING_MONTHS, "long"),
        (Key.BEGELEIDING_MONTHS, "0"),
        (Key.PROGRESS_TALK_MONTHS, "3;6"),
        (Key.PROGRESS_TALK_MONTHS, "0,6"),
        (Key.TALK_AFTER_TRAINING, "sometime"),
        (Key.TALK_AFTER_TRAINING, "1"),
    ],
)
def test_a_choice_that_cannot_be_read_is_refused_when_it_is_written(key: Key, value: str) -> None:
    with pytest.raises(UnreadableRule, match=key):
        check_local(chosen(key, value))


def test_a_choice_that_can_be_read_is_allowed() -> None:
    check_local(LONGER)
    check_local(chosen(Key.TALK_AFTER_TRAINING, "monthly"))


def test_before_the_law_was_in_force_there_is_no_rule(rules: Rulebook) -> None:
    with pytest.raises(MissingRule, match="term-months holds on 2021-12-31"):
        rules.number(Key.TERM_MONTHS, date(2021, 12, 31))


def test_one_number_is_not_taken_from_a_rule_with_several() -> None:
    with pytest.raises(UnreadableRule, match="one number"):
        book(chosen(Key.BEGELEIDING_MONTHS, "18,24")).number(Key.BEGELEIDING_MONTHS, DAY)


def test_the_months_of_a_rule_come_in_order() -> None:
    rules = book(chosen(Key.PROGRESS_TALK_MONTHS, "12,3,6"))
    assert rules.months(Key.PROGRESS_TALK_MONTHS, DAY) == (3, 6, 12)


def test_a_rule_tells_where_it_is_written(rules: Rulebook) -> None:
    assert rules.rule(Key.PIP_DEADLINE_DAYS, DAY).source == "Besluit inburgering 2021, art. 5.3"
    assert rules.text(Key.TALK_AFTER_TRAINING, DAY) == "next-monday"


def test_one_unverified_rule_makes_the_whole_to_be_confirmed(rules: Rulebook) -> None:
    assert rules.confirmed([Key.PIP_DEADLINE_DAYS], DAY)
    assert not rules.confirmed([Key.PIP_DEADLINE_DAYS, Key.TERMS_RUN_ON], DAY)
