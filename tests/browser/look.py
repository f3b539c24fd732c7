"""Screenshots of every page, to look at: python -m tests.browser.look [folder]"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.axe import LET_GO_OF_THE_BAR
from tests.browser.chromium import chromium
from tests.browser.enrolment import way_in
from tests.browser.pages import EVERY_PAGE, path_to
from tests.browser.server import Server, demo_database, demo_server, restore
from tests.browser.test_offline_fits import states
from tests.browser.visitor import DESK, Visitor

LANGUAGES = ("ar", "ti", "nl")


def look(browser: Browser, site: Server, folder: Path) -> None:
    for language in LANGUAGES:
        for who in dict.fromkeys(address.who for address in EVERY_PAGE.values()):
            visitor = Visitor(browser, site, who, language, device_scale_factor=2)
            for name, address in EVERY_PAGE.items():
                if address.who == who:
                    visitor.open(path_to(site, name))
                    shoot(visitor, folder / f"{name}-{language}.png")
            if who == "yonas":
                in_the_dark(visitor, folder / f"today-dark-{language}.png")
            visitor.close()
        the_way_in(browser, site, folder, language)
        without_internet(browser, site, folder, language)
    on_a_desk(browser, site, folder)


def shoot(visitor: Visitor, path: Path) -> None:
    visitor.page.evaluate(LET_GO_OF_THE_BAR)  # or it lies across the middle of a long picture
    visitor.page.screenshot(path=path, full_page=True)


def in_the_dark(visitor: Visitor, path: Path) -> None:
    visitor.page.emulate_media(color_scheme="dark")
    visitor.open("/")
    shoot(visitor, path)


def the_way_in(browser: Browser, site: Server, folder: Path, language: str) -> None:
    visitor = Visitor(browser, site, None, language, device_scale_factor=2)
    for name in way_in(visitor):
        shoot(visitor, folder / f"{name}-{language}.png")
    visitor.close()


def without_internet(browser: Browser, site: Server, folder: Path, language: str) -> None:
    before = folder / "before.sqlite3"
    restore(site.database, before)
    visitor = Visitor(browser, site, "yonas", language, device_scale_factor=2)
    for name in states(visitor):
        visitor.page.screenshot(path=folder / f"{name.replace(' ', '-')}-{language}.png")
    visitor.close()
    restore(before, site.database)
    before.unlink()


def on_a_desk(browser: Browser, site: Server, folder: Path) -> None:
    visitor = Visitor(browser, site, "petra", "nl", viewport=DESK)
    for name in ("staff-list", "staff-plan", "draft", "staff-budget", "inbox", "staff-messages"):
        visitor.open(path_to(site, name))
        shoot(visitor, folder / f"{name}-desk.png")
    visitor.close()


def main() -> None:
    wanted = sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp(prefix="meedoen-look-")
    folder = Path(wanted)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        with demo_server(demo_database(place), place) as site, chromium() as browser:
            look(browser, site, folder)
    print(folder)


if __name__ == "__main__":
    main()
