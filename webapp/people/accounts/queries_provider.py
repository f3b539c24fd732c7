"""OpenID Connect: what somebody is sent away with, and whether they come back from there.

Of a journey nothing is kept here: its nonce and its PKCE verifier follow from its state and the
pepper, and the state says which browser set out, where to, what for, and until when. OpenID Connect
Core 1.0, RFC 7636 (PKCE), RFC 9207 (`iss`).
"""

import secrets
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from webapp.case.secrets import peppered
from webapp.config import Provider
from webapp.core.fetch import Unanswered
from webapp.people.accounts.queries_metadata import STRANGE, Fault, about, client_of

JOURNEY = timedelta(minutes=10)


class Goal(StrEnum):
    """What somebody went to the provider for."""

    ENTER = "enter"
    TIE = "tie"
    """To have the account there open the account here from now on."""
    PROVE = "prove"
    """To show once more who they are."""


class Journey(NamedTuple):
    state: str
    goal: Goal
    ends: int


def set_out(
    provider: Provider, goal: Goal, browser: bytes, pepper: str, back: str, now: datetime
) -> str | Fault:
    """The address at the provider where this journey begins. Nothing is kept."""
    ends = int((now + JOURNEY).timestamp())
    start = f"{goal}.{ends}.{secrets.token_urlsafe(16)}"
    state = f"{start}.{mark(provider, start, browser, pepper)}"
    more = {"prompt": "login", "max_age": "0"} if goal is Goal.PROVE else {}
    if provider.acr:
        more["acr_values"] = " ".join(provider.acr)
    try:
        metadata = about(provider, now)
        client = client_of(provider, metadata, back)
        address: str = client.create_authorization_url(
            metadata["authorization_endpoint"],
            state=state,
            code_verifier=verifier(state, pepper),
            nonce=nonce(state, pepper),
            **more,
        )[0]
    except (Unanswered, *STRANGE):
        return Fault.AWAY
    return address


def journey(
    provider: Provider, state: str, browser: bytes, pepper: str, now: datetime
) -> Journey | None:
    """The journey that this browser set out on, unless it took too long."""
    start, _, marked = state.rpartition(".")
    if not secrets.compare_digest(marked.encode(), mark(provider, start, browser, pepper).encode()):
        return None
    goal, ends, _ = start.split(".")
    return Journey(state, Goal(goal), int(ends)) if int(ends) > now.timestamp() else None


def mark(provider: Provider, start: str, browser: bytes, pepper: str) -> str:
    return peppered(pepper, "journey", f"{provider.issuer}\0{start}\0{browser.hex()}").hex()


def nonce(state: str, pepper: str) -> str:
    return peppered(pepper, "nonce", state).hex()


def verifier(state: str, pepper: str) -> str:
    return peppered(pepper, "verifier", state).hex()
