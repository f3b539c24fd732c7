"""The brede intake: what somebody can and wants, and what is needed for it. Never a complaint.

What was written stays: a change is a new row, the latest counts. So nothing that a colleague
wrote is lost when two people write at once. What somebody writes in one sitting is one row.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.case.account import Language
from webapp.case.dossier import InDossier
from webapp.core.db import Base, Identified
from webapp.law.lbt import LbtExemption, LbtOutcome

MOST_LETTERS = 500
MOST_REASON = 300
MOST_SCORE = 99_999
"""Hundredths: DUO writes ddd,dd."""
YES, NO, NOT_SAID = "yes", "no", ""
SITTING = timedelta(minutes=30)
"""Who goes on writing within it changes their own row: a page that saves by itself saves often."""


class LifeArea(StrEnum):
    """The twelve leefgebieden, in the order in which they are talked about."""

    LANGUAGE = "language"
    DIPLOMAS = "diplomas"
    WORK = "work"
    FAMILY = "family"
    HOME = "home"
    MONEY = "money"
    HEALTH = "health"
    PEOPLE = "people"
    DIGITAL = "digital"
    TRAVEL = "travel"
    PAPERS = "papers"
    OWN_WISH = "own-wish"


class Need(StrEnum):
    """What helps somebody to take part. The consequence is kept, never the complaint."""

    MORE_TIME = "more-time"
    BREAKS = "breaks"
    SMALL_GROUP = "small-group"
    NEAR_HOME = "near-home"
    NO_STAIRS = "no-stairs"
    FROM_HOME = "from-home"
    HELP_ARRANGED = "help-arranged"


class Wish(StrEnum):
    """What an inburgeraar chooses by its picture, before the talk."""

    DUTCH = "dutch"
    WORK = "work"
    STUDY = "study"
    DIPLOMA = "diploma"
    PEOPLE = "people"
    SPORT = "sport"
    HELP_OTHERS = "help-others"
    CYCLE = "cycle"
    DRIVE = "drive"
    CHILDREN = "children"
    HOME = "home"
    COMPUTER = "computer"


class Where(StrEnum):
    AZC = "azc"
    GEMEENTEHUIS = "gemeentehuis"
    HOME = "home"
    VIDEO = "video"
    PHONE = "phone"


ANSWER, INTERNAL, WISH, EXTRA_TIME = "answer", "internal", "wish", "extra_time"
IN_THE_WAY, NEEDS = "in_the_way", "needs"
UNWRITTEN = {INTERNAL: False}
TOLD_ON, TOLD_IN, ALONE = "told_on", "told_in", "alone"
MORE_TIME, WHY, UNTIL = "more_time", "why", "until"


class Around(StrEnum):
    """What is asked of the talks themselves."""

    ALONE = "alone"
    """Besluit art. 5.2 lid 2: somebody is told of the right to talk with nobody else there."""
    TIME = "time"


Part = LifeArea | Around
"""Of the brede intake: what is written about, and saved, by itself."""
FIELDS: dict[Part, tuple[str, ...]] = {
    LifeArea.HEALTH: (IN_THE_WAY, NEEDS),
    LifeArea.OWN_WISH: (WISH,),
    Around.ALONE: (TOLD_ON, TOLD_IN, ALONE),
    Around.TIME: (MORE_TIME, WHY, UNTIL),
}
"""About health there is nothing to write freely."""


def fields_of(area: Part) -> tuple[str, ...]:
    return FIELDS.get(area, (ANSWER, INTERNAL, WISH, EXTRA_TIME))


class IntakeAnswer(InDossier, Identified, Base):
    """What was written about one leefgebied, at one time. The highest number counts."""

    __tablename__ = "intake_answer"
    __table_args__ = (UniqueConstraint("dossier_id", "area", "number"),)

    area: Mapped[LifeArea]
    number: Mapped[int]
    written_by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    written_at: Mapped[datetime]
    answer: Mapped[str] = mapped_column(default="")
    internal: Mapped[bool] = mapped_column(default=False)
    """Whether the answer stays among colleagues; it is on the summary unless somebody chose so."""
    wish: Mapped[str] = mapped_column(default="")
    extra_time: Mapped[bool | None] = mapped_column(default=None)
    in_the_way: Mapped[bool | None] = mapped_column(default=None)
    """Of health, the only question: whether something stands in the way of taking part."""
    needs: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    """Values of Need."""

    def write(self, values: Mapping[str, str], at: datetime) -> None:
        """The values as a form shows them; a field that the leefgebied lacks stays empty."""
        said = {name: values[name] for name in fields_of(self.area)}
        self.written_at = at
        self.answer = said.get(ANSWER, "")
        self.internal = said.get(INTERNAL) == YES
        self.wish = said.get(WISH, "")
        self.extra_time = yes_or_no(said.get(EXTRA_TIME))
        self.in_the_way = yes_or_no(said.get(IN_THE_WAY))
        self.needs = [need for need in said.get(NEEDS, "").split() if need]


def strings_of(area: Part, row: object) -> dict[str, str]:
    """A row (or none yet) as its form shows it, field by field."""
    shown = {name: getattr(row, name, UNWRITTEN.get(name)) for name in fields_of(area)}
    return {name: as_string(value) for name, value in shown.items()}


def as_string(value: date | bool | list[str] | str | None) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(value) if isinstance(value, list) else value or NOT_SAID


def yes_or_no(said: str | None) -> bool | None:
    return {YES: True, NO: False}.get(said or NOT_SAID)


class IntakeShared(InDossier, Identified, Base):
    """From then on the inburgeraar reads the summary. Written once."""

    __tablename__ = "intake_shared"
    __table_args__ = (UniqueConstraint("dossier_id"),)

    shared_at: Mapped[datetime]
    shared_by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))


class LbtResult(InDossier, Identified, Base):
    """A result as DUO reported it, or why there is none. A correction is a new row."""

    __tablename__ = "lbt_result"
    __table_args__ = (
        Index("ix_lbt_result_latest", "dossier_id", "recorded_at"),
        CheckConstraint(f"score_hundredths BETWEEN 0 AND {MOST_SCORE}", name="score"),
        CheckConstraint(f"needed_hundredths BETWEEN 0 AND {MOST_SCORE}", name="needed"),
    )

    outcome: Mapped[LbtOutcome]
    day: Mapped[date]
    """On which DUO registered it (datumAfname)."""
    recorded_by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime]
    score_hundredths: Mapped[int | None] = mapped_column(default=None)
    """63,5 is 6350."""
    needed_hundredths: Mapped[int | None] = mapped_column(default=None)
    exemption: Mapped[LbtExemption | None] = mapped_column(default=None)


class IntakeWishes(InDossier, Identified, Base):
    """What the inburgeraar wants, told before the talk. The latest counts."""

    __tablename__ = "intake_wishes"

    chosen: Mapped[list[str]] = mapped_column(JSON)
    """Values of Wish."""
    words: Mapped[str]
    language: Mapped[Language]
    written_at: Mapped[datetime]


class IntakeWords(InDossier, Identified, Base):
    """What the inburgeraar adds to the summary. Nothing is changed or taken away."""

    __tablename__ = "intake_words"

    words: Mapped[str]
    language: Mapped[Language]
    written_at: Mapped[datetime]


class IntakeTalk(InDossier, Identified, Base):
    """How one talk was planned: what was suggested, what was chosen, and why."""

    __tablename__ = "intake_talk"

    appointment_id: Mapped[UUID] = mapped_column(ForeignKey("appointment.id"), unique=True)
    suggested: Mapped[Where]
    chosen: Mapped[Where]
    planned_by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    planned_at: Mapped[datetime]
    azc: Mapped[str | None] = mapped_column(default=None)
    """Its name at the time; the list of AZCs changes."""
    travel_minutes: Mapped[int | None] = mapped_column(default=None)
    """Of the consulent, one way."""
    reason: Mapped[str] = mapped_column(default="")
    """Why another place than the suggested one."""
