"""Every page is opened once in each language, and looked at in every way there is.

It says its language and has one heading; axe finds nothing on a phone, at a desk (in the
longest language, and in the one that runs the other way) and in the dark;
nothing is cut off on a small phone, at 400 % and with texts twice as long; what is pressed is large
enough for a finger; the browser refuses nothing (the fixture `read` holds that).
"""

import pytest

from tests.browser.axe import COLOURS, TELL, barriers
from tests.browser.conftest import Read
from tests.browser.fits import misfits
from tests.browser.pages import AT_A_DESK, LONG_LANGUAGES, PAGES, pages_for
from tests.browser.structure import flaws
from tests.browser.visitor import DESK, LANGUAGES, PHONE, Visitor

LOOKS = [(name, language) for language in LANGUAGES for name in pages_for(language)]
FIT = "let it wrap; what is pressed is 48 px high (min-block-size: 3rem)"


@pytest.mark.parametrize(("name", "language"), LOOKS)
def test_a_page_is_looked_at_in_every_way(name: str, language: str, read: Read) -> None:
    visitor = read(name, language)
    assert flaws(visitor, language) == []
    if name in PAGES or language == "ar":
        assert barriers(visitor, PHONE) == [], TELL
    if name in PAGES and language in LONG_LANGUAGES:
        assert barriers(visitor, DESK) == [], TELL
    if name in PAGES and (language == "ti" or PAGES[name].who in AT_A_DESK):
        assert in_the_dark(visitor) == [], TELL
    assert misfits(visitor) == [], FIT


def in_the_dark(visitor: Visitor) -> list[str]:
    """The same page in other colours: nothing but these can be wrong now."""
    visitor.page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    return barriers(visitor, PHONE, rules=COLOURS)
