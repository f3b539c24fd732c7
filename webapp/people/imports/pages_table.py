"""A table from a spreadsheet as it is handed in: letters, cells, and the names of its columns.

It is read strictly: whoever uses it takes in all rows or none.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from webapp.case.born import Born, a_birth
from webapp.speech.i18n import Text, ptext
from webapp.speech.plain import plain

MOST_ROWS = 1000
DAYS = (
    r"(?P<d>\d{1,2})[-/](?P<m>\d{1,2})[-/](?P<y>\d{4})",
    r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)",
)

WORKBOOK = ptext("desk", "This is an Excel file. Save it as CSV and choose that file.")
UNREADABLE = ptext("desk", "These letters cannot be read. Save the file as CSV UTF-8.")
NOTHING = ptext("desk", "There are no rows in this file.")
TOO_MANY = ptext("desk", "There are more than 1000 rows. Please use more files.")
UNKNOWN = ptext("desk", "This column does not belong here. Take it out.")
COLUMN_TWICE = ptext("desk", "This column is there twice.")
CELLS = ptext("desk", "This row has too many or too few cells.")
FORMULA = ptext("desk", "This cell holds a formula.")
NO_DAY = ptext("desk", "This is not a day. Write it as 14-09-2026.")
NOT_POSSIBLE = ptext("desk", "This day is not possible.")


class Fault(NamedTuple):
    row: int
    """As the spreadsheet counts: the names of the columns are row 1; 0 is the file as a whole."""
    why: Text
    cell: str = ""


class Unfit(Exception):
    """The file as a whole cannot be read."""

    def __init__(self, why: Text) -> None:
        super().__init__(why)
        self.fault = Fault(0, why)


@dataclass(frozen=True)
class Columns:
    names: Mapping[str, str]
    """What a column may be called, in small letters, and what it is."""
    needed: frozenset[str]
    lacks: Text
    """Said when one that is needed is not there."""


class Row(NamedTuple):
    number: int
    cells: Mapping[str, str]
    """By what the column is; empty when the file does not have it."""


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


def rows_of(text: str, columns: Columns) -> Iterator[Row | Fault]:
    """Every row, or the first thing that is wrong with it; of a wrong head only its faults."""
    rows = [(number, row) for number, row in enumerate(cells_of(text), 1) if any(row)]
    if len(rows) < 2:
        raise Unfit(NOTHING)
    if len(rows) > MOST_ROWS + 1:
        raise Unfit(TOO_MANY)
    head = rows[0][1]
    if faults := list(faults_of_head(head, columns)):
        yield from faults
        return
    names = [columns.names[cell.lower()] for cell in head]
    for number, row in rows[1:]:
        yield row_of(number, row, names, columns)


def cells_of(text: str) -> list[list[str]]:
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


def faults_of_head(head: list[str], columns: Columns) -> Iterator[Fault]:
    known = [columns.names.get(cell.lower()) for cell in head]
    for cell, name in zip(head, known, strict=True):
        if name is None:
            yield Fault(1, UNKNOWN, cell)
        elif known.count(name) > 1:
            yield Fault(1, COLUMN_TWICE, cell)
    if not columns.needed <= set(known):
        yield Fault(1, columns.lacks)


def row_of(number: int, row: list[str], names: list[str], columns: Columns) -> Row | Fault:
    if len(row) != len(names):
        return Fault(number, CELLS)
    if formula := next((cell for cell in row if cell.startswith(("=", "+", "-", "@"))), None):
        return Fault(number, FORMULA, formula)
    none_of_it = dict.fromkeys(columns.names.values(), "")
    return Row(number, none_of_it | dict(zip(names, row, strict=True)))


def day_in(cell: str) -> date | None:
    for pattern in DAYS:
        if found := re.fullmatch(pattern, cell, re.ASCII):
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                return None
    return None


def birth_in(cell: str) -> Born | None:
    """A day of birth may be known in part: 00-00-1990."""
    try:
        return a_birth(cell)
    except ValueError:
        return None
