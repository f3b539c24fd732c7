"""Bytes of a text file as letters. What writes spreadsheets does not say in which encoding it did;
so each is tried, and the words must look like words. In doubt a person says which it is.
"""

import re
import unicodedata

ENCODINGS = ("cp1252", "mac_roman", "cp1256")
"""Windows of Western Europe, old Macs, Windows of Arabic countries."""
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[^\x00-\x7f\s])*|[^\x00-\x7f\s]+")
SIGNS = frozenset("’‘“”«»–—…€°·•\xa0،؟؛")
"""What stands beside words in a list."""
LETTERS = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœßšž")
MANY_ZEROS = 0.3


class Unreadable(Exception):
    """No text in any encoding."""


class InDoubt(Exception):
    """More than one encoding gives words. `readings`: what each makes of the whole text."""

    def __init__(self, readings: list[str]) -> None:
        super().__init__(f"{len(readings)} readings")
        self.readings = readings


def decoded(data: bytes) -> str:
    try:
        text = in_unicode(data)
    except UnicodeDecodeError:
        raise Unreadable from None
    if text is None:
        text = in_some_encoding(data)
    if re.search("[\0-\b\x0e-\x1f\ufffd]", text):
        raise Unreadable
    return text


def in_unicode(data: bytes) -> str | None:
    """With a mark or without one; None when it is something else."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    head = data[:4000]
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if zeros.count(0) > len(zeros) * MANY_ZEROS:
            return data.decode(encoding)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def in_some_encoding(data: bytes) -> str:
    """The one in which all that is not plain English looks like words; or the question which."""
    readings = {}
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        readings[text] = strange_share(text)
    least = min(readings.values(), default=1.0)
    best = [text for text, share in readings.items() if share == least]
    if len(best) == 1 and not least:
        return best[0]
    possible = best if not least else [text for text in readings if is_text(text)]
    if not possible:
        raise Unreadable
    raise InDoubt(possible)


def is_text(text: str) -> bool:
    return not re.search("[\0-\b\x0e-\x1f\x7f-\x9f]", text)


def strange_share(text: str) -> float:
    """How many of those are no words, from 0 to 1."""
    words = strange_words(text)
    return sum(not is_a_word(word) for word in words) / len(words) if words else 0.0


def strange_words(text: str) -> list[str]:
    """Those that hold other letters than English."""
    return [word for word in WORD.findall(text) if not word.isascii()]


def is_a_word(word: str) -> bool:
    bare = word.strip("".join(SIGNS))
    if not bare:
        return True
    if "…" in word:
        return False
    if any("\u0600" <= letter <= "\u06ff" for letter in bare):
        return all(is_arabic(letter) for letter in bare)
    known = all(letter in "’-" or letter.isascii() or letter.lower() in LETTERS for letter in bare)
    return known and all(is_cased_well(part) for part in re.split("[’-]", bare))


def is_cased_well(part: str) -> bool:
    """No capital after a small letter. No name begins with ÿ, which has hardly a capital."""
    well = part.islower() or part.isupper() or part[1:].islower()
    return not part or (well and part[0].lower() != "ÿ")


def is_arabic(letter: str) -> bool:
    shapes = "\u200c\u200d\u200e\u200f"
    return "\u0600" <= letter <= "\u06ff" or letter in shapes or bool(unicodedata.combining(letter))
