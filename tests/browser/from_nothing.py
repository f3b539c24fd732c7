"""A gemeente that begins with nothing but its tables and one command, and walks through time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.enrolment import PIN, choose_pin
from tests.browser.gemeente import REAL
from tests.browser.letters import share
from tests.browser.passkeys import make_passkey, with_passkey
from tests.browser.server import Server, serving
from tests.browser.visitor import Visitor

MOSTLY = 0.5
"""Of the letters of a page: names of people and places stay as they are."""


class Town(Server):
    """A server outside demo mode whose field's time a test moves."""

    def __init__(self, database: Path, moment: str) -> None:
        super().__init__(database, **REAL, MEEDOEN_NOW=moment)
        self.environment["MEEDOEN_URL"] = self.url

    def it_is(self, moment: str, *people: Visitor) -> None:
        """They put their things away, and the server is started anew at that moment."""
        for person in people:
            person.open("about:blank")
        self.stop()
        self.environment["MEEDOEN_NOW"] = moment
        self.start()


@contextmanager
def town(folder: Path, moment: str) -> Iterator[Town]:
    made = Town(folder / "nothing.sqlite3", moment)
    made.run("migrate")
    with serving(made):
        yield made


def begin(here: Town, consulent: Visitor) -> None:
    """The only rows that no page makes; she comes in by the link that is printed."""
    where = ("--phone", "14 010", "--address", "Plein 1, 3200 AA Oosterdam", "--url", here.url)
    guides = ("--organisation", "Samen Verder", "010 000 00 41", "Bea Smit")
    direct = ("--direct", "010 000 00 31")
    printed = here.run("begin", "Oosterdam", "Ans Bos", *where, *direct, *guides)
    with_passkey(consulent)
    make_passkey(consulent, printed.splitlines()[-1])


def enter_with_code(person: Visitor, code: str) -> None:
    page = person.open("/k")
    person.find("#code").fill(code)
    person.tap("#invitation button[type=submit]")
    page.wait_for_url("**/pin?*")
    choose_pin(person, PIN)
    page.wait_for_url(f"{person.server.url}/")


def go(visitor: Visitor, *links: str) -> None:
    """From the first screen by links alone, as one finds one's way."""
    visitor.open("/")
    for name in links:
        visitor.page.get_by_role("link", name=name, exact=True).first.click()
        visitor.page.wait_for_load_state()


def tap_to(person: Visitor, end: str) -> None:
    """From the phone's first screen to the page whose address ends so, and it is in Tigrinya."""
    person.open("/")
    person.tap(f"a[href$='{end}']")
    person.page.wait_for_url(f"**{end}")
    in_tigrinya(person)


def in_tigrinya(person: Visitor) -> None:
    expect(person.find("html")).to_have_attribute("lang", "ti")
    said = person.text("main")
    assert share("ti", said) > MOSTLY, said


def board(consulent: Visitor, *, mine: bool = False) -> dict[str, str]:
    """What asks for a hand, by its matter: the day."""
    consulent.open("/")
    if mine:
        consulent.page.get_by_role("link", name="Mijn mensen").click()
        consulent.page.wait_for_url("**/?mine=1")
    found = {}
    for row in consulent.find("ol.board > li").all():
        day = row.locator("> time").get_attribute("datetime") or ""
        found[" ".join(row.locator("> .row").inner_text().split())] = day
    return found
