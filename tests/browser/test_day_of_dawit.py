"""Monday 14 September of Dawit, in Tigrinya: his plan is being made, there is no money yet."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.letters import share
from tests.browser.server import Server
from tests.browser.visitor import Visitor


@pytest.fixture
def dawit(site: Server, visit: Visit) -> Visitor:
    visitor = visit(site, "dawit", "ti")
    visitor.open("/")
    return visitor


def test_today_shows_the_talk_of_two_weeks_from_now(dawit: Visitor) -> None:
    next_one = dawit.text(".next")
    for part in ("11:00–12:00", "29", "Petra"):
        assert part in next_one
    expect(dawit.find("#steps")).to_have_count(0)
    expect(dawit.find("#money a")).to_have_count(0)
    assert share("ti", dawit.text()) > 0.6


def test_his_plan_is_being_made_with_him(dawit: Visitor) -> None:
    dawit.tap("#places a[href$='/pip']")
    dawit.page.wait_for_url("**/pip")
    expect(dawit.find("main .lead")).to_be_visible()
    expect(dawit.find(".agreement")).to_have_count(0)
    expect(dawit.find("main time")).to_have_count(0)
    assert share("ti", dawit.text()) == 1, "no deadline, no draft, only his own language"


def test_there_is_no_money_overview_yet(dawit: Visitor) -> None:
    dawit.tap("#places a[href$='/budget']")
    dawit.page.wait_for_url("**/budget")
    assert "€" not in dawit.text()
    assert share("ti", dawit.text()) > 0.9


def test_the_agenda_and_the_excursions_are_there(dawit: Visitor) -> None:
    dawit.tap("#places a[href$='/agenda']")
    dawit.page.wait_for_url("**/agenda")
    assert "11:00–12:00" in dawit.text(".entries")
    expect(dawit.find("#walk-in")).to_be_visible()
    dawit.tap("#places a[href='/']")
    dawit.tap("#pvt a[href$='/pvt']")
    dawit.page.wait_for_url("**/pvt")
    expect(dawit.find("#hours progress")).to_have_attribute("value", "0")
    expect(dawit.find(".excursion").first).to_be_visible()
