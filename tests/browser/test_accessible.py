"""axe finds nothing: every page, four languages, a phone and a desk, light and dark."""

import pytest

from tests.browser import axe
from tests.browser.conftest import Visit
from tests.browser.pages import PAGES, VARIANTS, path_of
from tests.browser.server import Server
from tests.browser.visitor import DESK, LANGUAGES, PHONE, Visitor

TELL = "axe found barriers; mend the template or app.css, do not switch the rule off"


def barriers(visitor: Visitor, *sizes: dict[str, int]) -> list[str]:
    return [
        f"{size['width']} px: {found}"
        for size in sizes
        for found in axe.violations(visitor.wide(size).page)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_open_to_everyone(
    name: str, language: str, site: Server, visit: Visit
) -> None:
    visitor = visit(site, PAGES[name].who, language)
    visitor.open(path_of(site, PAGES[name]))
    assert barriers(visitor, PHONE, DESK) == [], TELL


@pytest.mark.parametrize("name", VARIANTS)
def test_so_are_its_other_contents(name: str, site: Server, visit: Visit) -> None:
    visitor = visit(site, VARIANTS[name].who)
    visitor.open(path_of(site, VARIANTS[name]))
    assert barriers(visitor, PHONE) == [], TELL


@pytest.mark.parametrize("name", PAGES)
def test_dark_pages_are_too(name: str, site: Server, visit: Visit) -> None:
    visitor = visit(site, PAGES[name].who, "ar", color_scheme="dark")
    visitor.open(path_of(site, PAGES[name]))
    assert barriers(visitor, PHONE) == [], TELL
