"""What receipts are written and read by."""

from typing import Any

from sqlalchemy import Delete, Uuid, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from webapp.contact.outbox.model import Receipt
from webapp.core.db import UtcDateTime

INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
KEPT = select(Receipt.account_id, Receipt.form_hash).where(
    Receipt.id == bindparam("id", type_=Uuid())
)
OLD: Delete = delete(Receipt).where(Receipt.kept_at < bindparam("before", type_=UtcDateTime()))


def write(dialect: str) -> Any:
    """Write a receipt, or nothing if there is one with this id; waits for who is writing it now."""
    return INSERTS[dialect](Receipt).on_conflict_do_nothing().returning(Receipt.id)
