"""A push service on this machine, stricter than real ones (RFC 8030, 8291, 8292).

    with running() as service: …              # in a thread
    python -m tests.contact.push.service --port 9999  # in a process of its own

It makes subscriptions for tests and reads what comes for them; for a real Firefox it is the
service at ws://127.0.0.1:port/, and passes messages on unread.
"""

import argparse
import asyncio
import re
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from uuid import uuid4

import jwt
from aiohttp import web
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec

from tests.contact.push.autopush import Agent, Autopush, Message
from tests.contact.push.mailbox import AROUND, CURVE, Mailbox, to_bytes, to_text
from webapp.webpush.sealing import Target

MOST_BODY = 4096
DAY = 86_400
VAPID = re.compile(r"vapid t=([\w.-]+), ?k=([\w-]{87})", re.ASCII)
TOPIC = re.compile(r"[\w-]{1,32}", re.ASCII)
URGENCIES = {None, "very-low", "low", "normal", "high"}
PATIENCE_SECONDS = 10


class Refused(Exception):
    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


@dataclass(frozen=True)
class Say:
    """How to answer once: late, with another status, or not at all."""

    status: int = 201
    text: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    after: float = 0.0
    """Seconds."""
    drop: bool = False


@dataclass(frozen=True)
class Record:
    """A request that kept all the rules, in the order of coming."""

    endpoint: str
    headers: dict[str, str]
    """Names in lower case."""
    plaintext: bytes | None
    """None for a Firefox: only it can read what it gets."""
    status: int
    """What was answered; 0 when the connection was dropped."""


@dataclass
class Subscription:
    endpoint: str
    key: str | None
    """The VAPID key that it is bound to (RFC 8292 §4), if any."""
    mailbox: Mailbox | None = None
    agent: Agent | None = None
    channel: str = ""
    gone: bool = False
    says: deque[Say] = field(default_factory=deque)
    always: Say = field(default_factory=Say)


class PushService:
    def __init__(self) -> None:
        self.origin = ""
        self.subscriptions: dict[str, Subscription] = {}
        self.records: list[Record] = []
        self.refusals: list[str] = []
        """Why requests were refused that broke a rule: a sender of ours leaves this empty."""
        self.seen: set[bytes] = set()
        self.firefox = Autopush(self.register, self.unregister, time.monotonic)
        self.loop: asyncio.AbstractEventLoop | None = None
        self.stopping: asyncio.Event | None = None

    def subscribe(self, key: str | None = None) -> Target:
        """A phone of a test, whose messages can be read; bound to a VAPID key when one is given."""
        mailbox, endpoint = Mailbox(), self.new_endpoint()
        self.subscriptions[endpoint] = Subscription(endpoint, key, mailbox)
        return Target(endpoint, to_text(mailbox.point), to_text(mailbox.secret))

    def answer(self, target: Target, *says: Say, always: Say | None = None) -> None:
        """Answer the next requests so, one each, and those after them as `always` says."""
        subscription = self.subscriptions[target.endpoint]
        subscription.says.extend(says)
        subscription.always = always or subscription.always

    def received(self, target: Target) -> list[Record]:
        return [record for record in self.records if record.endpoint == target.endpoint]

    def wait(self, count: int, seconds: float = PATIENCE_SECONDS) -> list[Record]:
        """The records, once there are so many."""
        wait_until(lambda: len(self.records) >= count, seconds)
        return list(self.records)

    def forget_browsers(self) -> None:
        """Every Firefox that comes back is somebody new, and its old endpoints are gone."""
        for subscription in self.subscriptions.values():
            subscription.gone = subscription.gone or subscription.agent is not None
        if self.loop:
            asyncio.run_coroutine_threadsafe(self.firefox.forget(), self.loop).result(5)

    def new_endpoint(self) -> str:
        return f"{self.origin}/push/{uuid4().hex}"

    def register(self, agent: Agent, channel: str, key: str | None) -> str:
        endpoint = self.new_endpoint()
        made = Subscription(endpoint, key, agent=agent, channel=channel)
        self.subscriptions[endpoint] = made
        return endpoint

    def unregister(self, channel: str) -> None:
        for subscription in self.subscriptions.values():
            subscription.gone = subscription.gone or subscription.channel == channel

    async def push(self, request: web.Request) -> web.StreamResponse:
        subscription = self.subscriptions.get(f"{self.origin}{request.path}")
        if subscription is None:
            return web.Response(status=404)
        if subscription.gone:
            return web.Response(status=410)
        try:
            body = await self.checked(request, subscription)
            text = self.read(subscription, body)
        except Refused as refused:
            self.refusals.append(f"{refused.status} {refused}")
            return web.Response(status=refused.status, text=str(refused))
        say = subscription.says.popleft() if subscription.says else subscription.always
        headers = {name.lower(): value for name, value in request.headers.items()}
        status = 0 if say.drop else say.status
        self.records.append(Record(subscription.endpoint, headers, text, status))
        await asyncio.sleep(say.after)
        if say.drop:
            if request.transport:
                request.transport.abort()
            return web.Response()
        if subscription.agent and say.status == 201:
            await self.pass_on(subscription, subscription.agent, headers, body)
        return web.Response(status=say.status, text=say.text, headers=self.receipt(say, headers))

    def receipt(self, say: Say, headers: dict[str, str]) -> dict[str, str]:
        if say.status != 201:
            return say.headers
        location = f"{self.origin}/messages/{uuid4().hex}"
        return {"Location": location, "TTL": headers["ttl"], **say.headers}

    async def checked(self, request: web.Request, subscription: Subscription) -> bytes:
        headers = request.headers
        for name in {*headers}:
            if len(headers.getall(name)) > 1:
                raise Refused(400, f"{name} stands there twice")
        check_vapid(headers.get("Authorization", ""), self.origin, subscription.key)
        if headers.get("Content-Encoding") != "aes128gcm":
            raise Refused(400, "Content-Encoding is not aes128gcm (RFC 8291)")
        if not re.fullmatch(r"\d{1,9}", headers.get("TTL", ""), re.ASCII):
            raise Refused(400, "no TTL (RFC 8030 section 5.2)")
        if headers.get("Urgency") not in URGENCIES:
            raise Refused(400, "no such Urgency (RFC 8030 section 5.3)")
        if not TOPIC.fullmatch(headers.get("Topic", "absent")):
            raise Refused(400, "no such Topic (RFC 8030 section 5.4)")
        if (request.content_length or 0) > MOST_BODY:
            raise Refused(413, "too large (RFC 8030 section 7.2)")
        body = await request.read()
        self.check_record(body)
        return body

    def check_record(self, body: bytes) -> None:
        if len(body) < AROUND + 17 or body[20] != 65 or body[21] != 4:
            raise Refused(400, "no record after a key (RFC 8291 section 4)")
        once = {body[:16], body[21:AROUND]}
        if self.seen & once:
            raise Refused(400, "a salt or a key was used before")
        self.seen |= once

    def read(self, subscription: Subscription, body: bytes) -> bytes | None:
        try:
            return subscription.mailbox.opened(body) if subscription.mailbox else None
        except (ValueError, InvalidTag):
            raise Refused(400, "cannot be decrypted") from None

    async def pass_on(
        self, subscription: Subscription, agent: Agent, headers: dict[str, str], body: bytes
    ) -> None:
        version, now = f"v{next(self.firefox.versions)}", time.monotonic()
        until, topic = now + int(headers["ttl"]), headers.get("topic")
        await agent.take(Message(version, subscription.channel, body, topic, until), now)

    async def make(self, request: web.Request) -> web.Response:
        asked = await request.json()
        return web.json_response(asdict(self.subscribe(asked.get("key"))))

    async def script(self, request: web.Request) -> web.Response:
        asked = await request.json()
        says = [Say(**say) for say in asked.get("says", [])]
        always = Say(**asked["always"]) if "always" in asked else None
        self.answer(Target(asked["endpoint"], "", ""), *says, always=always)
        return web.json_response({})

    async def report(self, _request: web.Request) -> web.Response:
        told = [
            asdict(record) | {"plaintext": (record.plaintext or b"").decode()}
            for record in self.records
        ]
        return web.json_response({"records": told, "refusals": self.refusals})

    async def serve(self, port: int, ready: Callable[[], None]) -> None:
        app = web.Application(client_max_size=4 * MOST_BODY)
        app.router.add_post("/push/{id}", self.push)
        app.router.add_get("/", self.firefox.socket)
        app.router.add_post("/subscriptions", self.make)
        app.router.add_post("/answers", self.script)
        app.router.add_get("/records", self.report)
        self.loop, self.stopping = asyncio.get_running_loop(), asyncio.Event()
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1, handle_signals=False)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", port)
        await site.start()
        self.origin = f"http://127.0.0.1:{runner.addresses[0][1]}"
        ready()
        await self.stopping.wait()
        await self.firefox.forget()
        await runner.cleanup()

    def stop(self) -> None:
        if self.loop and self.stopping:
            self.loop.call_soon_threadsafe(self.stopping.set)


def check_vapid(header: str, origin: str, bound_to: str | None) -> None:
    """RFC 8292 §2 and §3: signed with the key that comes along, for us, for a day at most."""
    if not (found := VAPID.fullmatch(header)):
        raise Refused(401, "no VAPID (RFC 8292 section 3)")
    token, key = found.groups()
    if bound_to is not None and key != bound_to:
        raise Refused(403, "not the key of this subscription (RFC 8292 section 4.2)")
    try:
        public = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, to_bytes(key))
        claims = jwt.decode(
            token,
            public,
            algorithms=["ES256"],
            audience=origin,
            options={"require": ["aud", "exp", "sub"]},
        )
    except (ValueError, jwt.InvalidTokenError) as bad:
        raise Refused(401, f"VAPID: {bad}") from None
    if claims["aud"] != origin or not time.time() < claims["exp"] <= time.time() + DAY:
        raise Refused(401, "VAPID: for more than us, or for more than a day")
    if not re.match(r"mailto:[^@\s]+@[^@\s]+$|https://\S+$", claims["sub"]):
        raise Refused(401, "VAPID: nobody to write to")


def wait_until(true: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"not within {seconds} seconds"
        time.sleep(0.01)


@contextmanager
def running(port: int = 0) -> Iterator[PushService]:
    """A service in a thread. Its lists may be read, and its verbs used, from any other."""
    service, ready = PushService(), threading.Event()
    thread = threading.Thread(target=lambda: asyncio.run(service.serve(port, ready.set)))
    thread.start()
    try:
        assert ready.wait(PATIENCE_SECONDS), "the push service does not start"
        yield service
    finally:
        service.stop()
        thread.join(PATIENCE_SECONDS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    service = PushService()
    asyncio.run(service.serve(parser.parse_args().port, lambda: print(service.origin, flush=True)))


if __name__ == "__main__":
    main()
