"""The way in, where a form is only met after the one before it: one walk sees it in every way.

In each language axe finds nothing on a phone and nothing is cut off or too small; in the longest
and in the one that runs the other way axe looks at a desk too, and what is wrong is heard.
"""

from collections.abc import Iterator

import pytest

from tests.browser.axe import barriers
from tests.browser.conftest import Visit
from tests.browser.enrolment import way_in
from tests.browser.fits import LOOK, SMALL, TARGETS, look
from tests.browser.heard import deaf_spots, foreign
from tests.browser.pages import LONG_LANGUAGES
from tests.browser.server import Server
from tests.browser.visitor import DESK, LANGUAGES, PHONE, Visitor

REFUSED = ("new-pin-refused", "pin-refused")


@pytest.mark.usefixtures("one_app")  # its catalogues
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_in_is_looked_at_in_every_way(
    language: str, own_site: Server, visit: Visit
) -> None:
    visitor = visit(own_site, None, language)
    faults = [
        f"{place} {fault}" for place in way_in(visitor) for fault in found(visitor, place, language)
    ]
    assert faults == []


def found(visitor: Visitor, place: str, language: str) -> Iterator[str]:
    both = language in LONG_LANGUAGES
    if both and place in REFUSED:
        yield from unheard(visitor, language)
    yield from barriers(visitor, *([DESK, PHONE] if both else [PHONE]))
    visitor.wide(SMALL)
    yield from look(visitor.page, LOOK, "")
    yield from look(visitor.page, TARGETS, "too small")
    if both and place == "unlock":
        visitor.speak(language)
        visitor.open("/unlock").locator("#pin-form button[type=submit]").click()
        visitor.find("#pin-error").wait_for()
        yield from unheard(visitor, language)


def unheard(visitor: Visitor, language: str) -> list[str]:
    return deaf_spots(visitor) + foreign(visitor, language)
