"""The numbers of the law and of each gemeente, with the days they hold and their source."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.core.db import Base, Identified


class RuleRow(Identified, Base):
    """One value of one rule. A statutory rule belongs to no gemeente and cannot be overridden."""

    __tablename__ = "rule"
    __table_args__ = (
        CheckConstraint("gemeente_id IS NULL OR NOT statutory", name="statute_is_national"),
        UniqueConstraint("key", "gemeente_id", "valid_from", postgresql_nulls_not_distinct=True),
    )

    key: Mapped[str]
    value: Mapped[str]
    unit: Mapped[str]
    statutory: Mapped[bool]
    valid_from: Mapped[date]
    valid_until: Mapped[date | None] = mapped_column(default=None)
    source: Mapped[str]
    verified: Mapped[bool]
    checked_on: Mapped[date | None] = mapped_column(default=None)
    gemeente_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("gemeente.id"), index=True, default=None
    )
