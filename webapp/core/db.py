"""The database: one engine per app, one session per request, one base class."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar, dataclass_transform
from uuid import UUID, uuid4

import sqlalchemy as sa
from flask import Flask, current_app, g, request
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    QueryableAttribute,
    Session,
    mapped_column,
    relationship,
    sessionmaker,
)

from webapp.core.prepared import asked
from webapp.core.sqlite import (
    FairConnection,
    begin_reading,
    begin_writing,
    keep_private,
    prepare_sqlite,
)

Shape = TypeVar("Shape")
Query = sa.Select[*tuple[Any, ...]]
"""A prepared statement. Its rows get their shape where they are read: `read(Shape, QUERY)`."""
Column = sa.ColumnElement[Any] | QueryableAttribute[Any]
Columns = Sequence[Column]
"""What a statement finds of each row."""
SAFE_METHODS = frozenset(("GET", "HEAD", "OPTIONS"))


NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Before everything: no lease holds until then."""


class UtcDateTime(sa.TypeDecorator[datetime]):
    """A moment: always aware, always UTC, on SQLite and PostgreSQL alike."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return value and (value.replace(tzinfo=UTC) if value.tzinfo is None else value)


@dataclass_transform(kw_only_default=True, field_specifiers=(mapped_column, relationship))
class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, repr=False, eq=False):
    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        datetime: UtcDateTime,
        StrEnum: sa.Enum(
            StrEnum,
            native_enum=False,
            length=40,
            validate_strings=True,
            values_callable=lambda enum: [member.value for member in enum],
        ),
    }


class Identified(MappedAsDataclass, kw_only=True, repr=False, eq=False):
    """A row that its own random id names, also in addresses."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=uuid4)


class Database:
    """An engine with the house's habits, and the sessions made on it."""

    def __init__(self, url: str) -> None:
        self.url = sa.make_url(url)
        if self.url.get_backend_name() == "sqlite" and self.url.database:
            keep_private(self.url.database)
        self.engine = sa.create_engine(self.url, **engine_options(self.url))
        self.sessions = sessionmaker(
            self.engine, expire_on_commit=False, join_transaction_mode="control_fully"
        )
        # Same pool, another BEGIN: a page that only reads takes no lock.
        self.reader = sa.create_engine(self.url, pool=self.engine.pool, hide_parameters=True)
        if self.engine.dialect.name == "sqlite":
            sa.event.listen(self.engine, "connect", prepare_sqlite)
            # A listener would cost every statement of the page a look for listeners.
            begin = partial(begin_writing, f"{self.url.database}.turn")
            self.engine.dialect.do_begin = begin  # type: ignore[method-assign]
            self.reader.dialect.do_begin = begin_reading  # type: ignore[assignment,method-assign]

    def connect(self, *, writes: bool) -> sa.Connection:
        """A connection; one that writes holds SQLite's write lock from its first statement on."""
        return (self.engine if writes else self.reader).connect()

    @contextmanager
    def session(self, *, writes: bool) -> Iterator[Session]:
        """A session of its own, ended without keeping anything."""
        with self.connect(writes=writes) as connection, self.sessions(bind=connection) as session:
            yield session

    @contextmanager
    def unit(self) -> Iterator[Session]:
        """A small unit of work of its own: commits at its end whatever the request does."""
        with self.session(writes=True) as session:
            yield session
            session.commit()


def engine_options(url: sa.URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        arguments = {"timeout": 10, "check_same_thread": False, "factory": FairConnection}
        return {"connect_args": arguments, "hide_parameters": True}
    return {"pool_pre_ping": True, "pool_size": 8, "hide_parameters": True}


def database() -> Database:
    found: Database = current_app.extensions["database"]
    return found


def writes() -> bool:
    return request.method not in SAFE_METHODS


def connection() -> sa.Connection:
    """This request's connection. A request that may write holds the write lock from here on."""
    if "connection" not in g:
        g.connection = database().connect(writes=writes())
    found: sa.Connection = g.connection
    return found


def session() -> Session:
    """This request's session, for rows that change; pages read plain rows with `rows`."""
    if "session" not in g:
        g.session = database().sessions(bind=connection())
    found: Session = g.session
    return found


def commit() -> None:
    """Keep what this request did. Only reply.py calls it."""
    if "session" in g:
        g.session.flush()
    g.keeping = True
    if "session" in g:
        g.session.commit()
    connection().commit()
    g.keeping = False


def end() -> None:
    """Let go of what was not kept. Where the connection broke there is nothing left to let go."""
    for part in (g.pop("session", None), g.pop("connection", None)):
        with suppress(DBAPIError):
            if part is not None:
                part.close()


@contextmanager
def own_unit() -> Iterator[Session]:
    """A unit that stands whatever the request's own one becomes: wrong PINs, refusals, last seen.

    It ends the request's own unit first, because both would wait for the same lock.
    """
    end()
    with database().unit() as unit:
        yield unit


def keep_at_once(statement: sa.Executable, values: Mapping[str, object]) -> None:
    """One prepared statement, kept at once and for good, whatever becomes of the request.

    A request that may write ends its own unit first, because both would wait for the same lock;
    what a page reads stays as it was.
    """
    if writes():
        end()
    with database().connect(writes=True) as connection:
        connection.execute(statement, values)
        connection.commit()


def rows(query: sa.Executable, **values: object) -> Sequence[Any]:
    """Plain rows of a prepared query: quick to read, nothing to change."""
    return asked(connection(), query, values)


def read(shape: Callable[..., Shape], query: sa.Executable, **values: object) -> list[Shape]:
    """The rows of a prepared query in their shape: a NamedTuple with its columns, in order."""
    return [shape(*row) for row in asked(connection(), query, values)]


def row(query: sa.Executable, **values: object) -> Any:
    """The first plain row, or None."""
    return next(iter(asked(connection(), query, values, most=1)), None)


def glance(query: sa.Executable, **values: object) -> Any:
    """The first plain row, read without the lock that a request which writes will take later."""
    if not writes():
        return row(query, **values)
    with database().connect(writes=False) as reader:
        return next(iter(asked(reader, query, values, most=1)), None)


def value(query: sa.Executable, **values: object) -> Any:
    """The one value a prepared query finds, or None."""
    return next((row[0] for row in asked(connection(), query, values, most=1)), None)


def scalars(query: sa.Executable, **values: object) -> Sequence[Any]:
    """Objects that may be changed, or that know their own: all that a query finds."""
    return session().scalars(query, values).all()


def scalar(query: sa.Executable, **values: object) -> Any:
    """One object that may be changed, or None."""
    return session().scalar(query, values)


def keep(row: Identified) -> None:
    """Add a row. One that a phone sent later bears the id of its form, so it is kept once."""
    row.id = g.get("receipt", row.id)
    session().add(row)


def init_app(app: Flask, url: str) -> None:
    app.extensions["database"] = Database(url)

    @app.teardown_appcontext
    def let_go(_error: BaseException | None) -> None:
        end()
