"""Whether a database can be used by this version: it answers, and its tables are today's."""

from contextlib import closing

from alembic.script import ScriptDirectory
from sqlalchemy import Select, column, inspect, select, table

from webapp.core.db import Database
from webapp.migrate import alembic_config
from webapp.running.refused import Refused

REVISION: Select[str] = select(column("version_num")).select_from(table("alembic_version"))


def revision_of(database: Database) -> str | None:
    """The migration this database stands at; None when it has no tables of ours."""
    with closing(database.connect(writes=False)) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.scalar(REVISION)
        return found


def newest() -> str:
    """The last migration that this version has."""
    return str(scripts().get_current_head())


def scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(alembic_config())


def what_is_wrong(found: str | None) -> str | None:
    """What is wrong with a database at this revision and what to do, in one sentence."""
    if found == newest():
        return None
    if found is None:
        return "The database has no tables yet: run `webapp migrate` first."
    if found in {script.revision for script in scripts().walk_revisions()}:
        return "The tables are of an older version: make a backup, then run `webapp migrate`."
    return (
        f"The database is at revision {found!r}, which this version does not know: "
        "run the version that made it, or restore a backup."
    )


def demand_todays_tables(database: Database) -> None:
    """Refused unless the database stands where this version's migrations end."""
    if wrong := what_is_wrong(revision_of(database)):
        raise Refused(wrong)
