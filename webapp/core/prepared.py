"""Statements made ready once: SQLAlchemy writes the SQL and knows the types, the driver is asked.

A page asks some ten questions, and what SQLAlchemy does anew for each costs four times what the
database does. A statement is made ready when it is asked for the second time: one that is built
for a single request stays with SQLAlchemy, and so does one with a list of any length in it.
Who listens to the statements of an engine hears of all of them: then SQLAlchemy asks.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from typing import Any
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

Turn = Callable[[object], object] | None
"""What makes of a value what the driver takes, or of what the driver gives a value; mostly none."""


class Ready:
    """A statement for one kind of database: its SQL, how values go in and how columns come out."""

    def __init__(self, query: Any, dialect: sa.Dialect) -> None:
        compiled = query.compile(dialect=dialect)
        self.sql: str = compiled.string
        self.any_length = bool(compiled.post_compile_params)
        binds = [compiled.binds[name] for name in compiled.positiontup or compiled.binds]
        turns = [bind.type.dialect_impl(dialect).bind_processor(dialect) for bind in binds]
        self.binds = [*zip(binds, turns, strict=True)]
        self.names = () if compiled.positional else tuple(compiled.binds)
        self.columns = [column.type.dialect_impl(dialect) for column in query.selected_columns]
        self.turns: list[Turn] = []
        self.row: Any = None

    def asked(
        self, connection: sa.Connection, values: Mapping[str, object], most: int
    ) -> list[Any]:
        driver = connection.dialect.loaded_dbapi
        if not connection.in_transaction():
            connection.begin()
        try:
            cursor = connection.connection.cursor()
            cursor.execute(self.sql, self.bound(values))
        except driver.Error as error:
            raise DBAPIError.instance(self.sql, None, error, driver.Error) from error
        with closing(cursor):
            if self.row is None:
                self.learn(cursor.description, connection.dialect)
            found = cursor.fetchmany(most) if most else cursor.fetchall()
        row, turns = self.row, self.turns
        return [
            row([turn(value) if turn else value for turn, value in zip(turns, each, strict=True)])
            for each in found
        ]

    def bound(self, values: Mapping[str, object]) -> dict[str, object] | list[object]:
        """Of each name its value; a value that stands in the statement itself is in it too."""
        bound: list[object] = []
        for bind, turn in self.binds:
            asked_for = bind.required or bind.key in values
            value = values[bind.key] if asked_for else bind.effective_value
            bound.append(turn(value) if turn else value)
        return dict(zip(self.names, bound, strict=True)) if self.names else bound

    def learn(self, description: Sequence[Sequence[object]], dialect: sa.Dialect) -> None:
        """What the driver calls the columns and how it gives them, it says with its answer."""
        self.turns = [
            column.result_processor(dialect, described[1])
            for column, described in zip(self.columns, description, strict=True)
        ]
        make: Any = namedtuple
        self.row = make("row", [described[0] for described in description], rename=True)._make


KNOWN: WeakKeyDictionary[sa.Executable, dict[str, Ready]] = WeakKeyDictionary()


def asked(
    connection: sa.Connection, query: sa.Executable, values: Mapping[str, object], most: int = 0
) -> Sequence[Any]:
    """The rows that a query finds, or the first `most` of them."""
    known = KNOWN.get(query)
    if known is None:
        KNOWN[query] = {}
    elif not connection.dispatch.before_cursor_execute:
        ready = known.get(connection.dialect.name)
        if ready is None:
            ready = known[connection.dialect.name] = Ready(query, connection.dialect)
        if not ready.any_length:
            return ready.asked(connection, values, most)
    with connection.execute(query, values) as result:
        return result.fetchmany(most) if most else result.all()
