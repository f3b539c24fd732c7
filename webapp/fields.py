"""Form fields that several rooms share."""

import re
import unicodedata
from typing import Any

from wtforms import IntegerField

from webapp.i18n import text

MOST_DIGITS = 6
NOT_A_NUMBER = text("Please go back and try again.")

# Marks that turn other people's text around, and what is no text at all. Those that shape words
# of Arabic stay (ZWNJ, ZWJ), like the plain direction marks.
UNWANTED = re.compile(
    "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\ufff9-\\ufffb"
    "\\U000e0000-\\U000e007f]"
)


def plain(words: str | None) -> str:
    """Own words without what could deceive the eye; lines stay lines."""
    return UNWANTED.sub("", unicodedata.normalize("NFC", words or "")).replace("\r\n", "\n").strip()


class SmallNumber(IntegerField):
    """A whole number of at most six digits; more is a complaint, never an overflow."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist and len(valuelist[0].strip()) > MOST_DIGITS:
            self.data = None
            raise ValueError(NOT_A_NUMBER)
        super().process_formdata(valuelist)
