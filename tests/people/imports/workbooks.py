"""Workbooks as programs write them, in a few lines: xlsx and ods."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from html import escape

SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OPEN = "urn:oasis:names:tc:opendocument:xmlns"
Rows = Sequence[Sequence[object]]
"""Text, a number or a day."""


def packed(parts: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, text in parts.items():
            zipped.writestr(name, text)
    return file.getvalue()


def letters(place: int) -> str:
    return (letters(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


def xlsx(*sheets: Rows, hidden: Sequence[int] = ()) -> bytes:
    return xlsx_of([" ".join(map(line, range(1, 1 + len(rows)), rows)) for rows in sheets], hidden)


def line(number: int, cells: Sequence[object]) -> str:
    drawn = "".join(cell(f"{letters(n)}{number}", value) for n, value in enumerate(cells))
    return f'<row r="{number}">{drawn}</row>'


def cell(name: str, value: object) -> str:
    if value == "":
        return ""
    if isinstance(value, int | float):
        return f'<c r="{name}"><v>{value}</v></c>'
    if isinstance(value, date):
        return f'<c r="{name}" t="d"><v>{value}</v></c>'
    text = escape(str(value))
    return f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def state(hidden: bool) -> str:
    return "hidden" if hidden else "visible"


def xlsx_of(sheets: Sequence[str], hidden: Sequence[int] = ()) -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    numbers = range(1, 1 + len(sheets))
    types = "".join(
        f'<Override PartName="/xl/worksheets/s{n}.xml" ContentType="{kind}.worksheet+xml"/>'
        for n in numbers
    )
    names = "".join(
        f'<sheet name="Blad{n}" sheetId="{n}" r:id="r{n}" state="{state(n - 1 in hidden)}"/>'
        for n in numbers
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/s{n}.xml"/>'
        for n in numbers
    )
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f"{types}</Types>",
            "_rels/.rels": f'<Relationships xmlns="{PARTS}"><Relationship Id="r" '
            f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{SHEETS}" xmlns:r="{OFFICE}">'
            f"<sheets>{names}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PARTS}">{links}</Relationships>',
        }
        | {
            f"xl/worksheets/s{n}.xml": f'<worksheet xmlns="{SHEETS}"><sheetData>{rows}'
            "</sheetData></worksheet>"
            for n, rows in enumerate(sheets, 1)
        }
    )


def ods(rows: Rows) -> bytes:
    """With the empty cells and rows that LibreOffice counts to the end of the sheet."""
    rest = '<table:table-cell table:number-columns-repeated="16000"/>'
    drawn = "".join(
        f"<table:table-row>{''.join(map(ods_cell, row))}{rest}</table:table-row>" for row in rows
    )
    more = f'<table:table-row table:number-rows-repeated="1040000">{rest}</table:table-row>'
    return ods_of(drawn + more)


def ods_cell(value: object) -> str:
    if value == "":
        return "<table:table-cell/>"
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    if isinstance(value, date):
        kind = 'office:value-type="date"'
        return f'<table:table-cell {kind} office:date-value="{value}"/>'
    text = escape(str(value))
    kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{text}</text:p></table:table-cell>"


def ods_of(rows: str) -> bytes:
    names = " ".join(f'xmlns:{name}="{OPEN}:{name}:1.0"' for name in ("office", "table", "text"))
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{OPEN}:manifest:1.0"/>',
            "content.xml": f"<office:document-content {names}><office:body><office:spreadsheet>"
            f'<table:table table:name="Blad1">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )
