"""What is only seen without internet is as open to everyone, and fits as well, as any page."""

from collections.abc import Iterator

import pytest

from tests.browser import axe
from tests.browser.conftest import Visit
from tests.browser.fits import LOOK, SMALL, TARGETS, doubled, look, zoomed
from tests.browser.outbox import hand_in_without_internet
from tests.browser.pages import path_to
from tests.browser.phone import expect_listed, offline, online, settled
from tests.browser.server import Server
from tests.browser.structure import LOOK as STRUCTURE
from tests.browser.test_answer import MOVED
from tests.browser.visitor import Visitor


def states(visitor: Visitor) -> Iterator[str]:
    """One after the other on the screen; yields what it is."""
    settled(visitor, "/")
    offline(visitor)
    visitor.open(path_to(visitor.server, "budget"))
    yield "no internet"
    visitor.open("/")
    yield "saved"
    hand_in_without_internet(visitor)
    expect_listed(visitor, waiting=1)
    yield "waiting"
    visitor.tap("footer form[action='/sign-out'] button")
    visitor.find("dialog[open]").wait_for()
    yield "leaving"
    visitor.tap("dialog button[value=stay]")
    visitor.server.ask(MOVED)
    online(visitor)
    visitor.open("/")
    expect_listed(visitor, refused=1)
    yield "refused"


@pytest.mark.parametrize("language", ["nl", "ar", "ti"])
def test_every_state_of_a_phone_is_open_to_everyone_and_fits(
    language: str, own_site: Server, visit: Visit
) -> None:
    visitor = visit(own_site, "yonas", language, viewport=SMALL)
    faults = []
    for name in states(visitor):
        found = axe.violations(visitor.page)
        found += look(visitor.page, LOOK, "on a small phone")
        found += look(visitor.page, TARGETS, "too small for a finger")
        if name != "leaving":  # a dialog may scroll inside
            found += zoomed(visitor)
        seen = visitor.page.evaluate(STRUCTURE)
        if len(seen["h1"]) != 1 or seen["twice"] or seen["nowhere"]:
            found.append(f"{seen}")
        faults += [f"{name}: {fault}" for fault in found]
    faults += doubled(visitor)
    assert faults == []
