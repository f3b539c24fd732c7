"""When people may walk in: kept by the coördinator, who reads how many have a lesson then."""

import re

import pytest

from tests.conftest import As, Browser, Cast, Change
from webapp.case.account import Account, Language, Organisation, Role

MONDAY_AT_TWO = {"weekday": "0", "starts": "14:00", "ends": "16:00", "place": "Buurthuis De Linde"}


def removing(browser: Browser) -> str:
    """The address that takes the first hours away."""
    page = browser.get("/walk-in").text
    return str(page.partition('/remove"')[0].rpartition('action="')[2]) + "/remove"


def test_walk_in_on_monday_at_two_clashes_with_lessons(as_: As, cast: Cast) -> None:
    """Row 6.1 A1: Yonas has a lesson on Monday from one to four."""
    fatima = as_("fatima")
    assert fatima.post("/walk-in", data=MONDAY_AT_TWO).status_code == 303
    page = fatima.get("/walk-in").text
    monday = page[page.index("maandag") : page.index("vrijdag")]
    said = monday[monday.index("Mensen die dan les hebben: ") :]
    assert re.match(r"\D+1\D", said)
    agenda = as_("yonas").get(f"/dossiers/{cast.dossier('yonas').id}/agenda").text
    assert "14:00–16:00" in agenda.replace("\u2066", "").replace("\u2069", "")


def test_hours_are_taken_away_once_and_are_gone_for_everybody(as_: As, cast: Cast) -> None:
    fatima = as_("fatima")
    path = removing(fatima)
    assert [fatima.post(path).status_code for _ in range(2)] == [303, 404]
    agenda = as_("yonas").get(f"/dossiers/{cast.dossier('yonas').id}/agenda").text
    assert 'id="walk-in"' not in agenda


def test_the_same_hours_twice_are_refused(as_: As) -> None:
    fatima = as_("fatima")
    fatima.post("/walk-in", data=MONDAY_AT_TWO)
    assert fatima.post("/walk-in", data=MONDAY_AT_TWO).status_code == 422


@pytest.mark.parametrize(
    "wrong",
    [{"weekday": "7"}, {"weekday": ""}, {"starts": "x"}, {"ends": "13:00"}, {"place": ""}],
)
def test_nonsense_is_refused_and_stays_in_the_form(as_: As, wrong: dict[str, str]) -> None:
    reply = as_("fatima").post("/walk-in", data=MONDAY_AT_TWO | wrong)
    assert reply.status_code == 422
    assert f'id="{next(iter(wrong))}-error"' in reply.text
    assert (MONDAY_AT_TWO | wrong)["place"] in reply.text


def test_another_organisation_neither_sees_nor_removes_them(
    as_: As, cast: Cast, change: Change
) -> None:
    other = Organisation(name="Anders", phone="010-000 09 09")
    path = removing(as_("fatima"))
    change.add(other)
    cast.accounts["wies"] = Account(
        name="Wies", role=Role.COORDINATOR, language=Language.NL, organisation_id=other.id
    )
    change.add(cast["wies"])
    wies = as_("wies")
    assert path not in wies.get("/walk-in").text
    assert wies.post(path).status_code == 404
    assert path in as_("fatima").get("/walk-in").text


def test_only_a_coordinator_of_the_organisation_takes_them_away(as_: As, cast: Cast) -> None:
    path = removing(as_("fatima"))
    for name in cast:
        if name not in ("fatima", "els"):
            assert as_(name).post(path).status_code == 404, name


def test_many_hours_cost_as_many_statements_as_one(as_: As, statements: list[str]) -> None:
    fatima = as_("fatima")
    statements.clear()
    fatima.get("/walk-in")
    few = len(statements)
    for hour in range(8, 18):
        hours = {"starts": f"{hour:02}:00", "ends": f"{hour:02}:30"}
        assert fatima.post("/walk-in", data=MONDAY_AT_TWO | hours).status_code == 303
    statements.clear()
    fatima.get("/walk-in")
    assert len(statements) == few
