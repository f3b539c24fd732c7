"""Which pages a phone keeps, how many, for how long, and when it shows them."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.pages import path_to
from tests.browser.phone import (
    copies,
    kept,
    offline,
    settled,
    until,
    worker_of,
)
from tests.browser.relay import wired
from tests.browser.server import Server
from tests.browser.test_offline import KEPT, NOT_KEPT

SHIFT = "(by) => { const real = Date.now.bind(Date); Date.now = () => real() + by; }"
DAY_MS = 86_400_000


def test_no_amount_and_no_page_about_money_is_ever_kept(own_site: Server, visit: Visit) -> None:
    visitor = visit(own_site, "yonas", "nl")
    for name in (*KEPT, *NOT_KEPT):
        settled(visitor, path_to(own_site, name))
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


def test_a_newer_worker_waits_until_nobody_is_busy(own_site: Server, visit: Visit) -> None:
    """While it takes over, the page that somebody is on the way to would never come."""
    waits = "async () => !!(await navigator.serviceWorker.ready).waiting"
    is_done = "async () => !(await navigator.serviceWorker.ready).waiting"
    visitor = visit(own_site, "yonas", "ti")
    page = settled(visitor, "/")
    page.keyboard.press("Tab")
    own_site.ask("update gemeente set phone = '14 011'")
    page.evaluate("async () => (await navigator.serviceWorker.ready).update()")
    until(page, waits)
    page.wait_for_timeout(5000)
    until(page, waits)
    visitor.open(path_to(own_site, "plan"))
    until(page, is_done)
