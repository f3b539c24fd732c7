"""Names as they sound, so that Yusuf, Youssef and Joesoef are found by each other.

A key is for searching only: it says nothing about a person, and no term or decision uses it.
"""

import re
import unicodedata

ARTICLES = frozenset({"al", "el", "ad", "as", "ash"})
SOUNDS = (
    ("sch", "s"),
    ("sh", "s"),
    ("kh", "k"),
    ("ch", "k"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("ts", "s"),
    ("tz", "s"),
    ("dj", "j"),
    ("q", "k"),
    ("c", "k"),
    ("x", "ks"),
    ("z", "s"),
    ("v", "f"),
    ("d", "t"),
)
JOINED_ARTICLE = re.compile(r"(?:al|el)(?=\w{4})")
VOWELS = "aeiou"
SILENT = re.compile(r"[aeiouyjwh]")


def key_of(name: str) -> str:
    """The sounds of each part of a name, a space before, between and after: " mmt jsf "."""
    parts = [sounds(part) for part in parts_of(name)]
    return f" {' '.join(parts)} " if parts else " "


def parts_of(name: str) -> list[str]:
    """Mohammed al-Khatib is mohammed, khatib."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = re.findall(r"[^\W\d_]+", re.sub(r"['`\u02b9-\u02bf\u2018\u2019]", "", plain))
    return [
        JOINED_ARTICLE.sub("", word, count=1) if JOINED_ARTICLE.match(word) else word
        for word in words
        if word not in ARTICLES
    ] or words


def sounds(word: str) -> str:
    """Consonants as they sound; of vowels only that there is one at the start."""
    for written, heard in SOUNDS:
        word = word.replace(written, heard)
    word = re.sub(r"(.)\1+", r"\1", word)
    first, rest = word[:1], word[1:]
    if first == "y":
        first = "j"
    return ("a" if first in VOWELS else first) + SILENT.sub("", rest)
