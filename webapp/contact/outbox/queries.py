"""What receipts are written and read by."""

from sqlalchemy import Delete, Executable, Uuid, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from webapp.contact.outbox.model import Receipt
from webapp.core.db import UtcDateTime

KEPT = select(Receipt.account_id, Receipt.form_hash).where(
    Receipt.id == bindparam("id", type_=Uuid())
)
OLD: Delete = delete(Receipt).where(Receipt.kept_at < bindparam("before", type_=UtcDateTime()))


def write(dialect: str) -> Executable:
    """Write a receipt, or nothing if there is one with this id; waits for who is writing it now."""
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return insert(Receipt).on_conflict_do_nothing().returning(Receipt.id)
