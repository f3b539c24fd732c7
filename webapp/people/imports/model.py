"""A list that was handed in: what of it was kept, and what of it still waits for an answer."""

import json
import zlib
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from webapp.case.dossier import InDossier, InGemeente
from webapp.core.db import Base, Identified


class ListKind(StrEnum):
    PEOPLE = "people"
    HOURS = "hours"


class Effect(StrEnum):
    """What a row did."""

    MADE = "made"
    """A dossier, or hours."""
    REPLACED = "replaced"
    """Hours that stood there count no more."""


class HandedList(InGemeente, Base):
    """A list of one colleague. Its rows stay until they are kept, thrown away or forgotten."""

    __tablename__ = "handed_list"
    __table_args__ = (Index("ix_handed_list_latest", "gemeente_id", "kind", "handed_at"),)

    kind: Mapped[ListKind]
    handed_by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    handed_at: Mapped[datetime]
    rows: Mapped[int]
    """So many the file had, its head included."""
    packed: Mapped[bytes | None]
    """Its cells; None when nothing of it waits any more."""
    answers: Mapped[dict[str, str]] = mapped_column(JSON, default_factory=dict)
    """What was answered about its rows, by the name of the question."""
    reached: Mapped[int] = mapped_column(default=0)
    """The last row that was looked at while it is being kept, portion by portion; else 0."""
    withdrawn_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def grid(self) -> list[list[str]]:
        cells: list[list[str]] = json.loads(zlib.decompress(self.packed)) if self.packed else []
        return cells

    def throw_away(self) -> None:
        """What was not kept."""
        self.packed, self.answers, self.reached = None, {}, 0


class ListRow(InDossier, Identified, Base):
    """What one row of a list did, so that it can be taken back."""

    __tablename__ = "list_row"
    __table_args__ = (Index("ix_list_row_of", "list_id", "row"),)

    list_id: Mapped[UUID] = mapped_column(ForeignKey("handed_list.id"))
    row: Mapped[int]
    effect: Mapped[Effect]
    entry_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("hours_entry.id"), index=True, default=None
    )
    """The hours; None of a dossier."""
    kept_at: Mapped[datetime]
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    """None in a list that was taken back: it was changed meanwhile, and stayed as it was."""


def packed(grid: list[list[str]]) -> bytes:
    return zlib.compress(json.dumps(grid, ensure_ascii=False).encode(), 1)
