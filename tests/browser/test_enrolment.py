"""From `webapp invite` to the first screen, without /demo: two servers on one database."""

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
)
from tests.browser.gemeente import Two
from tests.browser.server import Server
from tests.browser.visitor import Visitor


def test_from_invitation_to_the_first_screen_over_two_servers(two: Two, tsega: Visitor) -> None:
    invitation = invite_by_command(two.one, "Tsega")
    page = tsega.open(invitation.link)
    assert page.url == f"{two.one.url}/k", "the token leaves the address bar"
    assert tsega.find("input[name=token]").input_value() == invitation.token
    expect(tsega.find("#code")).to_be_hidden()
    assert two.one.ask("SELECT used_at FROM invitation") == [(None,)], "looking uses nothing up"

    tsega.tap("#invitation button[type=submit]")
    page.wait_for_url(f"{two.one.url}/pin?*")
    tsega.open(page.url.replace(two.one.url, two.other.url))
    choose_pin(tsega, PIN, again=WRONG)
    expect(tsega.find("#again-error")).to_be_visible()
    choose_pin(tsega, "123456")
    expect(tsega.find("#pin-error")).to_contain_text("guess")
    choose_pin(tsega, PIN)
    page.wait_for_url(f"{two.other.url}/")
    assert "Hello, Tsega" in tsega.text("h1")

    tsega.open(f"{two.one.url}/")
    assert "Hello, Tsega" in tsega.text("h1"), "the other server knows the session too"
    tsega.sign_out()
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
    plain.page.wait_for_url("**/pin?*")
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
