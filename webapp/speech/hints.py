"""Hints for who writes freely: what is better left out, and what can be said in easier Dutch.

Only ever a hint; nothing is refused for it, but for a BSN: that is kept nowhere.
`static/hints.js` finds the same while somebody writes: both read `hints.json`, and
tests/test_hints.py runs one table of examples through both.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from flask import Flask

from webapp.speech.i18n import Text, text

DATA = json.loads((Path(__file__).parent / "hints.json").read_text(encoding="utf-8"))
LONGEST_SENTENCE, LONG_WORD = 15, 14
MOST_WORDS = 3
"""So many words are named; more would be a lecture."""


class Kind(StrEnum):
    BSN = "bsn"
    V_NUMBER = "v-number"
    BANK = "bank"
    PHONE = "phone"
    EMAIL = "email"
    MEDICAL = "medical"
    PERSONAL = "personal"
    NAME = "name"
    LONG_SENTENCE = "long-sentence"
    OFFICIAL = "official"
    LONG_WORD = "long-word"


class Hint(NamedTuple):
    kind: Kind
    word: str = ""
    """Only of kinds about plain language: what is private is not repeated."""
    easier: str = ""


SENTENCES: dict[Kind, Text] = {
    Kind.BSN: text("This looks like a BSN. Please leave it out."),
    Kind.V_NUMBER: text("This looks like a V-number. Please leave it out."),
    Kind.BANK: text("This looks like a bank account number. Please leave it out."),
    Kind.PHONE: text("This looks like a phone number. Please leave it out."),
    Kind.EMAIL: text("This looks like an e-mail address. Please leave it out."),
    Kind.MEDICAL: text("This is about health. Say 'needs more time' or 'help is arranged'."),
    Kind.PERSONAL: text("This is about belief, origin or the past. Please leave it out."),
    Kind.NAME: text("Is this a name? Say 'somebody in the family'."),
    Kind.LONG_SENTENCE: text("This sentence is long. Two short ones are easier."),
    Kind.OFFICIAL: text("Difficult word: %(word)s. Easier: %(easier)s."),
    Kind.LONG_WORD: text("Long word: %(word)s. Do you know an easier one?"),
}

NINE_DIGITS = re.compile(r"(?<!\d)\d(?:[ .-]?\d){8}(?!\d)")
MOST_GAPS = 2
"""A BSN is written in at most three groups; a day and an hour are more."""
LEFT_OUT = "…"

MARKS = re.compile(r"[\u0660-\u0669\u06f0-\u06f9]")
NUMBER = re.compile(r"\+?[0-9](?:[ ./()-]{0,2}[0-9]){5,}")
DAY = re.compile(
    r"[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ][0-9]{2,4}|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
)
V_NUMBER = re.compile(
    r"\bV(?:[- ]?(?:nummer|nr))?[ .:-]*[0-9]{3}[ .]?[0-9]{3}[ .]?[0-9]{4}\b", re.ASCII | re.I
)
DUTCH_BANK = re.compile(r"\bNL[0-9]{2} ?[A-Z]{4}(?: ?[0-9]){10}\b", re.ASCII | re.I)
BANK = re.compile(r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}\b", re.ASCII)
EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[A-Za-z]{2,}")
WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
SENTENCE_ENDS = re.compile(r"[.!?]+(?:\s|$)|\n+")
ENDS_A_PART = re.compile(r"[.,;:!?]$")


def find(words: str, names: Iterable[str] = (), *, plain: bool = False) -> list[Hint]:
    """What to say about these words, each kind once. `names`: who stands on the page anyway."""
    said = simplified(words)
    hints = [Hint(kind) for kind in Kind if kind in private(said, names)]
    return hints + (list(difficult(said)) if plain else [])


def simplified(words: str) -> str:
    """Without marks above and below letters, and with Latin digits."""
    composed = unicodedata.normalize("NFKC", words)
    bare = "".join(c for c in composed if not unicodedata.category(c).startswith("M"))
    return MARKS.sub(lambda digit: str(ord(digit[0]) & 15), bare)


def private(said: str, names: Iterable[str]) -> set[Kind]:
    lower = said.lower()
    elsewhere = BANK.sub(" ", DUTCH_BANK.sub(" ", said))
    found = {kind for number in NUMBER.findall(elsewhere) for kind in kinds_of(number)}
    spoken = WORD.findall(lower)
    for kind in (Kind.MEDICAL, Kind.PERSONAL):
        data = DATA[kind]
        starts = tuple(data["starts"])
        if any(word.startswith(starts) or word in data["words"] for word in spoken):
            found.add(kind)
        if any(part in lower for part in data["inside"]):
            found.add(kind)
    looked_for = {
        Kind.V_NUMBER: V_NUMBER.search(said),
        Kind.BANK: DUTCH_BANK.search(said) or BANK.search(said),
        Kind.EMAIL: EMAIL.search(said),
        Kind.NAME: has_name(said, names),
    }
    return found | {kind for kind, there in looked_for.items() if there}


def kinds_of(number: str) -> Iterator[Kind]:
    """What a row of digits may be, as a whole or one of its parts."""
    for part in {number, *number.split(" ")}:
        digits = re.sub(r"[^0-9]", "", part)
        if DAY.fullmatch(part) or digits.startswith(("0800", "0900")):
            continue
        if part.startswith("+") or digits.startswith("00"):
            if 9 <= len(digits) <= 15:
                yield Kind.PHONE
        elif len(digits) == 10 and digits[0] in "02":
            yield Kind.PHONE if digits[0] == "0" else Kind.V_NUMBER
        elif len(digits) in (8, 9) and is_bsn(digits):
            yield Kind.BSN


def is_bsn(digits: str) -> bool:
    """The elfproef: 9 x the first digit, 8 x the second, …, minus the last is a multiple of 11."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(w * int(d) for w, d in zip(weights, digits.rjust(9, "0"), strict=True))
    return total % 11 == 0 and int(digits) > 0


def without_bsn(words: str) -> str:
    """The same words, in whatever digits, with an ellipsis where a BSN stood."""

    def left_out(row: re.Match[str]) -> str:
        digits = [str(unicodedata.digit(c)) for c in row[0] if c.isdigit()]
        is_one = len(row[0]) - len(digits) <= MOST_GAPS and is_bsn("".join(digits))
        return LEFT_OUT if is_one else row[0]

    return NINE_DIGITS.sub(left_out, words)


def has_name(said: str, names: Iterable[str]) -> bool:
    """Two names in a row, or a title with one; not those of the page, and no well-known words."""
    known = {*DATA["no_names"]}
    for name in names:
        known |= {*name.lower().split(), *re.split(r"[\s-]+", name.lower())}
    before = titled = False
    for token in said.split():
        match = WORD.search(token)
        word = match[0] if match else ""
        lower = word.lower()
        if lower in DATA["particles"] and (before or titled):
            continue
        may_be = is_capital(word) and lower not in known
        if (may_be and (before or titled)) or (titled and is_caseless(word) and lower not in known):
            return True
        ends = bool(ENDS_A_PART.search(token))
        titled = lower in DATA["titles"] and (not ends or token.endswith("."))
        before = may_be and not ends and not titled
    return False


def is_capital(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word[1].islower()


def is_caseless(word: str) -> bool:
    """A word of a script without capitals: Arabic, Ge'ez."""
    return bool(word) and word[0].isalpha() and word[0].lower() == word[0].upper()


def difficult(said: str) -> Iterator[Hint]:
    """Long sentences, words of offices, long words."""
    if any(len(WORD.findall(part)) > LONGEST_SENTENCE for part in SENTENCE_ENDS.split(said)):
        yield Hint(Kind.LONG_SENTENCE)
    spoken = list(dict.fromkeys(WORD.findall(said.lower())))
    official = [word for word in spoken if word in DATA["easier"]]
    yield from (Hint(Kind.OFFICIAL, w, DATA["easier"][w]) for w in official[:MOST_WORDS])
    long = [w for w in spoken if len(w) >= LONG_WORD and w.isalpha() and w not in official]
    yield from (Hint(Kind.LONG_WORD, word) for word in long[:MOST_WORDS])


def init_app(app: Flask) -> None:
    """Templates write the sentences down for the script, and say those found here."""
    for environment in app.extensions["environments"].values():
        environment.globals.update(hint_sentences=SENTENCES)
