"""What spreadsheet programs really write is read; what is not read is named by row and column."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select

from tests.conftest import As, Change, Look
from tests.people.imports.handing import HOURS as TO_HOURS
from tests.people.imports.handing import PEOPLE, hand_in, shown
from tests.people.imports.workbooks import Rows, ods, ods_of, packed, xlsx, xlsx_of
from webapp.case.dossier import Dossier
from webapp.core import clock
from webapp.plan.ledger.model import HoursEntry

CASES = Path(__file__).parent / "cases"
HEAD = ("naam", "geboren", "taal", "doelgroep")
TSEGA = ("Tsega Haile", "04-03-1999", "ti", "statushouder")
HOURS = ("naam", "geboren", "soort", "uren", "tot", "bron")
YONAS = ("Yonas Tesfay", "14-02-2000", "taal", "12,5", "11-09-2026", "Taalhuis De Brug")
CHRISTMAS = "2026-12-25T08:00"


@pytest.fixture(autouse=True)
def nothing_stands(change: Change) -> None:
    """So that no list of hours has to ask what it means."""
    change(lambda session: session.execute(delete(HoursEntry)))


def as_csv(rows: Rows, cut: str = ";", encoding: str = "utf-8") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=cut).writerows(rows)
    return text.getvalue().encode(encoding)


READ = {
    "h1_trailing_cols": "12:30 uur, tot en met 11 september 2026",
    "h5_datetime": "12:30 uur, tot en met 11 september 2026",
    "h5b_twodigit": "12:30 uur, tot en met 11 september 2026",
    "h5d_dots": "12:30 uur, tot en met 11 september 2026",
    "h9_text_guard": "Yonas Tesfay Lessen taal en KNM: 12:30 uur",
    "h11_split_names": "Yonas Tesfay Lessen taal en KNM: 12:30 uur",
    "d3_macroman": "Taalhuis Café",
    "d5_decimal3": "10:20 uur, tot en met 11 december 2026",
    "p1_onlyoffice_missing_trailing": "Selamawit Haile 12-03-1998",
    "p6_1256": "محمد أحمد 01-01-1990",
    "p7_incomplete_dob": "Ahmed Ali 07-1991",
}


@pytest.mark.parametrize("case", READ)
def test_each_file_of_the_cases_has_its_right_value(as_: As, case: str) -> None:
    petra = as_("petra")
    if case.startswith("d"):
        clock.set_to(CHRISTMAS)
    to = PEOPLE if case.startswith("p") else TO_HOURS
    answer = hand_in(petra, (CASES / f"{case}.csv").read_bytes(), to)
    assert READ[case] in answer.told("ready"), answer.told("faults")


def both(rows: Rows) -> dict[str, bytes]:
    return {"xlsx": xlsx(rows), "ods": ods(rows), "csv": as_csv(rows)}


@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv"])
def test_a_workbook_is_read_like_a_text(as_: As, kind: str) -> None:
    rows = [HEAD, TSEGA, (), ("Nadia Sarkis", "01-12-1988", "ar", "gezinsmigrant")]
    answer = hand_in(as_("petra"), both(rows)[kind])
    assert "2 Tsega Haile 04-03-1999" in answer.told("ready")
    assert "4 Nadia Sarkis 01-12-1988" in answer.told("ready")


@pytest.mark.parametrize(("hours", "shown"), [(12.5, "12:30"), (8, "8"), (1.125, "1:08")])
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_numbers_of_a_workbook_are_hours(as_: As, kind: str, hours: float, shown: str) -> None:
    data = both([HOURS, (*YONAS[:3], hours, *YONAS[4:])])[kind]
    assert f"{shown} uur, tot" in hand_in(as_("petra"), data, TO_HOURS).told("ready")


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_days_of_a_workbook_are_days(as_: As, kind: str) -> None:
    data = both([HEAD, ("Tsega Haile", date(1999, 3, 4), *TSEGA[2:])])[kind]
    assert "Tsega Haile 04-03-1999" in hand_in(as_("petra"), data).told("ready")


def test_what_stands_on_a_hidden_sheet_is_no_list(as_: As) -> None:
    lists = xlsx([["statushouder"], ["gezinsmigrant"]], [HEAD, TSEGA], hidden=[0])
    assert "Tsega Haile" in hand_in(as_("petra"), lists).told("ready")
    answer = hand_in(as_("petra"), xlsx([["Uitleg"]], [HEAD, TSEGA]))
    assert "Er zijn meer tabbladen" in answer.told("faults")


BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a cell at the far end of the sheet": (
        lambda: xlsx_of(
            [
                '<row r="1"><c r="A1"><v>1</v></c></row>'
                '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
            ]
        ),
        "te groot",
    ),
    "a cell that is repeated without end": (
        lambda: ods_of(
            '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
            'office:value-type="string" table:number-columns-repeated="16384">'
            "<text:p>naam</text:p></table:table-cell></table:table-row>"
        ),
        "niet te lezen",
    ),
    "a gigabyte of spaces": (
        lambda: packed({f"xl/{n}.xml": " " * 50_000_000 for n in range(4)}),
        "te groot",
    ),
    "a list of entities": (
        lambda: ods_of('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>&b;'),
        "geen rijen",
    ),
    "half a workbook": (lambda: xlsx([HEAD, TSEGA])[:400], "niet te lezen"),
    "another archive": (lambda: packed({"foto.jpg": "x"}), "niet te lezen"),
}


@pytest.mark.parametrize("what", BOMBS)
def test_a_workbook_that_asks_for_too_much_is_refused_with_a_sentence(as_: As, what: str) -> None:
    make, why = BOMBS[what]
    data, petra = make(), as_("petra")
    began = monotonic()
    answer = hand_in(petra, data)
    assert answer.status == 422
    assert why in answer.told("faults")
    assert monotonic() - began < 25
    assert "Tsega Haile" in hand_in(petra, xlsx([HEAD, TSEGA])).told("ready"), (
        "the next is read as ever"
    )


ENCODED = {
    "UTF-16 without a mark": ("Zoë Haile", "utf-16-le"),
    "UTF-16 of the other end without a mark": ("Zoë Haile", "utf-16-be"),
    "an old Mac": ("René Haile", "mac_roman"),
    "Windows": ("Müller Haile", "cp1252"),
    "Windows of an Arabic country": ("فاطمة علي", "cp1256"),
}


@pytest.mark.parametrize("what", ENCODED)
def test_the_letters_are_recognised_by_the_words_they_make(as_: As, what: str) -> None:
    name, encoding = ENCODED[what]
    answer = hand_in(as_("petra"), as_csv([HEAD, (name, *TSEGA[1:])], encoding=encoding))
    assert f"{name} 04-03-1999" in answer.told("ready")


def test_in_doubt_about_the_letters_a_person_says_which(as_: As, look: Look) -> None:
    """The same byte is š on Windows and ö on a Mac; both make a name."""
    petra, before = as_("petra"), look.one(select(func.count()).select_from(Dossier))
    answer = hand_in(petra, as_csv([HEAD, ("Möller", *TSEGA[1:])], encoding="mac_roman"))
    assert answer.status == 422
    assert "Welke kloppen?" in answer.told("letters")
    assert "Mšller Möller" in answer.told("letters")
    texts = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", answer.text, re.S)
    chosen = shown(petra, petra.post(PEOPLE, data={"rows": unescape(texts[1])}))
    assert "2 Möller 04-03-1999" in chosen.told("ready")
    assert look.one(select(func.count()).select_from(Dossier)) == before, "it is only read"


UNTIDY: dict[str, tuple[Rows, str]] = {
    "empty columns": ([("", *HEAD, "", ""), ("", *TSEGA, "", "")], "2 Tsega Haile"),
    "cells that are missing": ([(*HEAD, "koppeling", "azc"), TSEGA], "2 Tsega Haile"),
    "midnight": ([HEAD, ("Tsega", "04-03-1999 00:00:00", *TSEGA[2:])], "Tsega 04-03-1999"),
    "midnight of a program": (
        [HEAD, ("Tsega", "1999-03-04T00:00:00", *TSEGA[2:])],
        "Tsega 04-03-1999",
    ),
    "a year of two digits": ([HEAD, ("Tsega", "04-03-99", *TSEGA[2:])], "Tsega 04-03-1999"),
    "a quote that says text": ([HEAD, ("Tsega", "'04-03-1999", *TSEGA[2:])], "Tsega 04-03-1999"),
    "a name that begins with one": (
        [HEAD, ("'Abd al-Ra'uf", *TSEGA[1:])],
        "'Abd al-Ra'uf 04-03-1999",
    ),
    "a formula that is a text": ([HEAD, ('="Tsega"', *TSEGA[1:])], "Tsega 04-03-1999"),
    "a name in parts": (
        [
            ("Voornaam", "Tussenvoegsel", "Achternaam", *HEAD[1:]),
            ("Amr", "el", "Masri", *TSEGA[1:]),
        ],
        "Amr el Masri 04-03-1999",
    ),
    "one name, and a dot for the other": (
        [("Achternaam", "Voornaam", *HEAD[1:]), (".", "Haben", *TSEGA[1:])],
        "Haben 04-03-1999",
    ),
}


@pytest.mark.parametrize("what", UNTIDY)
def test_what_is_untidy_and_plain_is_read(as_: As, what: str) -> None:
    rows, shown = UNTIDY[what]
    answer = hand_in(as_("petra"), as_csv(rows))
    assert shown in answer.told("ready"), answer.told("faults")


def test_a_file_may_say_first_what_cuts_its_cells(as_: As) -> None:
    data = b"sep=,\r\n" + as_csv([HEAD, ("Haile; Tsega", *TSEGA[1:])], ",")
    assert "3 Haile; Tsega 04-03-1999" in hand_in(as_("petra"), data).told("ready")


NOT_READ: dict[str, tuple[Rows, str]] = {
    "a year of two digits that may be two years": (
        [HEAD, ("Tsega", "04-03-20", *TSEGA[2:])],
        "Rij 2, kolom geboren: Schrijf het jaar met vier cijfers",
    ),
    "a cell beside the columns": (
        [HEAD, (*TSEGA, "", "let op")],
        "Rij 2, kolom F: Deze cel staat in een kolom zonder naam. let op",
    ),
    "a column that has no name": (
        [("", *HEAD), ("17", *TSEGA)],
        "Rij 2, kolom A: Deze cel staat in een kolom zonder naam. 17",
    ),
    "a dot for a name": ([HEAD, (".", *TSEGA[1:])], "Rij 2, kolom naam: De naam mist"),
    "a dash for a name": ([HEAD, ("-", *TSEGA[1:])], "Rij 2, kolom naam: De naam mist"),
    "a column too many": ([(*HEAD, "BSN"), TSEGA], "Rij 1, kolom E: Deze kolom hoort hier niet"),
    "a thousand, or little more than one": (
        [HOURS, (*YONAS[:3], "1,250", *YONAS[4:])],
        "Rij 2, kolom uren: Schrijf de uren als 12,5",
    ),
}


@pytest.mark.parametrize("what", NOT_READ)
def test_what_is_not_read_is_named_by_row_and_column(as_: As, what: str) -> None:
    rows, why = NOT_READ[what]
    to = TO_HOURS if rows[0] == HOURS else PEOPLE
    answer = hand_in(as_("petra"), as_csv(rows), to)
    assert not answer.ready
    assert why in answer.told("faults")


NAMES = st.sampled_from(
    ["Tsega Haile", "Zoë", "محمد علي", "يوسف", "'Ali", ".", "", "12", "=A1", "Ö"]
)
DAYS = st.sampled_from(
    ["04-03-1999", "4.3.99", "1990", "00-07-1991", "1988-12-01 00:00", "30-02-1988", "", "ooit"]
)
WORDS = st.sampled_from(["ti", "ar", "Arabisch", "fr", "", "nl"])
GROUPS = st.sampled_from(["statushouder", "gezinsmigrant", "student", ""])
LINE = st.tuples(NAMES, DAYS, WORDS, GROUPS, st.sampled_from(["", "", "let op"]))
WRITTEN: dict[str, Callable[[Rows], bytes]] = {
    "xlsx": xlsx,
    "ods": ods,
    "utf-8": lambda rows: as_csv(rows, ",", "utf-8-sig"),
    "utf-16": lambda rows: as_csv(rows, "\t", "utf-16"),
    "windows": lambda rows: as_csv(rows).decode().encode("cp1256", "replace"),
    "mac": lambda rows: as_csv(rows).decode().encode("mac_roman", "replace"),
}


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(LINE, min_size=1, max_size=6), kind=st.sampled_from(sorted(WRITTEN)))
def test_two_hundred_spreadsheets_are_read_or_refused_with_row_and_column(
    as_: As, look: Look, rows: list[tuple[str, ...]], kind: str
) -> None:
    petra, before = as_("petra"), look.one(select(func.count()).select_from(Dossier))
    answer = hand_in(petra, WRITTEN[kind]([HEAD, *rows]))
    filled = [number for number, row in enumerate(rows, 2) if any(row)]
    if answer.status == 200:
        said = re.findall(r"Rij (\d+)(, kolom \w+)?: ", answer.told("faults"))
        assert all(column for _, column in said), answer.told("faults")
        asked = [int(name.removesuffix("-who")[1:]) for name in answer.asked]
        aside = [int(row) for row, _ in said]
        assert sorted([*answer.ready, *asked, *aside]) == filled
    else:
        assert answer.told("letters") or not filled
    assert look.one(select(func.count()).select_from(Dossier)) == before
