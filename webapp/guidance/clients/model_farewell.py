"""How a begeleiding ends: the closing talk, what was gone through, a word to who guided."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from webapp.case.dossier import Begeleiding, InDossier
from webapp.core.db import Base, Identified
from webapp.guidance.clients.model import LATEST, BadDay, TooLate


class Check(StrEnum):
    """What is gone through before a begeleiding ends."""

    WHOM_TO_CALL = "whom-to-call"
    PAPERS = "papers"
    PROMISES = "promises"
    PEOPLE_AROUND = "people-around"
    CONSULENT_KNOWS = "consulent-knows"


class Farewell(InDossier, Identified, Base):
    """That a begeleiding ends, or goes on as another. The word is for who guided, nobody else."""

    __tablename__ = "farewell"

    begeleiding_id: Mapped[UUID] = mapped_column(ForeignKey("begeleiding.id"), unique=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    made_at: Mapped[datetime]
    word: Mapped[str | None] = mapped_column(default=None)
    talk_on: Mapped[date | None] = mapped_column(default=None)
    """Of the closing talk; None when it goes on with another, or no talk was possible."""
    checked: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    """Members of `Check`."""
    heard_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def checks(self) -> list[Check]:
        return [Check(each) for each in self.checked]

    def hear(self, at: datetime) -> None:
        self.heard_at = self.heard_at or at


def finish(begeleiding: Begeleiding, last: date, today: date) -> None:
    """It ends after `last`. Refuses a day that is over, and one before it began."""
    if not max(today, begeleiding.starts_on) <= last <= today + LATEST:
        raise BadDay
    begeleiding.ends_on = last + timedelta(days=1)


def go_on(begeleiding: Begeleiding, today: date) -> None:
    """It does not end after all, as long as its last day is not over."""
    if begeleiding.ends_on is None or begeleiding.ends_on <= today:
        raise TooLate
    begeleiding.ends_on = None
