"""Monday 14 September of Mariam, in Arabic: an objection still open, money not decided."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.letters import share
from tests.browser.server import Server
from tests.browser.test_answer import known
from tests.browser.visitor import Visitor


@pytest.fixture
def mariam(own_site: Server, visit: Visit) -> Visitor:
    visitor = visit(own_site, "mariam", "ar")
    visitor.open("/")
    return visitor


def test_tomorrow_she_talks_and_somebody_looks_after_her_child(mariam: Visitor) -> None:
    next_one = mariam.text(".next")
    for part in ("10:00–10:45", "15", "Petra"):
        assert part in next_one
    with mariam.without_loading():
        mariam.tap("main button[value=call-me]")
        expect(known(mariam, "call-me")).to_be_visible()


def test_she_may_object_to_her_plan_until_the_21st(mariam: Visitor) -> None:
    mariam.tap("#places a[href$='/pip']")
    mariam.page.wait_for_url("**/pip")
    expect(mariam.find("#objection time[datetime='2026-09-21']")).to_be_visible()


def test_dutch_stands_beside_when_she_asks_for_it_and_that_is_remembered(mariam: Visitor) -> None:
    mariam.tap("#places a[href$='/pip']")
    mariam.page.wait_for_url("**/pip")
    toggle = mariam.find("form[action='/learn-dutch'] button")
    if toggle.get_attribute("aria-pressed") == "true":
        toggle.click()
    expect(toggle).to_have_attribute("aria-pressed", "false")
    expect(mariam.find(".agreement .dutch")).to_have_count(0)
    toggle.click()
    expect(toggle).to_have_attribute("aria-pressed", "true")
    assert mariam.page.url.endswith("/pip"), "she stays where she was"
    count = mariam.find(".agreement").count()
    expect(mariam.find(".agreement .dutch[lang=nl][dir=ltr]")).to_have_count(count)
    agreement = mariam.find(".agreement").first
    assert share("ar", agreement.locator(".say").inner_text()) < 1
    agreement.locator("form button").click()
    expect(agreement.locator(".dutch")).to_have_count(1)
    mariam.tap("#places a[href='/']")
    mariam.tap("#pvt a[href$='/pvt']")
    mariam.page.wait_for_url("**/pvt")
    expect(mariam.find(".excursion .dutch").first).to_be_visible()
    mariam.sign_out()
    mariam.become("mariam")
    mariam.open("/")
    expect(mariam.find("form[action='/learn-dutch'] button")).to_have_attribute(
        "aria-pressed", "true"
    )


def test_what_is_not_decided_counts_as_nothing(mariam: Visitor) -> None:
    mariam.tap("#places a[href$='/budget']")
    mariam.page.wait_for_url("**/budget")
    assert "€ 927,42" in mariam.text(".result .amount"), "430,42 and 368 and 129"
    expect(mariam.find("#later .lines > li")).to_have_count(2)
    assert "€ 0,00" in mariam.text("#later"), "asked for, and counted as nothing"
    expect(mariam.find("#letting-go progress")).to_have_attribute("value", "4")


def test_her_phone_is_shared_so_nothing_stays_behind(mariam: Visitor) -> None:
    mariam.sign_out()
    names = {cookie["name"] for cookie in mariam.context.cookies()}
    assert "__Host-session" not in names
    stored = mariam.page.evaluate("() => JSON.stringify([localStorage, sessionStorage])")
    assert "dossiers" not in stored
    assert "Mariam" not in stored
