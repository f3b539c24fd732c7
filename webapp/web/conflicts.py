"""Two people who change one thing at once: nothing is overwritten that the other never saw.

A form carries for each field the value it was loaded with (`was-<name>`). Values are compared
as the form shows them: strings.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field, Form

from webapp.web.fields import Read

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


def loaded(posted: Mapping[str, str], names: Iterable[str], was: str = WAS) -> dict[str, str]:
    """The values that a posted form says it was loaded with. Line ends as we keep them."""
    return {
        name: posted[was + name].replace("\r\n", "\n") for name in names if was + name in posted
    }


class Merging(Form):
    """A form about a row that others may change meanwhile. `kept`: its fields as they are now.

    In a page a field has `was`, what it was loaded with, and maybe a `conflict`, which is its
    error. What was not handed in stays as it is.
    """

    is_merged = False
    """What could be kept is kept."""

    def __init__(self, kept: Mapping[str, str], posted: MultiDict[str, str] | None = None) -> None:
        super().__init__(posted, data=kept)
        self.kept = kept
        self.base = kept if posted is None else loaded(posted, kept)
        for field in self:
            vars(field)["was"] = self.base.get(field.name, "")

    @property
    def is_stale(self) -> bool:
        """The row is not any more as it was loaded."""
        return any(self.base.get(each.name) != self.kept[each.name] for each in self)

    def merge_into(self, row: object) -> bool:
        """Write what only I changed. What others changed too stays theirs: then False, and the
        form shows both.
        """
        self.is_merged = True
        merged = merge(self.base, {each.name: text_of(each) for each in self}, self.kept)
        for field in self:
            kept, conflict = merged.values[field.name], merged.conflicts.get(field.name)
            if kept != self.kept[field.name]:
                setattr(row, field.name, meaning_of(field))
            field.data = field.data if conflict else kept
            vars(field).update(was=kept, conflict=conflict, errors=[conflict] if conflict else [])
        return not merged.conflicts


def text_of(field: Field) -> str:
    """What was typed in a valid field, in one spelling: "0100" hours are the same as "100"."""
    if isinstance(field, BooleanField):
        return "1" if field.data else ""
    if isinstance(field, Read):
        return "" if field.value is None else str(field.value)
    return field.data or ""


def meaning_of(field: Field) -> object:
    """The same as a row keeps it."""
    if isinstance(field, BooleanField):
        return bool(field.data)
    return getattr(field, "value", field.data or None)
