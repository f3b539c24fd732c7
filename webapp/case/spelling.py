"""Names as they sound, so that Yusuf, Youssef, Joesoef and يوسف are found by each other.

A key is for searching only: it says nothing about a person, and no term or decision uses it.
"""

import re

from anyascii import anyascii

ARTICLES = frozenset({"al", "el", "ad", "as", "ash", "ar", "an"})
ARABIC_ARTICLE = re.compile(r"\b\u0627\u0644(?=\w{3})")
"""It is written on to its word."""
ARABIC_VOWEL = re.compile(r"\b[\u0622\u0623\u0625\u0627]")
"""An alif: a vowel, of which nothing would be left in our letters."""
SOUNDS = (
    ("x", "ks"),
    ("chm", "hm"),
    ("khm", "hm"),
    ("egz", "gz"),
    ("sch", "x"),
    ("sh", "x"),
    ("kh", "x"),
    ("ch", "x"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("ts", "s"),
    ("tz", "s"),
    ("dj", "j"),
    ("q", "k"),
    ("c", "k"),
    ("z", "t"),
    ("v", "f"),
    ("d", "t"),
)
"""What is written, and as what it counts; x is what Aïcha, Aisha and Khadija have in common."""
FIRST = {**dict.fromkeys("aeiou", "a"), "y": "j", "g": "j", "h": "x"}
"""At the start of a word: Gamal and Jamal, Hadija and Khadija."""
JOINED_ARTICLE = re.compile(r"(?:al|el)(?=[^\Waeiou]\w{3})")
COMPOUND = re.compile(r"(abd)[aeiou]?(?:l|(?=(.)\2))(?=\w)|(gh?ebre|wolde|welde|tekle|haile)(?=\w)")
"""Names of two words that many write as one: Abdulrahman, Abdurrahman, Gebregziabher."""
LEAST_REST = 3
SILENT = re.compile(r"[aeiouyjwh]")
SWAPPED = str.maketrans("sz", "zs")


def key_of(name: str) -> str:
    """The sounds of each part of a name, a space before, between and after: " mmt jsf "."""
    parts = [sounds(part) for part in parts_of(name)]
    return f" {' '.join(parts)} " if parts else " "


def parts_of(name: str, least: int = LEAST_REST) -> list[str]:
    """Mohammed al-Khatib is mohammed, khatib. `least`: so many letters make a second word of what
    is written as one; of what somebody is still typing one letter does.
    """
    plain = anyascii(ARABIC_VOWEL.sub("a", ARABIC_ARTICLE.sub("", name))).lower()
    plain = re.sub(r"\b['`]+(?=[aeiou])|(?<=\w)['`]", "", plain)
    words = re.findall(r"[a-z]+", re.sub(r"`(?=[a-z])", "a", plain))
    bare = [
        JOINED_ARTICLE.sub("", word, count=1) if JOINED_ARTICLE.match(word) else word
        for word in words
        if word not in ARTICLES
    ] or words
    return [part for word in bare for part in split(word, least)]


def split(word: str, least: int) -> list[str]:
    found = COMPOUND.match(word)
    if not found or len(word) - found.end() < least:
        return [word]
    return [found[1] or found[3], word[found.end() :]]


def sounds(word: str) -> str:
    """Consonants as they sound; of vowels only that there is one at the start."""
    for written, heard in SOUNDS:
        word = word.replace(written, heard)
    word = re.sub(r"(.)\1+", r"\1", word)
    return FIRST.get(word[:1], word[:1]) + SILENT.sub("", word[1:])


def heard_as(word: str) -> str:
    """The other way to hear it: who hears Hamsa may mean Hamza."""
    return sounds(word.translate(SWAPPED))


def filed(name: str) -> str:
    """Where a name stands in a list: Ömer beside Omar, al-Masri at the a, whatever the script."""
    return anyascii(name).lower().strip("'` ")
