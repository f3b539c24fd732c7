"""Above every page of a case: whose it is, on what they are called, and the way to each room."""

import re
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.conftest import As, Cast, Change
from webapp.case.around import OF_A_CASE
from webapp.case.born import Born, Known
from webapp.case.dossier import CloseReason
from webapp.case.facts import Address, PhoneNumber, Whose
from webapp.people.caseload.pages_bar import TABS, age_of

ROOMS_OF_PETRA = (
    "case arrival intake pip hours progress agenda budget pvt messages visits settling facts"
)
ALSO = "pip/draft appointments/new lessons dates activation numbers close messages/consulent"


def bar_of(page: str) -> str:
    found = re.search(r'<div class="identity">.*?</nav>', page, re.DOTALL)
    assert found, "no bar says whose case this is"
    return found[0]


def rooms_in(bar: str) -> list[str]:
    nav = bar.split('<nav class="subnav"')[1] if "subnav" in bar else ""
    return re.findall(r'href="/dossiers/[^/]+/([^"]+)"', nav)


@pytest.mark.parametrize("room", f"{ROOMS_OF_PETRA} {ALSO}".split())
def test_every_page_of_a_case_says_whose_it_is_and_leads_to_every_room(
    as_: As, cast: Cast, room: str
) -> None:
    petra, here = as_("petra"), f"/dossiers/{cast.dossier('yonas').id}"
    bar = bar_of(petra.get(f"{here}/{room}").text)
    for said in ("Yonas Tesfay", "14-02-2000", "26", "Tigrinya", "Bergschenhoek", "Petra", "Henk"):
        assert said in bar, said
    assert 'href="tel:0100000102"' in bar
    assert f'href="{here}/messages/consulent"' in bar
    assert f'href="{here}/appointments/new"' in bar
    assert rooms_in(bar) == ROOMS_OF_PETRA.split()


def test_a_tab_bears_the_act_of_its_page_and_stands_where_the_page_opens(
    app: Flask, as_: As, cast: Cast
) -> None:
    for tab in TABS:
        path = f"/dossiers/{cast.dossier('yonas').id}/{tab.room}"
        endpoint, _ = app.url_map.bind("").match(path)
        assert vars(app.view_functions[endpoint])["guard"] == tab.act, tab.room
        assert tab.act in OF_A_CASE, tab.room
    for name, whose in [
        ("petra", "amal"),
        ("henk", "yonas"),
        ("ilse", "mariam"),
        ("fatima", "yonas"),
        ("fatima", "mariam"),
    ]:
        here = f"/dossiers/{cast.dossier(whose).id}"
        opens = [t.room for t in TABS if as_(name).get(f"{here}/{t.room}").status_code == 200]
        first = as_(name).get(f"{here}/{opens[0]}").text
        assert rooms_in(bar_of(first)) == opens, (name, whose)


@pytest.mark.parametrize(
    ("room", "marked"),
    [
        ("pip", ("pip", "page")),
        ("pip/draft", ("pip", "true")),
        ("lessons", ("agenda", "true")),
        ("dates", ("facts", "true")),
        ("messages/consulent", ("messages", "true")),
    ],
)
def test_the_room_where_one_is_is_marked(
    as_: As, cast: Cast, room: str, marked: tuple[str, str]
) -> None:
    bar = bar_of(as_("petra").get(f"/dossiers/{cast.dossier('yonas').id}/{room}").text)
    assert re.findall(r'/([a-z]+)" aria-current="(\w+)"', bar) == [marked]


def test_a_page_that_refuses_has_its_bar_too(as_: As, cast: Cast) -> None:
    here = f"/dossiers/{cast.dossier('yonas').id}"
    answer = as_("petra").post(f"{here}/close", data={})
    assert answer.status_code == 422
    assert "14-02-2000" in bar_of(answer.text)


def test_of_a_hidden_address_no_place_is_named(as_: As, cast: Cast, change: Change) -> None:
    """Also when one was kept all the same."""
    dossier = cast.dossier("yonas").id
    change.run(update(Address).where(Address.dossier_id == dossier).values(hidden=True))
    bar = bar_of(as_("petra").get(f"/dossiers/{dossier}/pip").text)
    assert 'class="flag"' in bar
    assert "Bergschenhoek" not in bar


def test_every_number_can_be_called_and_says_whose_it_is(
    as_: As, cast: Cast, change: Change
) -> None:
    dossier = cast.dossier("dawit").id
    change(
        lambda session: session.add_all(
            PhoneNumber(dossier_id=dossier, number=number, whose=whose)
            for number, whose in [("+31612345678", Whose.OWN), ("+31687654321", Whose.FAMILY)]
        )
    )
    bar = bar_of(as_("petra").get(f"/dossiers/{dossier}/facts").text)
    assert 'href="tel:+31612345678"' in bar
    assert 'href="tel:+31687654321"' in bar


def test_who_guides_reads_no_more_of_somebody_than_before(as_: As, cast: Cast) -> None:
    for name, whose, room in [
        ("henk", "yonas", "visits"),
        ("ilse", "mariam", "agenda"),
        ("fatima", "yonas", "visits"),
    ]:
        dossier = cast.dossier(whose)
        bar = bar_of(as_(name).get(f"/dossiers/{dossier.id}/{room}").text)
        assert f"{dossier.born_on:%d-%m-%Y}" not in bar, name
        assert "tel:" not in bar, name
        assert "Bergschenhoek" not in bar, name


def test_a_closed_case_leads_to_no_room_that_is_closed(as_: As, cast: Cast, change: Change) -> None:
    dossier = cast.dossier("yonas")

    def close(session: Session) -> None:
        row = session.merge(dossier)
        row.closed_on, row.close_reason = date(2026, 9, 1), CloseReason.MOVED

    change(close)
    bar = bar_of(as_("petra").get(f"/dossiers/{dossier.id}/case").text)
    assert (
        rooms_in(bar)
        == "case intake pip hours agenda budget pvt messages visits settling facts".split()
    )
    assert "appointments/new" not in bar


@pytest.mark.parametrize(
    ("born", "today", "age"),
    [
        (Born(date(2000, 2, 14)), date(2026, 9, 14), "26"),
        (Born(date(2000, 9, 15)), date(2026, 9, 14), "25"),
        (Born(date(2000, 9, 14)), date(2026, 9, 14), "26"),
        (Born(date(1990, 1, 1), Known.YEAR), date(2026, 9, 14), "35–36"),
        (Born(date(1990, 1, 1), Known.MONTH), date(2026, 9, 14), "36"),
        (Born(date(2004, 2, 29)), date(2026, 2, 28), "21"),
    ],
)
def test_how_old_somebody_is(born: Born, today: date, age: str) -> None:
    assert age_of(born, today) == age
