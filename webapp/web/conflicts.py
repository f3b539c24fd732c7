"""Two people who change one thing at once: nothing is overwritten that the other never saw.

A form carries for each field the value it was loaded with (`was-<name>`). Values are compared
as the form shows them: strings.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

WAS = "was-"
"""What the name of the hidden input begins with that carries the loaded value."""


class Conflict(NamedTuple):
    """Both versions of one field; theirs is the one that is kept until somebody chooses."""

    mine: str
    theirs: str


class Merged(NamedTuple):
    values: dict[str, str]
    """What to keep, for every field."""
    conflicts: dict[str, Conflict]


def merge(base: Mapping[str, str], mine: Mapping[str, str], theirs: Mapping[str, str]) -> Merged:
    """Field by field: what was loaded, what I hand in, what is kept by now (every field).

    A field I did not hand in stays theirs. One that was handed in without what it was loaded
    with is never trusted over theirs.
    """
    values: dict[str, str] = {}
    conflicts: dict[str, Conflict] = {}
    for name, kept in theirs.items():
        wanted = mine.get(name, kept)
        loaded = base.get(name)
        if wanted in (kept, loaded):
            values[name] = kept
        elif loaded == kept:
            values[name] = wanted
        else:
            values[name] = kept
            conflicts[name] = Conflict(wanted, kept)
    return Merged(values, conflicts)


def loaded(posted: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    """The values that a posted form says it was loaded with. Line ends as we keep them."""
    return {
        name: posted[WAS + name].replace("\r\n", "\n") for name in names if WAS + name in posted
    }
