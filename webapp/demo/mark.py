"""Whether a database holds the demo world. Demo mode opens no other."""

from datetime import datetime

from sqlalchemy import Row, func, inspect, select

from webapp.case.account import Account
from webapp.config import Config, Misconfigured
from webapp.core import clock
from webapp.core.db import Database
from webapp.demo.model import DemoMarker


def marker_of(database: Database) -> Row[str, datetime] | None:
    """The demo's mark, or None."""
    with database.reader.connect() as connection:
        if not inspect(connection).has_table(DemoMarker.__tablename__):
            return None
        return connection.execute(select(DemoMarker.began_at, DemoMarker.since)).first()


def refuse_foreign(database: Database) -> None:
    """Misconfigured when there are people, or other tables, without the demo's mark."""
    with database.reader.connect() as connection:
        tables = inspect(connection).get_table_names()
        people = "account" in tables and connection.scalar(
            select(func.count()).select_from(Account)
        )
    foreign = tables and "account" not in tables and "alembic_version" not in tables
    if foreign or (people and marker_of(database) is None):
        database.engine.dispose()
        raise Misconfigured(
            "This database was not made by `webapp demo`: demo mode will not open it."
        )


def set_clock(database: Database, config: Config) -> None:
    """The demo's own anchor wins, so that a restart or a second process agrees on the time."""
    if config.demo:
        refuse_foreign(database)
    if mark := marker_of(database):
        clock.set_to(mark.began_at, since=mark.since)
    elif config.now:
        clock.set_to(config.now)
