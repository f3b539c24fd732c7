"""Whether it runs and is ready, and its numbers, asked on an address of this machine."""

import socket
import threading
from collections.abc import Iterator
from datetime import timedelta
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from flask import Flask
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from tests.conftest import MONDAY, SECRET, Change
from webapp.config import Config
from webapp.contact.push.model import Reminder, State
from webapp.core import clock
from webapp.running import health
from webapp.running.health import Health


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """The test says what matters."""


def free_port() -> int:
    with socket.socket() as unbound:
        unbound.bind(("127.0.0.1", 0))
        port: int = unbound.getsockname()[1]
        return port


@pytest.fixture
def served(app: Flask) -> Iterator[int]:
    """The port where the app answers."""
    with make_server("127.0.0.1", 0, app, handler_class=Quiet) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


@pytest.fixture
def made(app: Flask, served: int) -> Iterator[Health]:
    url = app.extensions["database"].url.render_as_string(hide_password=False)
    config = Config(database_url=url, secret=SECRET, now=MONDAY, hosts=("localhost",))
    found = Health(config, "127.0.0.1", served)
    clock.set_to(MONDAY)
    yield found
    found.database.engine.dispose()


def number(made: Health, name: str) -> float | None:
    lines = dict(line.rsplit(" ", 1) for line in made.metrics().text.splitlines())
    return float(lines[name]) if name in lines else None


def test_it_is_healthy_while_the_app_answers(made: Health) -> None:
    assert made.healthz() == (200, "ok")
    made.port = free_port()
    assert made.healthz().status == 503


def test_it_is_ready_when_the_tables_are_todays(made: Health, change: Change) -> None:
    assert made.readyz() == (200, "ready")
    change(lambda s: s.execute(text("UPDATE alembic_version SET version_num = 'other'")))
    status, why = made.readyz()
    assert status == 503
    assert "'other'" in why
    change(lambda s: s.execute(text("DROP TABLE alembic_version")))
    assert made.readyz() == (
        503,
        "The database has no tables yet: run `webapp migrate` first.",
    )


def test_a_database_that_does_not_answer_is_not_ready_and_is_a_number(
    made: Health, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = Config(
        database_url="sqlite:////no/such/folder/x.sqlite3", secret=SECRET, hosts=("localhost",)
    )
    monkeypatch.setattr(health, "Numbers", lambda *_: made.numbers)
    broken = Health(away, "127.0.0.1", made.port)
    made.numbers.database = broken.database
    assert broken.readyz() == (503, "The database does not answer.")
    assert number(broken, "meedoen_database_up") == 0
    assert number(broken, "meedoen_outbox_age_seconds") is None


def test_how_late_the_oldest_reminder_is(made: Health, change: Change) -> None:
    """An hour late is the one that waits longest; what is of no use any more is not late."""
    now = clock.now()

    def late(session: Session) -> None:
        session.execute(update(Reminder).values(state=State.SENT))
        ids = session.scalars(select(Reminder.id).limit(3)).all()
        for id, minutes, days in zip(ids, (60, 10, 900), (1, 1, -1), strict=True):
            session.execute(
                update(Reminder)
                .where(Reminder.id == id)
                .values(
                    state=State.WAITING,
                    send_at=now - timedelta(minutes=minutes),
                    not_after=now + timedelta(days=days),
                )
            )

    assert number(made, "meedoen_database_up") == 1
    change(late)
    assert number(made, "meedoen_outbox_waiting") == 2
    age = number(made, "meedoen_outbox_age_seconds")
    assert age == pytest.approx(3600, abs=60)
