"""Lists of things that are ticked in a dossier: by whom and when, and who took a tick back."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index, literal_column, select
from sqlalchemy.orm import Mapped, mapped_column

from webapp.case.dossier import InDossier
from webapp.core import db
from webapp.core.db import Identified


class Tick(InDossier, Identified, kw_only=True, repr=False, eq=False):
    """It is never removed: taking it back is written beside it, and ticking again is a new one."""

    if TYPE_CHECKING:
        item: Mapped[StrEnum]
        """A column of each list, with things of its own."""
    done_at: Mapped[datetime]
    done_by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), default=None)


def once(name: str) -> Index:
    """Each thing stands ticked once at most."""
    stands: ColumnElement[bool] = literal_column("undone_at IS NULL")
    columns = "dossier_id", "item"
    return Index(name, *columns, unique=True, sqlite_where=stands, postgresql_where=stands)


def keep(tick: Tick, *, done: bool) -> None:
    """Ticking what is ticked keeps the first one; so does taking back what is not ticked."""
    model = type(tick)
    here = model.dossier_id == tick.dossier_id, model.item == tick.item
    before: Tick | None = db.scalar(select(model).where(*here, model.undone_at.is_(None)))
    if done and not before:
        db.session().add(tick)
    if before and not done:
        before.undone_at, before.undone_by_id = tick.done_at, tick.done_by_id
    db.session().flush()
