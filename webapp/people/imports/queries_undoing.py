"""What happened since a list was kept: of whom something was changed meanwhile."""

from collections.abc import Iterator, Sequence
from uuid import UUID

import sqlalchemy as sa

from webapp.case.account import Account
from webapp.case.dossier import Dossier
from webapp.core import db
from webapp.core.db import Base
from webapp.people.imports.model import ListRow

LIST = sa.bindparam("list", type_=sa.Uuid())
IDS = sa.bindparam("ids", type_=sa.Uuid(), expanding=True)
TO_UNDO = (
    sa.select(ListRow)
    .where(ListRow.list_id == LIST, ListRow.undone_at.is_(None))
    .order_by(ListRow.row)
)
DOSSIERS = (
    sa.select(Dossier, Account)
    .join(Account, Account.id == Dossier.inburgeraar_id)
    .where(Dossier.id.in_(IDS))
    .order_by(Dossier.id)
)
NO_CHANGE = frozenset({"access_line", "list_row", "reminder", "dossier_date"})
"""Looking changes nothing, reminders follow from the rest, and of a day that was set date_change
says when.
"""


def touched(ids: Sequence[UUID]) -> set[UUID]:
    """Dossiers that somebody worked on since a list made them."""
    return {id for query in questions() for (id,) in db.rows(query, ids=ids)}


def questions() -> Iterator[sa.Select[UUID]]:
    for table in Base.metadata.sorted_tables:
        if table.name in NO_CHANGE:
            continue
        if "dossier_id" in table.columns:
            later = since_kept(table) if "noted_at" in table.columns else sa.true()
            yield sa.select(table.c.dossier_id).where(table.c.dossier_id.in_(IDS), later)
        elif "account_id" in table.columns:
            yield (
                sa.select(Dossier.id)
                .join(table, table.c.account_id == Dossier.inburgeraar_id)
                .where(Dossier.id.in_(IDS))
            )


def since_kept(table: sa.Table) -> sa.ColumnElement[bool]:
    kept = sa.select(ListRow.id).where(
        ListRow.dossier_id == table.c.dossier_id, ListRow.kept_at >= table.c.noted_at
    )
    return ~kept.correlate(table).exists()
