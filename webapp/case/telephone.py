"""Telephone numbers of any country; one without a country is Dutch."""

from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from webapp.case.facts import PhoneNumber, Whose

HOME = "NL"


class Telephone(NamedTuple):
    """A number that somebody can be called on."""

    number: str
    whose: Whose
    best_time: str | None
    id: UUID | None = None
    """None where it stands in the history."""

    @property
    def shown(self) -> str:
        return shown(self.number)


def a_number(typed: str) -> str:
    """As it is kept: +31612345678. A number that is too short or too long is none."""
    if any(letter.isalpha() for letter in typed):
        raise ValueError
    try:
        number = phonenumbers.parse(typed, HOME)
    except NumberParseException:
        raise ValueError from None
    if not phonenumbers.is_possible_number(number) or number.extension:
        raise ValueError
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


@lru_cache(4096)
def shown(number: str) -> str:
    """As people read it: 06 12345678, +251 91 123 4567."""
    read = phonenumbers.parse(number)
    here = phonenumbers.region_code_for_number(read) == HOME
    how = PhoneNumberFormat.NATIONAL if here else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(read, how)


def as_text(phone: PhoneNumber) -> str:
    """As the history keeps it."""
    return f"{phone.number}|{phone.whose}|{phone.best_time or ''}"


def as_telephone(kept: str | None) -> Telephone | None:
    """What the history kept."""
    if not kept:
        return None
    number, whose, best_time = kept.split("|", 2)
    return Telephone(number, Whose(whose), best_time or None)
