"""Bring a database to the tables and rules of this version."""

from pathlib import Path

from alembic import command
from alembic.config import Config as AlembicConfig

from webapp import rooms
from webapp.core.db import Database
from webapp.rules.book import keep_national_rules

TABLES = rooms.tables()


def alembic_config() -> AlembicConfig:
    config = AlembicConfig()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def migrate(database: Database, revision: str = "head") -> None:
    """To `revision`, up or down; at the head the national rules are written too.

    On SQLite foreign keys are off meanwhile: recreating a table would delete its children.
    """
    config = alembic_config()
    with database.engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        sqlite = database.engine.dialect.name == "sqlite"
        if sqlite and raw is not None:
            raw.execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            config.attributes["connection"] = connection
            if revision == "head" or revision.startswith("+"):
                command.upgrade(config, revision)
            else:
                command.downgrade(config, revision)
        if sqlite and raw is not None:
            raw.execute("PRAGMA foreign_keys = ON")
    if revision == "head":
        with database.unit() as session:
            keep_national_rules(session)
