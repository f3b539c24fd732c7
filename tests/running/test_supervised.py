"""`webapp serve` looks after its processes: none outlives it, none that ends stays away."""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.browser.server import WEBAPP, free_port, serving
from tests.conftest import Store
from tests.running.served import (
    Served,
    Writers,
    family,
    kept,
    lives,
    people_who_write,
    until,
    writing,
)
from tests.storm import many
from webapp.core.db import Database
from webapp.core.vapid import new_private_key_pem

GONE_SECONDS = 5.0
"""So soon everything of a killed server is gone."""
BACK_SECONDS = 30.0
ALL = 5
"""The main one, the server, its worker, the sending of reminders, the answering of how it is."""


@pytest.fixture
def url(store: Store) -> Iterator[str]:
    made = store.fresh("demo")
    yield made
    store.drop(made)


@pytest.fixture
def served(url: str, tmp_path: Path) -> Iterator[Served]:
    key, subject = new_private_key_pem(), "mailto:test@example.org"
    push = {"MEEDOEN_VAPID_KEYS": key, "MEEDOEN_PUSH_SUBJECT": subject}
    server = Served(url, tmp_path, **push)
    server.more = ["--health-port", str(free_port())]
    with serving(server):
        yield server


def none_lives(processes: list[int]) -> bool:
    return not any(map(lives, processes))


def is_whole(served: Served) -> bool:
    return len(family(served.pid)) == ALL


def ask(served: Served, path: str) -> tuple[int, str]:
    with closing(HTTPConnection("127.0.0.1", int(served.more[1]), timeout=30)) as asked:
        asked.request("GET", path)
        reply = asked.getresponse()
        return reply.status, reply.read().decode().strip()


def tells(served: Served) -> bool:
    try:
        return ask(served, "/healthz")[0] == 200
    except ConnectionRefusedError:
        return False


def wrong_code(served: Served) -> None:
    headers = {
        "Sec-Fetch-Site": "same-origin",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    with closing(HTTPConnection("localhost", served.port, timeout=30)) as typed:
        typed.request("POST", "/k", "code=12345678", headers)
        assert typed.getresponse().status == 422


def has_kept(writers: Writers, least: int) -> bool:
    return len(writers.acknowledged) >= least


def test_killed_under_load_it_leaves_nothing_behind_and_loses_nothing(
    url: str, served: Served
) -> None:
    """Slow because a server starts anew after each time."""
    database, slowest = Database(url), 0.0
    people = people_who_write(database, 4)
    with writing(served.port, people) as writers:
        for _ in range(many(20, 2)):
            until(partial(has_kept, writers, len(writers.acknowledged) + 10), BACK_SECONDS)
            until(partial(is_whole, served), BACK_SECONDS)
            others = served.kill()
            slowest = max(slowest, until(partial(none_lives, others), GONE_SECONDS))
            served.start()
    there = kept(database)
    database.engine.dispose()
    print(f"{len(writers.acknowledged)} kept, gone in {slowest:.2f} s, {dict(writers.answers)}")
    assert {there[words] for words in writers.acknowledged} == {1}, "lost, or kept twice"


def test_what_dies_is_started_again_and_all_ends_together(served: Served) -> None:
    """Its worker first, then each process that the main one started, the oldest first."""
    until(partial(is_whole, served), BACK_SECONDS)
    wrong_code(served)
    for which in range(4):
        ours = sorted(pid for pid in family(served.pid)[1:])
        worker = next(family(pid)[1] for pid in ours if family(pid)[1:])
        victim = ours[0] if which else worker
        os.kill(victim, signal.SIGKILL)
        until(partial(none_lives, [victim]), GONE_SECONDS)
        until(partial(is_whole, served), BACK_SECONDS)
        until(served.answers, BACK_SECONDS)
    said = served.log.read_text()
    for part in ("the server", "the sending of reminders", "the answering of how it is"):
        assert f"{part} ended" in said
    until(partial(tells, served), BACK_SECONDS)
    assert ask(served, "/readyz") == (200, "ready")
    counted = 'meedoen_events_total{event="sign-in-refused",why="code"} 1.0'
    assert counted in ask(served, "/metrics")[1], "what a process counted that died since"
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", int(served.more[1])), timeout=5)
    second = [str(WEBAPP), "serve", "--port", str(served.port)]
    refused = subprocess.run(
        second, env=served.environment, capture_output=True, text=True, timeout=60, check=False
    )
    taken = f"127.0.0.1:{served.port} is in use: another server answers there.\n"
    assert (refused.returncode, refused.stderr) == (1, taken), "granian would share the port"
    everything = family(served.pid)
    assert served.process is not None
    served.process.terminate()
    assert served.process.wait(GONE_SECONDS) == 0
    assert none_lives(everything)
