"""Without internet the pages of one's own open as they were; everything else says what to do."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Request, expect

from tests.browser.chromium import Profile
from tests.browser.conftest import Visit
from tests.browser.letters import share
from tests.browser.pages import path_to
from tests.browser.phone import copies, kept, offline, online, settled, until, worker_of
from tests.browser.relay import wired
from tests.browser.server import Server
from tests.browser.visitor import Visitor

KEPT = ("today", "plan", "agenda", "pvt")
NOT_KEPT = ("budget", "earlier-budget", "not-found")
LANGUAGES = ("ar", "ti", "nl")
NUMBERS = ("112", "0100000110", "0100000111", "0100000112")
SHIFT = "(by) => { const real = Date.now.bind(Date); Date.now = () => real() + by; }"
DAY_MS = 86_400_000


class Failures:
    """What a page asks for in vain. That a page itself is asked for by the worker is no failure."""

    def __init__(self, visitor: Visitor) -> None:
        self.found: list[str] = []
        visitor.context.on("requestfailed", self.note)

    def note(self, request: Request) -> None:
        if not request.service_worker:
            self.found.append(request.url)


def read_everything(visitor: Visitor, site: Server) -> None:
    for name in (*KEPT, *NOT_KEPT):
        settled(visitor, path_to(site, name))


def test_every_kept_page_opens_after_a_restart_and_without_the_server(
    own_site: Server, visit: Visit, chromium: Browser, tmp_path: Path
) -> None:
    phones = {language: Profile(chromium, tmp_path / language) for language in LANGUAGES}
    paths = [path_to(own_site, name) for name in KEPT]
    for language, phone in phones.items():
        before = visit(own_site, "yonas", language, on=phone)
        for path in paths:
            settled(before, path)
        before.close()
    own_site.stop()
    for language, phone in phones.items():
        after = visit(own_site, on=phone, locale="en")
        failures = Failures(after)
        seen = {saved_page(after, path, language) for path in paths}
        after.page.wait_for_load_state("networkidle")
        assert failures.found == [], "what a kept page needs is kept with it"
        assert len(seen) == len(paths), "each is a page of its own"
        after.close()


def saved_page(visitor: Visitor, path: str, language: str) -> str:
    """Its heading, when it says what it is and how old."""
    visitor.open(path)
    expect(visitor.find("html")).to_have_attribute("data-saved", "")
    expect(visitor.find("html")).to_have_attribute("lang", language)
    expect(visitor.find(".saved")).to_be_visible()
    assert "08:3" in visitor.text(".saved"), "the page says how old it is"
    return visitor.text("h1")


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_pages_give_the_numbers_to_call_in_ones_own_language(
    language: str, site: Server, visit: Visit
) -> None:
    visitor = visit(site, "yonas", language)
    settled(visitor, "/")
    for name in NOT_KEPT:
        settled(visitor, path_to(site, name))
    offline(visitor)
    failures = Failures(visitor)
    for name in (*NOT_KEPT, "plan"):  # the plan was not opened before
        visitor.open(path_to(site, name))
        expect(visitor.find("html")).to_have_attribute("lang", language)
        assert language == "nl" or share(language, visitor.text()) > 0.6
        for number in NUMBERS:
            expect(visitor.find(f"a[href='tel:{number}']")).to_be_visible()
        assert "Yonas" not in visitor.page.content()
    visitor.page.wait_for_load_state("networkidle")
    assert failures.found == []


def test_the_page_for_no_internet_speaks_the_other_languages_too(
    site: Server, visit: Visit
) -> None:
    visitor = visit(site, "yonas", "ti")
    for name in ("today", "plan", "agenda", "pvt"):
        settled(visitor, path_to(site, name))
    until(visitor.page, "async () => (await (await caches.open('static')).keys()).length == 9")
    offline(visitor)
    visitor.open(path_to(site, "budget"))
    for language in ("ar", "nl", "en", "ti"):
        visitor.tap(f".languages a[lang={language}]")
        expect(visitor.find("html")).to_have_attribute("lang", language)
        expect(visitor.find("a[href='tel:112']")).to_be_visible()
    visitor.tap("main a.button[href='/']")
    expect(visitor.find("html")).to_have_attribute("data-saved", "")


def test_it_speaks_the_language_that_was_chosen_last(own_site: Server, visit: Visit) -> None:
    visitor = visit(own_site, "yonas", "ti")
    settled(visitor, "/")
    visitor.tap(".languages button[value=ar]")
    expect(visitor.find("html")).to_have_attribute("lang", "ar")
    until(visitor.page, "async () => await (await caches.match('/language')).text() == 'ar'")
    visitor.page.wait_for_load_state("networkidle")
    offline(visitor)
    visitor.open(path_to(own_site, "budget"))
    expect(visitor.find("html")).to_have_attribute("lang", "ar")


def test_no_amount_and_no_page_about_money_is_ever_kept(own_site: Server, visit: Visit) -> None:
    visitor = visit(own_site, "yonas", "nl")
    read_everything(visitor, own_site)
    assert kept(visitor) == {path_to(own_site, name) for name in KEPT}
    for name, pages in copies(visitor).items():
        for path, text in pages.items():
            if not path.startswith("/static/"):
                assert "€" not in text, f"{name} {path}"
                assert "/budget?" not in text, f"{name} {path}"


def test_slow_internet_gives_the_saved_page_after_four_seconds(
    own_site: Server, visit: Visit
) -> None:
    with wired(own_site) as wire:
        visitor = visit(wire.server, "yonas", "ti")
        settled(visitor, "/")
        wire.flows.clear()
        visitor.page.goto("/", timeout=6_000)
        expect(visitor.find("html")).to_have_attribute("data-saved", "")
        wire.flows.set()
    visitor.pop_troubles()


@pytest.mark.parametrize(
    ("days", "opens"), [(0, True), (6, True), (8, False), (-2, False), (-9000, False)]
)
def test_a_copy_lives_seven_days_and_none_when_the_clock_has_jumped(
    days: int, opens: bool, site: Server, visit: Visit
) -> None:
    visitor = visit(site, "yonas", "ti")
    settled(visitor, "/")
    offline(visitor)
    worker_of(visitor).evaluate(SHIFT, days * DAY_MS)
    visitor.open("/")
    expect(visitor.find(".saved" if opens else "#numbers")).to_be_visible()
    assert kept(visitor) == ({"/"} if opens else set()), "what is too old is thrown away"


@pytest.mark.parametrize("years", [-26, 12])
def test_a_clock_that_is_years_off_all_the_time_does_no_harm(
    years: int, site: Server, visit: Visit
) -> None:
    visitor = visit(site, "yonas", "ti")
    settled(visitor, "/")
    worker_of(visitor).evaluate(SHIFT, years * 365 * DAY_MS)
    settled(visitor, "/")
    visitor.page.wait_for_load_state("networkidle")
    offline(visitor)
    visitor.open("/")
    expect(visitor.find(".saved")).to_be_visible()


def test_at_most_twenty_pages_are_kept(site: Server, visit: Visit) -> None:
    visitor = visit(site, "yonas", "ti")
    page = settled(visitor, "/")
    page.evaluate(
        """async (path) => {
          const {active} = await navigator.serviceWorker.ready;
          for (let number = 1; number <= 30; number += 1)
            active.postMessage({language: "ti", url: `${path}?page=${number}`});
        }""",
        path_to(site, "plan"),
    )
    until(
        page,
        """async (path) => {
          const [name] = (await caches.keys()).filter((each) => each.startsWith("pages-"));
          const store = await caches.open(name);
          return (await store.match(`${path}?page=30`)) && (await store.keys()).length === 20;
        }""",
        path_to(site, "plan"),
    )


def test_a_form_without_script_ends_on_the_page_for_no_internet(site: Server, visit: Visit) -> None:
    visitor = visit(site, "yonas", "ti")
    settled(visitor, "/")
    offline(visitor)
    visitor.tap(".languages button[value=nl]")
    expect(visitor.find("#numbers")).to_be_visible()
    expect(visitor.find("html")).to_have_attribute("lang", "ti")
    online(visitor)


@pytest.mark.parametrize("room", ["agenda", "pip", "pvt"])
def test_shortcuts_lead_to_ones_own_rooms_with_and_without_internet(
    room: str, site: Server, visit: Visit
) -> None:
    visitor = visit(site, "yonas", "ti")
    settled(visitor, "/")
    settled(visitor, f"/my/{room}")
    mine = visitor.page.url
    assert mine.endswith(f"/{room}")
    visitor.page.wait_for_load_state("networkidle")
    offline(visitor)
    visitor.open(f"/my/{room}")
    assert visitor.page.url == mine
    expect(visitor.find(".saved")).to_be_visible()


def test_nothing_is_kept_of_the_staff(site: Server, visit: Visit) -> None:
    petra = visit(site, "petra", "nl")
    for name in ("staff-list", "staff-plan"):
        settled(petra, path_to(site, name))
    petra.page.wait_for_load_state("networkidle")
    assert kept(petra) == set()
    offline(petra)
    petra.open("/")
    expect(petra.find("#numbers")).to_be_visible()


def test_a_newer_release_takes_the_place_of_the_older(site: Server, visit: Visit) -> None:
    """What the shelf holds of an older one goes; what is the same is not fetched again."""
    visitor = visit(site, "yonas", "ti")
    page = settled(visitor, "/")
    page.evaluate(
        "async () => (await caches.open('static')).put('/static/old.js', new Response(''))"
    )
    fetched: list[Any] = []
    visitor.context.on("request", lambda request: fetched.append(request.url))
    page.evaluate(
        """async () => {
          const {active} = await navigator.serviceWorker.ready;
          const changed = new Promise((done) =>
            navigator.serviceWorker.addEventListener("controllerchange", done));
          await navigator.serviceWorker.register("/sw.js?newer");
          await changed;
        }"""
    )
    until(page, "async () => !(await caches.match('/static/old.js'))")
    assert [url for url in fetched if "/static/" in url and "app" not in url] == []
