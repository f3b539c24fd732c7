"""How SQLite is written to: a unit that writes takes its lock at BEGIN (IMMEDIATE), so that
read-then-write units wait for each other instead of losing updates. A file lock makes the waiting
fair.
"""

import fcntl
import os
import sqlite3
from threading import Thread
from typing import cast

from sqlalchemy.pool import PoolProxiedConnection


class FairConnection(sqlite3.Connection):
    """Takes a file lock before the write lock, so that nobody waits out the busy timeout."""

    patience = 10.0
    """Seconds to wait for a turn; then the person is told to come back."""
    lock: int | None = None

    def take_turn(self, path: str) -> None:
        if self.lock is None:
            self.lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.wait_for_turn(self.lock)

    def wait_for_turn(self, lock: int) -> None:
        """flock knows no deadline, so a thread waits; whose file is closed lets go by itself."""
        waiting = Thread(target=fcntl.flock, args=(lock, fcntl.LOCK_EX), daemon=True)
        waiting.start()
        waiting.join(self.patience)
        if waiting.is_alive():
            self.let_go()
            raise sqlite3.OperationalError("another unit keeps its turn")

    def end_turn(self) -> None:
        if self.lock is not None:
            fcntl.flock(self.lock, fcntl.LOCK_UN)

    def commit(self) -> None:
        """Whatever cannot be kept is undone at once: the pool takes a failed COMMIT for an end."""
        try:
            super().commit()
        except sqlite3.Error:
            super().rollback()
            raise
        finally:
            self.end_turn()

    def rollback(self) -> None:
        try:
            super().rollback()
        finally:
            self.end_turn()

    def close(self) -> None:
        super().close()
        self.let_go()

    def let_go(self) -> None:
        if self.lock is not None:
            os.close(self.lock)
            self.lock = None


def keep_private(path: str) -> None:
    """Only we read the file; what SQLite puts beside it gets the same mode.

    One that is there is never opened for it: closing it would drop the locks that this process has.
    """
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    except FileExistsError:
        os.chmod(path, 0o600)
    except OSError:
        pass  # SQLite will say why


def prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    """Durable writes, real foreign keys, deleted text overwritten; BEGIN is ours to give."""
    connection.isolation_level = None
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "trusted_schema = OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")


def begin_writing(turn: str, connection: PoolProxiedConnection) -> None:
    cast(FairConnection, connection.dbapi_connection).take_turn(turn)
    connection.cursor().execute("BEGIN IMMEDIATE")


def begin_reading(connection: PoolProxiedConnection) -> None:
    connection.cursor().execute("BEGIN")
