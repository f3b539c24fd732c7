"""A finger that taps twice does what one tap does: nothing is undone, nothing is there twice (C2).

Every button that needs nothing filled in, on the pages where people tap with a thumb. What the
database holds after one tap is compared with what it holds after two on the same spot.
"""

import re
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.browser.pages import EVERY_PAGE, path_to
from tests.browser.server import Server, restore
from tests.browser.visitor import Visitor

AFTER_MS = (90, 250)
TAPPED = (
    *("today", "today-with-a-lesson", "plan", "agenda", "pvt-of-another", "my-phones"),
    *("messages", "wishes", "round", "client", "maatjes-client", "settling"),
)
BUTTONS = "main form[method=post] button:not([type=button])"
NEEDS_MORE = """(button) => [...button.form.elements].some((each) =>
  !["hidden", "submit", "button", "fieldset"].includes(each.type))"""
NOT_OURS = {"sign_in", "access", "outbox_receipt", "rate", "throttle"}
"""Tables of who came by and when, which every visit changes."""
OF_ITS_OWN = re.compile(r"(^|_)(id|at|hash|token|receipt|not_after)$")
"""A new row has its own; nothing of what was meant is in it."""


def contents(database: Path) -> Counter[tuple[object, ...]]:
    """Every row of every table, without what is random or a moment of it."""
    rows: Counter[tuple[object, ...]] = Counter()
    with closing(sqlite3.connect(database, timeout=10)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (table,) in tables.fetchall():
            if any(part in table for part in NOT_OURS):
                continue
            found = connection.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in found.description]
            kept = [n for n, name in enumerate(names) if not OF_ITS_OWN.search(name)]
            rows.update((table, *(row[n] for n in kept)) for row in found)
    return rows


def buttons_of(visitor: Visitor, path: str) -> list[int]:
    """The places, among the buttons, of one of each kind that needs nothing filled in."""
    visitor.open(path)
    kinds: dict[str, int] = {}
    for place, button in enumerate(visitor.find(BUTTONS).all()):
        if not button.is_visible() or button.evaluate(NEEDS_MORE):
            continue
        action = str(button.evaluate("(button) => button.form.getAttribute('action')"))
        kind = re.sub(r"[0-9a-f-]{36}", "…", action) + str(button.get_attribute("value"))
        kinds.setdefault(kind, place)
    return [*kinds.values()]


def tapped(visitor: Visitor, path: str, place: int, *waits: int) -> Counter[tuple[object, ...]]:
    """What the database holds after a tap, and one more on the same spot after each wait."""
    page = visitor.open(path)
    button = visitor.find(BUTTONS).nth(place)
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.click(x, y)
    for wait in waits:
        page.wait_for_timeout(wait)
        page.mouse.click(x, y)
    page.wait_for_timeout(150)
    page.wait_for_load_state("networkidle")
    return contents(visitor.server.database)


@pytest.mark.parametrize("name", TAPPED)
def test_two_taps_are_one(name: str, own_site: Server, visit: Visit, tmp_path: Path) -> None:
    who, path = EVERY_PAGE[name].who, path_to(own_site, name)
    visitor = visit(own_site, who, "nl")
    places = buttons_of(visitor, path)
    before = tmp_path / "before.sqlite3"
    restore(own_site.database, before)
    wrong = []
    for place in places:
        visitor.open(path)
        what = visitor.find(BUTTONS).nth(place).inner_text().strip()
        once = tapped(visitor, path, place)
        for wait in AFTER_MS:
            restore(before, own_site.database)
            twice = tapped(visitor, path, place, wait)
            if twice != once:
                wrong.append(
                    f"{what}, again after {wait} ms: {(twice - once)} for {(once - twice)}"
                )
        restore(before, own_site.database)
    visitor.pop_troubles()
    assert not wrong, "\n".join(wrong)
