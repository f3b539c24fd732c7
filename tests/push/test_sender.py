"""One message to one phone: sealed so that only the phone reads it, and honest about its fate."""

import asyncio
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from webpush import VAPID, WebPush, WebPushSubscription

from tests.push.mailbox import AROUND, Mailbox, to_text
from tests.push.service import PushService, Say, running
from webapp.push.keys import Keys, new_private_key_pem
from webapp.push.sender import (
    MOST_TTL,
    PAYLOAD_BYTES,
    BadMessage,
    BadTarget,
    Fate,
    Outcome,
    Reason,
    Sender,
    Target,
    Urgency,
)
from webapp.push.wire import Wire

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


@pytest.fixture
def sender(service: PushService) -> Callable[..., Sender]:
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
def test_a_phone_reads_what_was_sent(service: PushService, sender: Any, text: str) -> None:
    to = service.subscribe()
    (outcome,) = send(sender(), (to, text), urgency=Urgency.HIGH, topic="a-b_9", ttl=3600)
    assert (outcome.fate, outcome.status) == (Fate.SENT, 201)
    (record,) = service.received(to)
    assert record.plaintext is not None
    assert json.loads(record.plaintext) == json.loads(text)
    told = [record.headers[name] for name in ("ttl", "urgency", "topic")]
    assert told == ["3600", "high", "a-b_9"]


def test_every_message_has_the_same_length(service: PushService, sender: Any) -> None:
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


def test_a_time_to_live_of_nothing_is_sent_as_nothing(service: PushService, sender: Any) -> None:
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
    service: PushService, sender: Any
) -> None:
    new, old = KEYS.public_keys
    with_old, with_new = service.subscribe(old), service.subscribe(new)
    assert send(sender(), (with_old, "{}"), key=old)[0].fate is Fate.SENT
    assert send(sender(), (with_new, "{}"))[0].fate is Fate.SENT


def test_a_phone_that_came_with_a_key_we_lost_is_not_written_to(
    service: PushService, sender: Any
) -> None:
    (outcome,) = send(sender(), (service.subscribe(), "{}"), key="B" * 87)
    assert outcome == Outcome(Fate.REFUSED, why=Reason.VAPID.value)
    assert service.records == []


def test_one_token_is_kept_for_all_messages_to_a_service(service: PushService, sender: Any) -> None:
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
    service: PushService, sender: Any, say: Say, fate: Fate
) -> None:
    to = service.subscribe()
    service.answer(to, say)
    (outcome,) = send(sender(), (to, "{}"))
    assert (outcome.fate, outcome.status) == (fate, say.status)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(service: PushService, sender: Any, status: int) -> None:
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
        (http_date(600), 500, 600),
        (http_date(-600), 0, 0),
        (http_date(9e6), 86_400, 86_400),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400, 86_400),
    ],
)
def test_retry_after_is_seconds_or_a_date_and_a_day_at_most(
    service: PushService, sender: Any, header: str, least: int, most: int
) -> None:
    to = service.subscribe()
    service.answer(to, Say(429, headers={"Retry-After": header}))
    (outcome,) = send(sender(), (to, "{}"))
    assert outcome.retry_after_seconds is not None
    assert least <= outcome.retry_after_seconds <= most


@pytest.mark.parametrize("header", ["", "soon", "-5", "1.5", "٣", "Mon, 99 Foo 2026", "0x10"])
def test_a_retry_after_that_says_nothing_is_none(
    service: PushService, sender: Any, header: str
) -> None:
    to = service.subscribe()
    service.answer(to, Say(503, headers={"Retry-After": header}))
    (outcome,) = send(sender(), (to, "{}"))
    assert (outcome.fate, outcome.retry_after_seconds) == (Fate.LATER, None)


def test_the_words_of_an_answer_are_short_and_printable(service: PushService, sender: Any) -> None:
    to = service.subscribe()
    service.answer(to, Say(403, "BadJwtToken\r\n\x1b[31m\u202e{}" + "x" * 5000))
    (outcome,) = send(sender(), (to, "{}"))
    assert outcome.why.startswith("BadJwtToken")
    assert len(outcome.why) == 200
    assert outcome.why.isprintable()


def test_a_service_that_drops_the_connection_is_tried_later(
    service: PushService, sender: Any
) -> None:
    to = service.subscribe()
    service.answer(to, Say(drop=True))
    (outcome,) = send(sender(), (to, "{}"))
    assert (outcome.fate, outcome.status) == (Fate.LATER, 0)
    assert outcome.why


def test_a_service_that_takes_too_long_is_tried_later(service: PushService, sender: Any) -> None:
    to = service.subscribe()
    service.answer(to, Say(after=1))
    (outcome,) = send(sender(wire=Wire(total_seconds=0.2)), (to, "{}"))
    assert outcome == Outcome(Fate.LATER, why="TimeoutError")


def test_a_service_that_is_not_there_is_tried_later() -> None:
    with running() as gone:
        to = gone.subscribe()
    (outcome,) = send(Sender(KEYS, plain=[gone.origin]), (to, "{}"))
    assert (outcome.fate, outcome.status) == (Fate.LATER, 0)


@pytest.mark.parametrize("name", ["nobody", "xn--zz--", "xn--a", ".".join(["a" * 63] * 4)])
def test_a_name_that_nobody_has_is_an_outcome(name: str) -> None:
    (outcome,) = send(Sender(KEYS, hosts=["*.invalid"]), (phone(f"{name}.invalid"), "{}"))
    assert outcome.fate is (Fate.REFUSED if name.endswith("-") else Fate.LATER)


def test_waiting_for_others_is_no_reason_to_give_up(service: PushService, sender: Any) -> None:
    to = service.subscribe()
    service.answer(to, always=Say(after=0.1))
    patient = sender(at_once=2, wire=Wire(total_seconds=0.4))
    outcomes = send(patient, *((to, "{}") for _ in range(12)))
    assert {outcome.fate for outcome in outcomes} == {Fate.SENT}


def test_one_that_fails_does_not_disturb_the_others(service: PushService, sender: Any) -> None:
    good, bad = service.subscribe(), Target("https://evil.test/", "", "")
    outcomes = send(sender(), (good, "{}"), (bad, "{}"), (good, "x" * 2000), (good, "{}"))
    fates = [outcome.fate for outcome in outcomes]
    assert fates == [Fate.SENT, Fate.REFUSED, Fate.REFUSED, Fate.SENT]


def test_a_proxy_of_the_surroundings_is_ignored(
    service: PushService, sender: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    monkeypatch.delenv("no_proxy", raising=False)
    assert send(sender(), (service.subscribe(), "{}"))[0].fate is Fate.SENT


def test_a_cookie_is_not_brought_back(service: PushService, sender: Any) -> None:
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
