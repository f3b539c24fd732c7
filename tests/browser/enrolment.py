"""The way in without /demo: an invitation from the command line, a phone, a PIN."""

from typing import NamedTuple

from tests.browser.server import Server
from tests.browser.visitor import Visitor


class Invitation(NamedTuple):
    link: str
    code: str
    """As it is printed: 1234 5678."""

    @property
    def token(self) -> str:
        return self.link.partition("#")[2]


def invite(server: Server, who: str) -> Invitation:
    printed = server.run("invite", who, "--url", server.url).splitlines()
    return Invitation(link=printed[-2], code=printed[-1])


def choose_pin(visitor: Visitor, pin: str, again: str | None = None, phone: str = "own") -> None:
    visitor.find("#pin").fill(pin)
    visitor.find("#again").fill(again or pin)
    visitor.find(f"input[name=phone][value={phone}]").check()
    visitor.tap("#new-pin button[type=submit]")


def enrol(visitor: Visitor, invitation: Invitation, pin: str, phone: str = "own") -> None:
    """From the link to the first screen."""
    visitor.open(invitation.link)
    visitor.tap("#invitation button[type=submit]")
    visitor.page.wait_for_url("**/pin")
    choose_pin(visitor, pin, phone=phone)
    visitor.page.wait_for_url(f"{visitor.server.url}/")


def sign_in(visitor: Visitor, pin: str) -> None:
    """On the sign-in page of a phone that is known."""
    visitor.find("#pin").fill(pin)
    visitor.tap("#pin-form button[type=submit]")
    visitor.page.wait_for_url("**/")
