"""What a phone handed in later than it was written, or twice: kept once."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from webapp.core.db import Base

RECEIPT_LIFE = timedelta(days=60)
"""How long a form is known again. A phone gives up a good while earlier."""


class Receipt(Base):
    """That a form was kept. Its id was made on the phone; of the form itself only a hash stays."""

    __tablename__ = "outbox_receipt"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    form_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    kept_at: Mapped[datetime] = mapped_column(index=True)
    """Real time; receipts older than RECEIPT_LIFE are swept away."""
