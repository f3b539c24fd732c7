"""The rows of a workbook, as text. It runs as a program of its own, with little memory and time:
a workbook of a few bytes can ask for all that there is, and then only this program ends.
"""

import io
import json
import resource
import sys
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from enum import IntEnum

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

MOST_BYTES_UNPACKED = 96 * 1024 * 1024
MOST_PARTS = 2000
MOST_MEMORY = 768 * 1024 * 1024
MOST_SECONDS = 20


class Wrong(IntEnum):
    """With what the program ends; with anything else when it was too much."""

    UNREADABLE = 3
    TOO_LARGE = 4
    SEVERAL_SHEETS = 5


class Refused(Exception):
    def __init__(self, why: Wrong) -> None:
        super().__init__(why)
        self.why = why


def rows_in(data: bytes, most_rows: int, most_columns: int) -> list[list[str]]:
    """Of the one sheet that holds something; a sheet that is hidden is no list."""
    try:
        refuse_what_unpacks_large(data)
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheets = list(tables_in(book))
    except (CalamineError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        raise Refused(Wrong.UNREADABLE) from None
    if len(sheets) > 1:
        raise Refused(Wrong.SEVERAL_SHEETS)
    rows = sheets[0] if sheets else []
    if len(rows) > most_rows or any(len(row) > most_columns for row in rows):
        raise Refused(Wrong.TOO_LARGE)
    return [[as_text(cell) for cell in row] for row in rows]


def refuse_what_unpacks_large(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sizes = [part.file_size for part in parts.infolist()]
    if len(sizes) > MOST_PARTS or sum(sizes) > MOST_BYTES_UNPACKED:
        raise Refused(Wrong.TOO_LARGE)


def tables_in(book: CalamineWorkbook) -> Iterator[Sequence[Sequence[object]]]:
    for number, sheet in enumerate(book.sheets_metadata):
        shown = sheet.visible is SheetVisibleEnum.Visible
        if shown and sheet.typ is SheetTypeEnum.WorkSheet:
            rows = book.get_sheet_by_index(number).to_python(skip_empty_area=False)
            if any(cell != "" for row in rows for cell in row):
                yield rows


def as_text(cell: object) -> str:
    """As a Dutch program would write it. A number with a part has never three digits behind its
    comma: those could be thousands.
    """
    match cell:
        case bool():
            return "ja" if cell else "nee"
        case float():
            return number(cell)
        case datetime():
            return f"{cell:%d-%m-%Y}" if cell.time() == time() else f"{cell:%d-%m-%Y %H:%M}"
        case date():
            return f"{cell:%d-%m-%Y}"
        case time():
            return f"{cell:%H:%M}"
        case timedelta():
            hours, seconds = divmod(round(cell.total_seconds()), 3600)
            return f"{hours}:{seconds // 60:02}"
    return str(cell)


def number(cell: float) -> str:
    if cell.is_integer():
        return str(int(cell))
    whole, _, part = f"{cell:.6f}".rstrip("0").partition(".")
    return f"{whole},{part.ljust(4, '0') if len(part) == 3 else part}"


def main(most_rows: str, most_columns: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        rows = rows_in(sys.stdin.buffer.read(), int(most_rows), int(most_columns))
    except Refused as refused:
        sys.exit(refused.why)
    json.dump(rows, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
