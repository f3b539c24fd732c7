"""Several prepared queries as one statement, for a page that asks many things of one dossier."""

from collections.abc import Sequence
from itertools import accumulate, chain, pairwise
from typing import Any

import sqlalchemy as sa

from webapp.core import db
from webapp.core.db import Columns, Query

Rows = Sequence[tuple[Any, ...]]
"""What one query found: `starmap(Shape, rows)` gives the rows their shape."""


class Together:
    """What each query finds, in its own order: `steps, decisions = TOGETHER.read(household=…)`.

    A row has the columns of its own query; those of the others are empty in it. The queries share
    their named parameters.
    """

    def __init__(self, *queries: Query) -> None:
        columns = [query.selected_columns for query in queries]
        starts = accumulate(map(len, columns), initial=2)
        self.spans = [slice(*ends) for ends in pairwise(starts)]
        parts = []
        for number, query in enumerate(queries):
            # UNION promises no order of its own, and SQLAlchemy has no public name for this one.
            place = sa.func.row_number().over(order_by=query._order_by_clauses or None)
            *own, placed = query.add_columns(place).subquery().c
            cells: list[Columns] = [
                [nothing(column, number) for column in each] for each in columns
            ]
            cells[number] = own
            which = sa.literal_column(str(number), sa.Integer()).label("which")
            parts.append(sa.select(which, placed.label("placed"), *chain(*cells)))
        self.statement = sa.union_all(*parts).order_by("which", "placed")

    def read(self, **values: object) -> list[Rows]:
        found: list[list[tuple[Any, ...]]] = [[] for _ in self.spans]
        for row in db.rows(self.statement, **values):
            found[row[0]].append(row[self.spans[row[0]]])
        return [*found]


def nothing(column: sa.ColumnElement[Any], number: int) -> sa.ColumnElement[Any]:
    """An empty cell. The first part says what each column holds; PostgreSQL wants to know."""
    return sa.null() if number else sa.cast(sa.null(), column.type)


def only(rows: Rows) -> Any:
    """The one value that a query found, or None."""
    return rows[0][0] if rows else None
