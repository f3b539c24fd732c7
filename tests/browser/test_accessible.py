"""axe finds nothing: every page, four languages, a phone and a desk, light and dark."""

import pytest

from tests.browser import axe
from tests.browser.conftest import Read, Visit
from tests.browser.enrolment import way_in
from tests.browser.pages import PAGES, VARIANTS
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
def test_every_page_is_open_to_everyone(name: str, language: str, read: Read) -> None:
    assert barriers(read(name, language), PHONE, DESK) == [], TELL


@pytest.mark.parametrize("name", VARIANTS)
def test_so_are_its_other_contents(name: str, read: Read) -> None:
    assert barriers(read(name, "ar"), PHONE) == [], TELL


@pytest.mark.parametrize("language", LANGUAGES)
def test_so_is_the_way_in(language: str, own_site: Server, visit: Visit) -> None:
    visitor, faults = visit(own_site, None, language), []
    for name in way_in(visitor):
        faults += [f"{name} {found}" for found in barriers(visitor, DESK, PHONE)]
    assert faults == [], TELL


@pytest.mark.parametrize("name", PAGES)
def test_dark_pages_are_too(name: str, read: Read) -> None:
    assert barriers(read(name, "ti", PHONE, "dark"), PHONE) == [], TELL
