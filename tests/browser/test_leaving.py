"""Signing out names what is not sent yet, and waits for a yes."""

from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.conftest import Visit
from tests.browser.outbox import given
from tests.browser.pages import path_to
from tests.browser.phone import expect_listed, forgive, kept, offline, online, settled
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


def test_who_signs_out_without_internet_is_out_with_the_next_page(at_home: Visitor) -> None:
    offline(at_home)
    at_home.tap("form[action='/sign-out'] button")
    expect(at_home.find("#not-left")).to_be_visible()
    assert kept(at_home) == set(), "nobody reads anything here now"
    at_home.open("/")
    expect(at_home.find("#not-left")).to_be_visible()
    assert at_home.server.ask("SELECT count(*) FROM sign_in") == [(1,)]
    online(at_home)
    at_home.open("/")
    at_home.page.wait_for_url("**/sign-in")
    assert at_home.server.ask("SELECT count(*) FROM sign_in") == [(0,)]
    offline(at_home)
    at_home.open("/")
    expect(at_home.find("#saved-pages")).to_be_visible()
    expect(at_home.find("#not-left")).to_be_hidden()
    online(at_home)
    at_home.become("yonas")
    settled(at_home, "/")
    expect(at_home.find("#places")).to_be_visible()
    forgive(at_home)


def test_back_shows_nobody_who_left(at_home: Visitor) -> None:
    at_home.open(path_to(at_home.server, "plan"))
    at_home.sign_out()
    at_home.page.go_back()
    at_home.page.wait_for_url("**/sign-in")
    expect(at_home.find("#places")).to_have_count(0)


def test_what_is_sent_behind_the_question_is_not_named_any_more(at_home: Visitor) -> None:
    settled(at_home)
    offline(at_home)
    answer(at_home, "coming").click()
    expect_listed(at_home, waiting=1)
    at_home.find("footer form[action='/sign-out'] button").click()
    number = at_home.find("dialog[open] bdi")
    expect(number).to_have_text("1")
    online(at_home)
    expect(number).to_have_text("0")
    at_home.tap("dialog button[value=stay]")
    expect(at_home.find("dialog")).to_have_count(0)
    forgive(at_home)
