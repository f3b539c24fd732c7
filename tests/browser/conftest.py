"""A real server, a real browser, and people who visit. What goes wrong in a page fails its test."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.busy import Regular, busy_server, fill_up
from tests.browser.chromium import Profile, how
from tests.browser.chromium import chromium as start_chromium
from tests.browser.gemeente import Two, real_database, two_servers
from tests.browser.pages import EVERY_PAGE, path_of
from tests.browser.phone import settled
from tests.browser.server import Server, demo_database, demo_server, restore
from tests.browser.visitor import PHONE, Visitor

Visit = Callable[..., Visitor]
Read = Callable[..., Visitor]
Walk = Callable[..., Iterator[tuple[str, Visitor]]]
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with start_chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def whole_chromium(chromium: Browser) -> Iterator[Browser]:
    """With what the headless shell leaves out: notifications, and waking without a page."""
    browser = chromium.browser_type.launch(**how("chromium"))
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_database(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def site(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the demo world, shared by the tests that only read."""
    with demo_server(template, tmp_path_factory.mktemp("site")) as server:
        yield server


@pytest.fixture(scope="session")
def second_site(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with demo_server(template, tmp_path_factory.mktemp("second")) as server:
        yield server


@pytest.fixture
def own_site(second_site: Server, template: Path) -> Server:
    """A server with a demo world of this test's own, to change."""
    restore(template, second_site.database)
    if not second_site.runs:
        second_site.start()
    return second_site


def quiet(visitors: Iterable[Visitor]) -> None:
    """What the browser refused, missed or stumbled over fails the test in which it happened."""
    troubles = [trouble for visitor in visitors for trouble in visitor.pop_troubles()]
    assert troubles == [], "the browser complained; open the page and look at its console"


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """visit(site, "yonas", "ti") is Yonas with a new phone, signed in, in Tigrinya.

    With `on=profile` the phone is that one, and what it kept is still there.
    """
    visitors: list[Visitor] = []

    def open_(server: Server, *who: Any, **options: Any) -> Visitor:
        visitors.append(Visitor(options.pop("on", chromium), server, *who, **options))
        return visitors[-1]

    yield open_
    for visitor in visitors:
        visitor.close()
    quiet(visitors)


@pytest.fixture
def profile(chromium: Browser, tmp_path: Path) -> Profile:
    """A phone that can be switched off and on again."""
    return Profile(chromium, tmp_path / "profile")


@pytest.fixture
def at_home(own_site: Server, visit: Visit) -> Visitor:
    """Yonas at his first screen, in Tigrinya; his phone has kept it."""
    visitor = visit(own_site, "yonas", "ti")
    settled(visitor, "/")
    return visitor


@contextmanager
def regulars_of(chromium: Browser, site: Server) -> Iterator[Callable[[str | None], Visitor]]:
    """One browser for each reader, kept open: most tests only read, and a new one costs time."""
    known: dict[str | None, Visitor] = {}

    def regular(who: str | None) -> Visitor:
        if who not in known:
            known[who] = Visitor(chromium, site, who)
        return known[who]

    yield regular
    for visitor in known.values():
        visitor.close()


@pytest.fixture(scope="session")
def regulars(chromium: Browser, site: Server) -> Iterator[Callable[[str | None], Visitor]]:
    with regulars_of(chromium, site) as regular:
        yield regular


@pytest.fixture
def read(regulars: Callable[[str | None], Visitor], site: Server) -> Iterator[Read]:
    """read("budget", "ti") is that page before its reader, on a phone, in Tigrinya."""
    readers: list[Visitor] = []

    def open_(
        name: str, language: str, size: dict[str, int] = PHONE, scheme: Any = "light"
    ) -> Visitor:
        address = EVERY_PAGE[name]
        visitor = regulars(address.who)
        readers.append(visitor)
        visitor.speak(language)
        visitor.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        visitor.wide(size).open(path_of(site, address))
        return visitor

    yield open_
    quiet(readers)


@pytest.fixture
def walk(read: Read) -> Walk:
    """walk(PAGES, "ti") opens one page after the other, each as its own reader."""

    def go(names: Iterable[str], *how: Any) -> Iterator[tuple[str, Visitor]]:
        for name in names:
            yield name, read(name, *how)

    return go


@pytest.fixture(scope="module")
def busy(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server where every form can be seen by somebody."""
    with busy_server(template, tmp_path_factory.mktemp("busy")) as server:
        yield server


@pytest.fixture(scope="module")
def writers(chromium: Browser, busy: Server) -> Iterator[Regular]:
    """writers("petra") is Petra on that server."""
    with regulars_of(chromium, busy) as regular:
        fill_up(busy, regular)
        yield regular


@pytest.fixture(scope="session")
def real_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return real_database(tmp_path_factory.mktemp("real-template"))


@pytest.fixture(scope="session")
def both(real_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    with two_servers(real_template, tmp_path_factory.mktemp("both")) as servers:
        yield servers


@pytest.fixture
def two(both: Two, real_template: Path) -> Two:
    """Two servers outside demo mode, and only Tsega and Miki in their database."""
    restore(real_template, both.one.database)
    return both


@pytest.fixture
def one(two: Two) -> Server:
    return two.one


@pytest.fixture
def tsega(one: Server, visit: Visit) -> Visitor:
    """Tsega's phone, in English. To the browser another port is another origin: ours as well."""
    visitor = visit(one, None, None, locale="en")
    visitor.origins += ("http://localhost:",)
    return visitor
