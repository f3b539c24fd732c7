"""A list of hours from a school, held against the people of the gemeente and the ledger."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from webapp.case.born import Born
from webapp.case.spelling import key_of
from webapp.law.numbers import IN_FORCE
from webapp.people.imports.pages_people import IN_ONE, NAME_IN_PARTS, OLDEST
from webapp.plan.ledger.model import MOST_LETTERS, HoursKind, minutes_in, same
from webapp.speech.i18n import ptext
from webapp.speech.plain import one_line
from webapp.web.sheets import (
    NOT_POSSIBLE,
    Columns,
    Fault,
    Grid,
    Row,
    birth_in,
    day_in,
    rows_of,
)
from webapp.web.sheets import (
    known as told,
)

NAMES = {
    "naam": "name",
    "name": "name",
    "geboren": "born",
    "geboortedatum": "born",
    "born": "born",
    "soort": "kind",
    "kind": "kind",
    "uren": "hours",
    "hours": "hours",
    "tot": "until",
    "tot en met": "until",
    "t/m": "until",
    "until": "until",
    "bron": "source",
    "school": "source",
    "source": "source",
    **NAME_IN_PARTS,
}
KINDS = {
    **{kind.value: kind for kind in HoursKind},
    "taal": HoursKind.LANGUAGE,
    "taal+knm": HoursKind.LANGUAGE,
    "taal en knm": HoursKind.LANGUAGE,
    "knm": HoursKind.LANGUAGE,
    "cursus": HoursKind.LANGUAGE,
    "intake taal": HoursKind.INTAKE_LANGUAGE,
    "taal intake": HoursKind.INTAKE_LANGUAGE,
    "participatie": HoursKind.PARTICIPATION,
    "intake participatie": HoursKind.INTAKE_PARTICIPATION,
    "participatie intake": HoursKind.INTAKE_PARTICIPATION,
    "map": HoursKind.MAP_PRACTICE,
    "praktijk": HoursKind.MAP_PRACTICE,
}
PVT = "pvt"

LACKS = ptext("desk", "A column is missing: naam, geboren, soort, uren, tot or bron.")
NO_NAME = ptext("desk", "The name is missing.")
NO_KIND = ptext(
    "desk", "The kind is taal, intake taal, participatie, intake participatie or praktijk."
)
NO_PVT = ptext("desk", "The hours of the PVT come from its meetings. Take this row out.")
NO_HOURS = ptext("desk", "Write the hours as 12,5 or 12:30. At most 2000.")
NO_SOURCE = ptext("desk", "Write who reported the hours, in at most 80 letters.")
NOBODY = ptext("desk", "No open dossier here has this name and this day of birth.")
SEVERAL = ptext("desk", "More than one person fits. Write these hours down by hand.")
TWICE = ptext("desk", "This row is in the file twice.")
THERE = ptext("desk", "These hours are written down already.")
COLUMNS = Columns(NAMES, frozenset({*NAMES.values()} - {*NAME_IN_PARTS.values()}), LACKS, IN_ONE)


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a row says, before anybody looked who it is about."""

    row: int
    name: str
    born: Born
    kind: HoursKind
    minutes: int
    until_on: date
    source: str


@dataclass(frozen=True, kw_only=True)
class Line(Said):
    dossier_id: UUID
    whose: str
    """The name in the dossier, to be compared by whoever hands the list in."""


class Person(NamedTuple):
    dossier_id: UUID
    name: str


Identity = tuple[tuple[str, ...], date]
"""The sounds of a name, in whatever order a school writes it, and a day of birth."""


def identity(name: str, born_on: date) -> Identity:
    return tuple(sorted(key_of(name).split())), born_on


def read(grid: Grid, today: date) -> tuple[list[Said], list[Fault]]:
    """What every row says, and every fault that can be seen without knowing anybody."""
    said: list[Said] = []
    faults: list[Fault] = []
    for row in rows_of(grid, COLUMNS):
        found = row if isinstance(row, Fault) else said_in(row, today)
        if isinstance(found, Fault):
            faults.append(found)
        else:
            said.append(found)
    return said, faults


def said_in(row: Row, today: date) -> Said | Fault:
    """The first thing that is wrong with a row is enough to know."""
    cells, name = row.cells, one_line(told(row.cells["name"]))
    if not name:
        return row.fault(NO_NAME, "name")
    born = birth_in(cells["born"], OLDEST, today)
    if not isinstance(born, Born):
        return row.fault(born, "born")
    until = day_in(cells["until"], IN_FORCE, today)
    if not isinstance(until, date):
        return row.fault(until, "until")
    if not born.day < until:
        return row.fault(NOT_POSSIBLE, "until")
    kind = KINDS.get(" ".join(cells["kind"].lower().split()))
    if kind is None:
        return row.fault(NO_PVT if cells["kind"].lower() == PVT else NO_KIND, "kind")
    try:
        minutes = minutes_in(cells["hours"])
    except ValueError:
        return row.fault(NO_HOURS, "hours")
    source = one_line(cells["source"])
    if not 0 < len(source) <= MOST_LETTERS:
        return row.fault(NO_SOURCE, "source")
    return Said(
        row=row.number,
        name=name,
        born=born,
        kind=kind,
        minutes=minutes,
        until_on=until,
        source=source,
    )


def placed(
    said: list[Said], people: Mapping[Identity, list[Person]], kept: Collection[object]
) -> tuple[list[Line], list[Fault]]:
    """Every row with its person. `kept`: what the ledger counts already, as `same` names it."""
    lines: list[Line] = []
    faults: list[Fault] = []
    seen: set[object] = set()
    for each in said:
        found = people.get(identity(each.name, each.born.day), [])
        if len(found) != 1:
            faults.append(Fault(each.row, SEVERAL if found else NOBODY, each.name))
            continue
        line = Line(**vars(each), dossier_id=found[0].dossier_id, whose=found[0].name)
        if same(line) in seen or same(line) in kept:
            faults.append(Fault(line.row, TWICE if same(line) in seen else THERE, line.name))
        seen.add(same(line))
        lines.append(line)
    return lines, faults
