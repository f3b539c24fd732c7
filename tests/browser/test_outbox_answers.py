"""Whatever comes back in place of an answer, what waits is kept, and sent once."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.outbox import given, hand_in_without_internet, receipts
from tests.browser.phone import expect_listed, forgive, listed, online, settled, until
from tests.browser.relay import LOST, canned, wired
from tests.browser.server import Server
from tests.browser.test_answer import answer
from tests.browser.visitor import Visitor


def test_a_session_that_has_run_out_loses_nothing(at_home: Visitor) -> None:
    at_home.server.ask("DELETE FROM sign_in")
    answer(at_home, "coming").click()
    at_home.page.wait_for_url("**/sign-in#waits")
    assert given(at_home.server) == [None]
    at_home.become("yonas")
    at_home.open("/")
    expect_listed(at_home, sent=1)
    assert given(at_home.server) == ["coming"]


def test_what_waits_says_that_somebody_has_to_sign_in(at_home: Visitor) -> None:
    hand_in_without_internet(at_home)
    at_home.server.ask("DELETE FROM sign_in")
    online(at_home)
    expect(listed(at_home, "sign-in").locator("a[href='/sign-in']")).to_be_visible()
    assert given(at_home.server) == [None]


def test_another_page_in_place_of_the_answer_is_no_success(own_site: Server, visit: Visit) -> None:
    """A café's "welcome": 200, and not from us."""
    with wired(own_site) as wire:
        yonas = visit(wire.server, "yonas", "ti")
        settled(yonas, "/")
        welcome = canned("200 OK", "<h1>Welcome, pay here</h1>", Content_Type="text/html")
        wire.meddle = lambda method, path: welcome if method == "POST" else None
        answer(yonas, "coming").click()
        expect_listed(yonas, waiting=1)
        yonas.page.evaluate("() => waiting.flush()")
        expect_listed(yonas, waiting=1)
        assert "Welcome, pay here" not in yonas.page.content()
        wire.meddle = lambda method, path: canned("302 Found", Location="/offline/nl")
        yonas.page.evaluate("() => waiting.flush()")
        expect_listed(yonas, waiting=1)
        wire.meddle = lambda method, path: None
        yonas.page.evaluate("() => waiting.flush()")
        expect_listed(yonas, sent=1)
    assert len(receipts(own_site)) == 1
    yonas.pop_troubles()


@pytest.mark.parametrize("status", ["500 Oops", "429 Slowly"])
def test_a_server_that_cannot_now_gets_it_later(
    status: str, own_site: Server, visit: Visit
) -> None:
    with wired(own_site) as wire:
        yonas = visit(wire.server, "yonas", "ti")
        settled(yonas, "/")
        busy = canned(status, "later", Retry_After="1")
        wire.meddle = lambda method, path: busy if method == "POST" else None
        answer(yonas, "coming").click()
        expect_listed(yonas, waiting=1)
        yonas.page.evaluate("() => waiting.flush()")
        until(
            yonas.page, "async () => (await (await strongbox.open()).getAll('items'))[0].tries > 0"
        )
        wire.meddle = lambda method, path: None
        expect_listed(yonas, sent=1)
    assert len(receipts(own_site)) == 1
    yonas.pop_troubles()


def test_an_answer_that_gets_lost_is_asked_for_again(own_site: Server, visit: Visit) -> None:
    with wired(own_site) as wire:
        yonas = visit(wire.server, "yonas", "ti")
        settled(yonas, "/")
        wire.meddle = lambda method, path: LOST if method == "POST" else None
        answer(yonas, "coming").click()
        expect_listed(yonas, waiting=1)
        assert given(own_site) == ["coming"], "the server has it, the phone does not know"
        wire.meddle = lambda method, path: None
        yonas.page.evaluate("() => waiting.flush()")
        expect_listed(yonas, sent=1)
    assert len(receipts(own_site)) == 1
    forgive(yonas)
