"""Petra takes somebody in and gives a card; the person comes in on a phone, in Tigrinya."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.enrolment import PIN, choose_pin
from tests.browser.server import Server
from tests.browser.visitor import DESK, Visitor


def fill_in(petra: Visitor) -> None:
    petra.find("#name").fill("Tsega Gebremedhin")
    petra.find("#born_on").fill("1999-03-04")
    for name, value in (
        ("language", "ti"),
        ("script", "geez"),
        ("interpreter", "yes"),
        ("shared", "no"),
        ("doelgroep", "Asielstatushouder"),
        ("household", "alone"),
    ):
        petra.page.check(f'#new-dossier input[name="{name}"][value="{value}"]')


def make_dossier(petra: Visitor) -> None:
    petra.open("/")
    petra.page.get_by_role("link", name="Nieuw dossier").first.click()
    petra.page.wait_for_url("**/dossiers/new")
    fill_in(petra)
    petra.tap("#new-dossier button[type=submit]")
    petra.page.wait_for_url("**/case")


def test_from_koppeling_to_the_first_screen_in_tigrinya(own_site: Server, visit: Visit) -> None:
    petra = visit(own_site, "petra", "nl", viewport=DESK)
    make_dossier(petra)
    petra.page.get_by_role("link", name="Belangrijke datums").click()
    petra.find("#day-koppeling").fill("2026-08-12")
    petra.tap("#days button[type=submit]")
    expect(petra.find("#changes")).to_contain_text("12 augustus 2026")
    petra.page.get_by_role("link", name="Tsega Gebremedhin").first.click()
    petra.page.get_by_role("link", name="Aankomst").click()
    petra.page.select_option("#azc", label="Hoogeveen (120 min)")
    petra.tap("#stay button[type=submit]")
    expect(petra.find("#stay .log")).to_contain_text("Hoogeveen")
    petra.open("/arriving")
    expect(petra.find("ul.dossiers > li").first).to_contain_text("Bel AZC Hoogeveen")
    petra.page.get_by_role("link", name="Dossier: Tsega Gebremedhin").click()
    petra.page.get_by_role("link", name="Kaart en telefoons").click()
    petra.tap("#make button")
    card = petra.find(".card")
    expect(card).to_have_attribute("lang", "ti")
    expect(card.locator("svg.square")).to_be_visible()
    petra.page.emulate_media(media="print")
    expect(card).to_be_visible()
    expect(petra.find("h1")).to_be_hidden()
    expect(petra.find("#phones")).to_be_hidden()
    petra.page.emulate_media(media="screen")
    [code] = re.findall(r"\d{4} \d{4}", card.inner_text())

    tsega = visit(own_site, None, None, locale="nl")
    page = tsega.open("/k")
    tsega.find("#code").fill(code)
    tsega.tap("#invitation button[type=submit]")
    page.wait_for_url("**/pin?*")
    choose_pin(tsega, PIN)
    page.wait_for_url(f"{own_site.url}/")
    expect(tsega.find("html")).to_have_attribute("lang", "ti")
    assert "Tsega" in tsega.text("h1")

    petra.open(petra.page.url)
    expect(petra.find("#phones li")).to_have_count(1)
    petra.tap("#phones li summary")
    petra.tap("#phones li details button")
    expect(petra.find("#phones li")).to_have_count(0)
    tsega.open("/")
    assert page.url == f"{own_site.url}/sign-in", "the phone that was lost is out"


def test_without_javascript_and_by_keyboard_a_dossier_is_made(
    own_site: Server, visit: Visit
) -> None:
    petra = visit(own_site, "petra", "nl", java_script_enabled=False)
    petra.open("/dossiers/new")
    fill_in(petra)
    petra.find("#new-dossier button[type=submit]").focus()
    petra.page.keyboard.press("Enter")
    petra.page.wait_for_url("**/case")
    petra.open("/search")
    petra.find("#q").fill("tsegga gebremedihn")
    petra.page.keyboard.press("Enter")
    expect(petra.find("[id^=found-]")).to_contain_text("Tsega Gebremedhin")
    assert petra.page.url.endswith("/search"), "no name in the address"
