"""What happened since a list was kept: of whom something was changed meanwhile."""

from collections.abc import Iterator, Sequence
from uuid import UUID

import sqlalchemy as sa

from webapp.case.account import Account
from webapp.case.dossier import Dossier
from webapp.core import db
from webapp.core.db import Base
from webapp.people.imports.model import HandedList, ListRow

LIST = sa.bindparam("list", type_=sa.Uuid())
IDS = sa.bindparam("ids", type_=sa.Uuid(), expanding=True)
OURS = Dossier.id.in_(IDS)
HANDED_OVER = Dossier.consulent_id.is_distinct_from(HandedList.handed_by_id)
TO_UNDO = (
    sa.select(ListRow)
    .where(ListRow.list_id == LIST, ListRow.undone_at.is_(None))
    .order_by(ListRow.row)
)
DOSSIERS = (
    sa.select(Dossier, Account)
    .join(Account, Account.id == Dossier.inburgeraar_id)
    .where(OURS)
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
                .where(OURS)
            )
        elif "household_id" in table.columns:
            there = table.alias()
            of_household = there.c.household_id == Dossier.household_id
            others = there.c.id != Dossier.id  # of a dossier: who lives there too
            yield sa.select(Dossier.id).join(there, of_household & others).where(OURS)
    of_list = sa.select(Dossier.id).join(ListRow, ListRow.dossier_id == Dossier.id)
    yield of_list.join(HandedList, HandedList.id == ListRow.list_id).where(OURS, HANDED_OVER)


def since_kept(table: sa.Table) -> sa.ColumnElement[bool]:
    kept = sa.select(ListRow.id).where(
        ListRow.dossier_id == table.c.dossier_id, ListRow.kept_at >= table.c.noted_at
    )
    return ~kept.correlate(table).exists()
