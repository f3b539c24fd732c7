"""A restart, a second process, and a world made anew."""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Protocol

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tests.conftest import SECRET, Browser, Store, T
from webapp import create_app
from webapp.case.account import Account, SignIn
from webapp.config import LOOPBACK, Config
from webapp.core import clock
from webapp.core.db import Database
from webapp.demo.model import DemoMarker
from webapp.plan.pip.model import Agreement, Frozen
from webapp.running import tables

SECOND = timedelta(seconds=1)
NOW = "2026-10-05T09:15"
AT = datetime(2026, 10, 5, 7, 15, tzinfo=UTC)


def config(url: str, now: str | None = None) -> Config:
    return Config(database_url=url, secret=SECRET, demo=True, now=now, hosts=LOOPBACK)


def fill(url: str, now: str | None = None, *, reset: bool = False) -> None:
    tables.fill_demo(config(url, now), argparse.Namespace(reset=reset))


@pytest.fixture
def url(store: Store) -> Iterator[str]:
    """A database with a demo world that began on 5 October 2026, 09:15."""
    made = store.empty()
    fill(made, NOW)
    yield made
    store.drop(made)
    clock.set_real()


class Ask(Protocol):
    def __call__(self, work: Callable[[Session], T], /) -> T: ...


@pytest.fixture
def ask(url: str) -> Iterator[Ask]:
    database = Database(url)

    def run(work: Callable[[Session], T]) -> T:
        with database.unit() as session:
            return work(session)

    yield run
    database.engine.dispose()


def start(url: str, now: str | None = None) -> None:
    """What a process does first; the clock of this one is then the demo's."""
    clock.set_real()
    create_app(config(url, now)).extensions["database"].engine.dispose()


def near(one: datetime, other: datetime) -> bool:
    return abs(one - other) < 20 * SECOND


def test_without_a_moment_the_demo_begins_on_the_monday(store: Store) -> None:
    url = store.empty()
    fill(url)
    start(url)
    assert near(clock.now(), datetime(2026, 9, 14, 6, 30, tzinfo=UTC))
    store.drop(url)
    clock.set_real()


def test_the_mark_keeps_where_the_time_began_and_since_when(ask: Ask) -> None:
    mark = ask(lambda s: s.scalars(select(DemoMarker)).one())
    assert mark.began_at == NOW
    assert near(mark.since, datetime.now(UTC))


def test_after_a_restart_the_time_has_flowed_on(url: str, ask: Ask) -> None:
    ago = datetime.now(UTC) - timedelta(hours=3)
    ask(lambda s: s.execute(update(DemoMarker).values(since=ago)))
    start(url)
    assert near(clock.now(), AT + timedelta(hours=3))


def test_a_restart_with_another_moment_keeps_the_one_of_the_world(url: str) -> None:
    start(url, "2027-01-01T00:00")
    assert near(clock.now(), AT)


def test_filling_it_again_changes_nothing(url: str, ask: Ask) -> None:
    people = ask(lambda s: s.scalars(select(Account.id)).all())
    since = ask(lambda s: s.scalars(select(DemoMarker.since)).one())
    fill(url, "2027-01-01T00:00")
    assert ask(lambda s: s.scalars(select(Account.id)).all()) == people
    assert ask(lambda s: s.scalars(select(DemoMarker.since)).one()) == since


def test_a_second_process_agrees_on_the_time(url: str, ask: Ask) -> None:
    ago = datetime.now(UTC) - timedelta(days=2)
    ask(lambda s: s.execute(update(DemoMarker).values(since=ago)))
    kept = {k: v for k, v in os.environ.items() if not k.startswith("MEEDOEN_")}
    tell = "import webapp.wsgi; from webapp.core import clock; print(clock.now().isoformat())"
    told = subprocess.run(
        [sys.executable, "-c", tell],
        env=kept | {"DATABASE_URL": url, "MEEDOEN_DEMO": "1", "MEEDOEN_NOW": "2026-09-14T08:30"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout
    assert near(datetime.fromisoformat(told.strip()), AT + timedelta(days=2))


def test_reset_makes_the_world_anew_and_nobody_is_signed_in_any_more(url: str, ask: Ask) -> None:
    def live(session: Session) -> None:
        session.execute(update(Agreement).values(position=Agreement.position + 100))
        someone = session.scalars(select(Account).limit(1)).one()
        later = datetime.now(UTC) + timedelta(days=1)
        session.add(
            SignIn(
                token_hash=b"x" * 32,
                account_id=someone.id,
                started_at=later,
                seen_at=later,
                ends_at=later,
            )
        )

    ask(live)
    before = ask(lambda s: s.scalars(select(Account.id)).all())
    fill(url, "2026-06-12T10:00", reset=True)
    after = ask(lambda s: s.scalars(select(Account.id)).all())
    assert len(after) == len(before)
    assert not set(after) & set(before), "other people of the same names"
    assert ask(lambda s: s.scalars(select(SignIn)).all()) == []
    assert max(ask(lambda s: s.scalars(select(Agreement.position)).all())) < 100
    marks = ask(lambda s: s.scalars(select(DemoMarker.began_at)).all())
    assert marks == ["2026-06-12T10:00"]
    start(url)
    assert near(clock.now(), datetime(2026, 6, 12, 8, 0, tzinfo=UTC))


def test_after_a_reset_the_pages_are_there(url: str) -> None:
    fill(url, reset=True)
    app = create_app(config(url))
    visitor = Browser(app, app.response_class, use_cookies=True)
    assert visitor.post("/demo/yonas").status_code == 303
    assert "Yonas" in visitor.get("/").text
    app.extensions["database"].engine.dispose()


def test_the_command_fixes_the_plans_of_the_demo_in_dutch(store: Store) -> None:
    """In a process of its own, which knows no words until it has read them."""
    url = store.empty()
    command = [sys.executable, "-c", "from webapp.cli import main; main()", "demo"]
    environ = os.environ | {"MEEDOEN_DEMO": "1", "DATABASE_URL": url}
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    assert "translation" not in done.stderr
    database = Database(url)
    with database.session(writes=False) as session:
        contents = session.scalars(select(Frozen.content)).all()
    assert contents
    assert all('"in_dutch":"Ik ' in content for content in contents)
    database.engine.dispose()
    store.drop(url)
