"""A chip that holds passkeys, as Chromium offers it to tests: it says yes to every question."""

from typing import Any

from playwright.sync_api import CDPSession

from tests.browser.visitor import Visitor

CHIP = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Chip:
    """The chip of one visitor's phone or computer."""

    def __init__(self, visitor: Visitor) -> None:
        self.devtools: CDPSession = visitor.context.new_cdp_session(visitor.page)
        self.devtools.send("WebAuthn.enable")
        self.id = self.send("addVirtualAuthenticator", options=CHIP)["authenticatorId"]

    def send(self, method: str, **values: Any) -> dict[str, Any]:
        answer: dict[str, Any] = self.devtools.send(f"WebAuthn.{method}", values)
        return answer

    def refuse(self, *, yes: bool = False) -> None:
        """The finger does not fit, until `yes`."""
        self.send("setUserVerified", authenticatorId=self.id, isUserVerified=yes)

    @property
    def passkeys(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]]
        found = self.send("getCredentials", authenticatorId=self.id)["credentials"]
        return found


def with_passkey(visitor: Visitor) -> Chip:
    return Chip(visitor)


def make_passkey(visitor: Visitor, link: str, phone: str = "desk") -> None:
    """From the link to the first screen."""
    visitor.open(link)
    visitor.tap("#invitation button[type=submit]")
    visitor.page.wait_for_url("**/k/key")
    visitor.find(f"input[name=phone][value={phone}]").check()
    visitor.tap("#first-key button[type=submit]")
    visitor.page.wait_for_url(f"{visitor.server.url}/")
