"""Staff with a key of their own."""

from collections.abc import Callable

import pytest

from tests.conftest import SECRET, Browser, Cast, Change, Nobody
from tests.people.accounts.authenticator import Authenticator, make_first
from webapp.core import clock
from webapp.people.accounts import queries_invitations as invitations

Invite = Callable[[str], str]
Keyed = Callable[..., tuple[Browser, Authenticator]]


@pytest.fixture
def invite(change: Change, cast: Cast) -> Invite:
    """The token of a new link for somebody."""

    def token(name: str) -> str:
        return change(lambda s: invitations.invite(s, cast[name].id, SECRET, clock.real()))[0]

    return token


@pytest.fixture
def keyed(browser: Nobody, invite: Invite) -> Keyed:
    """A browser in which somebody has just made a passkey, and the passkey."""

    def make(name: str, phone: str = "desk") -> tuple[Browser, Authenticator]:
        key, there = Authenticator(), browser()
        assert make_first(there, invite(name), key, phone).location == "/"
        return there, key

    return make
