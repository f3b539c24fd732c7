"""The heart of a week, on the engines of Android, of Firefox and of every iPhone."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PlaywrightError

from tests.browser.enrolment import PIN, invite
from tests.browser.firefox import firefox
from tests.browser.outbox import given
from tests.browser.patient import Patient
from tests.browser.phone import IS_KEPT
from tests.browser.server import Server, serving
from tests.browser.visitor import PATIENCE_MS
from tests.browser.webkit import OverTls, webkit

NOBODY_LISTENS = "ws://127.0.0.1:9/"
WORDS = "ገንዘብ መዓስ ይመጽእ?"
CALL_ME = "[id^='call-consulent-']"
HERO = "main .next .appointment"
SAID = "SELECT id FROM message WHERE words = ?"


class Engine(Protocol):
    """What a person does in a browser, whichever it is."""

    @property
    def url(self) -> str: ...

    def open(self, url: str) -> None: ...

    def evaluate(self, script: str) -> Any: ...

    def wait_until(self, script: str) -> Any: ...

    def click(self, selector: str) -> None: ...

    def write(self, selector: str, text: str) -> None: ...


class InChromium(Patient):
    failure = PlaywrightError

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def url(self) -> str:
        return self.page.url

    def open(self, url: str) -> None:
        self.page.goto(url)

    def evaluate(self, script: str) -> Any:
        return self.page.evaluate(script)

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def write(self, selector: str, text: str) -> None:
        self.page.locator(selector).fill(text)


Phone = Callable[[Browser, Server, Path], AbstractContextManager[tuple[Engine, Server]]]


@contextmanager
def on_android(chromium: Browser, site: Server, folder: Path) -> Iterator[tuple[Engine, Server]]:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE_MS)
    yield InChromium(context.new_page()), site
    context.close()


@contextmanager
def in_firefox(chromium: Browser, site: Server, folder: Path) -> Iterator[tuple[Engine, Server]]:
    with firefox(folder, NOBODY_LISTENS) as browser:
        yield browser, site


@contextmanager
def on_an_iphone(chromium: Browser, site: Server, folder: Path) -> Iterator[tuple[Engine, Server]]:
    with serving(OverTls(site.database, folder)) as front, webkit(folder) as browser:
        yield browser, front


def is_at(browser: Engine, path: str) -> None:
    browser.wait_until(f"location.pathname === {path!r} && document.readyState === 'complete'")


def stands(browser: Engine, selector: str) -> None:
    browser.wait_until(f"!!document.querySelector({json.dumps(selector)})?.getClientRects().length")


def come_in(browser: Engine, site: Server) -> None:
    browser.open(invite(site, "Yonas").link)
    browser.click("#invitation button[type=submit]")
    is_at(browser, "/pin")
    for field in ("#pin", "#again"):
        browser.write(field, PIN)
    browser.click("label:has(input[name=phone][value=own])")
    browser.click("#new-pin button[type=submit]")
    is_at(browser, "/")
    assert browser.evaluate("document.documentElement.lang") == "ti"


def answer_twice(browser: Engine, site: Server) -> None:
    browser.click(f"{HERO} button[value=cannot]")
    stands(browser, f"{HERO}.off")
    assert given(site) == ["cannot"]
    browser.click(f"{HERO} button[value=coming]")
    stands(browser, f"{HERO} .state[id^='answer-coming-']")
    assert given(site) == ["coming"]


def write_to_the_consulent(browser: Engine, site: Server) -> None:
    browser.click("#places a[href$='/messages']")
    stands(browser, "main a[href*='/messages/consulent']")
    browser.click("main a[href*='/messages/consulent']")
    stands(browser, "#words-consulent")
    browser.write("#words-consulent", WORDS)
    browser.click("#send-consulent")
    stands(browser, "#talk-consulent .mine")
    assert len(site.ask(SAID, WORDS)) == 1
    assert browser.evaluate("document.querySelector('#words-consulent').value") == ""


def answer_offline(browser: Engine, site: Server) -> None:
    browser.open(f"{site.url}/")
    browser.wait_until(f"({IS_KEPT})()")
    site.stop()
    browser.open(f"{site.url}/")
    stands(browser, "html[data-saved]")
    browser.click(f"{HERO} button[value=call-me]")
    stands(browser, "main [data-said=waits]")
    site.start()
    assert given(site) == ["coming"]
    browser.open(f"{site.url}/")
    stands(browser, f"{HERO} .state[id^='answer-call-me-']")
    assert given(site) == ["call-me"]


def sign_out_and_in(browser: Engine, site: Server) -> None:
    browser.click("form[action='/sign-out'] button")
    is_at(browser, "/sign-in")
    assert not browser.evaluate("caches.keys().then(all => all.some(n => n.startsWith('pages-')))")
    browser.evaluate("void setTimeout(() => history.back(), 50)")
    browser.wait_until("performance.now() > 2000")
    seen = "document.querySelector('#places')?.getClientRects().length"
    assert not browser.evaluate(seen), "back shows the pages of nobody who left"
    browser.open(f"{site.url}/")
    is_at(browser, "/sign-in")
    browser.write("#pin", PIN)
    browser.click("#pin-form button[type=submit]")
    browser.wait_until("location.pathname !== '/sign-in'")
    stands(browser, "#places")


@pytest.mark.parametrize("phone", [on_android, in_firefox, on_an_iphone])
def test_the_heart_of_a_week(
    phone: Phone, own_site: Server, chromium: Browser, tmp_path: Path
) -> None:
    with phone(chromium, own_site, tmp_path) as (browser, site):
        come_in(browser, site)
        for step in (answer_twice, write_to_the_consulent, answer_offline, sign_out_and_in):
            step(browser, site)
