"""A gemeente that begins with nothing but its tables and one command, and walks through time."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.enrolment import PIN, choose_pin
from tests.browser.gemeente import REAL
from tests.browser.letters import share
from tests.browser.passkeys import make_passkey, with_passkey
from tests.browser.server import Server, serving
from tests.browser.visitor import DESK, Visitor

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


def begin(here: Town, visit: Visit, consulent: Visitor) -> Visitor:
    """The only rows that no page makes are those of `webapp begin`. The beheerder comes in by the
    link that is printed and lets a consulent and a coördinator in; she lets a volunteer in. The
    beheerder is handed back.
    """
    where = ("--phone", "14 010", "--address", "Plein 1, 3200 AA Oosterdam", "--url", here.url)
    printed = here.run("begin", "Oosterdam", "Nel Prins", *where)
    nel, cor = visit(here, viewport=DESK), visit(here, viewport=DESK)
    come_in(nel, printed.splitlines()[-1])
    come_in(consulent, let_in(nel, "Ans Bos", role="consulent", phone="010 000 00 31"))
    sign_contract(nel, "Samen Verder", "010 000 00 41")
    come_in(cor, let_in(nel, "Cor Dam", role="coordinator", organisation="Samen Verder"))
    let_in(cor, "Bea Smit", kind="begeleider", last="2027-08-31", phone="010 000 00 41")
    return nel


def come_in(person: Visitor, link: str) -> None:
    with_passkey(person)
    make_passkey(person, link)


def let_in(leader: Visitor, name: str, **asked: str) -> str:
    """An account, and the link of its invitation."""
    leader.open("/staff")
    leader.find("#new #name").fill(name)
    leader.find("#new #language").select_option("nl")
    for field, value in asked.items():
        control = leader.find(f"#new [name={field}]")
        if field in ("role", "organisation"):
            control.select_option(value)  # by its value, or by its words
        elif field == "kind":
            leader.find(f"#new [name=kind][value={value}]").check(force=True)
        else:
            control.fill(value)
    leader.tap("#new button[type=submit]")
    leader.tap("#way-in button[type=submit]")
    return " ".join(leader.find("#invitation .code").inner_text().split())


def sign_contract(beheerder: Visitor, name: str, phone: str) -> None:
    beheerder.open("/contracts")
    beheerder.find("#new #name").fill(name)
    beheerder.find("#new #phone").fill(phone)
    beheerder.find("#new [name=assignment][value=begeleiding]").check(force=True)
    beheerder.find("#new #first").fill("2026-01-01")
    beheerder.tap("#new button[type=submit]")
    expect(beheerder.find("main")).to_contain_text(name)


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
        said = re.compile(rf"^{re.escape(name)}( \d+)?$")  # a place says how much waits there
        with visitor.page.expect_navigation():  # the page before has links of the same name
            visitor.page.get_by_role("link", name=said).first.click()


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
        consulent.page.wait_for_url("**/?whose=mine*")
    found = {}
    for row in consulent.find("ol.board > li").all():
        day = row.locator("> .when time").get_attribute("datetime") or ""
        found[" ".join(row.locator("> .what").inner_text().split())] = day
    return found
