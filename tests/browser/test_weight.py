"""A first visit is light, and the next pages are lighter still. `pytest -s` shows the figures."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Visit
from tests.browser.enrolment import PIN, enrol, invite, sign_in, sign_out
from tests.browser.pages import path_to
from tests.browser.server import Server
from tests.browser.visitor import Visitor

MOST_FIRST, MOST_REQUESTS, MOST_NEXT = 60 * 1024, 12, 15 * 1024


class Wire:
    """Counts what really comes in: compressed bodies with their headers, nothing from the cache."""

    def __init__(self, visitor: Visitor) -> None:
        self.bytes: dict[str, int] = {}
        self.urls: dict[str, str] = {}
        self.developer = visitor.context.new_cdp_session(visitor.page)
        self.developer.on("Network.requestWillBeSent", self.sent)
        self.developer.on("Network.loadingFinished", self.finished)
        self.developer.send("Network.enable")
        self.page = visitor.page

    def sent(self, event: Any) -> None:
        id = event["requestId"]
        if before := event.get("redirectResponse"):
            self.bytes[f"{id} before"] = before["encodedDataLength"]
            self.urls[f"{id} before"] = before["url"]
        self.urls[id] = event["request"]["url"]

    def finished(self, event: Any) -> None:
        if event["encodedDataLength"]:
            self.bytes[event["requestId"]] = event["encodedDataLength"]

    def figures(self) -> tuple[int, int, set[str]]:
        """Bytes, requests and origins since the last time this was asked."""
        self.page.wait_for_load_state("networkidle")
        origins = {"{0.scheme}://{0.netloc}".format(urlsplit(self.urls[id])) for id in self.bytes}
        found = sum(self.bytes.values()), len(self.bytes), origins
        for id, size in self.bytes.items():
            print(f"    {size:6} bytes {urlsplit(self.urls[id]).path}")
        self.bytes.clear()
        return found


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Callable[..., None]:
    def say(what: str, size: int, requests: int) -> None:
        record_property(what, f"{size} bytes, {requests} requests")
        print(f"{what}: {size / 1024:.1f} KB in {requests} requests")

    return say


def check_first(figures: tuple[int, int, set[str]], server: Server) -> None:
    size, requests, origins = figures
    assert origins == {server.url}, "everything comes from one origin"
    assert size <= MOST_FIRST, f"{size} bytes: a first visit is at most {MOST_FIRST}"
    assert requests <= MOST_REQUESTS, f"{requests}: a first visit is at most {MOST_REQUESTS}"


def test_a_first_visit_with_a_pin_is_light(own_site: Server, visit: Visit, tell: Any) -> None:
    known = visit(own_site, None, "ti")
    enrol(known, invite(own_site, "Yonas"), PIN)
    sign_out(known)
    cold = visit(own_site, None, "ti", storage_state=known.context.storage_state())
    wire = Wire(cold)
    cold.open("/sign-in")
    sign_in(cold, PIN)
    assert cold.find("html").get_attribute("lang") == "ti"
    figures = wire.figures()
    tell("first visit in ti, sign-in page to today, with a PIN", *figures[:2])
    check_first(figures, own_site)


def test_a_first_visit_to_the_demo_is_light(site: Server, visit: Visit, tell: Any) -> None:
    cold = visit(site, None, "ti")
    wire = Wire(cold)
    cold.open("/sign-in")
    cold.tap("main a[href='/demo']")
    cold.tap("form[action='/demo/yonas'] button")
    cold.page.wait_for_url(f"{site.url}/")
    figures = wire.figures()
    tell("first visit in ti, sign-in page to today, over the cast", *figures[:2])
    check_first(figures, site)


def test_next_pages_are_lighter_still(site: Server, visit: Visit, tell: Any) -> None:
    visitor = visit(site, "yonas", "ti")
    visitor.open("/")
    visitor.page.wait_for_load_state("networkidle")
    wire, heavy = Wire(visitor), []
    for name in ("plan", "agenda", "budget", "pvt", "earlier-budget", "today"):
        visitor.open(path_to(site, name))
        size, requests, _ = wire.figures()
        tell(f"next page in ti: {name}", size, requests)
        if size > MOST_NEXT:
            heavy.append(f"{name}: {size} bytes, at most {MOST_NEXT}")
    assert heavy == []
