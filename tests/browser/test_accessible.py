"""axe finds nothing on the way in, in four languages. Pages: test_pages.py."""

import pytest

from tests.browser.axe import TELL, barriers
from tests.browser.conftest import Visit
from tests.browser.enrolment import way_in
from tests.browser.server import Server
from tests.browser.visitor import DESK, LANGUAGES, PHONE


@pytest.mark.parametrize("language", LANGUAGES)
def test_so_is_the_way_in(language: str, own_site: Server, visit: Visit) -> None:
    visitor, faults = visit(own_site, None, language), []
    for name in way_in(visitor):
        faults += [f"{name} {found}" for found in barriers(visitor, DESK, PHONE)]
    assert faults == [], TELL
