"""The push service of the tests is strict, and speaks to a Firefox as Mozilla's does."""

import asyncio
import json
import subprocess
import sys
import time
from base64 import urlsafe_b64encode
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import aiohttp
import jwt
import pytest

from tests.contact.push.mailbox import Mailbox, to_bytes, to_text
from tests.contact.push.service import PushService, running, wait_until
from webapp.core.vapid import Keys, new_private_key_pem
from webapp.webpush.sealing import Target
from webapp.webpush.sender import Fate, Outcome, Sender

PEM = new_private_key_pem()
KEYS = Keys(PEM, "mailto:test@example.org")


@pytest.fixture(scope="module")
def service() -> Iterator[PushService]:
    with running() as service:
        yield service


def made(service: PushService, to: Target) -> tuple[dict[str, str], bytes]:
    return Sender(KEYS, plain=[service.origin]).make(to, b"{}", ttl=60)


def post(to: Target, headers: Any, body: bytes) -> int:
    async def go() -> int:
        async with (
            aiohttp.ClientSession() as session,
            session.post(to.endpoint, headers=headers, data=body) as answer,
        ):
            return answer.status

    return asyncio.run(go())


def send(service: PushService, to: Target, **how: Any) -> Outcome:
    async def go() -> Outcome:
        async with Sender(KEYS, plain=[service.origin]) as sender:
            return await sender.send(to, how.pop("text", b"{}"), **{"ttl": 60, **how})

    return asyncio.run(go())


@pytest.mark.parametrize(
    ("header", "value", "status"),
    [
        ("TTL", None, 400),
        ("TTL", "", 400),
        ("TTL", "-1", 400),
        ("TTL", "soon", 400),
        ("Urgency", "asap", 400),
        ("Topic", "a b", 400),
        ("Topic", "a" * 33, 400),
        ("Content-Encoding", None, 400),
        ("Content-Encoding", "aesgcm", 400),
        ("Authorization", None, 401),
        ("Authorization", "vapid", 401),
        ("Authorization", "WebPush abc", 401),
    ],
)
def test_a_header_that_breaks_a_rule_is_refused(
    service: PushService, header: str, value: str | None, status: int
) -> None:
    to = service.subscribe()
    headers, body = made(service, to)
    headers.pop(header, None)
    assert post(to, headers | ({header: value} if value is not None else {}), body) == status
    assert service.received(to) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"aud": "http://127.0.0.1"},
        {"aud": "https://fcm.googleapis.com"},
        {"aud": ["ours"]},
        {"aud": None},
        {"exp": -10},
        {"exp": 86_500},
        {"exp": None},
        {"sub": "test@example.org"},
        {"sub": None},
    ],
    ids=str,
)
def test_a_token_that_is_not_quite_right_is_refused(
    service: PushService, wrong: dict[str, Any]
) -> None:
    to = service.subscribe()
    headers, body = made(service, to)
    claims: dict[str, Any] = {"aud": service.origin, "exp": 600, "sub": "mailto:a@b.example"}
    claims |= wrong
    if claims["aud"] == ["ours"]:
        claims["aud"] = [service.origin]
    if claims["exp"] is not None:
        claims["exp"] += int(time.time())
    token = jwt.encode({k: v for k, v in claims.items() if v is not None}, PEM, "ES256")
    signed = headers | {"Authorization": f"vapid t={token}, k={KEYS.current}"}
    assert post(to, signed, body) == 401


def test_a_token_of_somebody_else_is_refused(service: PushService) -> None:
    other = Keys(new_private_key_pem(), "mailto:a@b.example")
    to = service.subscribe(KEYS.current)
    headers, body = made(service, to)
    theirs = other.authorization(service.origin, other.current)
    assert post(to, headers | {"Authorization": theirs}, body) == 403
    ours_in_name = theirs.split("k=")[0] + f"k={KEYS.current}"
    assert post(to, headers | {"Authorization": ours_in_name}, body) == 401


def test_a_body_is_read_once_by_its_own_phone_only(service: PushService) -> None:
    to, other = service.subscribe(), service.subscribe()
    headers, body = made(service, to)
    assert post(other, headers, body) == 400, "sealed for somebody else"
    assert post(to, headers, body) == 400, "the same key again"
    headers, body = made(service, to)
    assert post(to, headers, body + bytes(4096)) == 413
    assert post(to, headers, body[:50]) == 400
    assert post(to, headers, body) == 201


def test_an_address_that_is_not_there_is_not_found(service: PushService) -> None:
    to = service.subscribe()
    nowhere = Target(to.endpoint + "0", to.p256dh, to.auth)
    assert send(service, nowhere).status == 404


class Firefox:
    """As much of it as this service hears; subscriptions have a mailbox of their own here."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.name = ""

    async def say(self, **said: Any) -> dict[str, Any]:
        await self.socket.send_str(json.dumps(said))
        return await self.hear()

    async def hear(self) -> dict[str, Any]:
        heard: dict[str, Any] = json.loads(await self.socket.receive_str(timeout=5))
        return heard

    async def hello(self, name: str | None = None) -> str:
        known = {"uaid": name} if name else {}
        hello = await self.say(messageType="hello", broadcasts={}, use_webpush=True, **known)
        assert (hello["status"], hello["use_webpush"]) == (200, True)
        return str(hello["uaid"])

    async def subscribe(self, channel: str) -> tuple[Target, Mailbox]:
        mailbox, key = Mailbox(), urlsafe_b64encode(to_bytes(KEYS.current)).decode()
        assert key.endswith("="), "Firefox pads it"
        told = await self.say(messageType="register", channelID=channel, key=key)
        assert (told["messageType"], told["status"], told["channelID"]) == (
            "register",
            200,
            channel,
        )
        endpoint = told["pushEndpoint"]
        return Target(endpoint, to_text(mailbox.point), to_text(mailbox.secret)), mailbox

    async def acknowledge(self, message: dict[str, Any]) -> None:
        update = {"channelID": message["channelID"], "version": message["version"], "code": 100}
        await self.socket.send_str(json.dumps({"messageType": "ack", "updates": [update]}))

    async def ping(self) -> None:
        assert await self.say() == {}, "and nothing else was waiting"


def browse(service: PushService, *visits: Callable[[Firefox], Awaitable[Any]]) -> list[Any]:
    """One visit after the other, each with a connection of its own."""

    async def go() -> list[Any]:
        done = []
        for visit in visits:
            async with aiohttp.ClientSession() as session:
                url = service.origin.replace("http", "ws") + "/"
                async with session.ws_connect(url, protocols=["push-notification"]) as socket:
                    assert socket.protocol == "push-notification"
                    done.append(await visit(Firefox(socket)))
        return done

    return asyncio.run(go())


async def deliver(service: PushService, to: Target, **how: Any) -> Outcome:
    return await asyncio.to_thread(send, service, to, **how)


def test_a_firefox_gets_what_is_sent_to_it_and_reads_it(service: PushService) -> None:
    async def visit(firefox: Firefox) -> None:
        await firefox.hello()
        to, mailbox = await firefox.subscribe("channel-1")
        assert (await deliver(service, to, text=b'{"a":1}')).status == 201
        message = await firefox.hear()
        assert (message["messageType"], message["channelID"]) == ("notification", "channel-1")
        assert message["headers"] == {"encoding": "aes128gcm"}
        assert json.loads(mailbox.opened(to_bytes(message["data"]))) == {"a": 1}
        await firefox.acknowledge(message)
        await firefox.ping()
        assert service.firefox.acknowledged[-1] == ("channel-1", message["version"], 100)
        assert service.received(to)[0].plaintext is None
        await firefox.socket.send_str('{"messageType":"broadcast_subscribe","broadcasts":{}}')
        left = await firefox.say(messageType="unregister", channelID="channel-1", code=200)
        assert (left["messageType"], left["status"]) == ("unregister", 200)
        assert (await deliver(service, to)).fate is Fate.GONE

    browse(service, visit)


def test_what_came_while_it_was_away_waits_for_it(service: PushService) -> None:
    kept: dict[str, Any] = {}

    async def first(firefox: Firefox) -> None:
        kept["name"] = await firefox.hello()
        kept["to"], kept["mailbox"] = await firefox.subscribe("channel-2")
        await deliver(service, kept["to"], text=b'{"n":1}')
        await firefox.hear()  # and goes before it says so

    async def meanwhile(_firefox: Firefox) -> None:
        agent = service.firefox.agents[kept["name"]]
        await asyncio.to_thread(wait_until, lambda: agent.socket is None)
        for text, how in (
            (b'{"n":2}', {"topic": "same"}),
            (b'{"n":3}', {"topic": "same"}),
            (b'{"n":4}', {"topic": "other"}),
            (b'{"n":5}', {"ttl": 0}),
        ):
            assert (await deliver(service, kept["to"], text=text, **how)).status == 201

    async def second(firefox: Firefox) -> list[int]:
        assert await firefox.hello(kept["name"]) == kept["name"]
        numbers = []
        for _ in range(3):
            message = await firefox.hear()
            text = kept["mailbox"].opened(to_bytes(message["data"]))
            numbers.append(json.loads(text)["n"])
            await firefox.acknowledge(message)
        return numbers

    async def third(firefox: Firefox) -> None:
        await firefox.hello(kept["name"])
        await firefox.ping()

    assert browse(service, first, meanwhile, second, third)[2] == [1, 3, 4]


def test_a_service_that_lost_its_data_knows_nobody(service: PushService) -> None:
    kept: dict[str, Any] = {}

    async def first(firefox: Firefox) -> None:
        kept["name"] = await firefox.hello()
        kept["to"], _ = await firefox.subscribe("channel-3")
        await asyncio.to_thread(service.forget_browsers)

    async def second(firefox: Firefox) -> None:
        assert await firefox.hello(kept["name"]) != kept["name"]
        assert (await deliver(service, kept["to"])).fate is Fate.GONE

    browse(service, first, second)


def test_it_runs_in_a_process_of_its_own() -> None:
    command = [sys.executable, "-m", "tests.contact.push.service"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            asyncio.run(from_outside(process.stdout.readline().strip()))
        finally:
            process.terminate()


async def from_outside(origin: str) -> None:
    async with (
        aiohttp.ClientSession(origin) as session,
        Sender(KEYS, plain=[origin]) as sender,
    ):
        async with session.post("/subscriptions", json={"key": KEYS.current}) as answer:
            to = Target(**await answer.json())
        say = {"endpoint": to.endpoint, "says": [{"status": 410}]}
        async with session.post("/answers", json=say) as answer:
            assert answer.status == 200
        fates = [(await sender.send(to, b"{}", ttl=60)).fate for _ in range(2)]
        assert fates == [Fate.GONE, Fate.SENT]
        async with session.get("/records") as answer:
            told = await answer.json()
    assert [record["status"] for record in told["records"]] == [410, 201]
    assert told["records"][1]["plaintext"].strip() == "{}"
    assert told["refusals"] == []
