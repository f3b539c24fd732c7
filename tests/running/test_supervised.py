"""`webapp serve` looks after its processes: none outlives it, none that ends stays away."""

import os
import signal
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.browser.server import WEBAPP
from tests.conftest import Store
from tests.running.served import (
    Served,
    Writers,
    family,
    kept,
    lives,
    people_who_write,
    running,
    until,
    writing,
)
from tests.storm import many
from webapp.core.db import Database
from webapp.core.vapid import new_private_key_pem

GONE_SECONDS = 5.0
"""So soon everything of a killed server is gone."""
BACK_SECONDS = 30.0
ALL = 4
"""The main process, the server, its worker, the sending of reminders."""


@pytest.fixture
def url(store: Store) -> Iterator[str]:
    made = store.fresh("demo")
    yield made
    store.drop(made)


@pytest.fixture
def served(url: str, tmp_path: Path) -> Iterator[Served]:
    key, subject = new_private_key_pem(), "mailto:test@example.org"
    push = {"MEEDOEN_VAPID_KEYS": key, "MEEDOEN_PUSH_SUBJECT": subject}
    with running(url, tmp_path, **push) as server:
        yield server


def none_lives(processes: list[int]) -> bool:
    return not any(map(lives, processes))


def is_whole(served: Served) -> bool:
    return len(family(served.pid)) == ALL


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
    for which in ("sending", "worker", "server"):
        until(partial(is_whole, served), BACK_SECONDS)
        server, sending = family(served.pid)[1:3]
        if not family(server)[1:]:
            server, sending = sending, server
        victim = {"server": server, "worker": family(server)[-1], "sending": sending}[which]
        os.kill(victim, signal.SIGKILL)
        until(partial(none_lives, [victim]), GONE_SECONDS)
        until(partial(is_whole, served), BACK_SECONDS)
        until(served.answers, BACK_SECONDS)
    said = served.log.read_text()
    assert "the sending of reminders ended" in said
    assert "the server ended" in said
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
