"""All that a database holds, as a stream of bytes at one moment, and back into an empty one."""

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Protocol

import sqlalchemy as sa
from alembic import command

from webapp.core.db import Database
from webapp.migrate import alembic_config
from webapp.running.refused import Refused
from webapp.running.schema import REVISION

PIECE_BYTES = 1024 * 1024
END = b"\\.\n"
"""The line that ends a table; COPY writes no such line itself."""


class Moment(Protocol):
    """A database as it was at one moment."""

    revision: str
    rows: dict[str, int]
    """How many rows each table has."""

    def text(self) -> Iterator[bytes]: ...


@contextmanager
def moment_of(database: Database) -> Iterator[Moment]:
    """Hold one moment while others go on writing. Refused when there are no tables."""
    if database.engine.dialect.name == "sqlite":
        beside = Path(database.url.database or "").parent
        with tempfile.TemporaryDirectory(dir=beside, prefix=".backup-") as private:
            yield SqliteMoment(database, Path(private) / "copy.sqlite3")
    else:
        with closing(database.reader.connect()) as connection:
            yield PostgresMoment(connection)


class SqliteMoment:
    """A copy made by SQLite itself, in one go: in steps it would begin anew at each write."""

    def __init__(self, database: Database, path: Path) -> None:
        self.path = path
        source = f"file:{database.url.database}?mode=ro"
        with (
            closing(sqlite3.connect(source, uri=True)) as live,
            closing(sqlite3.connect(path)) as made,
        ):
            live.backup(made, pages=-1)
            made.execute("PRAGMA journal_mode = DELETE")
            self.revision = looked_at(made)
            tables = [name for (name,) in made.execute(TABLES)]
            self.rows = {name: count(made, name) for name in tables}

    def text(self) -> Iterator[bytes]:
        with self.path.open("rb") as copy:
            while piece := copy.read(PIECE_BYTES):
                yield piece


TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


def count(connection: sqlite3.Connection, table: str) -> int:
    found: int = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608
    return found


def looked_at(connection: sqlite3.Connection) -> str:
    """The revision of a whole and sound database."""
    try:
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise Refused("The database is damaged: `PRAGMA integrity_check` tells how.")
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise Refused("The database is damaged: a row names another that is not there.")
        found: str = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    except sqlite3.Error:
        raise Refused("There is no database of ours here.") from None
    return found


class PostgresMoment:
    """One transaction that sees the same rows from its first statement to its last."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        if not sa.inspect(connection).has_table("alembic_version"):
            raise Refused("There is no database of ours here.")
        self.revision = str(self.connection.scalar(REVISION))
        self.tables = tables_of(self.connection)
        counted = {t.name: sa.select(sa.func.count()).select_from(t) for t in self.tables}
        self.rows = {name: self.connection.scalar(query) or 0 for name, query in counted.items()}

    def text(self) -> Iterator[bytes]:
        cursor: Any = self.connection.connection.cursor()
        for table in self.tables:
            columns = [column.name for column in table.columns]
            yield json.dumps([table.name, columns]).encode() + b"\n"
            with cursor.copy(f"COPY {quoted(table.name, columns)} TO STDOUT") as copy:
                for piece in copy:
                    yield bytes(piece)
            yield END


def tables_of(connection: sa.Connection) -> list[sa.Table]:
    """Every table that is there, whatever version made it; who is named stands before who names."""
    found = sa.MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != "alembic_version"]


def quoted(table: str, columns: Iterable[str]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    return f'"{table}" ({names})'


def put_back(database: Database, text: Iterator[bytes], revision: str) -> dict[str, int]:
    """Fill an empty database; how many rows each table has now. Refused when it is not empty."""
    with closing(database.connect(writes=False)) as connection:
        if sa.inspect(connection).get_table_names():
            raise Refused("This database is not empty: restore into a new one.")
    database.engine.dispose()
    if database.engine.dialect.name == "sqlite":
        return put_file(Path(database.url.database or ""), text)
    return put_rows(database, text, revision)


def put_file(path: Path, text: Iterator[bytes]) -> dict[str, int]:
    """Beside it first, so that a backup that breaks off leaves nothing that looks whole."""
    part = path.with_name(f"{path.name}.part")
    try:
        with open(part, "wb", opener=private) as made:
            for piece in text:
                made.write(piece)
            made.flush()
            os.fsync(made.fileno())
        with closing(sqlite3.connect(part)) as connection:
            looked_at(connection)
            tables = [name for (name,) in connection.execute(TABLES)]
            rows = {name: count(connection, name) for name in tables}
        for old in (f"{path}-wal", f"{path}-shm"):
            Path(old).unlink(missing_ok=True)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return rows


def private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def put_rows(database: Database, text: Iterator[bytes], revision: str) -> dict[str, int]:
    """All in one transaction: the tables of the version that made it, then their rows."""
    config = alembic_config()
    with database.engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        tables = tables_of(connection)
        for table in reversed(tables):
            connection.execute(table.delete())
        cursor: Any = connection.connection.cursor()
        lines = whole_lines(text)
        for head in lines:
            name, columns = json.loads(head)
            with cursor.copy(f"COPY {quoted(name, columns)} FROM STDIN") as copy:
                for line in lines:
                    if line == END:
                        break
                    copy.write(line)
        counts = {t.name: sa.select(sa.func.count()).select_from(t) for t in tables}
        return {name: connection.scalar(query) or 0 for name, query in counts.items()}


def whole_lines(text: Iterator[bytes]) -> Iterator[bytes]:
    held = b""
    for piece in text:
        *lines, held = (held + piece).split(b"\n")
        yield from (line + b"\n" for line in lines)
