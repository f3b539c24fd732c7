"""How many requests a worker should work on at once: `webapp serve` under a mixed load.

    python -m bench.threads         # 1, 2, 4 and 8 threads a worker, on both databases

A thousand people; the servers run beside each other and take turns under load, so that ratios
hold. One request in ten sends a message; what staff open leaves a line. Both databases keep what
they have confirmed on disk. First line: the number that `webapp serve` takes by itself.
"""

import argparse
import asyncio
import contextlib
import itertools
import os
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import NamedTuple

from bench.world import World, country
from tests.browser.server import WEBAPP, free_port
from tests.postgres import server as postgres_server
from webapp.case.cookies import SESSION_COOKIE
from webapp.core import clock
from webapp.core.db import Database
from webapp.demo.model import DemoMarker
from webapp.running.serving import THREADS
from webapp.speech import i18n

READS = {
    "Yonas": ("/", "agenda", "pip", "budget", "pvt", "messages"),
    "Henk": ("/", "visits/new", "messages"),
    "Petra": ("/", "pip", "messages", "/inbox"),
}
WRITER, WRITTEN = "Yonas", b"words=Goedemorgen"
ONE_IN = 10
END = b"\r\n\r\n"


class Timed(NamedTuple):
    seconds: float
    writes: bool


class Turn(NamedTuple):
    rate: float
    """Requests a second."""
    median: float
    late_reads: float
    """Seconds that 99 % of the pages needed at most."""
    late_writes: float


def requests(world: World) -> list[tuple[bytes, bool]]:
    """What is asked, in turn: pages of three roles, and messages among them."""
    dossier = f"/dossiers/{world.ids['dossiers'][-1]}/"  # that of Yonas: they stand by name
    asked = []
    pages = ((who, path) for who, paths in READS.items() for path in paths)
    for number, (who, path) in enumerate(itertools.islice(itertools.cycle(pages), 180)):
        if number % (ONE_IN - 1) == 0:
            asked.append((request("POST", f"{dossier}messages/consulent", world, WRITER), True))
        where = path if path.startswith("/") else dossier + path
        asked.append((request("GET", where, world, who), False))
    return asked


def request(method: str, path: str, world: World, who: str) -> bytes:
    body = WRITTEN if method == "POST" else b""
    lines = [
        f"{method} {path} HTTP/1.1",
        "Host: localhost",
        f"Cookie: {SESSION_COOKIE}={world.tokens[who]}",
        "Accept-Encoding: zstd, br, gzip",
        "Sec-Fetch-Site: same-origin",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
    ]
    return "\r\n".join(lines).encode() + END + body


async def visitor(port: int, todo: Iterator[tuple[bytes, bool]], until: float) -> list[Timed]:
    """One open connection that asks for one thing after another."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    timed = []
    while (began := time.perf_counter()) < until:
        asked, writes = next(todo)
        writer.write(asked)
        head = (await reader.readuntil(END)).lower()
        status = int(head.split(maxsplit=2)[1])
        if status != (303 if writes else 200):
            raise SystemExit(f"{status}: {asked.decode().splitlines()[0]}")
        await reader.readexactly(int(head.partition(b"content-length: ")[2].split()[0]))
        timed.append(Timed(time.perf_counter() - began, writes))
    writer.close()
    return timed


async def load(port: int, asked: list[tuple[bytes, bool]], people: int, seconds: float) -> Turn:
    todo = itertools.cycle(asked)
    until = time.perf_counter() + seconds
    each = await asyncio.gather(*(visitor(port, todo, until) for _ in range(people)))
    timed = list(itertools.chain(*each))
    reads, writes = (sorted(t.seconds for t in timed if t.writes is kind) for kind in (False, True))
    return Turn(len(timed) / seconds, statistics.median(reads), late(reads), late(writes))


def late(seconds: list[float]) -> float:
    return seconds[int(len(seconds) * 0.99)]


@contextlib.contextmanager
def database_on(kind: str, folder: Path) -> Iterator[str]:
    """A database that keeps on disk what it has confirmed."""
    if kind == "postgresql":
        with postgres_server(settings="", where=Path(tempfile.gettempdir())) as url:
            yield url
    else:
        yield f"sqlite:///{folder / 'threads.sqlite3'}"


def world_on(url: str, people: int) -> World:
    world = country(url, people)
    database = Database(url)
    with database.unit() as session:
        session.add(DemoMarker(began_at=clock.DEMO_START, since=clock.real()))
    database.engine.dispose()
    return world


@contextlib.asynccontextmanager
async def serving(url: str, threads: int) -> AsyncIterator[int]:
    port = free_port()
    command = [str(WEBAPP), "serve", "--port", str(port), "--threads", str(threads)]
    environment = {**os.environ, "DATABASE_URL": url, "MEEDOEN_DEMO": "1"}
    process = await asyncio.create_subprocess_exec(
        *command, env=environment, stdout=asyncio.subprocess.DEVNULL
    )
    try:
        await answers(port)
        yield port
    finally:
        process.terminate()
        await process.wait()


async def answers(port: int) -> None:
    for _ in range(300):
        with contextlib.suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            return
        await asyncio.sleep(0.1)
    raise SystemExit("webapp serve does not answer")


async def compare(url: str, world: World, arguments: argparse.Namespace) -> dict[int, list[Turn]]:
    """Every number of threads in turn, in each round another first."""
    asked = requests(world)
    turns: dict[int, list[Turn]] = {threads: [] for threads in arguments.threads}
    async with contextlib.AsyncExitStack() as stack:
        ports = {n: await stack.enter_async_context(serving(url, n)) for n in arguments.threads}
        for port in ports.values():
            await load(port, asked, arguments.connections, 2)  # warms what is kept
        for number in range(arguments.rounds):
            shift = number % len(ports)
            for threads in [*ports, *ports][shift : shift + len(ports)]:
                turn = await load(ports[threads], asked, arguments.connections, arguments.seconds)
                turns[threads].append(turn)
    return turns


def show(kind: str, turns: dict[int, list[Turn]]) -> None:
    print(f"\n{kind}; by itself: {THREADS[kind]}")
    print("threads    req/s  median  p99 read  p99 write    against the first of the round:")
    first = next(iter(turns.values()))
    for threads, each in turns.items():
        rate, *times = (statistics.median(values) for values in zip(*each, strict=True))
        ratios = [
            statistics.median(turn[i] / base[i] for turn, base in zip(each, first, strict=True))
            for i in range(len(Turn._fields))
        ]
        milliseconds = "  ".join(f"{seconds * 1000:6.1f} ms" for seconds in times)
        print(
            f"{threads:7} {rate:8.0f}  {milliseconds}   " + "  ".join(f"{r:5.2f}" for r in ratios)
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--on", nargs="+", default=["sqlite", "postgresql"], choices=THREADS)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2, 4, 8])
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=4)
    arguments = parser.parse_args()
    i18n.load()
    for kind in arguments.on:
        with (
            tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
            database_on(kind, Path(folder)) as url,
        ):
            world = world_on(url, arguments.people)
            show(kind, asyncio.run(compare(url, world, arguments)))


if __name__ == "__main__":
    main()
