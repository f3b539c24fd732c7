"""Nothing is cut off and nobody scrolls sideways: small phones, 400 % zoom, long languages."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.pages import PAGES, VARIANTS
from tests.browser.visitor import LANGUAGES

SMALL = {"width": 320, "height": 640}
ZOOMED = {"width": 320, "height": 256}  # what 1280 × 1024 is at 400 %
EVERYTHING = {**PAGES, **VARIANTS}

LOOK = """() => {
  const root = document.documentElement;
  const name = (each) => `<${each.localName} class="${each.getAttribute("class") ?? ""}"> ` +
    each.textContent.trim().replace(/\\s+/g, " ").slice(0, 40);
  const shown = [...document.body.querySelectorAll("*")].filter((each) => each.checkVisibility());
  const faults = [];
  if (root.scrollWidth > root.clientWidth)
    faults.push(`the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth}`);
  for (const each of shown) {
    const style = getComputedStyle(each), box = each.getBoundingClientRect();
    if (each.closest("svg, option") || !box.width) continue;
    const hides = style.overflowX !== "visible" || style.overflowY !== "visible";
    const tooMuch = each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1;
    if (hides && tooMuch && !["input", "progress"].includes(each.localName))
      faults.push(`cut off: ${name(each)}`);
    if (box.left < -1 || box.right > root.clientWidth + 1) faults.push(`sticks out: ${name(each)}`);
  }
  return faults;
}"""
TARGETS = """() => [...document.querySelectorAll(
    "button, a.button, a.mark, a.more, nav a, .steps a, summary, label.choice, input:not([type])," +
    "input[type=text], input[type=number], input[type=password]")]
  .filter((each) => each.checkVisibility())
  .map((each) => [each, each.getBoundingClientRect()])
  .filter(([, box]) => box.height < 47.5 || box.width < 44)
  .map(([each, box]) => `${Math.round(box.width)} × ${Math.round(box.height)} px: ` +
    `${each.outerHTML.slice(0, 90)}`)"""
TWICE_AS_LONG = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
  for (const text of texts) text.data = `${text.data} ${text.data}`;
}"""


def faults_of(name: str, page: Page, look: str = LOOK) -> list[str]:
    return [f"{name}: {fault}" for fault in page.evaluate(look)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_fit_a_small_phone(language: str, walk: Any) -> None:
    faults = []
    for name, visitor in walk(EVERYTHING, language, viewport=SMALL):
        faults += faults_of(name, visitor.page)
    assert faults == [], "let it wrap: no fixed widths, overflow-wrap, flex-wrap"


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_fit_at_four_times_zoom(language: str, walk: Any) -> None:
    faults = []
    for name, visitor in walk(PAGES, language, viewport=ZOOMED, device_scale_factor=4):
        faults += faults_of(name, visitor.page)
    assert faults == [], "let it wrap: no fixed widths, overflow-wrap, flex-wrap"


@pytest.mark.parametrize("language", LANGUAGES)
def test_fingers_find_what_they_press(language: str, walk: Any) -> None:
    faults = []
    for name, visitor in walk(EVERYTHING, language):
        faults += faults_of(name, visitor.page, TARGETS)
    assert faults == [], "what is pressed is 48 px high: give it min-block-size: 3rem"


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_texts_may_be_twice_as_long(language: str, walk: Any) -> None:
    faults = []
    for name, visitor in walk(EVERYTHING, language, viewport=SMALL):
        visitor.page.evaluate(TWICE_AS_LONG)
        faults += faults_of(name, visitor.page)
    assert faults == [], "another language is longer: let it wrap"
