"""A first visit is light, and the next pages are lighter still. `pytest -s` shows the figures.

What the service worker fetches is counted too, and so is the browser's look for a newer one.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest

from hatch_build import bundle
from tests.browser.conftest import Visit
from tests.browser.enrolment import PIN, enrol, invite, sign_in
from tests.browser.pages import path_to
from tests.browser.relay import Wire, wired
from tests.browser.server import Server
from webapp.web.assets import FOLDER

MOST_FIRST, MOST_REQUESTS, MOST_NEXT = 60 * 1024, 12, 15 * 1024
MOST_OF = {"messages": 8 * 1024, "talk": 11 * 1024}
"""The first talk brings what keeps a draft and looks for news."""
MOST_OWN, MOST_STYLE = 8 * 1024, 8 * 1024


Tell = Callable[[str, int, int], None]


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Tell:
    def say(what: str, size: int, requests: int) -> None:
        record_property(what, f"{size} bytes, {requests} requests")
        print(f"{what}: {size / 1024:.1f} KB in {requests} requests")

    return say


@pytest.fixture
def wire(own_site: Server) -> Iterator[Wire]:
    with wired(own_site) as made:
        yield made


def check_first(size: int, requests: int) -> None:
    assert size <= MOST_FIRST, f"{size} bytes: a first visit is at most {MOST_FIRST}"
    assert requests <= MOST_REQUESTS, f"{requests}: a first visit is at most {MOST_REQUESTS}"


def test_a_first_visit_with_a_pin_is_light(
    own_site: Server, wire: Wire, visit: Visit, tell: Tell
) -> None:
    known = visit(own_site, None, "ti")
    enrol(known, invite(own_site, "Yonas"), PIN)
    known.sign_out()
    cookies: Any = {"cookies": known.context.cookies(), "origins": []}
    cold = visit(wire.server, None, "ti", storage_state=cookies)
    wire.figures()
    cold.open("/sign-in")
    sign_in(cold, PIN)
    assert cold.find("html").get_attribute("lang") == "ti"
    figures = wire.figures()
    tell("first visit in ti, sign-in page to today, with a PIN", *figures)
    check_first(*figures)


def test_a_first_visit_to_the_demo_is_light(wire: Wire, visit: Visit, tell: Tell) -> None:
    cold = visit(wire.server, None, None, locale="ti")
    cold.open("/sign-in")
    cold.tap("main a[href='/demo']")
    cold.tap("form[action='/demo/yonas'] button")
    cold.page.wait_for_url(f"{wire.server.url}/")
    figures = wire.figures()
    tell("first visit in ti, sign-in page to today, over the cast", *figures)
    check_first(*figures)


def test_next_pages_are_lighter_still(wire: Wire, visit: Visit, tell: Tell) -> None:
    visitor, heavy = visit(wire.server, "yonas", "ti"), []
    visitor.open("/")
    wire.figures()
    names = ("plan", "agenda", "budget", "pvt", "earlier-budget", "today", "messages", "talk")
    for name in names:
        visitor.open(path_to(wire.server, name))
        size, requests = wire.figures()
        tell(f"next page in ti: {name}", size, requests)
        if size > (most := MOST_OF.get(name, MOST_NEXT)):
            heavy.append(f"{name}: {size} bytes, at most {most}")
    assert heavy == []


def test_our_own_scripts_are_small(tell: Tell, tmp_path: Path) -> None:
    """Worker, outbox and the scripts of the page, each once; htmx and idb are others' work."""
    bundle(FOLDER.parents[1], [FOLDER / "app.js"], tmp_path, "--external:idb", "--format=esm")
    own = packed(tmp_path / "app.js")
    tell("worker, outbox and app script, with idb", packed(FOLDER / "built/app.js"), 1)
    tell("worker, outbox and app script, without idb", own, 1)
    assert own < MOST_OWN


def test_the_style_sheet_is_small(tell: Tell) -> None:
    size = packed(FOLDER / "built/app.css")
    tell("style sheet", size, 1)
    assert size < MOST_STYLE


def packed(path: Path) -> int:
    return len(brotli.compress(path.read_bytes(), quality=11))
