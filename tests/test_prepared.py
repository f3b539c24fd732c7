"""A statement that is asked for again goes to the driver past SQLAlchemy, and finds the same."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from webapp.case.account import Account, Role
from webapp.case.dossier import Dossier
from webapp.core import clock
from webapp.core.db import Query
from webapp.core.prepared import KNOWN, asked
from webapp.guidance.visits.model import Visit


@pytest.fixture
def connection(app: Flask) -> Iterator[sa.Connection]:
    with app.extensions["database"].connect(writes=False) as found:
        yield found


@pytest.mark.parametrize("model", [Account, Dossier, Visit])
def test_every_kind_of_column_reads_the_same(connection: sa.Connection, model: type) -> None:
    table: Any = sa.inspect(model).local_table
    query: Query = sa.select(table).order_by(table.c.id)
    first, again, later = (asked(connection, query, {}) for _ in range(3))
    assert KNOWN[query], "the second time it is made ready"
    assert [tuple(row) for row in first] == again == later != []
    assert [[type(value) for value in row] for row in first] == [[*map(type, r)] for r in again]
    assert first[0].id == again[0].id, "columns have their names"


def test_values_go_in_by_their_type(connection: sa.Connection) -> None:
    role = sa.bindparam("role", type_=Account.role.type)
    earlier = Visit.written_at < sa.bindparam("since")
    mine = sa.select(Account.id).where(Account.role == role, earlier).limit(3)
    query = mine.join(Visit, Visit.author_id == Account.id).order_by(Account.id)
    values = {"role": Role.BEGELEIDER, "since": clock.now() + timedelta(days=1), "more": "unused"}
    first, again = asked(connection, query, values), asked(connection, query, values)
    assert [tuple(row) for row in first] == again
    assert len(again) == 3
    assert asked(connection, query, values, most=1) == again[:1]
    with pytest.raises(KeyError):
        asked(connection, query, {"role": Role.BEGELEIDER})


def test_a_list_of_any_length_stays_with_sqlalchemy(connection: sa.Connection) -> None:
    query = sa.select(Account.name).where(Account.role.in_(sa.bindparam("roles", expanding=True)))
    for roles in ([Role.CONSULENT], [Role.CONSULENT, Role.BEGELEIDER], []):
        found = asked(connection, query, {"roles": roles})
        assert bool(found) is bool(roles)


def test_who_listens_hears_of_every_statement(app: Flask, statements: list[str]) -> None:
    query = sa.select(Account.name)
    with app.extensions["database"].connect(writes=False) as connection:
        for _ in range(3):
            asked(connection, query, {})
    assert len(statements) == 3


def test_what_the_database_refuses_is_refused_as_sqlalchemy_does(connection: sa.Connection) -> None:
    query: Query = sa.select(sa.column("name")).select_from(sa.table("nowhere"))
    KNOWN[query] = {}
    with pytest.raises(sa.exc.DBAPIError) as refused:
        asked(connection, query, {})
    assert "nowhere" in str(refused.value.orig)
