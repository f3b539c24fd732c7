"""Finding somebody by a name as it sounds, without telling who exists elsewhere."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.conftest import As, Browser, Cast, Change
from tests.people.caseload.forms import NEW
from webapp.case.dossier import CloseReason, Dossier


def found(browser: Browser, typed: str) -> str:
    answer = browser.post("/search", data={"q": typed})
    assert answer.status_code == 200
    return str(answer.text)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Jonas", "Yonas Tesfay"),
        ("tesfai", "Yonas Tesfay"),
        ("Tesfaye Yonas", "Yonas Tesfay"),
        ("youssef", "Mariam Yusuf"),
        ("Marjam Joesoef", "Mariam Yusuf"),
        ("el khatieb", "Omar Al-Khatib"),
        ("Alkhatib Rania", "Rania Al-Khatib"),
        ("Gebremedihn", "Dawit Gebremedhin"),
        ("tes", "Yonas Tesfay"),
        ("يوسف مريم", "Mariam Yusuf"),
        ("ተስፋይ", "Yonas Tesfay"),
        ("Gebrem", "Dawit Gebremedhin"),
        ("Gebre Medhin", "Dawit Gebremedhin"),
    ],
)
def test_other_spellings_find_the_same_person(as_: As, typed: str, name: str) -> None:
    assert name in found(as_("petra"), typed)


TAKEN_IN = ("Alemayehu Bekele", "Hamza Nur", "Abd al-Rahman Saleh", "Ramazan Yıldız", "لينا فاطمة")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Alem", "Alemayehu Bekele"),
        ("Alema", "Alemayehu Bekele"),
        ("Hamsa", "Hamza Nur"),
        ("Abdulrahman", "Abd al-Rahman Saleh"),
        ("abd", "Abd al-Rahman Saleh"),
        ("Yildiz Ramadan", "Ramazan Yıldız"),
        ("Fatima", "لينا فاطمة"),
        ("فاطمه", "لينا فاطمة"),
    ],
)
def test_every_way_to_write_a_name_finds_it(as_: As, typed: str, name: str) -> None:
    petra = as_("petra")
    for number, each in enumerate(TAKEN_IN):
        petra.post("/dossiers/new", data=NEW | {"name": each, "born_on": f"199{number}-05-06"})
    page = found(petra, typed)
    assert name in page
    assert page.count('id="found-') == 1, "and nobody else"


def test_who_is_out_of_reach_is_not_told_from_who_does_not_exist(as_: As) -> None:
    petra = as_("petra")
    elsewhere, nowhere = found(petra, "Selam"), found(petra, "Zebulon")
    assert elsewhere.replace("Selam", "…") == nowhere.replace("Zebulon", "…")
    assert "Selam" in found(as_("karel"), "Selaam").replace('value="Selaam"', "")


@pytest.mark.parametrize("typed", ["", " ", "%", "_", "123", "' OR 1=1 --", "a" * 80], ids=repr)
def test_odd_input_finds_nobody(as_: As, typed: str) -> None:
    assert 'id="found-' not in found(as_("petra"), typed).replace("OR", "")


def test_more_than_a_name_is_refused(as_: As) -> None:
    answer = as_("petra").post("/search", data={"q": "a" * 81})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert 'id="found-' not in answer.text


def test_no_name_stands_in_an_address(app: Flask, as_: As) -> None:
    page = as_("petra").get("/search?q=Yonas").text
    assert 'id="found-' not in page
    assert 'method="post" action="/search"' in page


def test_more_than_thirty_asks_for_more_of_the_name(as_: As, change: Change, cast: Cast) -> None:
    petra = as_("petra")
    for number in range(31):
        petra.post("/dossiers/new", data=NEW | {"born_on": f"1990-01-{number + 1:02}"})
    page = found(petra, "Tsega")
    assert page.count('id="found-') == 30
    assert "Schrijf meer van de naam" in page


def test_who_is_closed_is_found_and_marked(as_: As, change: Change, cast: Cast) -> None:
    dossier = cast.dossier("yonas").id

    def close(session: Session) -> None:
        row = session.get_one(Dossier, dossier)
        row.closed_on, row.close_reason = row.born_on, CloseReason.MOVED

    change(close)
    assert "Gesloten" in found(as_("petra"), "Yonas")


def test_it_costs_two_statements(as_: As, statements: list[str]) -> None:
    petra = as_("petra")
    statements.clear()
    found(petra, "Yonas")
    assert len(statements) <= 3


def test_a_list_of_people_has_one_order_on_every_database(as_: As) -> None:
    """By code point "al-Masri" and "Ömer" stood after "Yonas" (case C17)."""
    petra = as_("petra")
    for number, each in enumerate(("Ömer Kaya", "al-Masri Hadi", "Zahra Noor", "Oman Ali")):
        petra.post("/dossiers/new", data=NEW | {"name": each, "born_on": f"199{number}-05-06"})
    page = petra.get("/dossiers").text
    order = ("al-Masri Hadi", "Amal", "Dawit", "Oman Ali", "Omar", "Ömer Kaya", "Yonas", "Zahra")
    places = [page.index(name) for name in order]
    assert places == sorted(places)
