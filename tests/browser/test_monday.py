"""The first Monday: from an empty PostgreSQL to everybody's next morning, and to another machine.

Behind the shipped nginx with TLS, and after `webapp begin` with nothing but pages.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import desk
from tests.browser.behind_nginx import Fronted, fronted, trusting
from tests.browser.conftest import Visit
from tests.browser.enrolment import PIN, sign_in
from tests.browser.from_nothing import come_in, enter_with_code, let_in, sign_contract
from tests.browser.passkeys import make_passkey, with_passkey
from tests.browser.phone import expect_listed, forgive, kept, offline, online, settled
from tests.browser.server import free_port
from tests.browser.test_signaal import FACTS, expect_call, fill
from tests.browser.visitor import DESK, Visitor
from tests.conftest import Store
from tests.postgres import postgres
from tests.running.nginx import NGINX, Certificate, certificate_in

MONDAY, TUESDAY, WEDNESDAY = "2026-11-30T09:00", "2026-12-01T09:00", "2026-12-02T09:00"
WHERE = ("--phone", "14 010", "--address", "Tobias Asserlaan 1, 2662 SB Bergschenhoek")
NEXT = "Vandaag deed hij niet open."
VOLUNTEERS = {"kind": "begeleider", "last": "2027-08-31", "phone": "010 000 01 04"}


@pytest.fixture(scope="module")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with postgres() as server:
        yield Store(tmp_path_factory.mktemp("databases"), server)


@pytest.fixture
def proof(tmp_path: Path) -> Certificate:
    return certificate_in(tmp_path)


@pytest.fixture
def trusted(chromium: Browser, proof: Certificate) -> Iterator[Browser]:
    with trusting(chromium, proof) as browser:
        yield browser


class Monday:
    """Who is there, each with a browser and a chip of their own."""

    def __init__(self, here: Fronted, visit: Visit, browser: Browser) -> None:
        self.here = here
        self.noor, self.petra, self.karel, self.fatima, self.els = (
            visit(here, on=browser, viewport=DESK) for _ in range(5)
        )
        self.henk, self.ilse, self.tsega = (visit(here, on=browser, locale="nl") for _ in range(3))
        self.staff = {
            "Noor": self.noor,
            "Petra": self.petra,
            "Karel": self.karel,
            "Fatima": self.fatima,
            "Els": self.els,
            "Henk": self.henk,
            "Ilse": self.ilse,
        }

    @property
    def everybody(self) -> list[Visitor]:
        return [*self.staff.values(), self.tsega]

    def everybody_comes(self) -> None:
        """The only rows that no page makes are those of `webapp begin`."""
        printed = self.here.run("begin", "Lansingerland", "Noor", *WHERE)
        come_in(self.noor, printed.splitlines()[-1])
        noor, fatima = self.noor, self.fatima
        come_in(self.petra, let_in(noor, "Petra", role="consulent", phone="010 000 01 01"))
        come_in(self.karel, let_in(noor, "Karel", role="consulent", phone="010 000 01 02"))
        sign_contract(noor, "Samen Verder", "010 000 01 03")
        come_in(fatima, let_in(noor, "Fatima", role="coordinator", organisation="Samen Verder"))
        come_in(self.els, let_in(noor, "Els", role="coordinator", organisation="Samen Verder"))
        for name in ("Henk", "Ilse"):
            person = self.staff[name]
            with_passkey(person)
            make_passkey(person, let_in(fatima, name, **VOLUNTEERS), phone="own")

    def a_dossier_a_card_a_phone(self) -> None:
        desk.take_in(self.petra)
        desk.give_a_guide(self.petra, "Henk")
        enter_with_code(self.tsega, desk.code_on_the_card(self.petra))
        expect(self.tsega.find("html")).to_have_attribute("lang", "ti")

    def sign_in_again(self) -> None:
        for name, person in self.staff.items():
            person.open("/")
            person.page.wait_for_url("**/sign-in**")
            if not person.find("#passkey").is_visible():
                person.tap("#staff a")
            person.tap("#passkey button[type=submit]")
            expect(person.find(".who-am-i")).to_contain_text(name)


def in_a_cellar(monday: Monday) -> None:
    """Henk sends what is urgent without reception: he is told to call, and it arrives later."""
    henk = monday.henk
    for path in ("/call-now", "/"):
        settled(henk, path)
    henk.tap("main a[href^='/dossiers/']")
    henk.tap("a[href$='/signalen/new']")
    settled(henk)
    fill(henk, "3-dringend")
    offline(henk)
    henk.tap("#send-signaal")
    expect_call(henk, ("tel:112", "tel:08002000", "tel:113"))
    expect_listed(henk, waiting=1)
    forgive(henk)
    online(henk)
    henk.open("/")
    expect_listed(henk, waiting=0)


def falls_ill(monday: Monday) -> None:
    """Els stands in: what Henk writes next is for her, and he is told so."""
    fatima, henk = monday.fatima, monday.henk
    fatima.open("/away")
    fatima.find("#first").fill(TUESDAY[:10])
    fatima.find("#last").fill("2026-12-11")
    fatima.find("select[name=deputy]").select_option(label="Els")
    fatima.tap("main form[action='/away'] button[type=submit]")
    henk.open("/")
    henk.tap("main a[href^='/dossiers/']")
    henk.tap("a[href$='/signalen/new']")
    fill(henk, "3-dringend", facts=NEXT)
    henk.tap("#send-signaal")
    expect(henk.find("#signaal-form")).to_contain_text("Het ligt nu bij: Els.")
    reads(monday.els, NEXT)


def reads(person: Visitor, facts: str = FACTS) -> None:
    """From the first screen to the list, and to the card; what was read before may stand there."""
    person.open("/")
    person.find("main a[href*='/signalen']").first.click()
    person.page.wait_for_load_state()
    links = person.find("main a[href*='/signalen/']:not([href$=new])").all()
    cards = [link.get_attribute("href") or "" for link in links] or [person.page.url]
    assert any(facts in person.open(card).inner_text("main") for card in cards)


def henk_leaves(monday: Monday) -> None:
    """His people go to Ilse; his phone forgets what it kept when it next asks for anything."""
    henk, fatima = monday.henk, monday.fatima
    settled(henk, "/")
    assert "/" in kept(henk)
    fatima.open("/staff")
    fatima.find("table a", has_text="Henk").first.click()
    fatima.find("#stop summary").click()
    fatima.find("#stop select").select_option(label="Ilse")
    fatima.tap("#stop button[type=submit]")
    expect(fatima.find("table")).not_to_contain_text("Henk")
    henk.open("/")
    henk.page.wait_for_url("**/sign-in**")
    for path in ("/", "/call-now"):
        offline(henk)
        henk.open(path)
        expect(henk.find("body")).not_to_contain_text("Tsega")
        online(henk)
    assert kept(henk) == set()
    monday.ilse.open("/")
    expect(monday.ilse.find("main")).to_contain_text("Tsega")


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
def test_a_municipality_starts_on_monday(
    databases: Store, proof: Certificate, trusted: Browser, visit: Visit, tmp_path: Path
) -> None:
    port = free_port()
    here = Fronted(databases.empty(), tmp_path / "here", MONDAY, port)
    here.run("migrate")
    with fronted(here, proof):
        monday = Monday(here, visit, trusted)
        monday.everybody_comes()
        monday.a_dossier_a_card_a_phone()
        here.a_night_passes(TUESDAY, *monday.everybody)
        monday.sign_in_again()
        in_a_cellar(monday)
        reads(monday.fatima)
        falls_ill(monday)
        henk_leaves(monday)
        evening = here.run("backup")
        assert "backup" in evening
        for person in monday.everybody:
            person.open("about:blank")
    there = Fronted(databases.empty(), tmp_path / "there", TUESDAY, port)
    (path,) = (here.folder / "backups").glob("*.backup")
    there.run("restore", str(path))
    with fronted(there, proof):
        del monday.staff["Henk"]
        there.a_night_passes(WEDNESDAY, *monday.everybody)
        monday.sign_in_again()
        monday.tsega.open("/")
        monday.tsega.sign_out()
        sign_in(monday.tsega, PIN)
        expect(monday.tsega.find("html")).to_have_attribute("lang", "ti")
        reads(monday.fatima)
