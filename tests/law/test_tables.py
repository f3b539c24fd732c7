import re
from datetime import date
from pathlib import Path

import pytest

import webapp.law
from webapp.law.keys import LOCAL_KEYS, Key
from webapp.law.numbers import IN_FORCE, LOCAL, STATUTE

UNVERIFIED = {Key.OBJECTION_DAYS, Key.TERMS_RUN_ON, Key.MAP_THEMES, Key.EDUCATION_ROUTE_AGE}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Key.PIP_DEADLINE_DAYS, "70"),
        (Key.THIRD_PARTY_DAYS, "14"),
        (Key.TERM_MONTHS, "36"),
        (Key.SWITCH_MONTHS, "18"),
        (Key.OBJECTION_DAYS, "42"),
        (Key.ONTZORGING_MONTHS, "6"),
        (Key.PVT_MINUTES, "720"),
        (Key.PVT_EXCURSIONS, "1"),
        (Key.MAP_PRACTICE_MINUTES, "2400"),
        (Key.MAP_THEMES, "8"),
        (Key.Z_LANGUAGE_HOURS, "800"),
        (Key.Z_PARTICIPATION_HOURS, "800"),
        (Key.DOWNSCALE_HOURS, "600"),
        (Key.FREE_EXAM_ATTEMPTS, "2"),
        (Key.EDUCATION_ROUTE_AGE, "28"),
        (Key.BEGELEIDING_MONTHS, "18"),
        (Key.BEGELEIDING_FINISH_MONTH, "16"),
        (Key.NOT_SEEN_DAYS, "14"),
        (Key.PROGRESS_TALK_MONTHS, "3,6,12,18,24,30"),
        (Key.TALK_AFTER_TRAINING, "next-monday"),
        (Key.ANSWER_WORKING_DAYS, "2"),
    ],
)
def test_the_rule_has_the_value_of_the_field_notes(key: Key, value: str) -> None:
    assert [rule.value for rule in STATUTE + LOCAL if rule.key is key] == [value]


def test_every_key_has_exactly_one_rule_from_the_day_the_law_is_in_force() -> None:
    assert sorted(rule.key for rule in STATUTE + LOCAL) == sorted(Key)
    assert {rule.valid_from for rule in STATUTE + LOCAL} == {IN_FORCE} == {date(2022, 1, 1)}


def test_statute_and_choices_are_never_in_one_table() -> None:
    assert all(rule.statutory for rule in STATUTE)
    assert {rule.key for rule in LOCAL} == LOCAL_KEYS


def test_no_rule_of_the_tables_belongs_to_a_gemeente() -> None:
    assert all(rule.gemeente_id is None for rule in STATUTE + LOCAL)


def test_every_rule_names_its_source() -> None:
    assert all(rule.source for rule in STATUTE + LOCAL)


def test_what_nobody_could_read_is_marked_unverified_and_has_no_day_of_checking() -> None:
    assert {rule.key for rule in STATUTE if not rule.verified} == UNVERIFIED
    assert all((rule.checked_on is not None) == rule.verified for rule in STATUTE)


def test_every_key_is_used_by_some_function_of_the_law() -> None:
    folder = Path(webapp.law.__file__).parent
    modules = [path for path in folder.glob("*.py") if path.stem not in {"keys", "tables"}]
    used = {name for path in modules for name in re.findall(r"Key\.([A-Z_]+)", path.read_text())}
    assert {key.name for key in Key} - used == set(), "a number that nothing reads is a lie"
