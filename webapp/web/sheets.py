"""A list from a spreadsheet as it is handed in: its cells, the names of its columns, its rows.

What spreadsheet programs really write is read. What cannot be read is said with row and column.
"""

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from string import ascii_uppercase
from typing import NamedTuple

from webapp.case.born import Born, a_birth
from webapp.speech.i18n import Text, ptext
from webapp.speech.plain import plain
from webapp.web import letters, workbook
from webapp.web.letters import InDoubt as InDoubt

MOST_ROWS = 50_000
MOST_COLUMNS = 60
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
PATIENCE_SECONDS = 30
DAYS = (
    r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4}|\d\d)",
    r"(?P<y>\d{4})[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)",
)
MIDNIGHT = re.compile(r"[ T]0?0:00(:00(\.0+)?)?Z?$", re.ASCII)
NOT_KNOWN = {".", "-", "–"}
"""What is written where there is nothing to write."""
NUMBER = re.compile(r"[-+][\d.,:]+", re.ASCII)

OLD = ptext("desk", "This is an old Excel file. Save it as xlsx or CSV and choose that file.")
UNREADABLE = ptext("desk", "These letters cannot be read. Save the file as CSV UTF-8.")
NO_WORKBOOK = ptext("desk", "This workbook cannot be read. Save it as CSV and choose that file.")
TOO_LARGE = ptext("desk", "This workbook is too large. Save only the list as CSV.")
SEVERAL_SHEETS = ptext("desk", "More than one sheet holds something. Keep only the list.")
NOTHING = ptext("desk", "There are no rows in this file.")
TOO_MANY = ptext("desk", "There are more than 50000 rows. Please use more files.")
TOO_WIDE = ptext("desk", "There are more than 60 columns. Keep only those of the list.")
UNKNOWN = ptext("desk", "This column does not belong here. Take it out.")
NO_HEAD = ptext("desk", "This cell stands in a column without a name.")
COLUMN_TWICE = ptext("desk", "This column is there twice.")
QUOTES = ptext("desk", "Here the quotation marks are wrong.")
FORMULA = ptext("desk", "This cell holds a formula.")
NO_DAY = ptext("desk", "This is not a day. Write it as 14-09-2026.")
NO_CENTURY = ptext("desk", "Write the year in four digits: 1926 or 2026?")
NOT_POSSIBLE = ptext("desk", "This day is not possible.")
WRONG_BOOK = {
    workbook.Wrong.UNREADABLE: NO_WORKBOOK,
    workbook.Wrong.SEVERAL_SHEETS: SEVERAL_SHEETS,
}

Grid = list[list[str]]


class Fault(NamedTuple):
    row: int
    """As the spreadsheet counts: the names of the columns are row 1; 0 is the file as a whole."""
    why: Text
    cell: str = ""
    column: str = ""
    """What stands above the cell, or the letter of its column."""


class Unfit(Exception):
    """The file cannot be read, and why."""

    def __init__(self, why: Text, row: int = 0) -> None:
        super().__init__(why)
        self.fault = Fault(row, why)


@dataclass(frozen=True)
class Columns:
    names: Mapping[str, str]
    """What a column may be called, in small letters, and what it is."""
    needed: frozenset[str]
    lacks: Text
    """Said when one that is needed is not there."""
    joined: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What may be spread over more columns, in this order: a name."""


class Row(NamedTuple):
    number: int
    cells: Mapping[str, str]
    """By what the column is; empty when the file does not have it."""
    heads: Mapping[str, str]
    """What the file calls it."""

    def fault(self, why: Text, of: str) -> Fault:
        """What is wrong with one cell."""
        return Fault(self.number, why, self.cells[of], self.heads.get(of, of))


def grid_of(data: bytes) -> Grid:
    """The cells of whatever was handed in: CSV, or a workbook. InDoubt, or Unfit."""
    if data.startswith(OLD_WORKBOOK):
        raise Unfit(OLD)
    if data.startswith(b"PK"):
        return tidied(unpacked(data))
    try:
        text = letters.decoded(data)
    except letters.Unreadable:
        raise Unfit(UNREADABLE) from None
    return tidied(cells_of(text))


def unpacked(data: bytes) -> Grid:
    """By a program of its own: a workbook may ask for more than there is."""
    bounds = [str(MOST_ROWS + 1), str(MOST_COLUMNS)]
    command = [sys.executable, "-I", str(Path(workbook.__file__)), *bounds]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, no shell
            command, input=data, capture_output=True, timeout=PATIENCE_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise Unfit(TOO_LARGE) from None
    if done.returncode:
        raise Unfit(next((WRONG_BOOK[w] for w in WRONG_BOOK if w == done.returncode), TOO_LARGE))
    rows: Grid = json.loads(done.stdout)
    return rows


def cells_of(text: str) -> Grid:
    """Cells, cut at what the first line is cut at: a semicolon in Dutch Excel, a comma, a tab."""
    rows: Grid = []
    head = text.lstrip().partition("\n")[0]
    cut = max(";,\t", key=head.count)
    csv.field_size_limit(len(text) + 1)  # what is too long for its column is refused there
    if told := re.match(r"sep=([;,\t])\r?\n", text):
        cut = told[1]
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=cut, strict=True):
            rows.append(row)
            if len(rows) > MOST_ROWS + 1:
                raise Unfit(TOO_MANY)
    except csv.Error:
        raise Unfit(QUOTES, len(rows) + 1) from None
    return [[], *rows[1:]] if told else rows


def tidied(rows: Grid) -> Grid:
    """Without the empty cells at the end of each row, and the empty rows at the end."""
    found: Grid = []
    for row in rows:
        cells = [bare(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        found.append(cells)
    while found and not found[-1]:
        found.pop()
    if len(found) > MOST_ROWS + 1:
        raise Unfit(TOO_MANY)
    if max(map(len, found), default=0) > MOST_COLUMNS:
        raise Unfit(TOO_WIDE)
    return found


def bare(cell: str) -> str:
    """Without what only says that it is text: ="0612" of programs, '0612 of people."""
    cell = plain(cell)
    if guarded := re.fullmatch(r'="((?:[^"]|"")*)"', cell):
        return plain(guarded[1].replace('""', '"'))
    if re.match(r"'[\d=+\-@]", cell):
        return cell[1:].strip()
    return cell


def filled(grid: Grid) -> list[tuple[int, list[str]]]:
    """The rows that hold something, with their numbers; the first is the head."""
    return [(number, row) for number, row in enumerate(grid, 1) if any(row)]


def head_faults(grid: Grid, columns: Columns) -> list[Fault]:
    """What is wrong with the names of the columns. Unfit where nothing stands below them."""
    rows = filled(grid)
    if len(rows) < 2:
        raise Unfit(NOTHING)
    return list(faults_of_head(*rows[0], columns))


def rows_of(grid: Grid, columns: Columns, after: int = 0) -> Iterator[Row | Fault]:
    """Every row under a head that is right and `after` this one, or what is wrong with it first."""
    rows = filled(grid)
    _, head = rows[0]
    names = [columns.names.get(cell.lower(), "") for cell in head]
    heads = dict(zip(names, head, strict=True))
    nothing = dict.fromkeys(columns.names.values(), "")
    for number, row in rows[1:]:
        if number <= after:
            continue
        if fault := fault_of(number, row, head):
            yield fault
        else:
            cells = nothing | dict(zip(names, row, strict=False))
            yield Row(number, joined(cells, columns), heads)


def joined(cells: dict[str, str], columns: Columns) -> dict[str, str]:
    for whole, parts in columns.joined.items():
        if not cells.get(whole):
            cells[whole] = " ".join(known(cells[part]) for part in parts).strip()
    return cells


def known(cell: str) -> str:
    return "" if cell in NOT_KNOWN else cell


def faults_of_head(number: int, head: list[str], columns: Columns) -> Iterator[Fault]:
    names = [columns.names.get(cell.lower()) for cell in head]
    for place, (cell, name) in enumerate(zip(head, names, strict=True)):
        if cell and name is None:
            yield Fault(number, UNKNOWN, cell, letter(place))
        elif cell and names.count(name) > 1:
            yield Fault(number, COLUMN_TWICE, cell, letter(place))
    whole = {whole for whole, parts in columns.joined.items() if parts[-1] in names}
    if not columns.needed <= {*names} | whole:
        yield Fault(number, columns.lacks)


def fault_of(number: int, row: list[str], head: list[str]) -> Fault | None:
    for place, cell in enumerate(row):
        title = head[place] if place < len(head) else ""
        if cell and not title:
            return Fault(number, NO_HEAD, cell, letter(place))
        if cell[:1] in {*"=+-@"} and len(cell) > 1 and not NUMBER.fullmatch(cell):
            return Fault(number, FORMULA, cell, title)
    return None


def letter(place: int) -> str:
    """As a spreadsheet calls its columns, from 0: A, B … Z, AA."""
    before, last = divmod(place, len(ascii_uppercase))
    return (letter(before - 1) if before else "") + ascii_uppercase[last]


def day_in(cell: str, first: date, last: date) -> date | Text:
    """A day, or what is wrong. Of two digits of a year the one that can be; if more can: asked."""
    found = next(
        (f for p in DAYS if (f := re.fullmatch(p, MIDNIGHT.sub("", cell), re.ASCII))), None
    )
    if not found:
        return NO_DAY
    centuries = ("",) if len(found["y"]) == 4 else ("19", "20")
    days: list[date] = []
    for century in centuries:
        try:
            days.append(date(int(century + found["y"]), int(found["m"]), int(found["d"])))
        except ValueError:
            continue
    fitting = [day for day in days if first <= day <= last]
    if len(fitting) > 1:
        return NO_CENTURY
    return fitting[0] if fitting else NOT_POSSIBLE if days else NO_DAY


def birth_in(cell: str, first: date, last: date) -> Born | Text:
    """A day of birth may be known in part: 00-00-1990."""
    if re.fullmatch(r"\d\d?[-/.]\d\d?[-/.]\d\d", cell, re.ASCII):
        day = day_in(cell, first, last)
        return Born(day) if isinstance(day, date) else day
    try:
        born = a_birth(MIDNIGHT.sub("", cell))
    except ValueError:
        return NO_DAY
    return born if first <= born.day <= last else NOT_POSSIBLE
