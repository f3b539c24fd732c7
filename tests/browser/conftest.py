"""A real server, a real browser, and people who visit. What goes wrong in a page fails its test."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.chromium import chromium as start_chromium
from tests.browser.pages import Address, by_reader, path_of
from tests.browser.server import Server, demo_database, demo_server
from tests.browser.visitor import Visitor

Visit = Callable[..., Visitor]
expect.set_options(timeout=5_000)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with start_chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_database(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def site(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the demo world, shared by the tests that only read."""
    with demo_server(template, tmp_path_factory.mktemp("site")) as server:
        yield server


@pytest.fixture
def own_site(template: Path, tmp_path: Path) -> Iterator[Server]:
    """A server with a demo world of this test's own, to change."""
    with demo_server(template, tmp_path) as server:
        yield server


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """visit(site, "yonas", "ti") is Yonas with a phone of his own, signed in, in Tigrinya."""
    visitors: list[Visitor] = []

    def open_(server: Server, *who: Any, **options: Any) -> Visitor:
        visitors.append(Visitor(chromium, server, *who, **options))
        return visitors[-1]

    yield open_
    for visitor in visitors:
        visitor.close()
    troubles = [trouble for visitor in visitors for trouble in visitor.troubles]
    assert troubles == [], "the browser complained; open the page and look at its console"


@pytest.fixture
def walk(site: Server, visit: Visit) -> Callable[..., Iterator[tuple[str, Visitor]]]:
    """walk(PAGES, "ti") opens one page after the other, each as its own reader."""

    def go(
        pages: dict[str, Address], language: str, **options: Any
    ) -> Iterator[tuple[str, Visitor]]:
        for who, addresses in by_reader(pages).items():
            visitor = visit(site, who, language, **options)
            for name, address in addresses.items():
                visitor.open(path_of(site, address))
                yield name, visitor

    return go
