"""What a begeleider or maatje notes of having met somebody. Nothing is changed afterwards: who was
wrong writes it anew, and the person may add words of their own to what is shared with them."""

from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from webapp.case.account import Language
from webapp.case.dossier import InDossier
from webapp.core.db import Base, Identified

MOST_MINUTES, MOST_KM = 600, 500
MOST_AGREED, MOST_WORDS = 300, 1000
OLDEST_DAYS, FURTHEST_DAYS = 92, 366
"""How long ago a visit may be noted, and how far ahead the next one may be."""


class HowMet(StrEnum):
    HOME = "home"
    WALK_IN = "walk-in"
    PHONE = "phone"
    ELSEWHERE = "elsewhere"


class Topic(StrEnum):
    """What it was about, and no more than that: no diagnosis, no amount, no name."""

    POST = "post"
    MONEY = "money"
    HOME = "home"
    ENERGY = "energy"
    HUISARTS = "huisarts"
    CHILDREN = "children"
    SCHOOL = "school"
    LANGUAGE = "language"
    WORK = "work"
    DIGID = "digid"
    PEOPLE = "people"


class Mood(StrEnum):
    """How it felt, in the eyes of who was there. It is no measure of anything."""

    GOOD = "good"
    SO_SO = "so-so"
    HEAVY = "heavy"


class Visit(InDossier, Identified, Base):
    """One time that two people met. Its id is the one that the phone gave it, if it gave one."""

    __tablename__ = "visit"
    __table_args__ = (
        Index("ix_visit_timeline", "dossier_id", "day"),
        Index("ix_visit_author", "author_id", "day"),
        CheckConstraint(f"minutes BETWEEN 1 AND {MOST_MINUTES}", name="minutes"),
    )

    author_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    day: Mapped[date]
    how: Mapped[HowMet]
    minutes: Mapped[int]
    written_at: Mapped[datetime]
    begins: Mapped[time | None] = mapped_column(default=None)
    """Local wall time, where it matters."""
    topics: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    """Values of Topic."""
    mood: Mapped[Mood | None] = mapped_column(default=None)
    agreed: Mapped[str | None] = mapped_column(default=None)
    words: Mapped[str | None] = mapped_column(default=None)
    language: Mapped[Language | None] = mapped_column(default=None)
    """Of the own words, in both: the writer's, at the time."""
    travel_minutes: Mapped[int | None] = mapped_column(default=None)
    travel_km: Mapped[int | None] = mapped_column(default=None)
    """There and back, whole kilometres; for who pays for it."""
    next_on: Mapped[date | None] = mapped_column(default=None)
    next_at: Mapped[time | None] = mapped_column(default=None)
    """Local wall time, only with a day."""
    shared: Mapped[bool] = mapped_column(default=False)
    """Whether the inburgeraar reads it; internal unless the writer chose otherwise."""
    corrects_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("visit.id"), index=True, default=None
    )
    """The first note of this visit, when this one takes its place. The latest counts."""

    def take_place_of(self, former: "Visit") -> None:
        """Correct a note. What the person could read once stays shared with them."""
        self.corrects_id = former.corrects_id or former.id
        self.shared = self.shared or former.shared


class VisitWords(InDossier, Identified, Base):
    """What the inburgeraar adds to a shared visit, in their own words."""

    __tablename__ = "visit_words"

    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id"), index=True)
    words: Mapped[str]
    language: Mapped[Language]
    written_at: Mapped[datetime]
