"""Letters twice as large, as who sees little sets a phone: places and answers stay in reach."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser import axe
from tests.browser.chromium import how
from tests.browser.fits import LOOK, SMALL, look
from tests.browser.pages import AT_A_DESK, EVERY_PAGE, path_to
from tests.browser.server import Server
from tests.browser.visitor import PHONE, Visitor

TWICE = "--blink-settings=defaultFontSize=32"
ROOMS = ("today", "agenda", "messages", "plan", "budget", "pvt", "wishes")
BAR = """() => {
  const bar = document.getElementById("places"), top = bar.getBoundingClientRect().top;
  const sees = ({ left, right, bottom }) =>
    left > -1 && right < innerWidth + 1 && bottom < innerHeight + 1 && top > innerHeight / 2;
  const lines = (word) => {
    const range = document.createRange();
    range.selectNodeContents(word);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
  };
  return [...bar.querySelectorAll("a")].map((place) => {
    const word = place.querySelector(":scope > span");
    return [sees(place.getBoundingClientRect()), lines(word)];
  });
}"""
FIRST_ANSWER = """() => {
  const bar = document.getElementById("places").getBoundingClientRect().top;
  const button = document.querySelector(".next .answers button").getBoundingClientRect();
  return (bar - button.top) / button.height;
}"""
BROKEN = """() => [...document.querySelectorAll("main :is(bdi.nb, bdi.money, a.call bdi)")]
  .filter((each) => each.checkVisibility())
  .filter((each) => new Set([...each.getClientRects()].map(({ top }) => top)).size > 1)
  .map((each) => each.textContent)"""


@pytest.fixture(scope="module")
def large(chromium: Browser) -> Iterator[Browser]:
    options = how()
    options["args"] = [*options["args"], TWICE]
    browser = chromium.browser_type.launch(**options)
    yield browser
    browser.close()


@pytest.mark.parametrize("size", [PHONE, SMALL], ids=["360", "320"])
@pytest.mark.parametrize("language", ["nl", "ti", "ar"])
def test_the_places_and_the_answers_stay_in_reach(
    site: Server, large: Browser, language: str, size: dict[str, int]
) -> None:
    visitor = Visitor(large, site, "yonas", language, viewport=size)
    faults: list[str] = []
    for room in ROOMS:
        visitor.open(path_to(site, room))
        visitor.page.evaluate("() => document.querySelector('.demo').remove()")
        places = visitor.page.evaluate(BAR)
        if places != [[True, 1]] * 5:
            faults.append(f"{room}: places in view, and lines of their words: {places}")
        faults += look(visitor.page, LOOK, room)
        faults += [
            f"{room}: broken over two lines: {each}" for each in visitor.page.evaluate(BROKEN)
        ]
    visitor.open("/")
    visitor.page.evaluate("() => document.querySelector('.demo').remove()")
    if visitor.find(".next .answers button").count():
        seen = visitor.page.evaluate(FIRST_ANSWER)
        assert seen > 0.4, "most of the first answer is above the bar, without scrolling"
    visitor.close()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("language", "scheme"), [("nl", "light"), ("ar", "dark")])
def test_every_page_fits_and_has_no_barrier(
    site: Server, large: Browser, language: str, scheme: Any
) -> None:
    """On the narrowest phone. What is read at a desk is not."""
    phones = {each.who for each in EVERY_PAGE.values()} - AT_A_DESK
    faults = []
    for who in sorted(phones, key=str):
        visitor = Visitor(large, site, who, language, viewport=SMALL, color_scheme=scheme)
        for name in (each for each, address in EVERY_PAGE.items() if address.who == who):
            page = visitor.open(path_to(site, name))
            faults += [f"{name}: {found}" for found in axe.violations(page)]
            if (wide := page.evaluate("document.documentElement.scrollWidth")) > SMALL["width"]:
                faults.append(f"{name}: {wide} px wide")
        visitor.close()
    assert not faults, "\n".join(faults)
