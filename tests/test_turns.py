"""Whoever writes on SQLite waits for a turn, and a turn ends whatever becomes of the unit.

A disk that is full refuses the COMMIT itself; a limit on the size of files does the same.
"""

import fcntl
import resource
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.conftest import As, Browser, Cast, Store
from webapp.core.db import Database
from webapp.core.sqlite import FairConnection

SECONDS = 1.5
FIRST_PAGE = 4096
"""The log of a database that has been written to is longer already: nothing can be added."""


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Turns are of SQLite alone, whatever the other tests run on."""
    return Store(tmp_path_factory.mktemp("turns"), None)


@contextmanager
def full_disk() -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (FIRST_PAGE, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def somebody_elses_turn(app: Flask) -> Iterator[None]:
    """Another process holds the lock and does not let go."""
    database = app.extensions["database"].url.database
    with Path(f"{database}.turn").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FairConnection, "patience", SECONDS)


def reads_in(browser: Browser, language: str) -> int:
    status: int = browser.post("/language", data={"lang": language}).status_code
    return status


def test_after_a_full_disk_everybody_writes_again(as_: As, cast: Cast, impatient: None) -> None:
    yonas, petra = as_("yonas"), as_("petra")
    plan = f"/dossiers/{cast.dossier('yonas').id}/pip"
    assert reads_in(yonas, "nl") == 303, "there is room"
    with full_disk():
        assert [reads_in(yonas, "ar"), reads_in(petra, "en")] == [503, 503]
        began = time.monotonic()
        assert petra.get(plan).status_code == 503, "nobody reads without a line that says so"
        assert yonas.get(plan).status_code == 200, "what leaves no line is read"
        assert time.monotonic() - began < SECONDS, "no turn was waited for"
    assert [reads_in(yonas, "ar"), reads_in(petra, "en")] == [303, 303]
    assert petra.get(plan).status_code == 200


def test_who_waits_too_long_for_a_turn_is_told_to_come_back(
    app: Flask, as_: As, impatient: None
) -> None:
    yonas = as_("yonas")
    with somebody_elses_turn(app):
        began = time.monotonic()
        assert reads_in(yonas, "nl") == 503
        assert SECONDS <= time.monotonic() - began < SECONDS + 2
        assert yonas.get("/").status_code == 200, "reading needs no turn"
    assert [reads_in(yonas, "nl"), reads_in(as_("petra"), "en")] == [303, 303], (
        "who gave up takes no turn any more"
    )


def test_a_turn_in_which_nothing_could_begin_ends_too(app: Flask, as_: As, impatient: None) -> None:
    """Somebody at the console writes past every turn."""
    yonas, url = as_("yonas"), app.extensions["database"].url
    database = app.extensions["database"] = Database(url.render_as_string())
    engine = database.engine
    sa.event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA busy_timeout = 100"))
    with closing(sqlite3.connect(str(url.database))) as console:
        console.execute("BEGIN IMMEDIATE")
        assert [reads_in(yonas, "nl"), reads_in(yonas, "nl")] == [503, 503]
    began = time.monotonic()
    assert [reads_in(yonas, "nl"), reads_in(as_("petra"), "en")] == [303, 303]
    assert time.monotonic() - began < SECONDS, "no turn was waited for"
    engine.dispose()
