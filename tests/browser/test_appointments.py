"""Petra plans, Yonas answers while her week stands open, and she moves it: he reads why."""

from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.conftest import Visit
from tests.browser.fits import LOOK, SMALL, TARGETS, look
from tests.browser.pages import path_to
from tests.browser.server import Server
from tests.browser.visitor import DESK, Visitor

OFTEN = 26_000


def fill_in(petra: Visitor, day: str, at: str) -> None:
    petra.find("#day").fill(day)
    petra.find("#at").fill(at)


def faults(petra: Visitor) -> list[str]:
    """At a desk with a mouse; the same pages are looked at on a phone by test_pages.py."""
    return look(petra.page, LOOK, "seen")


def test_planned_answered_and_moved(own_site: Server, visit: Visit) -> None:
    petra = visit(own_site, "petra", "nl", viewport=DESK)
    petra.open(path_to(own_site, "staff-plan").replace("/pip", "/agenda"))
    petra.page.get_by_role("link", name="Afspraak plannen").click()
    fill_in(petra, "2026-09-16", "14:00")
    petra.tap("#plan-it")
    expect(petra.find("#clashes")).to_contain_text("Les of werk · Taalles")
    assert faults(petra) == []
    assert axe.violations(petra.page) == []
    fill_in(petra, "2026-09-16", "11:00")
    petra.page.get_by_role("button", name="Opnieuw kijken").click()
    petra.page.wait_for_url("**/agenda")

    petra.page.clock.install()
    petra.open("/calendar?week=2026-09-16")
    entry = petra.find("#week-answers li", has_text="11:00")
    expect(entry).to_contain_text("Nog geen antwoord")
    yonas = visit(own_site, "yonas", "ti")
    yonas.open(path_to(own_site, "agenda"))
    card = yonas.find("article.appointment", has_text="11:00").first
    card.locator("button[value=coming]").click()
    expect(card.locator(".state.ok")).to_be_visible()
    with petra.without_loading():
        petra.page.clock.fast_forward(OFTEN)
        expect(entry).to_contain_text("Ik kom")

    entry.get_by_role("link", name="Verzetten").click()
    petra.find("#at").fill("11:30")
    petra.page.check("#move input[value=no-interpreter]")
    petra.page.get_by_role("button", name="Verzetten en laten weten").click()
    petra.page.wait_for_url("**/agenda#*")
    yonas.open(path_to(own_site, "agenda"))
    expect(yonas.find("article.appointment", has_text="11:30").first).to_contain_text(
        "ተርጓሚ ኣይነበረን።"
    )


def test_the_page_to_change_fits_a_phone(own_site: Server, visit: Visit) -> None:
    petra = visit(own_site, "petra", "nl", viewport=SMALL)
    petra.open("/calendar")
    petra.page.get_by_role("link", name="Verzetten").first.click()
    petra.page.wait_for_url("**/change")
    assert faults(petra) + look(petra.page, TARGETS, "for a finger") == []
    assert axe.violations(petra.page) == []
