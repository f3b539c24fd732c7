"""One message to one phone: made, posted to its push service, and what became of it.

Knows no database and no web page. Web push: RFC 8030 (delivery), 8292 (VAPID).
"""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import Self
from weakref import WeakValueDictionary

import pycurl

from webapp.core import clock
from webapp.core.vapid import Keys
from webapp.webpush.sealing import HOSTS, BadTarget, Reason, Target, check, sealed

PAYLOAD_BYTES = 1024  # every message has this length, so that its length tells nothing
MOST_TTL = 28 * 86_400  # seconds; what push services keep a message at most
DAY = 86_400  # seconds
MOST_WHY = 200  # characters of a service's answer that go into our log
MOST_TEXT = 4 * MOST_WHY  # bytes of an answer; more are not waited for
AT_ONCE = 100  # requests under way to one host
TOTAL_SECONDS = 10.0
# libcurl checks certificates, keeps connections, and has no cookies, netrc or decompression
# unless they are asked for. Without the empty proxy it would follow those of the environment.
HOW = {
    pycurl.POST: True,
    pycurl.HTTP_VERSION: pycurl.CURL_HTTP_VERSION_1_1,  # what our tests and measurements speak
    pycurl.FOLLOWLOCATION: False,
    pycurl.PROXY: "",
    pycurl.USERAGENT: "",
    pycurl.CONNECTTIMEOUT: 5,
    pycurl.NOSIGNAL: True,  # signals belong to the main thread, and we may be another
}

TOPIC = re.compile(r"[\w-]{1,32}", re.ASCII)  # RFC 8030 §5.4


class BadMessage(ValueError):
    """Too long, or a TTL or topic that RFC 8030 does not know."""


class Urgency(StrEnum):
    """RFC 8030 §5.3."""

    VERY_LOW = "very-low"
    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


class Fate(StrEnum):
    SENT = "sent"
    GONE = "gone"
    """The subscription is no more: drop it."""
    LATER = "later"
    """Try again, not before `retry_after_seconds`."""
    REFUSED = "refused"
    """Our own fault: alarm the operator, keep the subscription."""


@dataclass(frozen=True)
class Outcome:
    fate: Fate
    status: int = 0
    """HTTP status; 0 when there was no answer."""
    retry_after_seconds: int | None = None
    why: str = ""
    """Printable, at most 200 characters: a service's own words, or ours."""


class Sender:
    """Makes messages, and within `async with` delivers them, so many at once to each host."""

    def __init__(
        self,
        keys: Keys,
        *,
        hosts: Sequence[str] = HOSTS,
        plain: Sequence[str] = (),
        at_once: int = AT_ONCE,
        total_seconds: float = TOTAL_SECONDS,
    ) -> None:
        self.keys, self.hosts, self.plain = keys, tuple(hosts), tuple(plain)
        self._at_once, self._total_seconds = at_once, total_seconds
        self._gates: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()

    async def __aenter__(self) -> Self:
        self._curls, self._blank = pycurl.AsyncCurlMulti(), pycurl.Curl()
        for option, value in HOW.items():
            self._blank.setopt(option, value)
        self._blank.setopt(pycurl.TIMEOUT_MS, round(self._total_seconds * 1000))
        self._idle: list[pycurl.Curl] = []
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self._curls.aclose()

    def make(
        self,
        target: Target,
        text: bytes,
        *,
        ttl: int,
        urgency: Urgency = Urgency.NORMAL,
        topic: str | None = None,
        key: str | None = None,
    ) -> tuple[dict[str, str], bytes]:
        """Headers and body of the request. `text`: JSON in UTF-8, at most 1,024 bytes.

        `ttl`: seconds until it is useless; with 0 a phone that is not reached now never gets it.
        `topic`: replaces what the service still holds under the same topic. `key`: our public key
        that the subscription was made with, the current one unless given.
        BadTarget or BadMessage when it cannot be made.
        """
        receiver = check(target, self.hosts, plain=self.plain)
        if len(text) > PAYLOAD_BYTES:
            raise BadMessage(f"{len(text)} bytes are more than {PAYLOAD_BYTES}")
        if not 0 <= ttl <= MOST_TTL:
            raise BadMessage(f"a TTL of {ttl} seconds")
        key = self.keys.current if key is None else key
        try:
            authorization = self.keys.authorization(receiver.origin, key)
        except KeyError:
            raise BadTarget(Reason.VAPID) from None
        headers = {
            "Authorization": authorization,
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": f"{ttl:d}",
            "Urgency": urgency,
        }
        if topic is not None:
            if not TOPIC.fullmatch(topic):
                raise BadMessage("a topic is 1 to 32 characters of base64url")
            headers["Topic"] = topic
        return headers, sealed(text.ljust(PAYLOAD_BYTES), receiver)

    async def send(
        self,
        target: Target,
        text: bytes,
        *,
        ttl: int,
        urgency: Urgency = Urgency.NORMAL,
        topic: str | None = None,
        key: str | None = None,
    ) -> Outcome:
        """Make a message and post it (see `make`). What goes wrong is an outcome, not an error."""
        try:
            async with self._gate(target.endpoint):
                headers, body = self.make(
                    target, text, ttl=ttl, urgency=urgency, topic=topic, key=key
                )
                return await self.post(target.endpoint, headers, body)
        except (BadTarget, BadMessage) as flaw:
            return Outcome(Fate.REFUSED, why=str(flaw))

    async def post(self, endpoint: str, headers: dict[str, str], body: bytes) -> Outcome:
        """`endpoint`: as it was checked; its path and query are sent letter by letter."""
        scheme, _, host, path = endpoint.split("/", 3)
        lines: list[bytes] = []
        text = bytearray()

        def keep(piece: bytes) -> int | None:
            text.extend(piece)
            return None if len(text) < MOST_TEXT else 0  # less than it was given: stop

        curl = self._idle.pop() if self._idle else self._blank.duphandle()
        curl.setopt(pycurl.URL, f"{scheme}//{host}/")
        curl.setopt(pycurl.REQUEST_TARGET, f"/{path}")
        curl.setopt(pycurl.HTTPHEADER, [f"{name}: {value}" for name, value in headers.items()])
        curl.setopt(pycurl.POSTFIELDS, body)
        curl.setopt(pycurl.HEADERFUNCTION, lines.append)
        curl.setopt(pycurl.WRITEFUNCTION, keep)
        why = ""
        try:
            await self._curls.perform(curl)
        except pycurl.error as failure:
            why = pycurl.easy_strerror(failure.args[0])
        status = curl.getinfo(pycurl.RESPONSE_CODE) if lines else 0
        self._idle.append(curl)  # but not one that was cancelled, for it ends later
        if status < 200:  # there was no answer; of one that broke off the beginning counts
            return Outcome(Fate.LATER, why=why)
        return outcome_of(status, lines, bytes(text))

    def _gate(self, endpoint: str) -> asyncio.Semaphore:
        """One for each origin. Who waits here has not made the message yet."""
        origin = "/".join(endpoint.split("/", 3)[:3])
        if (gate := self._gates.get(origin)) is None:
            gate = self._gates[origin] = asyncio.Semaphore(self._at_once)
        return gate


def outcome_of(status: int, lines: Sequence[bytes], text: bytes) -> Outcome:
    fate, retry_after = fate_of(status), None
    if fate is Fate.LATER:
        for name, _, value in (line.partition(b":") for line in lines):
            if name.lower() == b"retry-after":
                retry_after = seconds_of(value.decode(errors="replace"))
    return Outcome(fate, status, retry_after, words_of(text))


def fate_of(status: int) -> Fate:
    if 200 <= status < 300:
        return Fate.SENT
    if status in (404, 410):
        return Fate.GONE
    if status in (408, 429) or status >= 500:
        return Fate.LATER
    return Fate.REFUSED


def words_of(text: bytes) -> str:
    """The beginning of an answer, fit for a line in a log."""
    words = text[:MOST_TEXT].decode(errors="replace")
    return "".join(c if c.isprintable() else " " for c in words).strip()[:MOST_WHY]


def seconds_of(retry_after: str) -> int | None:
    """Retry-After (RFC 9110 §10.2.3): seconds or a date, a day at most; None if it is neither."""
    value = retry_after.strip()
    if value.isascii() and value.isdigit():
        return min(int(value[:9]), DAY)
    try:
        moment = parsedate_to_datetime(value)
        left = moment.replace(tzinfo=moment.tzinfo or UTC) - clock.real()
    except (ValueError, OverflowError):
        return None
    return min(max(0, round(left.total_seconds())), DAY)
