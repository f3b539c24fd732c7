"""Every migration, up and down, on a database that is not empty."""

from pathlib import Path

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from tests.conftest import Store
from webapp.core.db import Base, Database
from webapp.migrate import alembic_config, migrate
from webapp.rules.book import keep_national_rules


def tables(database: Database) -> set[str]:
    with database.engine.connect() as connection:
        return set(sa.inspect(connection).get_table_names()) - {"alembic_version"}


def test_the_tables_are_those_of_the_models(store: Store) -> None:
    database = Database(store.empty())
    migrate(database)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Base.metadata)
    database.engine.dispose()
    assert not differences, "make a migration: the models have changed"


def test_there_is_one_head() -> None:
    assert len(ScriptDirectory.from_config(alembic_config()).get_heads()) == 1


def test_a_full_database_goes_down_and_up_again(store: Store) -> None:
    database = Database(store.fresh("demo"))
    migrate(database, "base")
    assert not tables(database)
    migrate(database)
    assert tables(database) == set(Base.metadata.tables)
    database.engine.dispose()


def test_migrating_twice_changes_nothing(store: Store) -> None:
    database = Database(store.fresh("demo"))
    counts = []
    for _ in range(2):
        migrate(database)
        with database.engine.connect() as connection:
            counts.append(
                {
                    name: connection.scalar(sa.select(sa.func.count()).select_from(table))
                    for name, table in Base.metadata.tables.items()
                }
            )
    database.engine.dispose()
    assert counts[0] == counts[1]


def test_names_that_were_kept_before_are_heard_anew(store: Store) -> None:
    """In 0020: an older key would find nobody by the sounds of today."""
    database = Database(store.fresh("demo"))
    migrate(database, "0019")
    with database.engine.begin() as connection:
        connection.execute(sa.text("UPDATE account SET name_key = ' old ' WHERE name = 'Petra'"))
    migrate(database)
    with database.engine.connect() as connection:
        query = sa.text("SELECT name_key FROM account WHERE name = 'Petra'")
        assert connection.scalar(query) == " ptr "
    database.engine.dispose()


def test_a_rule_of_the_law_cannot_be_kept_for_one_gemeente(store: Store) -> None:
    database = Database(store.fresh("demo"))
    with database.unit() as session:
        keep_national_rules(session)
    statement = sa.text(
        "INSERT INTO rule (id, key, value, unit, statutory, valid_from, source, verified, "
        "gemeente_id) SELECT :id, key, '10', unit, statutory, '2030-01-01', source, verified, "
        "(SELECT id FROM gemeente LIMIT 1) FROM rule WHERE key = 'pip-deadline-days'"
    )
    refused = False
    try:
        with database.engine.begin() as connection:
            connection.execute(statement, {"id": "0" * 32})
    except sa.exc.IntegrityError:
        refused = True
    database.engine.dispose()
    assert refused


def test_no_migration_reads_the_models_of_today() -> None:
    for path in (Path(__file__).parent.parent / "webapp/migrations/versions").glob("*.py"):
        assert "model" not in path.read_text(), "models change, a migration does not"
