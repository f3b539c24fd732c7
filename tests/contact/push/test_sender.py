"""One message to one phone: sealed so that only the phone reads it, and honest about its fate."""

import asyncio
import json
import ssl
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pycurl
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from webpush import VAPID, WebPush, WebPushSubscription

from tests.contact.push.mailbox import AROUND, Mailbox, to_text
from tests.contact.push.service import PushService, Say, running
from webapp.core import clock
from webapp.core.vapid import Keys, new_private_key_pem
from webapp.webpush.sealing import BadTarget, Reason, Target
from webapp.webpush.sender import (
    HOW,
    MOST_TTL,
    PAYLOAD_BYTES,
    BadMessage,
    Fate,
    Outcome,
    Sender,
    Urgency,
)

SUBJECT = "mailto:test@example.org"
OLD, NEW = new_private_key_pem(), new_private_key_pem()
KEYS = Keys(NEW + OLD, SUBJECT)
TEXTS = ["{}", '{"a":"Morgen 14:30"}', '{"a":"ጽባሕ ሰዓት 14:30 ቆጸራ"}', '{"a":"غدا 14:30 موعد"}']


@pytest.fixture(scope="module")
def shared() -> Iterator[PushService]:
    with running() as service:
        yield service


@pytest.fixture
def service(shared: PushService) -> Iterator[PushService]:
    """A strict push service that has received nothing yet, and refused nothing at the end."""
    shared.records.clear()
    yield shared
    assert shared.refusals == []


Make = Callable[..., Sender]


@pytest.fixture
def sender(service: PushService) -> Make:
    def make(**options: Any) -> Sender:
        return Sender(KEYS, plain=[service.origin], **options)

    return make


def send(sender: Sender, *messages: tuple[Target, str], **how: Any) -> list[Outcome]:
    async def go() -> list[Outcome]:
        async with sender:
            todo = [sender.send(to, text.encode(), **{"ttl": 60, **how}) for to, text in messages]
            return await asyncio.gather(*todo)

    return asyncio.run(go())


def phone(host: str = "fcm.googleapis.com") -> Target:
    mailbox = Mailbox()
    endpoint = f"https://{host}/fcm/send/abc:APA91b-_"
    return Target(endpoint, to_text(mailbox.point), to_text(mailbox.secret))


@pytest.mark.parametrize("text", TEXTS)
def test_a_phone_reads_what_was_sent(service: PushService, sender: Make, text: str) -> None:
    to = service.subscribe()
    (outcome,) = send(sender(), (to, text), urgency=Urgency.HIGH, topic="a-b_9", ttl=3600)
    assert (outcome.fate, outcome.status) == (Fate.SENT, 201)
    (record,) = service.received(to)
    assert record.plaintext is not None
    assert json.loads(record.plaintext) == json.loads(text)
    told = [record.headers[name] for name in ("ttl", "urgency", "topic")]
    assert told == ["3600", "high", "a-b_9"]


def test_every_message_has_the_same_length(service: PushService, sender: Make) -> None:
    to = service.subscribe()
    send(sender(), *((to, text) for text in TEXTS))
    assert {len(record.plaintext or b"") for record in service.records} == {PAYLOAD_BYTES}
    assert len({record.headers["content-length"] for record in service.records}) == 1


def test_a_message_may_fill_its_length_and_no_more() -> None:
    text = '{"a":"' + "ቆ" * 338 + '"}'
    full = text.encode() + b" " * (PAYLOAD_BYTES - len(text.encode()))
    _, body = Sender(KEYS).make(phone(), full, ttl=0)
    assert len(body) == AROUND + PAYLOAD_BYTES + 1 + 16
    with pytest.raises(BadMessage, match="1025"):
        Sender(KEYS).make(phone(), full + b" ", ttl=0)


def test_a_time_to_live_of_nothing_is_sent_as_nothing(service: PushService, sender: Make) -> None:
    send(sender(), (service.subscribe(), "{}"), ttl=0)
    assert service.records[0].headers["ttl"] == "0"


@pytest.mark.parametrize(
    "how",
    [
        {"ttl": -1},
        {"ttl": MOST_TTL + 1},
        *({"topic": topic} for topic in ("", "a" * 33, "a b", "a\r\nX: y", "é", "a=")),
    ],
    ids=repr,
)
def test_a_message_that_breaks_a_rule_is_not_made(how: dict[str, Any]) -> None:
    with pytest.raises(BadMessage):
        Sender(KEYS).make(phone(), b"{}", **{"ttl": 60, **how})


def test_key_and_salt_are_new_for_every_message() -> None:
    to, sender = phone(), Sender(KEYS)
    bodies = [sender.make(to, b"{}", ttl=60)[1] for _ in range(200)]
    assert len({body[:16] for body in bodies}) == 200
    assert len({body[21:AROUND] for body in bodies}) == 200


def test_what_webpush_makes_reads_the_same() -> None:
    mailbox, pem = Mailbox(), VAPID.generate_keys()
    to = Target("https://fcm.googleapis.com/x", to_text(mailbox.point), to_text(mailbox.secret))
    keys = {"p256dh": to.p256dh, "auth": to.auth}
    library = WebPush(pem[0], pem[1], "a@example.org")
    padded = b"{}".ljust(PAYLOAD_BYTES)
    theirs = library.get(padded, WebPushSubscription(endpoint=to.endpoint, keys=keys)).encrypted
    _, ours = Sender(KEYS).make(to, b"{}", ttl=60)
    assert mailbox.opened(ours) == mailbox.opened(theirs) == padded
    assert (len(ours), ours[16:22]) == (len(theirs), theirs[16:22])


def test_an_old_key_is_used_for_the_phones_that_came_with_it(
    service: PushService, sender: Make
) -> None:
    new, old = KEYS.public_keys
    with_old, with_new = service.subscribe(old), service.subscribe(new)
    assert send(sender(), (with_old, "{}"), key=old)[0].fate is Fate.SENT
    assert send(sender(), (with_new, "{}"))[0].fate is Fate.SENT


def test_a_phone_that_came_with_a_key_we_lost_is_not_written_to(
    service: PushService, sender: Make
) -> None:
    (outcome,) = send(sender(), (service.subscribe(), "{}"), key="B" * 87)
    assert outcome == Outcome(Fate.REFUSED, why=Reason.VAPID.value)
    assert service.records == []


def test_one_token_is_kept_for_all_messages_to_a_service(
    service: PushService, sender: Make
) -> None:
    send(sender(), *((service.subscribe(), "{}") for _ in range(5)))
    assert len({record.headers["authorization"] for record in service.records}) == 1


@pytest.mark.parametrize(
    ("say", "fate"),
    [(Say(200), Fate.SENT), (Say(202), Fate.SENT), (Say(204), Fate.SENT)]
    + [(Say(404), Fate.GONE), (Say(410, "bye"), Fate.GONE)]
    + [(Say(status), Fate.LATER) for status in (408, 429, 500, 502, 503)]
    + [(Say(status), Fate.REFUSED) for status in (400, 401, 403, 405, 413)],
    ids=lambda value: str(getattr(value, "status", value)),
)
def test_an_answer_decides_what_becomes_of_it(
    service: PushService, sender: Make, say: Say, fate: Fate
) -> None:
    to = service.subscribe()
    service.answer(to, say)
    (outcome,) = send(sender(), (to, "{}"))
    assert (outcome.fate, outcome.status) == (fate, say.status)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(service: PushService, sender: Make, status: int) -> None:
    to, elsewhere = service.subscribe(), service.subscribe()
    service.answer(to, Say(status, headers={"Location": elsewhere.endpoint}))
    (outcome,) = send(sender(), (to, "{}"))
    assert (outcome.fate, outcome.status) == (Fate.REFUSED, status)
    assert service.received(elsewhere) == []


def http_date(seconds: float) -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


@pytest.mark.parametrize(
    ("header", "least", "most"),
    [
        ("0", 0, 0),
        ("120", 120, 120),
        ("86401", 86_400, 86_400),
        ("9" * 400, 86_400, 86_400),
        (600.0, 500, 600),  # a date so many seconds from now
        (-600.0, 0, 0),
        (9e6, 86_400, 86_400),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400, 86_400),
    ],
)
def test_retry_after_is_seconds_or_a_date_and_a_day_at_most(
    service: PushService, sender: Make, header: str | float, least: int, most: int
) -> None:
    header = http_date(header) if isinstance(header, float) else header
    to = service.subscribe()
    service.answer(to, Say(429, headers={"Retry-After": header}))
    (outcome,) = send(sender(), (to, "{}"))
    assert outcome.retry_after_seconds is not None
    assert least <= outcome.retry_after_seconds <= most


@pytest.mark.parametrize("header", ["", "soon", "-5", "1.5", "٣", "Mon, 99 Foo 2026", "0x10"])
def test_a_retry_after_that_says_nothing_is_none(
    service: PushService, sender: Make, header: str
) -> None:
    to = service.subscribe()
    service.answer(to, Say(503, headers={"Retry-After": header}))
    (outcome,) = send(sender(), (to, "{}"))
    assert (outcome.fate, outcome.retry_after_seconds) == (Fate.LATER, None)


def test_the_words_of_an_answer_are_short_and_printable(service: PushService, sender: Make) -> None:
    to = service.subscribe()
    service.answer(to, Say(403, "BadJwtToken\r\n\x1b[31m\u202e{}" + "x" * 5000))
    (outcome,) = send(sender(), (to, "{}"))
    assert outcome.why.startswith("BadJwtToken")
    assert len(outcome.why) == 200
    assert outcome.why.isprintable()


def test_a_service_that_drops_the_connection_is_tried_later(
    service: PushService, sender: Make
) -> None:
    to = service.subscribe()
    service.answer(to, Say(drop=True))
    (outcome,) = send(sender(), (to, "{}"))
    assert (outcome.fate, outcome.status) == (Fate.LATER, 0)
    assert outcome.why


def test_a_service_that_takes_too_long_is_tried_later(service: PushService, sender: Make) -> None:
    to = service.subscribe()
    service.answer(to, Say(after=1))
    (outcome,) = send(sender(total_seconds=0.2), (to, "{}"))
    assert outcome == Outcome(Fate.LATER, why="Timeout was reached")


def test_a_service_that_is_not_there_is_tried_later() -> None:
    with running() as gone:
        to = gone.subscribe()
    (outcome,) = send(Sender(KEYS, plain=[gone.origin]), (to, "{}"))
    assert (outcome.fate, outcome.status) == (Fate.LATER, 0)


@pytest.mark.parametrize("name", ["nobody", "xn--zz--", "xn--a", ".".join(["a" * 63] * 4)])
def test_a_name_that_nobody_has_is_an_outcome(name: str) -> None:
    (outcome,) = send(Sender(KEYS, hosts=["*.invalid"]), (phone(f"{name}.invalid"), "{}"))
    assert outcome.fate is (Fate.REFUSED if name.endswith("-") else Fate.LATER)


def test_waiting_for_others_is_no_reason_to_give_up(service: PushService, sender: Make) -> None:
    to = service.subscribe()
    service.answer(to, always=Say(after=0.1))
    patient = sender(at_once=2, total_seconds=0.4)
    outcomes = send(patient, *((to, "{}") for _ in range(12)))
    assert {outcome.fate for outcome in outcomes} == {Fate.SENT}


def test_one_that_fails_does_not_disturb_the_others(service: PushService, sender: Make) -> None:
    good, bad = service.subscribe(), Target("https://evil.test/", "", "")
    outcomes = send(sender(), (good, "{}"), (bad, "{}"), (good, "x" * 2000), (good, "{}"))
    fates = [outcome.fate for outcome in outcomes]
    assert fates == [Fate.SENT, Fate.REFUSED, Fate.REFUSED, Fate.SENT]


def test_a_proxy_of_the_surroundings_is_ignored(
    service: PushService, sender: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    monkeypatch.delenv("no_proxy", raising=False)
    assert send(sender(), (service.subscribe(), "{}"))[0].fate is Fate.SENT


def test_a_cookie_is_not_brought_back(service: PushService, sender: Make) -> None:
    to = service.subscribe()
    service.answer(to, always=Say(headers={"Set-Cookie": "a=b"}))

    async def twice(sender: Sender) -> None:
        async with sender:
            for _ in range(2):
                await sender.send(to, b"{}", ttl=60)

    asyncio.run(twice(sender()))
    assert len(service.records) == 2
    assert all("cookie" not in record.headers for record in service.records)


def test_a_bad_target_says_why() -> None:
    with pytest.raises(BadTarget) as bad:
        Sender(KEYS).make(phone("evil.test"), b"{}", ttl=60)
    assert bad.value.reason is Reason.HOST


class Talk:
    """What a service was asked, and over how many connections."""

    def __init__(self) -> None:
        self.connections = 0
        self.asked: list[str] = []


@asynccontextmanager
async def saying(
    said: bytes, *, close: bool = False, tls: ssl.SSLContext | None = None
) -> AsyncIterator[tuple[str, Talk]]:
    """A service that says the same to every request, whatever that is."""
    talk = Talk()
    clients: set[asyncio.Task[None] | None] = set()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk.connections += 1
        clients.add(asyncio.current_task())
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while not writer.is_closing():
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
                length = head.lower().partition("content-length: ")[2].partition("\r")[0]
                await reader.readexactly(int(length))
                talk.asked.append(head)
                writer.write(said)
                await writer.drain()
                if close:
                    writer.close()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=tls)
    port = server.sockets[0].getsockname()[1]
    yield f"http{'s' if tls else ''}://127.0.0.1:{port}", talk
    server.close()
    await asyncio.gather(*(client for client in clients if client))


def exchange(
    said: bytes, *, times: int = 1, path: str = "/x", seconds: float = 5, **how: Any
) -> tuple[list[Outcome], Talk]:
    async def go() -> tuple[list[Outcome], Talk]:
        async with saying(said, **how) as (origin, talk):
            to = replace(phone(), endpoint=f"{origin}{path}")
            async with Sender(KEYS, plain=[origin], total_seconds=seconds) as sender:
                return [await sender.send(to, b"{}", ttl=60) for _ in range(times)], talk

    return asyncio.run(go())


CREATED = b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n"
CHUNKED = b"HTTP/1.1 410 Gone\r\nTransfer-Encoding: chunked\r\n\r\n"


def test_a_connection_is_kept_for_the_next_message() -> None:
    outcomes, talk = exchange(CREATED, times=3)
    assert [outcome.fate for outcome in outcomes] == [Fate.SENT] * 3
    assert talk.connections == 1


def test_a_connection_that_was_closed_meanwhile_is_made_anew() -> None:
    outcomes, talk = exchange(CREATED, times=3, close=True)
    assert [outcome.fate for outcome in outcomes] == [Fate.SENT] * 3
    assert talk.connections == 3


@pytest.mark.parametrize(
    "path",
    ["/", "//a/../b/./c", "/%2e%2e/%zz%C3%a9", "/w/?token=BQ%2bx%2f&a=b", "/?", "/a'(b)@:c;d"],
)
def test_an_address_is_sent_letter_by_letter(path: str) -> None:
    _, talk = exchange(CREATED, path=path)
    assert talk.asked[0].startswith(f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:")


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 410 Gone\r\nContent-Length: 99999999\r\n\r\n" + b"x" * 50_000,
        b"HTTP/1.1 410 Gone\r\n\r\n" + b"x" * 50_000,
        b"HTTP/1.1 410 Gone\r\nContent-Length: 50\r\n\r\nbroken off",
        b"HTTP/1.1 410 Gone\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nno",
        b"HTTP/1.1 410 Gone\r\nContent-Le",
        b"HTTP/1.1 410 Gone\r\n" + b"X: y\r\n" * 100_000,
        CHUNKED + b"2\r\nno\r\n0\r\n\r\n",
        CHUNKED + b"5\r\nbro",
        CHUNKED + b"-1\r\n\r\n",
        b"HTTP/1.1 103 Hints\r\nLink: a\r\n\r\nHTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n",
    ],
    ids=lambda said: ascii(said[:60]),
)
def test_an_odd_answer_counts(said: bytes) -> None:
    ((outcome,), _) = exchange(said, close=True)
    assert (outcome.fate, outcome.status) == (Fate.GONE, 410)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"SSH-2.0-OpenSSH\r\n\r\n",
        b"HTTP/1.1 41",
        b"HTTP/1.1 103 Hints\r\n\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n",
        b"HTTP/1.1 103 Hints\r\n\r\n" * 100_000,
        b"x" * 1_000_000,
    ],
    ids=lambda said: ascii(said[:40]),
)
def test_what_is_no_answer_is_tried_later(said: bytes) -> None:
    ((outcome,), _) = exchange(said, close=True)
    assert (outcome.fate, outcome.status) == (Fate.LATER, 0)
    assert outcome.why


def test_an_answer_that_does_not_end_is_not_waited_for_longer() -> None:
    ((outcome,), _) = exchange(b"HTTP/1.1 103 Hints\r\n\r\n", seconds=0.2)
    assert outcome == Outcome(Fate.LATER, why="Timeout was reached")


def certificate(folder: Path) -> Path:
    """For 127.0.0.1, signed by itself; its key is in the same file."""
    key, now = ec.generate_private_key(ec.SECP256R1()), clock.real()
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    address = x509.IPAddress(ip_address("127.0.0.1"))
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path = folder / "certificate.pem"
    path.write_bytes(secret + signed.public_bytes(Encoding.PEM))
    return path


@pytest.mark.parametrize("trusted", [True, False])
def test_a_certificate_must_be_one_that_is_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trusted: bool
) -> None:
    path = certificate(tmp_path)
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    theirs.load_cert_chain(path)
    if trusted:
        monkeypatch.setitem(HOW, pycurl.CAINFO, str(path))
    outcomes, talk = exchange(CREATED, times=2, tls=theirs)
    assert {outcome.fate for outcome in outcomes} == {Fate.SENT if trusted else Fate.LATER}
    assert len(talk.asked) == (2 if trusted else 0)
