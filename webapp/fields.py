"""Form fields that several rooms share."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, time
from typing import Any

from wtforms import IntegerField, StringField
from wtforms.validators import AnyOf, Length, StopValidation

from webapp.i18n import ptext, text
from webapp.law.tables import IN_FORCE

MOST_DIGITS = 6
LAST_DAY = date(2100, 1, 1)
MOST_NAME = 60
NAME = ptext("desk", "Please write a name of at most 60 letters.")
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


def one_line(words: str | None) -> str:
    return " ".join(plain(words).split())


def a_name() -> StringField:
    """Somebody's name, or nothing."""
    return StringField(filters=[one_line], validators=[Length(0, MOST_NAME, NAME)])


def maybe(members: Iterable[str], complaint: str) -> StringField:
    """One of these, or nothing. `Optional()` would let spaces through, as what they are."""
    allowed = AnyOf([None, "", *members], complaint)
    return StringField(filters=[lambda typed: typed and typed.strip()], validators=[allowed])


class SmallNumber(IntegerField):
    """A whole number of at most six digits; more is a complaint, never an overflow."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist and len(valuelist[0].strip()) > MOST_DIGITS:
            self.data = None
            raise ValueError(NOT_A_NUMBER)
        super().process_formdata(valuelist)


class Read(StringField):
    """Typed text that is read as a day, a time or a number: `value`, None when left empty.

    `data` stays what was typed, so that a refused form can show it.
    """

    def __init__(self, how: Callable[[str], Any], complaint: str, **options: Any) -> None:
        super().__init__(**options)
        self.how, self.complaint = how, complaint
        self.value: Any = None

    def pre_validate(self, form: Any) -> None:
        typed = (self.data or "").strip()
        try:
            self.value = self.how(typed) if typed else None
        except ValueError:
            raise StopValidation(self.complaint) from None


def a_day(typed: str) -> date:
    """As browsers send it: 2026-09-14."""
    return date.fromisoformat(in_the_form(r"\d{4}-\d\d-\d\d", typed))


def a_day_in_force(typed: str) -> date:
    """A day since the law is in force, and before the calendar of its holidays ends."""
    day = a_day(typed)
    if not IN_FORCE <= day < LAST_DAY:
        raise ValueError
    return day


def a_time(typed: str) -> time:
    """As browsers send it: 09:30."""
    return time.fromisoformat(in_the_form(r"\d\d:\d\d", typed))


def a_small_number(typed: str) -> int:
    return int(in_the_form(r"\d{1,6}", typed))


def in_the_form(pattern: str, typed: str) -> str:
    if not re.fullmatch(pattern, typed, re.ASCII):
        raise ValueError
    return typed
