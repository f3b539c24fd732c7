"""Monday 14 September of Yonas, in Tigrinya, with his own phone."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.letters import share
from tests.browser.pages import path_to
from tests.browser.server import Server
from tests.browser.visitor import Visitor


@pytest.fixture
def yonas(own_site: Server, visit: Visit) -> Visitor:
    visitor = visit(own_site, "yonas", "ti")
    visitor.open("/")
    return visitor


def test_he_comes_in_and_chooses_his_language_first(own_site: Server, visit: Visit) -> None:
    visitor = visit(own_site)
    page = visitor.open("/")
    assert page.url.endswith("/sign-in"), "a stranger is led to the way in"
    page.get_by_role("button", name="ትግርኛ").click()
    expect(visitor.find("html")).to_have_attribute("lang", "ti")
    assert share("ti", visitor.text()) > 0.9
    visitor.tap("main a[href='/demo']")
    page.get_by_role("button", name="Yonas Tesfay").click()
    page.wait_for_url(f"{own_site.url}/")
    assert "Yonas" in visitor.text("h1")


def test_today_tells_where_to_be_and_what_to_do(yonas: Visitor) -> None:
    next_one = yonas.text(".next")
    for part in ("09:00–09:45", "ሎሚ", "Petra", "Tobias Asserlaan 1"):
        assert part in next_one
    assert "6" in yonas.text("#pvt")
    assert "12" in yonas.text("#pvt")
    assert "€" not in yonas.text(), "the first screen shows no amounts"
    calls = [a.get_attribute("href") for a in yonas.find("#contacts a").all()]
    assert {"tel:0100000101", "tel:0100000102", "tel:112"} <= {*calls}
    assert share("ti", yonas.text()) > 0.6, "names and places are Dutch, the rest is Tigrinya"
    week = yonas.text("#week")
    for part in ("13:00–16:00", "16:00–17:00", "Taalhuis De Brug"):
        assert part in week


def test_he_ticks_what_he_did(yonas: Visitor) -> None:
    yonas.tap("#places a[href$='/pip']")
    yonas.page.wait_for_url("**/pip")
    here = urlsplit(yonas.page.url).path
    expect(yonas.find("#places [aria-current=page]")).to_have_attribute("href", here)
    bars = [
        (bar.get_attribute("value"), bar.get_attribute("max"))
        for bar in yonas.find("#language progress").all()
    ]
    assert bars == [("5760", "48000"), ("1440", "48000")], "96 and 24 of 800 hours, in minutes"
    expect(yonas.find(".agreement")).to_have_count(9)
    expect(yonas.find("time[datetime='2026-09-30']").first).to_be_visible()
    open_ones = yonas.find(".agreement:has(form):not([data-status=done])")
    id = open_ones.first.get_attribute("id")
    mine = yonas.find(f"#{id}")
    with yonas.without_loading():
        mine.locator("button").click()
        expect(mine).to_have_attribute("data-status", "done")
        assert yonas.focus_is_on(f"#{id} .state"), "the focus is on what was said"
        mine.locator("button").click()
        expect(mine).to_have_attribute("data-status", "open")
    theirs = yonas.find(".agreement:not(:has(form))")
    expect(theirs).to_have_count(4)


def test_his_step_of_today_leads_into_the_plan(yonas: Visitor) -> None:
    step = yonas.find("#steps a").first
    said = step.evaluate("a => a.querySelector('span').firstChild.textContent.trim()")
    step.click()
    yonas.page.wait_for_url("**/pip#agreement-*")
    assert said in yonas.text(f"#{yonas.page.url.partition('#')[2]}")


def test_his_agenda_can_be_taken_along(yonas: Visitor) -> None:
    yonas.tap("#places a[href$='/agenda']")
    yonas.page.wait_for_url("**/agenda")
    times = yonas.find(".entries .time").all_inner_texts()
    assert [time.strip() for time in times][:2] == ["09:00–09:45", "13:00–16:00"]
    maps = yonas.find("main a[href^='https://www.openstreetmap.org/']").first
    expect(maps).to_have_attribute("rel", "noreferrer")
    with yonas.page.expect_download() as download:
        yonas.tap("main a[href$='/ics']")
    file = download.value.path().read_text()
    assert "DTSTART;TZID=Europe/Amsterdam:20260914T090000" in file
    assert "Petra" not in file, "a calendar tells no names"
    yonas.tap("form[action$='/feed'] button")
    expect(yonas.find("#feed a[href^='webcal://']")).to_be_visible()
    yonas.tap("form[action$='/feed/revoke'] button")
    expect(yonas.find("#feed a[href^='webcal://']")).to_have_count(0)


def test_he_sees_what_he_can_spend(yonas: Visitor) -> None:
    yonas.tap("#places a[href$='/budget']")
    yonas.page.wait_for_url("**/budget")
    assert "€ 771,42" in yonas.text(".result .amount")
    assert "€ 178,02" in yonas.text(".result"), "a week"
    for month, amount in (("2026-05", "178,57"), ("2026-06", "395,42"), ("2026-08", "771,42")):
        yonas.tap(f".months a[href='?month={month}']")
        yonas.page.wait_for_url(f"**/budget?month={month}")
        assert f"€ {amount}" in yonas.text(".result .amount"), month
    assert "€ 503,00" in yonas.text("#back-payments"), "what came late, once"
    expect(yonas.find("#letting-go progress")).to_have_attribute("value", "4")


def test_he_goes_along_to_the_sports_club_with_two(yonas: Visitor) -> None:
    yonas.tap("#places a[href='/']")
    yonas.tap("#pvt a[href$='/pvt']")
    yonas.page.wait_for_url("**/pvt")
    progress = yonas.find("#hours progress")
    assert (progress.get_attribute("value"), progress.get_attribute("max")) == ("360", "720")
    card = yonas.find(".excursion:has(time[datetime='2026-10-10'])")
    card.locator("summary").click()
    expect(card.locator("ul.know a[href^='tel:']")).to_be_visible()
    card.locator("input[name=people]").fill("2")
    with yonas.without_loading():
        card.locator(".sign-up button").click()
        expect(card.locator(".mine")).to_contain_text("2")
        card.locator("form[action$='/withdraw'] button").click()
        expect(card.locator(".sign-up")).to_be_visible()
    expect(card.locator(".places-left")).to_contain_text("20")


def test_one_place_is_not_enough_for_two(yonas: Visitor) -> None:
    yonas.open(path_to(yonas.server, "pvt"))
    card = yonas.find(".excursion:has(time[datetime='2026-10-22'])")
    expect(card.locator(".places-left")).to_contain_text("1")
    card.locator("input[name=people]").fill("2")
    card.locator(".sign-up button").click()
    expect(card.locator(".mine use").first).to_have_attribute("href", re.compile("#later$"))


def test_he_goes_and_nobody_else_comes_in(yonas: Visitor) -> None:
    yonas.sign_out()
    yonas.page.go_back()
    yonas.page.reload()
    assert yonas.page.url.endswith("/sign-in"), "the way back is closed"
