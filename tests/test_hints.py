"""Hints on the server; tests/browser/test_hints.py runs the same table through the script."""

from time import process_time

import pytest

from tests.examples import EXAMPLES, NAMES, PLAIN
from webapp.speech import hints
from webapp.speech.hints import SENTENCES, Kind


@pytest.mark.parametrize("words", EXAMPLES, ids=range(len(EXAMPLES)))
def test_what_is_private_is_hinted_at(words: str) -> None:
    assert hints.find(words, NAMES) == EXAMPLES[words]


@pytest.mark.parametrize("words", PLAIN, ids=range(len(PLAIN)))
def test_what_is_difficult_is_hinted_at_where_that_is_asked(words: str) -> None:
    assert hints.find(words, NAMES, plain=True) == PLAIN[words]
    assert hints.find(words, NAMES) == []


def test_each_kind_has_a_sentence_and_an_example() -> None:
    assert set(SENTENCES) == set(Kind)
    seen = {kind for table in (EXAMPLES, PLAIN) for found in table.values() for kind, *_ in found}
    assert seen == set(Kind)


@pytest.mark.parametrize("words", ["1", "A", "Aa ", "1-", "a@", "a.", "NL91 ", "مع "])
def test_the_longest_message_of_nonsense_takes_no_time(words: str) -> None:
    begun = process_time()
    hints.find((words * 2000)[:2000] + "@", NAMES, plain=True)
    assert process_time() - begun < 0.5
