"""Own words without what could deceive the eye."""

import re
import unicodedata

# Marks that turn other people's text around, and what is no text at all. Those that shape words
# of Arabic stay (ZWNJ, ZWJ), like the plain direction marks.
UNWANTED = re.compile(
    "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\ufff9-\\ufffb"
    "\\U000e0000-\\U000e007f]"
)


def plain(words: str | None) -> str:
    """Own words without what could deceive the eye; lines stay lines."""
    return UNWANTED.sub("", unicodedata.normalize("NFC", words or "")).replace("\r\n", "\n").strip()


def one_line(words: str | None) -> str:
    return " ".join(plain(words).split())


def for_a_sheet(words: str) -> str:
    """A cell that no spreadsheet takes for a formula: what looks like one begins with a quote."""
    seen = re.sub("[\\s\\u200b-\\u200f\\ufeff]", "", words)
    return f"'{words}" if seen[:1] in {*"=+-@|%＝＋－＠"} else words
