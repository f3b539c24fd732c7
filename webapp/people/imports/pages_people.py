"""A list of people from a spreadsheet, read strictly: all rows are right, or none is taken."""

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
from webapp.people.imports.pages_table import (
    NO_DAY,
    NOT_POSSIBLE,
    Columns,
    Fault,
    Row,
    birth_in,
    day_in,
    rows_of,
)
from webapp.speech.i18n import ptext

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
COLUMNS = Columns(NAMES, frozenset({"name", "born", "language", "doelgroep"}), LACKS)


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


def read(text: str, known: Known) -> tuple[list[Line], list[Fault]]:
    """Every line, and every fault: one fault, and nothing is to be taken in."""
    lines: list[Line] = []
    faults: list[Fault] = []
    seen: set[tuple[str, date]] = set()
    for row in rows_of(text, COLUMNS):
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
    number, cells = row
    name = " ".join(cells["name"].split())
    if not name or len(name) > MOST_LETTERS or re.search(r"\d", name):
        return Fault(number, NO_NAME, name)
    born, koppeling = birth_in(cells["born"]), day_in(cells["koppeling"])
    if born is None or (cells["koppeling"] and koppeling is None):
        return Fault(number, NO_DAY, cells["born"] if born is None else cells["koppeling"])
    days = {DateKind.KOPPELING: koppeling} if koppeling else {}
    if not OLDEST <= born.day <= known.today or faults_of(days, born.day, known.today, IN_FORCE):
        return Fault(number, NOT_POSSIBLE, cells["koppeling"] or cells["born"])
    language, group = (
        LANGUAGES.get(cells["language"].lower()),
        GROUPS.get(cells["doelgroep"].lower()),
    )
    if language is None or group is None:
        wrong = NO_LANGUAGE if language is None else NO_GROUP
        return Fault(number, wrong, cells["language" if language is None else "doelgroep"])
    azc = known.centres.get(cells["azc"].lower())
    if cells["azc"] and azc is None:
        return Fault(number, NO_AZC, cells["azc"])
    return Line(
        row=number,
        name=name,
        born=born,
        language=language,
        doelgroep=group,
        koppeling=koppeling,
        azc_id=azc,
    )
