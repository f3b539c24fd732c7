"""Push messages made and delivered, against the least they can cost and against our peers.

    ./dev bench push                # installs the peers, then runs this
    python -m bench.push            # without the peers that are not installed

Cases take turns in one run; medians; read the ratios. Everything stays on this machine.
Making is CPU time of one process; delivering is making and posting, by the clock, to a service in
another process. Aims: making at least 80 % of the floor's rate; delivering at least 8 times
pywebpush with 16 threads and 4 times npm web-push when the service answers at once, 4 and 2.5
times when it answers after 30 ms.
"""

import argparse
import asyncio
import hmac
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import aiohttp
import webpush
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from yarl import URL

from bench._push_service import POST_END, serve
from webapp.core.vapid import Keys, new_private_key_pem, private_keys
from webapp.webpush.sealing import Receiver, Target, check, checked_origin
from webapp.webpush.sender import (
    AT_ONCE,
    MOST_TEXT,
    PAYLOAD_BYTES,
    Fate,
    Outcome,
    Sender,
    outcome_of,
)

try:
    import pywebpush
    from py_vapid import Vapid
except ImportError:
    pywebpush = None

HERE = Path(__file__).parent
NODE = shutil.which("node") if (HERE / "node_modules/web-push").exists() else None
TEXT = json.dumps({"web_push": 8030, "notification": {"title": "ቆጸራ"}}, ensure_ascii=False).encode()
PADDED = TEXT.ljust(PAYLOAD_BYTES)
SUBJECT = "mailto:bench@example.org"
THREADS = 16
PYWEBPUSH, NPM = f"pywebpush, {THREADS} threads", "npm web-push"
SEALED_BY_WEBPUSH = "ours, if webpush sealed"
WARM_UP = 200  # messages
CURVE = ec.SECP256R1()
Rates = dict[str, list[float]]


@dataclass
class World:
    """Very many phones, so that no case can live on what it remembers of a few."""

    origin: str
    targets: list[Target]
    pem: str

    def sender(self, kind: type[Sender] = Sender) -> Sender:
        return kind(Keys(self.pem, SUBJECT), plain=[self.origin])


def world(count: int, origin: str) -> World:
    targets = []
    for number in range(count):
        p256dh = Keys(new_private_key_pem(), SUBJECT).current
        auth = webpush.VAPID._encode_vapid_key(os.urandom(16))
        targets.append(Target(f"{origin}/push/{number:06}{'x' * 120}", p256dh, auth))
    return World(origin, targets, new_private_key_pem())


def told(target: Target) -> dict[str, Any]:
    """A subscription in the form that browsers send and libraries take."""
    return {"endpoint": target.endpoint, "keys": {"p256dh": target.p256dh, "auth": target.auth}}


def floor(receiver: Receiver) -> bytes:
    """What nobody can leave out: an ephemeral key, an exchange, HKDF, AES-GCM."""
    ephemeral, salt = ec.generate_private_key(CURVE), os.urandom(16)
    ours = ephemeral.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = ephemeral.exchange(ec.ECDH(), receiver.key)
    first = hmac.digest(receiver.auth, shared, "sha256")
    second = hmac.digest(first, receiver.point + ours, "sha256")
    third = hmac.digest(salt, second, "sha256")
    key = hmac.digest(third, b"key", "sha256")[:16]
    nonce = hmac.digest(third, b"nonce", "sha256")[:12]
    return AESGCM(key).encrypt(nonce, PADDED, None)


@dataclass(frozen=True)
class Making:
    name: str
    make: Callable[[Any], Any]
    given: Callable[[Target], Any] = lambda target: target
    """What `make` starts from: brought into that form before the clock runs."""


def makings(here: World) -> Iterator[Making]:
    sender = here.sender()
    # a key that was used before is quicker to use again, and every phone has its own
    yield Making("floor", floor, lambda target: check(target, plain=[here.origin]))
    yield Making("ours", lambda target: sender.make(target, TEXT, ttl=60, topic="bench"))
    other, library = here.sender(SealedByWebpush), plain_webpush(here.pem)
    yield Making(SEALED_BY_WEBPUSH, lambda target: other.make(target, TEXT, ttl=60, topic="bench"))
    yield Making(
        "webpush: get()",
        lambda given: library.get(PADDED, webpush.WebPushSubscription(**given)),
        told,
    )
    if pywebpush:
        signer = Vapid.from_pem(here.pem.encode())
        yield Making(
            "pywebpush: encode and sign", lambda given: pywebpush_make(given, signer), told
        )


def plain_webpush(pem: str) -> webpush.WebPush:
    (private,) = private_keys(pem)
    public = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return webpush.WebPush(pem.encode(), public, "bench@example.org", ttl=60)


class Unsigned(webpush.VAPID):
    def get_authorization_header(self, *_how: Any, **_more: Any) -> str:
        return ""


class SealedByWebpush(Sender):
    """The same sender if webpush sealed, with as little beside it as can be; tokens are kept."""

    def __init__(self, keys: Keys, **how: Any) -> None:
        super().__init__(keys, **how)
        private, public, _ = webpush.VAPID.generate_keys()
        self.library = webpush.WebPush(private, public, "bench@example.org")
        self.library.vapid = Unsigned(private, public)

    def make(self, target: Target, text: bytes, **how: Any) -> tuple[dict[str, str], bytes]:
        origin = checked_origin(target.endpoint, self.hosts, self.plain)
        headers = {
            "Authorization": self.keys.authorization(origin, self.keys.current),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(how["ttl"]),
            "Urgency": "normal",
            "Topic": how["topic"],
        }
        subscription: Any = SimpleNamespace(endpoint="", keys=target)
        return headers, self.library.get(text.ljust(PAYLOAD_BYTES), subscription).encrypted


def pywebpush_make(given: dict[str, Any], signer: Any) -> Any:
    claims = {"sub": SUBJECT, "aud": "http://127.0.0.1", "exp": int(time.time()) + 3600}
    return signer.sign(claims), pywebpush.WebPusher(given).encode(PADDED)


def measure_making(here: World, rounds: int, times: int) -> Rates:
    """Messages a second of CPU by each case, round by round."""
    cases = list(makings(here))
    rates: Rates = {case.name: [] for case in cases}
    for number in range(-1, rounds):  # the first one warms up
        for case in cases:
            given = [case.given(target) for target in here.targets[:times]]
            start = time.process_time()
            for each in given:
                case.make(each)
            if number >= 0:
                rates[case.name].append(times / (time.process_time() - start))
    return rates


def deliver_ours(here: World, targets: Sequence[Target], kind: type[Sender] = Sender) -> float:
    async def lane(sender: Sender, todo: Iterator[Target]) -> None:
        for target in todo:
            outcome = await sender.send(target, TEXT, ttl=60, topic="bench")
            if outcome.fate is not Fate.SENT:
                raise SystemExit(f"not sent: {outcome}")

    async def go(sender: Sender, part: Sequence[Target]) -> None:
        todo = iter(part)
        await asyncio.gather(*(lane(sender, todo) for _ in range(AT_ONCE)))

    async def both() -> float:
        async with here.sender(kind) as sender:
            await go(sender, targets[:WARM_UP])
            start = time.perf_counter()
            await go(sender, targets[WARM_UP:])
            return time.perf_counter() - start

    return asyncio.run(both())


class OverAiohttp(Sender):
    """The same sender with the HTTP client that is commonest among asynchronous ones."""

    async def __aenter__(self) -> "OverAiohttp":
        self.session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0),
            timeout=aiohttp.ClientTimeout(total=10, connect=5),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            skip_auto_headers=("Accept", "Accept-Encoding", "User-Agent"),
        )
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.session.close()

    async def post(self, endpoint: str, headers: dict[str, str], body: bytes) -> Outcome:
        async with self.session.post(
            URL(endpoint, encoded=True), headers=headers, data=body, allow_redirects=False
        ) as answer:
            return outcome_of(answer.status, [], await answer.content.read(MOST_TEXT))


def deliver_pywebpush(here: World, targets: Sequence[Target]) -> float:
    signer = Vapid.from_pem(here.pem.encode())

    def send(target: Target) -> None:
        pywebpush.webpush(
            told(target),
            PADDED,
            vapid_private_key=signer,
            vapid_claims={"sub": SUBJECT},
            ttl=60,
            headers={"Topic": "bench"},
            timeout=10,
        )

    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(send, targets[:THREADS]))
        start = time.perf_counter()
        list(threads.map(send, targets[WARM_UP:]))
        return time.perf_counter() - start


def deliver_npm(here: World, targets: Sequence[Target]) -> float:
    (private,) = private_keys(here.pem)
    secret = private.private_numbers().private_value.to_bytes(32, "big")
    order = {
        "subscriptions": [told(target) for target in targets],
        "text": PADDED.decode(),
        "vapid": {
            "public": Keys(here.pem, SUBJECT).current,
            "private": webpush.VAPID._encode_vapid_key(secret),
        },
        "atOnce": AT_ONCE,
        "warmUp": WARM_UP,
    }
    done = subprocess.run(
        [str(NODE), str(HERE / "push.js")],
        input=json.dumps(order).encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    return float(done.stdout)


def deliver_ready(here: World, targets: Sequence[Target]) -> float:
    """The receiver's own ceiling: requests made beforehand, written as they are."""
    sender = here.sender()
    requests = [raw(*sender.make(target, TEXT, ttl=60, topic="x"), target) for target in targets]

    async def lane(todo: Iterator[bytes]) -> None:
        port = int(here.origin.rpartition(":")[2])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for request in todo:
            writer.write(request)
            await reader.readuntil(POST_END)
        writer.close()

    async def go(part: Sequence[bytes]) -> float:
        todo, start = iter(part), time.perf_counter()
        await asyncio.gather(*(lane(todo) for _ in range(AT_ONCE)))
        return time.perf_counter() - start

    return asyncio.run(go(requests[WARM_UP:]))


def raw(headers: dict[str, str], body: bytes, target: Target) -> bytes:
    path = "/" + target.endpoint.split("/", 3)[3]
    lines = [f"POST {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def deliveries() -> Iterator[tuple[str, int, Callable[[World, Sequence[Target]], float]]]:
    yield "receiver's ceiling", 4000, deliver_ready
    yield "ours", 4000, deliver_ours
    yield SEALED_BY_WEBPUSH, 4000, partial(deliver_ours, kind=SealedByWebpush)
    yield "ours, over aiohttp", 1500, partial(deliver_ours, kind=OverAiohttp)
    if pywebpush:
        yield PYWEBPUSH, 500, deliver_pywebpush
    if NODE:
        yield NPM, 1000, deliver_npm


def measure_delivering(here: World, rounds: int) -> Rates:
    """Messages a second by each case, round by round."""
    rates: Rates = {name: [] for name, _, _ in deliveries()}
    for _ in range(rounds):
        for name, count, deliver in deliveries():
            seconds = deliver(here, here.targets[: WARM_UP + count])
            rates[name].append(count / seconds)
    return rates


@contextmanager
def receiver(delay_ms: int) -> Iterator[str]:
    """A push service in a process of its own; its origin."""
    command = [sys.executable, "-m", "bench.push", "--receive", str(delay_ms)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.terminate()


def times_of(one: Sequence[float], other: Sequence[float]) -> float:
    """How many times as fast one is as the other, next to each other in the same round."""
    return statistics.median(a / b for a, b in zip(one, other, strict=True))


def reached(ratio: float, aim: float) -> str:
    return f"aim {aim:g}: {'reached' if ratio >= aim else 'MISSED'}"


def show_made(rates: Rates) -> None:
    print("made, per second of CPU:")
    for name, each in rates.items():
        share = times_of(each, rates["floor"])
        line = f"  {name:30} {statistics.median(each):7,.0f}   {share:4.2f} of the floor"
        print(f"{line}; {reached(share, 0.8)}" if name == "ours" else line, flush=True)


def show_delivered(rates: Rates, aims: dict[str, float]) -> None:
    for name, each in rates.items():
        line = f"  {name:30} {statistics.median(each):7,.0f}"
        if name in aims:
            ratio = times_of(rates["ours"], each)
            line += f"   ours is {ratio:5.2f} times this; {reached(ratio, aims[name])}"
        print(line, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--times", type=int, default=400, help="messages made by a case in a round")
    parser.add_argument("--receive", type=int, metavar="MS", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.receive is not None:
        serve(arguments.receive / 1000)
        return
    if not (pywebpush and NODE):
        print("pywebpush and npm web-push are installed by: ./dev bench push")
    here = world(WARM_UP + 4000, "http://127.0.0.1:9")
    show_made(measure_making(here, arguments.rounds * 3, arguments.times))
    for delay, python, npm in ((0, 8, 4), (30, 4, 2.5)):
        with receiver(delay) as origin:
            there = World(origin, [moved(target, origin) for target in here.targets], here.pem)
            print(
                f"delivered per second, {AT_ONCE} at once, answered after {delay} ms:", flush=True
            )
            rates = measure_delivering(there, arguments.rounds)
            show_delivered(rates, {PYWEBPUSH: python, NPM: npm})


def moved(target: Target, origin: str) -> Target:
    path = target.endpoint.split("/", 3)[3]
    return Target(f"{origin}/{path}", target.p256dh, target.auth)


if __name__ == "__main__":
    main()
