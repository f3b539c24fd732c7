"""Signing out names what is not sent yet, and waits for a yes."""

from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.conftest import Visit
from tests.browser.outbox import given
from tests.browser.phone import expect_listed, settled
from tests.browser.relay import canned, wired
from tests.browser.server import Server
from tests.browser.test_answer import answer, known
from tests.browser.visitor import Visitor


def test_signing_out_waits_for_a_yes(own_site: Server, visit: Visit) -> None:
    with wired(own_site) as wire:
        yonas = visit(wire.server, "yonas", "nl")
        settled(yonas, "/")
        busy = canned("503 Busy", "later", Retry_After="3000")
        wire.meddle = lambda method, path: busy if path.startswith("/appointments/") else None
        answer(yonas, "coming").click()
        expect_listed(yonas, waiting=1)
        out = yonas.find("footer form[action='/sign-out'] button")
        out.focus()
        yonas.page.keyboard.press("Enter")
        dialog = yonas.find("dialog[open]")
        expect(dialog).to_contain_text("Nog niet verstuurd: 1")
        assert axe.violations(yonas.page) == []
        yonas.page.keyboard.press("Escape")
        expect(yonas.find("dialog")).to_have_count(0)
        expect(out).to_be_focused()
        out.click()
        yonas.tap("dialog button[value=stay]")
        expect(yonas.find("dialog")).to_have_count(0)
        assert "/sign-out" not in wire.asked("POST")
        out.click()
        yonas.tap("dialog button[value=leave]")
        yonas.page.wait_for_url("**/sign-in")
        wire.meddle = lambda method, path: None
        yonas.become("yonas")
        settled(yonas, "/")
        yonas.page.evaluate(
            """async () => {
              const db = await strongbox.open();
              const [item] = await db.getAll("items");
              await db.put("items", {...item, next: 0});
              await waiting.flush();
            }"""
        )
        expect_listed(yonas, sent=1)
    assert given(own_site) == ["coming"]
    yonas.pop_troubles()


def test_signing_out_asks_nothing_when_all_is_sent(at_home: Visitor) -> None:
    answer(at_home, "coming").click()
    expect(known(at_home, "coming")).to_be_visible()
    at_home.sign_out()
