"""Nothing is cut off and nobody scrolls sideways, also on the way in. Pages: test_pages.py."""

import pytest

from tests.browser.conftest import Visit, Walk
from tests.browser.enrolment import way_in
from tests.browser.fits import LOOK, SMALL, TARGETS, look
from tests.browser.server import Server


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_so_does_the_way_in(language: str, own_site: Server, visit: Visit) -> None:
    visitor = visit(own_site, None, language, viewport=SMALL)
    faults = [
        f"{name} {fault}"
        for name in way_in(visitor)
        for fault in (*look(visitor.page, LOOK, ""), *look(visitor.page, TARGETS, "too small"))
    ]
    assert faults == []


def test_this_test_would_notice(walk: Walk) -> None:
    [(_, visitor)] = walk(["today"], "nl", SMALL)
    visitor.page.evaluate("() => { document.querySelector('h1').style.width = '400px' }")
    visitor.page.evaluate("() => { document.querySelector('main button').style.minHeight = 0 }")
    visitor.page.evaluate("() => { document.querySelector('main button').style.padding = 0 }")
    visitor.page.evaluate("() => { document.querySelector('h2').style.whiteSpace = 'nowrap' }")
    visitor.page.evaluate("() => { document.querySelector('h2').style.overflow = 'hidden' }")
    visitor.page.evaluate("() => { document.querySelector('h2').style.width = '50px' }")
    found = " ".join(visitor.page.evaluate(LOOK))
    assert "the page is" in found
    assert "sticks out: <h1" in found
    assert "cut off: <h2" in found
    assert visitor.page.evaluate(TARGETS) != []
