"""From `webapp invite` to the first screen: two servers on one database, and one that restarts."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.enrolment import (
    PIN,
    WRONG,
    choose_pin,
    enrol,
    invite,
    invite_by_command,
    sign_in,
    sign_out,
)
from tests.browser.server import Server, restore, serving
from tests.browser.visitor import Visitor
from webapp.accounts.model import Account, Gemeente, Language, Role
from webapp.db import Database
from webapp.dossiers.model import Dossier, Household, HouseholdKind

REAL = {
    "MEEDOEN_SECRET_KEY": "a secret for browser tests that is long enough",
    "MEEDOEN_HOSTS": "localhost",
}


class Two(NamedTuple):
    one: Server
    other: Server


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database as a gemeente has it, with nobody in it but Tsega."""
    path = tmp_path_factory.mktemp("real") / "real.sqlite3"
    Server(path, **REAL).run("migrate")
    take_in_tsega(path)
    return path


@pytest.fixture(scope="session")
def both(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    database = tmp_path_factory.mktemp("both") / "real.sqlite3"
    restore(migrated, database)
    with serving(Server(database, **REAL)) as one, serving(Server(database, **REAL)) as other:
        yield Two(one, other)


@pytest.fixture
def two(both: Two, migrated: Path) -> Two:
    """Two servers as a gemeente runs them: no demo mode, one secret key, one database."""
    restore(migrated, both.one.database)
    return both


@pytest.fixture
def one(two: Two) -> Server:
    return two.one


def take_in_tsega(path: Path) -> None:
    database = Database(f"sqlite:///{path}")
    with database.unit() as session:
        gemeente = Gemeente(name="Bergen", phone="010-000 09 01", address="Dorpsplein 1, Bergen")
        session.add(gemeente)
        session.flush()
        household = Household(gemeente_id=gemeente.id, kind=HouseholdKind.ALONE)
        tsega = Account(
            name="Tsega Haile",
            role=Role.INBURGERAAR,
            language=Language.EN,
            gemeente_id=gemeente.id,
        )
        session.add_all([household, tsega])
        session.flush()
        session.add(
            Dossier(
                gemeente_id=gemeente.id,
                household_id=household.id,
                inburgeraar_id=tsega.id,
                born_on=date(1999, 4, 2),
            )
        )
    database.engine.dispose()


@pytest.fixture
def tsega(one: Server, visit: Visit) -> Visitor:
    """Tsega's phone, in English. To the browser another port is another origin: ours as well."""
    visitor = visit(one, None, None, locale="en")
    visitor.origins += ("http://localhost:",)
    return visitor


def expiry(visitor: Visitor) -> float:
    """When the session cookie dies, in Unix seconds; -1 is with the browser."""
    cookies = {cookie["name"]: cookie for cookie in visitor.context.cookies()}
    return cookies["__Host-session"]["expires"]


def try_pin(visitor: Visitor, server: Server, pin: str) -> str:
    """What the sign-in page says to this PIN."""
    visitor.open(f"{server.url}/sign-in")
    visitor.find("#pin").fill(pin)
    visitor.tap("#pin-form button[type=submit]")
    return visitor.text(".error")


def test_from_invitation_to_the_first_screen_over_two_servers(two: Two, tsega: Visitor) -> None:
    invitation = invite_by_command(two.one, "Tsega")
    page = tsega.open(invitation.link)
    assert page.url == f"{two.one.url}/k", "the token leaves the address bar"
    assert tsega.find("input[name=token]").input_value() == invitation.token
    expect(tsega.find("#code")).to_be_hidden()
    assert two.one.ask("SELECT used_at FROM invitation") == [(None,)], "looking uses nothing up"

    tsega.tap("#invitation button[type=submit]")
    page.wait_for_url(f"{two.one.url}/pin")
    tsega.open(f"{two.other.url}/pin")
    choose_pin(tsega, PIN, again=WRONG)
    expect(tsega.find("#again-error")).to_be_visible()
    choose_pin(tsega, "123456")
    expect(tsega.find("#pin-error")).to_contain_text("guess")
    choose_pin(tsega, PIN)
    page.wait_for_url(f"{two.other.url}/")
    assert "Hello, Tsega" in tsega.text("h1")

    tsega.open(f"{two.one.url}/")
    assert "Hello, Tsega" in tsega.text("h1"), "the other server knows the session too"
    sign_out(tsega)
    tsega.open(f"{two.other.url}/")
    assert page.url == f"{two.other.url}/sign-in", "signed out here is signed out there"
    sign_in(tsega, PIN)
    assert "Hello, Tsega" in tsega.text("h1")


def test_a_reload_does_not_lose_the_invitation(one: Server, tsega: Visitor) -> None:
    page = tsega.open(invite(one, "Tsega").link)
    page.reload()
    tsega.tap("#invitation button[type=submit]")
    expect(tsega.find("#new-pin")).to_be_visible(timeout=2_000)


def test_choosing_a_language_does_not_lose_it_either(one: Server, tsega: Visitor) -> None:
    tsega.open(invite(one, "Tsega").link)
    tsega.tap(".languages button[value=ti]")
    expect(tsega.find("html")).to_have_attribute("lang", "ti")
    tsega.tap("#invitation button[type=submit]")
    expect(tsega.find("#new-pin")).to_be_visible()


def test_wrong_pins_are_counted_by_both_servers_and_over_a_restart(
    two: Two, tsega: Visitor
) -> None:
    enrol(tsega, invite(two.one, "Tsega"), PIN)
    sign_out(tsega)
    assert "not your PIN" in try_pin(tsega, two.one, WRONG)
    assert "not your PIN" in try_pin(tsega, two.other, WRONG)
    two.one.stop()
    two.one.start()
    assert "not your PIN" in try_pin(tsega, two.one, WRONG)
    assert "not your PIN" in try_pin(tsega, two.other, WRONG)
    assert "too often" in try_pin(tsega, two.one, PIN), "after the fourth even the right PIN waits"
    assert "too often" in try_pin(tsega, two.other, PIN), "on the other server too"
    assert two.one.ask("SELECT wrong_pins FROM enrolment") == [(4,)], "waiting costs no try"
    for number in range(5, 10):
        two.one.ask("UPDATE enrolment SET locked_until = NULL")
        assert "not your PIN" in try_pin(tsega, two[number % 2], WRONG)
    two.one.ask("UPDATE enrolment SET locked_until = NULL")
    assert "cannot sign in any more" in try_pin(tsega, two.one, WRONG), "the tenth is the last"
    tsega.open(f"{two.other.url}/sign-in")
    expect(tsega.find("#pin")).to_have_count(0)
    expect(tsega.find("main a[href='/k']")).to_be_visible()


def test_the_right_pin_forgets_the_wrong_ones(two: Two, tsega: Visitor) -> None:
    enrol(tsega, invite(two.one, "Tsega"), PIN)
    sign_out(tsega)
    for server in (two.one, two.other, two.one):
        assert "not your PIN" in try_pin(tsega, server, WRONG)
    tsega.open("/sign-in")
    sign_in(tsega, PIN)
    assert two.one.ask("SELECT wrong_pins FROM enrolment") == [(0,)]


def test_the_code_is_the_way_in_without_javascript(one: Server, visit: Visit) -> None:
    plain = visit(one, None, None, locale="en", java_script_enabled=False)
    plain.open("/sign-in")
    plain.tap("main a[href='/k']")
    plain.find("#code").fill("1234 567")
    plain.tap("#invitation button[type=submit]")
    expect(plain.find("#code-error")).to_contain_text("8 digits")
    typed = plain.find("#code").input_value()
    assert typed.replace(" ", "") == "1234567", "what was typed is still there"
    plain.find("#code").fill(invite(one, "Tsega").code)
    plain.tap("#invitation button[type=submit]")
    plain.page.wait_for_url("**/pin")
    choose_pin(plain, PIN)
    plain.page.wait_for_url(f"{one.url}/")
    assert "Hello, Tsega" in plain.text("h1")


def test_a_link_that_was_used_is_refused_kindly(two: Two, tsega: Visitor, visit: Visit) -> None:
    invitation = invite(two.one, "Tsega")
    enrol(tsega, invitation, PIN)
    second = visit(two.other, None, None, locale="en")
    second.open(f"{two.other.url}/k#{invitation.token}")
    second.tap("#invitation button[type=submit]")
    expect(second.find("#code-error")).to_contain_text("Please ask for a new one")
    expect(second.find("#code")).to_be_visible()
    assert two.one.ask("SELECT count(*) FROM enrolment") == [(1,)]


def test_a_shared_phone_forgets_when_the_browser_closes(one: Server, tsega: Visitor) -> None:
    enrol(tsega, invite(one, "Tsega"), PIN, phone="shared")
    assert expiry(tsega) == -1, "a session cookie without expiry"


def test_an_own_phone_is_remembered_for_ninety_days(one: Server, tsega: Visitor) -> None:
    enrol(tsega, invite(one, "Tsega"), PIN)
    days = tsega.page.evaluate("until => (until * 1000 - Date.now()) / 86400000", expiry(tsega))
    assert 89 < days <= 90


def test_people_who_share_a_phone_choose_their_picture(one: Server, tsega: Visitor) -> None:
    for pin in (PIN, WRONG):
        enrol(tsega, invite(one, "Tsega"), pin, phone="shared")
        sign_out(tsega)
    expect(tsega.find("ul.pictures a")).to_have_count(2)
    assert "Tsega" not in tsega.text("body"), "pictures, no names"
    tsega.find("ul.pictures a").nth(1).click()
    sign_in(tsega, WRONG)
    assert "Hello, Tsega" in tsega.text("h1")
