"""What the person said of a plan: agreed or not, in which words, on which day. It only grows."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Connection, ForeignKey, event
from sqlalchemy.orm import Mapped, Mapper, mapped_column

from webapp.case.dossier import InDossier
from webapp.core.db import Base, Identified

MOST_LETTERS = 500


class Opinion(StrEnum):
    AGREED = "agreed"
    NOT_AGREED = "not-agreed"


class OnlyGrows(Exception):
    """What somebody said is not unsaid: write down what they say now."""


class PlanSaid(InDossier, Identified, Base):
    """Of one version that is fixed, as a consulent wrote it down. What was said last counts."""

    __tablename__ = "plan_said"

    pip_id: Mapped[UUID] = mapped_column(ForeignKey("pip.id"), index=True)
    opinion: Mapped[Opinion]
    words: Mapped[str]
    """In simple Dutch."""
    said_on: Mapped[date]
    written_by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    written_at: Mapped[datetime]


@event.listens_for(PlanSaid, "before_update")
@event.listens_for(PlanSaid, "before_delete")
def only_grow(_mapper: Mapper[PlanSaid], _connection: Connection, _said: PlanSaid) -> None:
    raise OnlyGrows
