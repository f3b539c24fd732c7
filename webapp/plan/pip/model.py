"""The PIP: the plan as it was fixed, what was agreed, and how far it is."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.case.dossier import InDossier
from webapp.core.db import Base, Identified
from webapp.law.duo import Alfabetisering, ExamNiveau, ExamPart, ExamResult, Leerroute, Niveau
from webapp.law.lbt import WithoutIntake


class PipStatus(StrEnum):
    DRAFT = "draft"
    FIXED = "fixed"


class PathStep(StrEnum):
    """What lies on the way through the term, in its order."""

    INTAKE = "intake"
    PLAN = "plan"
    LESSONS = "lessons"
    TAKING_PART = "taking-part"
    PVT = "pvt"
    MAP = "map"
    EXAMS = "exams"
    LAST_TALK = "last-talk"
    """Of the Z-route: the gemeente itself completes it."""


class MainGoal(StrEnum):
    WORK = "work"
    EDUCATION = "education"
    PARTICIPATION = "participation"


class Party(StrEnum):
    """Who does what an agreement says."""

    INBURGERAAR = "inburgeraar"
    BEGELEIDER = "begeleider"
    GEMEENTE = "gemeente"


class AgreementStatus(StrEnum):
    OPEN = "open"
    BUSY = "busy"
    DONE = "done"


class ThisWeek(StrEnum):
    """Whether somebody kept what goes on every week."""

    YES = "yes"
    NO = "no"


class NotYours(Exception):
    """Everybody ticks what they promised themselves, and nothing else; what goes on, never."""


CONTINUING = frozenset("G03 G04 G05 G17 G29 G34".split())
"""What an inburgeraar goes on doing every week: by the ids of the catalogue of texts."""


def goes_on(text_id: str | None, party: Party) -> bool:
    return party is Party.INBURGERAAR and text_id in CONTINUING


class Pip(InDossier, Identified, Base):
    """One version of the plan. Once fixed it never changes; a change is a new version."""

    __tablename__ = "pip"
    __table_args__ = (
        UniqueConstraint("dossier_id", "number"),
        Index("ix_pip_of_dossier", "dossier_id", "status", "number", "dated_on"),
        Index("ix_pip_term", "status", "number", "dated_on", "dossier_id"),
        Index("ix_pip_objection", "status", "announced_on", "dossier_id"),
    )

    number: Mapped[int]
    dated_on: Mapped[date]
    """Dagtekening. The first one of a dossier starts the term on the next day, for ever."""
    leerroute: Mapped[Leerroute]
    main_goal: Mapped[MainGoal]
    status: Mapped[PipStatus] = mapped_column(default=PipStatus.DRAFT)
    announced_on: Mapped[date | None] = mapped_column(default=None)
    """Bekendmaking: the objection term counts from here."""
    niveau: Mapped[Niveau | None] = mapped_column(default=None)
    alfabetisering: Mapped[Alfabetisering] = mapped_column(default=Alfabetisering.NVT)
    school: Mapped[str | None] = mapped_column(default=None)
    reason: Mapped[str | None] = mapped_column(default=None)
    """Why a later version was made: an id of the catalogue of texts."""
    estimated_hours: Mapped[int | None] = mapped_column(default=None)
    """DUO's geschatteIntensiteitB1Route, 1 to 9,999."""
    may_finish_education: Mapped[bool] = mapped_column(default=False)
    """DUO's indicatorMagOpleidingAfmaken."""
    school_is_tst: Mapped[bool | None] = mapped_column(default=None)
    """Whether DUO knows the school as one for the taalschakeltraject; None: not known yet."""
    departs_from_lbt: Mapped[bool] = mapped_column(default=False)
    """Another leerroute or niveau than the LBT advised: then it is motivated."""
    motivation: Mapped[str | None] = mapped_column(default=None)
    without_intake: Mapped[WithoutIntake | None] = mapped_column(default=None)
    """On which ground a first version needs no finished intake: then it is motivated."""
    effort_shown: Mapped[bool] = mapped_column(default=False)
    """For afschalen: this person did what they could (Besluit art. 5.5)."""


class Frozen(InDossier, Identified, Base):
    """What was fixed, word for word: a version of the plan that nothing can change any more."""

    __tablename__ = "pip_frozen"

    pip_id: Mapped[UUID] = mapped_column(ForeignKey("pip.id"), unique=True)
    fixed_at: Mapped[datetime]
    fixed_by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    content: Mapped[str]
    """Canonical JSON."""
    content_hash: Mapped[str]
    """SHA-256 of the content, in hexadecimal."""


class Agreement(InDossier, Identified, Base):
    """One line of the plan: who does what, by when."""

    __tablename__ = "agreement"
    __table_args__ = (
        Index("ix_agreement_list", "pip_id", "position"),
        CheckConstraint("(text_id IS NULL) <> (own_words IS NULL)", name="one_text"),
    )

    pip_id: Mapped[UUID] = mapped_column(ForeignKey("pip.id"))
    position: Mapped[int]
    text_id: Mapped[str | None] = mapped_column(default=None)
    """An id of the catalogue of texts; a changed sentence gets a new id."""
    own_words: Mapped[str | None] = mapped_column(default=None)
    """Or a line of this plan only, which the consulent wrote in Dutch."""
    party: Mapped[Party]
    helper_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), default=None)
    """The begeleider who does it together with the inburgeraar."""
    due_on: Mapped[date | None] = mapped_column(default=None)
    status: Mapped[AgreementStatus] = mapped_column(default=AgreementStatus.OPEN)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    this_week: Mapped[ThisWeek | None] = mapped_column(default=None)
    week_on: Mapped[date | None] = mapped_column(default=None)
    """The Monday of the week that was answered for. No earlier week is kept."""

    @property
    def continues(self) -> bool:
        return goes_on(self.text_id, self.party)

    def said_in(self, monday: date) -> ThisWeek | None:
        return self.this_week if self.week_on == monday else None

    def answer(self, said: ThisWeek | None, monday: date) -> None:
        """For the week of this Monday; None takes the answer back. What comes late, about a week
        before the one that is known, changes nothing. NotYours for what does not go on.
        """
        if not self.continues:
            raise NotYours
        if self.week_on is None or self.week_on <= monday:
            self.this_week, self.week_on = said, monday

    def tick(self, at: datetime, by: Party = Party.INBURGERAAR) -> None:
        """Mark as done. Ticking twice keeps the first moment.

        NotYours for another party's line, and for one that goes on: it is never finished.
        """
        if self.party is not by or self.continues:
            raise NotYours
        self.status = AgreementStatus.DONE
        self.done_at = self.done_at or at

    def untick(self, by: Party = Party.INBURGERAAR) -> None:
        """Take a tick back. NotYours for another party's line."""
        if self.party is not by:
            raise NotYours
        self.status = AgreementStatus.OPEN
        self.done_at = None


class Exam(InDossier, Identified, Base):
    """One attempt, with the result DUO reported. No result yet is not a failure."""

    __tablename__ = "exam"
    __table_args__ = (Index("ix_exam_result", "result", "dossier_id", "part", "taken_on"),)

    part: Mapped[ExamPart]
    taken_on: Mapped[date]
    result: Mapped[ExamResult]
    niveau: Mapped[ExamNiveau | None] = mapped_column(default=None)


class MapTheme(Identified, Base):
    """A theme of the MAP. The list is not verified; a gemeente may edit it."""

    __tablename__ = "map_theme"

    position: Mapped[int]
    text_id: Mapped[str]
    verified: Mapped[bool] = mapped_column(default=False)


class MapThemeDone(InDossier, Identified, Base):
    __tablename__ = "map_theme_done"
    __table_args__ = (UniqueConstraint("dossier_id", "theme_id"),)

    theme_id: Mapped[UUID] = mapped_column(ForeignKey("map_theme.id"))
    done_on: Mapped[date]


class ProgressTalk(InDossier, Identified, Base):
    """A progress talk that was held. When the next ones are due is computed."""

    __tablename__ = "progress_talk"

    held_on: Mapped[date]


class Completion(InDossier, Identified, Base):
    """The days that are reported to DUO, beside the signing of the PVT, which has its own row."""

    __tablename__ = "completion"
    __table_args__ = (UniqueConstraint("dossier_id"),)

    map_talk_on: Mapped[date | None] = mapped_column(default=None)
    """DUO's datumEindgesprekMap."""
    z_route_done_on: Mapped[date | None] = mapped_column(default=None)
    """DUO's datumAfrondingZroute."""
    culpable: Mapped[bool | None] = mapped_column(default=None)
    """DUO's verwijtbaar, asked only when the term has passed."""
