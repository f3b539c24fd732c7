"""Monday 14 September of Petra, consulent, in Dutch: her list, and what she reads of each."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.pages import ids
from tests.browser.server import Server
from tests.browser.visitor import DESK, Visitor


@pytest.fixture
def petra(site: Server, visit: Visit) -> Visitor:
    visitor = visit(site, "petra", "nl", viewport=DESK)
    visitor.open("/dossiers")
    return visitor


def test_her_board_shows_what_needs_a_hand_and_why(petra: Visitor) -> None:
    petra.open("/")
    row = petra.find(".board li", has_text="Plan moet klaar zijn")
    expect(row).to_contain_text("Dawit Gebremedhin")
    expect(row).to_contain_text("ma 12-10")
    row.locator("summary").click()
    expect(row).to_contain_text("Besluit inburgering 2021, art. 5.3: 70 dagen")
    petra.find(".filters").get_by_role("link", name="Plan").click()
    expect(petra.find(".board li")).to_have_count(2)
    expect(petra.find(".board li", has_text="Bezwaar kan tot en met")).to_contain_text(
        "Mariam Yusuf"
    )
    expect(petra.find(".board li", has_text="Plan moet klaar zijn")).to_have_count(1)


def test_her_list_has_the_people_of_her_gemeente(petra: Visitor) -> None:
    listed = petra.text("table")
    for name in ("Yonas Tesfay", "Rania Al-Khatib", "Omar", "Dawit", "Mariam Yusuf", "Amal"):
        assert name in listed
    assert "Selam" not in listed, "she lives in Zoetermeer"


def test_she_reads_a_plan_and_ticks_nothing(petra: Visitor) -> None:
    petra.find("table").get_by_role("link", name="Yonas Tesfay").click()
    petra.find("main").get_by_role("link", name="Plan", exact=True).first.click()
    petra.page.wait_for_url("**/pip")
    assert "Yonas Tesfay" in petra.text(".identity")
    assert "Z-route" in petra.text("#heart")
    expect(petra.find(".agreement")).to_have_count(9)
    expect(petra.find("main form")).to_have_count(0)


def test_she_sees_the_draft_that_dawit_does_not_see(petra: Visitor) -> None:
    petra.open(f"/dossiers/{ids(petra.server)['dawit']}/pip")
    expect(petra.find("main .notice").first).to_be_visible()
    expect(petra.find(".agreement")).to_have_count(5)


def test_she_reads_money_and_agenda_and_answers_for_nobody(petra: Visitor) -> None:
    yonas = ids(petra.server)["yonas"]
    petra.open(f"/dossiers/{yonas}/budget")
    assert "€ 771,42" in petra.text(".result .amount")
    petra.open(f"/dossiers/{yonas}/agenda")
    assert "09:00–09:45" in petra.text(".entries")
    expect(petra.find("main button[name=answer]")).to_have_count(0)
    expect(petra.find("#feed")).to_have_count(0)


def test_the_neighbours_people_are_not_hers(petra: Visitor) -> None:
    selam = ids(petra.server)["selam"]
    for room in ("pip", "agenda", "budget", "pvt"):
        petra.open(f"/dossiers/{selam}/{room}")
        assert petra.text("h1") == "Pagina niet gevonden"
        assert "Selam" not in petra.text("body")
