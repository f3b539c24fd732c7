"""The cast, and a way to be one of them. Every test has a world of its own."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol, TypeVar
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from bench.world import World, country
from tests.postgres import MEMORY, postgres
from tests.worlds.second import build_second
from webapp import create_app
from webapp.case.account import Account, SignIn
from webapp.case.cookies import SESSION_COOKIE
from webapp.case.dossier import Dossier
from webapp.case.secrets import hashed, new_token
from webapp.config import Config
from webapp.core import clock
from webapp.core.db import Base, Database
from webapp.core.vapid import new_private_key_pem
from webapp.demo.world import build
from webapp.migrate import migrate

MONDAY = "2026-09-14T08:30"
SECRET = "a secret for tests that is long enough"
WORLDS = {"demo": build, "second": build_second}
ON_POSTGRES = os.environ.get("MEEDOEN_TEST_DATABASE") == "postgres"
T = TypeVar("T")


class Store:
    """Makes databases that already hold a world: a copied file, or a copied database."""

    def __init__(self, folder: Path, server: str | None) -> None:
        self.folder, self.server = folder, server
        # In memory copying files is quicker than writing each block to the log; on a disk it waits.
        self.how = "STRATEGY FILE_COPY" if server and MEMORY.name in server else ""
        self.templates: dict[str, str] = {}

    @cached_property
    def database(self) -> Database:
        """One for all tests: the SQL that SQLAlchemy wrote for one of them serves the next."""
        url = self.empty()
        self.drop(url)
        return Database(url)

    def fresh(self, world: str, at: str | None = None) -> str:
        if world not in self.templates:
            self.templates[world] = self.empty()
            fill(self.templates[world], world)
        return self.copy(self.templates[world], at)

    def empty(self) -> str:
        name = f"w{uuid4().hex}"
        if self.server is None:
            return f"sqlite:///{self.folder / name}.sqlite3"
        self.on_server(f"CREATE DATABASE {name}")
        return self.address(name)

    def copy(self, template: str, at: str | None = None) -> str:
        """A copy at an address of its own, or at one where nothing is (any more)."""
        if self.server is None:
            url = at or self.empty()
            shutil.copy(template.removeprefix("sqlite:///"), url.removeprefix("sqlite:///"))
            return url
        name = sa.make_url(at).database if at else f"w{uuid4().hex}"
        assert name
        source = sa.make_url(template).database
        self.on_server(f"CREATE DATABASE {name} TEMPLATE {source} {self.how}")
        return self.address(name)

    def drop(self, url: str) -> None:
        if self.server is None:
            for path in self.folder.glob(Path(url).name + "*"):
                path.unlink()
        else:
            self.on_server(f"DROP DATABASE {sa.make_url(url).database} WITH (FORCE)")

    def address(self, name: str) -> str:
        assert self.server
        url = sa.make_url(self.server).set(database=name)
        return url.render_as_string(hide_password=False)

    def on_server(self, statement: str) -> None:
        assert self.server
        engine = sa.create_engine(self.server, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()


def fill(url: str, world: str) -> None:
    database = Database(url)
    migrate(database)
    clock.set_to(MONDAY)
    with database.unit() as session:
        WORLDS[world](session, clock.now())
    with database.engine.connect() as connection:
        if database.engine.dialect.name == "sqlite":
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.exec_driver_sql("BEGIN")
    database.engine.dispose()


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("worlds")
    if not ON_POSTGRES:
        yield Store(folder, None)
        return
    with postgres() as server:
        yield Store(folder, server)


@pytest.fixture(scope="session")
def great_country(store: Store) -> tuple[str, World]:
    """Twenty thousand people, to be read only: the address of the database, and its readers."""
    url = store.empty()
    return url, country(url, 20_000)


@pytest.fixture(scope="session")
def one_app(store: Store) -> Flask:
    url = store.empty()
    config = Config(
        database_url=url,
        secret=SECRET,
        demo=True,
        hosts=("localhost",),
        vapid_keys=new_private_key_pem(),
        push_subject="mailto:test@example.org",
    )
    app = create_app(config)
    app.extensions["database"].engine.dispose()
    return app


@pytest.fixture
def world_name() -> str:
    """Override with a parameter to walk another world."""
    return "demo"


@pytest.fixture
def app(one_app: Flask, store: Store, world_name: str) -> Iterator[Flask]:
    """The app on a world of this test's own, on Monday 14 September 2026, 08:30."""
    database = one_app.extensions["database"] = store.database
    url = database.url.render_as_string(hide_password=False)
    store.fresh(world_name, at=url)
    clock.set_to(MONDAY)
    yield one_app
    # What a test left open stays with the pool that goes.
    database.engine.dispose()
    database.reader.pool = database.engine.pool
    store.drop(url)
    clock.set_real()


class Look:
    """look(lambda session: …) sees what is kept now; also all(), one(), first() and get()."""

    def __init__(self, app: Flask) -> None:
        self.app = app

    def __call__(self, work: Callable[[Session], T]) -> T:
        database: Database = self.app.extensions["database"]
        with database.session(writes=False) as session:
            return work(session)

    def all(self, query: sa.Select[T]) -> list[T]:
        return list(self(lambda session: session.scalars(query).all()))

    def one(self, query: sa.Select[T]) -> T:
        return self(lambda session: session.scalars(query).one())

    def first(self, query: sa.Select[T]) -> T:
        found = self(lambda session: session.scalars(query).first())
        assert found is not None, f"nothing is kept: {query}"
        return found

    def get(self, kind: type[T], id: object) -> T:
        return self(lambda session: session.get_one(kind, id))


@pytest.fixture
def look(app: Flask) -> Look:
    return Look(app)


class Change:
    """change(lambda session: …) changes the world before the act; also add() and run()."""

    def __init__(self, app: Flask) -> None:
        self.app = app

    def __call__(self, work: Callable[[Session], T]) -> T:
        database: Database = self.app.extensions["database"]
        with database.unit() as session:
            return work(session)

    def add(self, *rows: Base) -> None:
        self(lambda session: session.add_all(rows))

    def run(self, statement: sa.Executable, rows: list[dict[str, Any]] | None = None) -> None:
        """Rows are the values of an insert."""
        self(lambda session: session.execute(statement, rows))


@pytest.fixture
def change(app: Flask) -> Change:
    return Change(app)


class Cast:
    """cast["yonas"] is his account; cast.dossier("yonas") his dossier."""

    def __init__(self, session: Session) -> None:
        self.accounts = {a.first_name.lower(): a for a in session.scalars(sa.select(Account))}
        self.dossiers = {d.inburgeraar_id: d for d in session.scalars(sa.select(Dossier))}

    def __getitem__(self, name: str) -> Account:
        return self.accounts[name]

    def dossier(self, name: str) -> Dossier:
        return self.dossiers[self.accounts[name].id]

    def gemeente(self, name: str) -> UUID:
        """Where somebody lives or works."""
        found = self.accounts[name].gemeente_id
        assert found, f"{name} is of no gemeente"
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.accounts)


@pytest.fixture
def cast(app: Flask) -> Cast:
    with app.extensions["database"].sessions() as session:
        session.connection(execution_options={"meedoen_writes": False})
        return Cast(session)


def complains(page: str) -> bool:
    """Whether something is said to be wrong; every page carries a sentence for what may come."""
    return 'role="alert"' in re.sub(r"<template.*?</template>", "", page, flags=re.DOTALL)


class Browser(FlaskClient):
    """A browser on our own pages, with or without JavaScript."""

    htmx = False

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        headers = {"Sec-Fetch-Site": "same-origin"}
        if self.htmx:
            headers["HX-Request"] = "true"
        kwargs["headers"] = {**headers, **kwargs.get("headers", {})}
        return super().open(*args, **kwargs)


class Nobody(Protocol):
    """browser() is a browser in which nobody is signed in."""

    def __call__(self, *, htmx: bool = False) -> Browser: ...


@pytest.fixture
def browser(app: Flask) -> Nobody:
    def make(*, htmx: bool = False) -> Browser:
        made = Browser(app, app.response_class, use_cookies=True)
        made.htmx = htmx
        return made

    return make


class As(Protocol):
    """as_("yonas") is a browser in which Yonas is signed in."""

    def __call__(self, name: str, *, htmx: bool = False) -> Browser: ...


@pytest.fixture
def as_(app: Flask, cast: Cast, browser: Nobody) -> As:
    def sign_in(name: str, *, htmx: bool = False) -> Browser:
        made, token, now = browser(htmx=htmx), new_token(), datetime.now(UTC)
        with app.extensions["database"].unit() as session:
            session.add(
                SignIn(
                    token_hash=hashed(token),
                    account_id=cast[name].id,
                    started_at=now,
                    seen_at=now,
                    ends_at=now.replace(year=now.year + 1),
                )
            )
        made.set_cookie(SESSION_COOKIE, token, domain="localhost", secure=True)
        return made

    return sign_in


@pytest.fixture
def statements(app: Flask) -> Iterator[list[str]]:
    """The SQL sent while this fixture is in use; BEGIN and COMMIT are not in it, nor what is sent
    once a minute only: when somebody was last here.
    """
    sent: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith("UPDATE sign_in SET seen_at"):
            sent.append(statement)

    database = app.extensions["database"]
    for engine in (database.engine, database.reader):
        sa.event.listen(engine, "before_cursor_execute", note)
    yield sent
    for engine in (database.engine, database.reader):
        sa.event.remove(engine, "before_cursor_execute", note)
