"""Thousands due at once, and the worker killed five times: nothing lost, nothing twice.

In `./dev storm` ten thousand on PostgreSQL, as a gemeente runs it, a fifth of them on SQLite, and
five kills, each in the middle of a round. In the check a few hundred and two.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, insert, select

from tests.conftest import MONDAY, ON_POSTGRES, Store
from tests.contact.push.service import PushService, running
from tests.storm import many
from webapp.case.account import Account, Language, Role, SignIn
from webapp.case.secrets import hashed, new_token
from webapp.contact.push.model import Kind, Reminder, State, Subscription
from webapp.core import clock
from webapp.core.db import Database
from webapp.core.vapid import Keys, new_private_key_pem
from webapp.demo.model import DemoMarker

DUE, USELESS, KILLS = many(10_000 if ON_POSTGRES else 2_000, 600), many(500, 150), many(5, 2)
PATIENCE = 120
PEM, SUBJECT = new_private_key_pem(), "mailto:test@example.org"
ALLOWED = {
    "U hebt een nieuw bericht.",
    "لديك رسالة جديدة.",
    "ሓድሽ መልእኽቲ ኣለኩም።",
    "You have a new message.",
}


@pytest.fixture
def service() -> Iterator[PushService]:
    with running() as service:
        yield service


@pytest.fixture
def database(store: Store) -> Iterator[Database]:
    url = store.fresh("demo")
    database = Database(url)
    clock.set_to(MONDAY)
    with database.unit() as session:
        session.add(DemoMarker(began_at=MONDAY, since=clock.real()))
    yield database
    database.engine.dispose()
    store.drop(url)
    clock.set_real()


def fill(database: Database, service: PushService) -> tuple[set[str], set[str]]:
    """People with one phone and one reminder each; the endpoints that are to get it, or never."""
    now, real, key = clock.now(), clock.real(), Keys(PEM, SUBJECT).current
    rows: dict[Any, list[dict[str, Any]]] = {
        model: [] for model in (Account, SignIn, Subscription, Reminder)
    }
    wanted: set[Any] = set()
    useless: set[Any] = set()
    for number in range(DUE + USELESS):
        account, sign_in, target = uuid4(), uuid4(), service.subscribe(key)
        (wanted if number < DUE else useless).add(target.endpoint)
        language = list(Language)[number % 4]
        rows[Account].append(
            {"id": account, "name": "N", "role": Role.INBURGERAAR, "language": language}
            | {"learns_dutch": False, "number": 0}
        )
        rows[SignIn].append(
            {"id": sign_in, "account_id": account, "token_hash": hashed(new_token())}
            | {"started_at": real, "seen_at": real, "ends_at": real + timedelta(days=1)}
        )
        rows[Subscription].append(
            {"id": uuid4(), "account_id": account, "sign_in_id": sign_in, "vapid_key": key}
            | {"made_at": real, **vars(target)}
        )
        rows[Reminder].append(
            {"id": uuid4(), "account_id": account, "kind": Kind.APPOINTMENT, "slot": "2h"}
            | {"subject_id": uuid4(), "due_at": now, "send_at": now, "path": "/"}
            | {"not_after": now + timedelta(hours=1 if number < DUE else -1)}
        )
    with database.unit() as session:
        for model, values in rows.items():
            session.execute(insert(model), values)
    return wanted, useless


def start(database: Database, service: PushService, log: Path) -> subprocess.Popen[bytes]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MEEDOEN_", "DATABASE_"))}
    environment = kept | {
        "DATABASE_URL": database.url.render_as_string(hide_password=False),
        "MEEDOEN_DEMO": "1",
        "MEEDOEN_VAPID_KEYS": PEM,
        "MEEDOEN_PUSH_SUBJECT": SUBJECT,
        "MEEDOEN_PUSH_PLAIN": service.origin,
    }
    command = [str(Path(sys.executable).parent / "webapp"), "worker", "--every", "0.1"]
    with log.open("ab") as out:
        return subprocess.Popen([*command, "--lease", "2"], env=environment, stdout=out, stderr=out)


def test_thousands_due_and_a_worker_that_is_killed_five_times(
    database: Database, service: PushService, tmp_path: Path
) -> None:
    wanted, useless = fill(database, service)
    log, began, killed = tmp_path / "worker.log", time.monotonic(), 0
    worker = start(database, service, log)
    try:
        while len({record.endpoint for record in service.records}) < DUE:
            assert time.monotonic() - began < PATIENCE, log.read_text()[-2000:]
            assert worker.poll() is None or killed, log.read_text()[-2000:]
            if killed < KILLS and len(service.records) > (killed + 1) * DUE // (KILLS + 2):
                worker.send_signal(signal.SIGKILL)
                worker.wait()
                killed += 1
                worker = start(database, service, log)
            time.sleep(0.02)
        seconds = time.monotonic() - began
        while waiting(database):
            assert time.monotonic() - began < PATIENCE
            time.sleep(0.1)
    finally:
        worker.terminate()
        worker.wait(10)
    tags: dict[str, set[str]] = {}
    said = set()
    for record in service.records:
        tags.setdefault(record.endpoint, set()).add(record.headers["topic"])
        told = json.loads(record.plaintext or b"")["notification"]
        assert len(record.plaintext or b"") == 1024
        assert (told["title"], told["tag"]) == ("Meedoen", record.headers["topic"])
        assert told["body"] in ALLOWED
        said.add(told["body"])
    assert said == ALLOWED, "each in the recipient's own language"
    again = len(service.records) - len(wanted)
    print(f"\n{DUE} reminders in {seconds:.1f} s, {killed} kills; sent again: {again}")
    assert killed == KILLS
    assert tags.keys() == wanted, "lost, or sent though it was useless"
    assert all(len(each) == 1 for each in tags.values()), "twice on somebody's screen"
    assert not useless & tags.keys()
    assert service.refusals == []


def waiting(database: Database) -> int:
    """How many still wait, of those that are due now."""
    query = select(func.count()).where(
        Reminder.state == State.WAITING, Reminder.send_at <= clock.now()
    )
    with database.session(writes=False) as session:
        return session.scalar(query) or 0
