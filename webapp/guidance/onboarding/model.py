"""Settling in: the first things to arrange for somebody who is new, ticked by who guides them."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index, literal_column
from sqlalchemy.orm import Mapped, mapped_column

from webapp.case.dossier import HouseholdKind, InDossier
from webapp.core.db import Base, Identified


class Item(StrEnum):
    """In the order in which they are usually needed."""

    BANK = "bank"
    DIGID = "digid"
    HEALTH_INSURANCE = "health-insurance"
    DOCTOR = "doctor"
    ENERGY = "energy"
    WATER = "water"
    TOESLAGEN = "toeslagen"
    SCHOOL = "school"
    DENTIST = "dentist"
    LIBRARY = "library"


def items_of(kind: HouseholdKind) -> list[Item]:
    """What there is to arrange: who lives alone has no child to bring to school."""
    return [item for item in Item if (item, kind) != (Item.SCHOOL, HouseholdKind.ALONE)]


NOT_TAKEN_BACK: ColumnElement[bool] = literal_column("undone_at IS NULL")


class Settled(InDossier, Identified, Base):
    """One tick: that it is arranged, not how, where or with whom. It is never removed: taking it
    back is written beside it, and ticking again is a new one.
    """

    __tablename__ = "settled"
    __table_args__ = (
        Index(
            "ix_settled_once",
            "dossier_id",
            "item",
            unique=True,
            sqlite_where=NOT_TAKEN_BACK,
            postgresql_where=NOT_TAKEN_BACK,
        ),
    )

    item: Mapped[Item]
    done_at: Mapped[datetime]
    done_by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), default=None)

    def take_back(self, by: UUID, at: datetime) -> None:
        self.undone_at, self.undone_by_id = at, by
