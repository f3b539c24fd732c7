"""What happened that whoever keeps this running should know: a line in the log, and a number.

A line says what, why, who (the id of an account) and from about where: no names, codes or texts.
"""

import ipaddress
import logging
from enum import StrEnum
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING
from uuid import UUID

from flask import g, has_request_context, request

if TYPE_CHECKING:
    from prometheus_client import Counter

log = logging.getLogger("webapp.events")
making = Lock()
SHORTENED = {4: 24, 6: 48}
"""So many bits of an address tell a network apart, not a household."""


class Event(StrEnum):
    SIGNED_IN = "signed-in"
    SIGN_IN_REFUSED = "sign-in-refused"
    THROTTLED = "throttled"
    ORIGIN_REFUSED = "origin-refused"
    OUT_OF_REACH = "out-of-reach"
    RIGHTS_CHANGED = "rights-changed"
    KEYS_CHANGED = "keys-changed"
    SYNC_REFUSED = "sync-refused"
    PUSH = "push"
    SMS = "sms"


def note(event: Event, why: str, account: UUID | None = None) -> None:
    """`why`: one of few words of ours, never of a person. `account`: who is signed in, if not."""
    fields = {"event": str(event), "why": why, "account": account or who(), "network": network()}
    log.info(event, extra={"fields": {k: str(v) for k, v in fields.items() if v}})
    count(event, why)


def count(event: Event, why: str) -> None:
    """Only a number: what happens too often for a line each."""
    with making:  # two threads that count their first at once would both make it
        counted = counter()
    counted.labels(event, why).inc()


def who() -> UUID | None:
    me = g.get("me") if has_request_context() else None
    return me.id if me else None


def network() -> str | None:
    """Where the request came from, shortened."""
    try:
        address = ipaddress.ip_address((request.remote_addr or "") if has_request_context() else "")
    except ValueError:
        return None
    return str(ipaddress.ip_network((address, SHORTENED[address.version]), strict=False))


@cache
def counter() -> "Counter":
    """One for all processes of `webapp serve`. Imported late: it looks where to count by then."""
    from prometheus_client import Counter

    return Counter("meedoen_events", "What happened, and why", ["event", "why"])
