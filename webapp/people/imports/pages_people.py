"""A list of people from a spreadsheet: all rows are right, or none is taken."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from webapp.arrival.duo.model import faults_of
from webapp.case.account import Language
from webapp.case.born import Born
from webapp.case.dossier import DateKind
from webapp.case.spelling import key_of
from webapp.law.duo import Doelgroep
from webapp.law.numbers import IN_FORCE
from webapp.people.caseload.model import MOST_LETTERS
from webapp.speech.i18n import ptext
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

NAME_IN_PARTS = {
    "voornaam": "first",
    "voornamen": "first",
    "roepnaam": "first",
    "voorvoegsel": "infix",
    "voorvoegsels": "infix",
    "tussenvoegsel": "infix",
    "tussenvoegsels": "infix",
    "achternaam": "last",
    "geslachtsnaam": "last",
}
IN_ONE = {"name": ("first", "infix", "last")}
NAMES = {
    "naam": "name",
    "name": "name",
    "geboren": "born",
    "geboortedatum": "born",
    "born": "born",
    "taal": "language",
    "language": "language",
    "doelgroep": "doelgroep",
    "koppeling": "koppeling",
    "azc": "azc",
    **NAME_IN_PARTS,
}
LANGUAGES = {
    **{language.value: language for language in Language},
    "tigrinya": Language.TI,
    "arabisch": Language.AR,
    "arabic": Language.AR,
    "nederlands": Language.NL,
    "dutch": Language.NL,
    "engels": Language.EN,
    "english": Language.EN,
}
GROUPS = {
    "asielstatushouder": Doelgroep.ASIELSTATUSHOUDER,
    "statushouder": Doelgroep.ASIELSTATUSHOUDER,
    "gezinsmigrant": Doelgroep.GEZINS_OVERIG,
    "gezinsmigrant en overige migrant": Doelgroep.GEZINS_OVERIG,
}
OLDEST = date(1900, 1, 1)

LACKS = ptext("desk", "A column is missing: naam, geboren, taal or doelgroep.")
NO_NAME = ptext("desk", "The name is missing, too long or has numbers.")
NO_LANGUAGE = ptext("desk", "The language is ti, ar, nl or en.")
NO_GROUP = ptext("desk", "The group is statushouder or gezinsmigrant.")
NO_AZC = ptext("desk", "This AZC is not on the list.")
TWICE = ptext("desk", "This person is in the file twice.")
THERE = ptext("desk", "This person has a dossier already.")
COLUMNS = Columns(NAMES, frozenset({"name", "born", "language", "doelgroep"}), LACKS, IN_ONE)


@dataclass(frozen=True, kw_only=True)
class Line:
    row: int
    name: str
    born: Born
    language: Language
    doelgroep: Doelgroep
    koppeling: date | None
    azc_id: UUID | None


class Known(NamedTuple):
    """What the rows are held against."""

    centres: Mapping[str, UUID]
    """By name in small letters."""
    people: Collection[tuple[str, date]]
    """The sound of a name and a day of birth."""
    today: date


def read(grid: Grid, known: Known) -> tuple[list[Line], list[Fault]]:
    """Every line, and every fault: one fault, and nothing is to be taken in."""
    lines: list[Line] = []
    faults: list[Fault] = []
    seen: set[tuple[str, date]] = set()
    for row in rows_of(grid, COLUMNS):
        found = row if isinstance(row, Fault) else line_of(row, known)
        if isinstance(found, Fault):
            faults.append(found)
            continue
        person = key_of(found.name), found.born.day
        if person in seen or person in known.people:
            faults.append(Fault(found.row, TWICE if person in seen else THERE, found.name))
        seen.add(person)
        lines.append(found)
    return lines, faults


def line_of(row: Row, known: Known) -> Line | Fault:
    """The first thing that is wrong with a row is enough to know."""
    cells = row.cells
    name = " ".join(told(cells["name"]).split())
    if not name or len(name) > MOST_LETTERS or re.search(r"\d", name):
        return row.fault(NO_NAME, "name")
    born = birth_in(cells["born"], OLDEST, known.today)
    if not isinstance(born, Born):
        return row.fault(born, "born")
    koppeling = day_in(cells["koppeling"], IN_FORCE, known.today) if cells["koppeling"] else None
    if not isinstance(koppeling, date | None):
        return row.fault(koppeling, "koppeling")
    days = {DateKind.KOPPELING: koppeling} if koppeling else {}
    if faults_of(days, born.day, known.today, IN_FORCE):
        return row.fault(NOT_POSSIBLE, "koppeling")
    language = LANGUAGES.get(cells["language"].lower())
    if language is None:
        return row.fault(NO_LANGUAGE, "language")
    group = GROUPS.get(cells["doelgroep"].lower())
    if group is None:
        return row.fault(NO_GROUP, "doelgroep")
    azc = known.centres.get(cells["azc"].lower())
    if cells["azc"] and azc is None:
        return row.fault(NO_AZC, "azc")
    return Line(
        row=row.number,
        name=name,
        born=born,
        language=language,
        doelgroep=group,
        koppeling=koppeling,
        azc_id=azc,
    )
