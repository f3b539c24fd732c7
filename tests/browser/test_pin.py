"""PINs on a phone: wrong ones are counted wherever they are tried, phones are own or shared."""

from playwright.sync_api import expect

from tests.browser.enrolment import PIN, WRONG, enrol, invite, sign_in
from tests.browser.gemeente import Two
from tests.browser.server import Server
from tests.browser.visitor import Visitor


def try_pin(visitor: Visitor, server: Server, pin: str) -> str:
    """What the sign-in page says to this PIN."""
    visitor.open(f"{server.url}/sign-in")
    visitor.find("#pin").fill(pin)
    visitor.tap("#pin-form button[type=submit]")
    return visitor.text(".error")


def expiry(visitor: Visitor) -> float:
    """When the session cookie dies, in Unix seconds; -1 is with the browser."""
    cookies = {cookie["name"]: cookie for cookie in visitor.context.cookies()}
    return cookies["__Host-session"]["expires"]


def test_wrong_pins_are_counted_by_both_servers_and_over_a_restart(
    two: Two, tsega: Visitor
) -> None:
    enrol(tsega, invite(two.one, "Tsega"), PIN)
    tsega.sign_out()
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
    tsega.sign_out()
    for server in (two.one, two.other, two.one):
        assert "not your PIN" in try_pin(tsega, server, WRONG)
    tsega.open("/sign-in")
    sign_in(tsega, PIN)
    assert two.one.ask("SELECT wrong_pins FROM enrolment") == [(0,)]


def test_a_shared_phone_forgets_when_the_browser_closes(one: Server, tsega: Visitor) -> None:
    enrol(tsega, invite(one, "Tsega"), PIN, phone="shared")
    assert expiry(tsega) == -1, "a session cookie without expiry"


def test_an_own_phone_is_remembered_for_ninety_days(one: Server, tsega: Visitor) -> None:
    enrol(tsega, invite(one, "Tsega"), PIN)
    days = tsega.page.evaluate("until => (until * 1000 - Date.now()) / 86400000", expiry(tsega))
    assert 89 < days <= 90


def test_people_who_share_a_phone_choose_their_picture(one: Server, tsega: Visitor) -> None:
    for who, pin in (("Tsega", PIN), ("Miki", WRONG)):
        enrol(tsega, invite(one, who), pin, phone="shared")
        tsega.sign_out()
    expect(tsega.find("ul.pictures a")).to_have_count(2)
    assert "Haile" not in tsega.text("body"), "pictures, no names"
    assert "Tsega" not in tsega.text("body"), "pictures, no names"
    tsega.find("ul.pictures a").nth(1).click()
    sign_in(tsega, WRONG)
    assert "Hello, Miki" in tsega.text("h1")
