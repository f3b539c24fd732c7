"""What is cut off or too small would be noticed. Pages: test_pages.py, test_way_in.py."""

from tests.browser.conftest import Walk
from tests.browser.fits import LOOK, SMALL, TARGETS


def test_this_test_would_notice(walk: Walk) -> None:
    [(_, visitor)] = walk(["today"], "nl", SMALL)
    visitor.page.evaluate("() => { document.querySelector('h1').style.width = '400px' }")
    visitor.page.evaluate("() => { document.querySelector('main button').style.minHeight = 0 }")
    visitor.page.evaluate(
        "() => { document.querySelector('main button').style.alignSelf = 'start' }"
    )
    visitor.page.evaluate("() => { document.querySelector('main button').style.padding = 0 }")
    visitor.page.evaluate("() => { document.querySelector('h2').style.whiteSpace = 'nowrap' }")
    visitor.page.evaluate("() => { document.querySelector('h2').style.overflow = 'hidden' }")
    visitor.page.evaluate("() => { document.querySelector('h2').style.width = '50px' }")
    found = " ".join(visitor.page.evaluate(LOOK))
    assert "the page is" in found
    assert "sticks out: <h1" in found
    assert "cut off: <h2" in found
    assert visitor.page.evaluate(TARGETS) != []
