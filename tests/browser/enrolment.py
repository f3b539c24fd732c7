"""The way in without /demo: an invitation from the command line, a phone, a PIN."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import select

from tests.browser.server import Server
from tests.browser.visitor import Visitor
from webapp.case.account import Account
from webapp.config import Config
from webapp.core import clock
from webapp.core.db import Database
from webapp.people.accounts import queries_invitations as invitations

PIN, WRONG = "402817", "190375"


class Invitation(NamedTuple):
    link: str
    code: str
    """As it is printed: 1234 5678."""

    @property
    def token(self) -> str:
        return self.link.partition("#")[2]


def invite_by_command(server: Server, who: str) -> Invitation:
    printed = server.run("invite", who, "--url", server.url).splitlines()
    return Invitation(link=printed[-2], code=printed[-1])


def invite(server: Server, who: str) -> Invitation:
    """The same without starting a process: quicker."""
    config = Config.from_environment(server.environment)
    database = Database(config.database_url)
    with database.unit() as session:
        account = session.scalars(select(Account).where(Account.name.startswith(who))).one()
        token, code = invitations.invite(session, account.id, config.secret, clock.real())
    database.engine.dispose()
    return Invitation(link=f"{server.url}/k#{token}", code=f"{code[:4]} {code[4:]}")


def choose_pin(visitor: Visitor, pin: str, again: str | None = None, phone: str = "own") -> None:
    visitor.find("#pin").fill(pin)
    visitor.find("#again").fill(again or pin)
    visitor.find(f"input[name=phone][value={phone}]").check()
    visitor.tap("#new-pin button[type=submit]")


def enrol(visitor: Visitor, invitation: Invitation, pin: str, phone: str = "own") -> None:
    """From the link to the first screen."""
    visitor.open(invitation.link)
    visitor.tap("#invitation button[type=submit]")
    visitor.page.wait_for_url("**/pin?*")
    choose_pin(visitor, pin, phone=phone)
    visitor.page.wait_for_url(f"{visitor.server.url}/")


def way_in(visitor: Visitor) -> Iterator[str]:
    """Walk from an invitation to the first screen, stopping at each page; yields its name.

    The way in speaks the language of the person: here everybody's is that of the visitor.
    """
    visitor.open("/sign-in")
    spoken = visitor.find("html").get_attribute("lang")
    visitor.server.ask("UPDATE account SET language = ?", spoken)
    visitor.open(invite(visitor.server, "Yonas").link)
    yield "invited"
    visitor.tap("#invitation button[type=submit]")
    visitor.page.wait_for_url("**/pin?*")
    yield "new-pin"
    choose_pin(visitor, PIN, again=WRONG)
    visitor.find("#again-error").wait_for()
    yield "new-pin-refused"
    choose_pin(visitor, PIN, phone="shared")
    visitor.page.wait_for_url(f"{visitor.server.url}/")
    visitor.open("/unlock")
    yield "unlock"
    visitor.sign_out()
    visitor.find("#pin").fill(WRONG)
    visitor.tap("#pin-form button[type=submit]")
    visitor.find("#pin-error").wait_for()
    yield "pin-refused"
    enrol(visitor, invite(visitor.server, "Rania"), PIN, phone="shared")
    visitor.sign_out()
    yield "pictures"
    visitor.tap("ul.pictures a")
    visitor.find("#pin").wait_for()
    yield "pin-of-one-of-two"
    visitor.open(invite(visitor.server, "Petra").link)
    visitor.tap("#invitation button[type=submit]")
    visitor.page.wait_for_url("**/k/key")
    yield "first-key"


def sign_in(visitor: Visitor, pin: str) -> None:
    """On the sign-in page of a phone that is known."""
    visitor.find("#pin").fill(pin)
    visitor.tap("#pin-form button[type=submit]")
    visitor.page.wait_for_url("**/")
