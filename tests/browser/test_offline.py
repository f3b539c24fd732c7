"""Without internet the pages of one's own open as they were; everything else says what to do."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request, expect

from tests.browser.chromium import Profile
from tests.browser.conftest import Visit
from tests.browser.letters import share
from tests.browser.pages import path_to
from tests.browser.phone import kept, offline, online, settled, until
from tests.browser.server import Server
from tests.browser.visitor import Visitor

KEPT = ("today", "plan", "agenda", "pvt")
NOT_KEPT = ("budget", "earlier-budget", "not-found")
LANGUAGES = ("ar", "ti", "nl")
NUMBERS = ("112", "0100000110", "0100000111", "0100000112")


class Failures:
    """What a page asks for in vain. That a page itself is asked for by the worker is no failure."""

    def __init__(self, visitor: Visitor) -> None:
        self.found: list[str] = []
        visitor.context.on("requestfailed", self.note)

    def note(self, request: Request) -> None:
        if not request.service_worker:
            self.found.append(request.url)


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
    said = visitor.text(".saved")
    assert re.search(r"\b(08|09|10):[0-5]\d\b", said), "the page says how old it is"
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
    visitor.tap(".tongues summary")
    visitor.tap(".languages button[value=ar]")
    expect(visitor.find("html")).to_have_attribute("lang", "ar")
    until(visitor.page, "async () => await (await caches.match('/language')).text() == 'ar'")
    visitor.page.wait_for_load_state("networkidle")
    offline(visitor)
    visitor.open(path_to(own_site, "budget"))
    expect(visitor.find("html")).to_have_attribute("lang", "ar")


def test_a_form_without_script_ends_on_the_page_for_no_internet(site: Server, visit: Visit) -> None:
    visitor = visit(site, "yonas", "ti")
    settled(visitor, "/")
    offline(visitor)
    visitor.tap(".tongues summary")
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


def test_a_saved_page_becomes_a_fresh_one_when_there_is_internet(
    site: Server, visit: Visit
) -> None:
    visitor = visit(site, "yonas", "ti")
    settled(visitor, "/")
    offline(visitor)
    visitor.open("/")
    expect(visitor.find("html")).to_have_attribute("data-saved", "")
    online(visitor)
    expect(visitor.find("html")).not_to_have_attribute("data-saved", "")


def test_but_not_while_somebody_is_typing_in_it(site: Server, visit: Visit) -> None:
    visitor = visit(site, "yonas", "ti")
    settled(visitor, path_to(site, "pvt"))
    offline(visitor)
    visitor.open(path_to(site, "pvt"))
    people = visitor.find("input[name=people]").first
    people.fill("7")
    with visitor.without_loading():
        online(visitor)
        visitor.page.wait_for_timeout(500)
        expect(people).to_have_value("7")
