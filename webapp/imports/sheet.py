"""A list of people from a spreadsheet, read strictly: all rows are right, or none is taken."""

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from webapp.accounts.model import Language
from webapp.accounts.spelling import key_of
from webapp.caseload.model import MOST_LETTERS
from webapp.dossiers.model import DateKind
from webapp.duo.model import faults_of
from webapp.fields import plain
from webapp.i18n import Text, ptext
from webapp.law.duo import Doelgroep
from webapp.law.tables import IN_FORCE

MOST_ROWS = 1000
COLUMNS = {
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
NEEDED = ("name", "born", "language", "doelgroep")
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
DAYS = (
    r"(?P<d>\d{1,2})[-/](?P<m>\d{1,2})[-/](?P<y>\d{4})",
    r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)",
)
OLDEST = date(1900, 1, 1)

WORKBOOK = ptext("desk", "This is an Excel file. Save it as CSV and choose that file.")
UNREADABLE = ptext("desk", "These letters cannot be read. Save the file as CSV UTF-8.")
NOTHING = ptext("desk", "There are no rows in this file.")
TOO_MANY = ptext("desk", "There are more than 1000 rows. Please use more files.")
LACKS = ptext("desk", "A column is missing: naam, geboren, taal or doelgroep.")
UNKNOWN = ptext("desk", "This column does not belong here. Take it out.")
COLUMN_TWICE = ptext("desk", "This column is there twice.")
CELLS = ptext("desk", "This row has too many or too few cells.")
FORMULA = ptext("desk", "This cell holds a formula.")
NO_NAME = ptext("desk", "The name is missing, too long or has numbers.")
NO_DAY = ptext("desk", "This is not a day. Write it as 14-09-2026.")
NOT_POSSIBLE = ptext("desk", "This day is not possible.")
NO_LANGUAGE = ptext("desk", "The language is ti, ar, nl or en.")
NO_GROUP = ptext("desk", "The group is statushouder or gezinsmigrant.")
NO_AZC = ptext("desk", "This AZC is not on the list.")
TWICE = ptext("desk", "This person is in the file twice.")
THERE = ptext("desk", "This person has a dossier already.")


class Fault(NamedTuple):
    row: int
    """As the spreadsheet counts: the names of the columns are row 1."""
    why: Text
    cell: str = ""


class Unfit(Exception):
    """The file as a whole cannot be read."""


@dataclass(frozen=True, kw_only=True)
class Line:
    row: int
    name: str
    born_on: date
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


def decoded(data: bytes) -> str:
    """What Excel and others write: UTF-8 with or without a mark, UTF-16 with one, Windows-1252."""
    if data.startswith(b"PK"):
        raise Unfit(WORKBOOK)
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = data.decode("utf-16")
        else:
            text = in_some_encoding(data)
    except UnicodeDecodeError:
        raise Unfit(UNREADABLE) from None
    if "\0" in text or "\N{REPLACEMENT CHARACTER}" in text:
        raise Unfit(UNREADABLE)
    return text


def in_some_encoding(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def rows_of(text: str) -> list[list[str]]:
    """Cells, cut at what the first line is cut at: a semicolon in Dutch Excel, a comma, a tab."""
    head = text.lstrip().partition("\n")[0]
    cut = max(";,\t", key=head.count)
    try:
        return [
            [plain(cell) for cell in row]
            for row in csv.reader(io.StringIO(text), delimiter=cut, strict=True)
        ]
    except csv.Error:
        raise Unfit(UNREADABLE) from None


def read(text: str, known: Known) -> tuple[list[Line], list[Fault]]:
    """Every line, and every fault: one fault, and nothing is to be taken in."""
    rows = [(number, row) for number, row in enumerate(rows_of(text), 1) if any(row)]
    if len(rows) < 2:
        raise Unfit(NOTHING)
    if len(rows) > MOST_ROWS + 1:
        raise Unfit(TOO_MANY)
    faults = list(faults_of_head(rows[0][1]))
    if faults:
        return [], faults
    names, lines, seen = [COLUMNS[cell.lower()] for cell in rows[0][1]], [], set()
    for number, row in rows[1:]:
        found = line_of(number, row, names, known)
        if isinstance(found, Fault):
            faults.append(found)
            continue
        person = key_of(found.name), found.born_on
        if person in seen or person in known.people:
            faults.append(Fault(number, TWICE if person in seen else THERE, found.name))
        seen.add(person)
        lines.append(found)
    return lines, faults


def faults_of_head(head: list[str]) -> Iterator[Fault]:
    known = [COLUMNS.get(cell.lower()) for cell in head]
    for cell, name in zip(head, known, strict=True):
        if name is None:
            yield Fault(1, UNKNOWN, cell)
        elif known.count(name) > 1:
            yield Fault(1, COLUMN_TWICE, cell)
    if not set(NEEDED) <= set(known):
        yield Fault(1, LACKS)


def line_of(number: int, row: list[str], names: list[str], known: Known) -> Line | Fault:
    """The first thing that is wrong with a row is enough to know."""
    if len(row) != len(names):
        return Fault(number, CELLS)
    if formula := next((cell for cell in row if cell.startswith(("=", "+", "-", "@"))), None):
        return Fault(number, FORMULA, formula)
    cells = dict.fromkeys(COLUMNS.values(), "") | dict(zip(names, row, strict=True))
    name = " ".join(cells["name"].split())
    if not name or len(name) > MOST_LETTERS or re.search(r"\d", name):
        return Fault(number, NO_NAME, name)
    born, koppeling = day_in(cells["born"]), day_in(cells["koppeling"])
    if born is None or (cells["koppeling"] and koppeling is None):
        return Fault(number, NO_DAY, cells["born"] if born is None else cells["koppeling"])
    days = {DateKind.KOPPELING: koppeling} if koppeling else {}
    if not OLDEST <= born <= known.today or faults_of(days, born, known.today, IN_FORCE):
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
        born_on=born,
        language=language,
        doelgroep=group,
        koppeling=koppeling,
        azc_id=azc,
    )


def day_in(cell: str) -> date | None:
    for pattern in DAYS:
        if found := re.fullmatch(pattern, cell, re.ASCII):
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                return None
    return None
