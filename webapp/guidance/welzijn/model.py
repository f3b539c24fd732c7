"""What worries a begeleider, and what became of it. Nothing of it is on the inburgeraar's side."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.case.dossier import InDossier
from webapp.core.db import Base, Identified
from webapp.guidance.visits.model import HowMet
from webapp.law.welzijn import Level

MOST_CHARACTERS = 300
"""Of each answer on the card: facts are short."""
MOST_DAYS_AGO = 60


class Domain(StrEnum):
    """What it is about: the domains of the self-reliance matrix (ZRM 2017) in plain words."""

    GELD = "geld"
    WERK = "werk"
    DAG = "dag"
    WONEN = "wonen"
    THUIS = "thuis"
    GEEST = "geest"
    LIJF = "lijf"
    MIDDEL = "middel"
    ZELF = "zelf"
    NET = "net"
    MEEDOEN = "meedoen"
    RECHT = "recht"
    """Only that there was contact with the police; never what it was about."""
    KIND = "kind"
    VEILIG = "veilig"
    HEREN = "heren"


MELDCODE = frozenset({Domain.VEILIG, Domain.KIND})
"""For these the steps of the meldcode hold; a begeleider takes the first two only."""


class Source(StrEnum):
    SEEN = "seen"
    """Own observation."""
    HEARD = "heard"


class Discussed(StrEnum):
    """Whether it was discussed with the person, and if not, why."""

    YES = "yes"
    UNSAFE = "unsafe"
    LANGUAGE = "language"
    DID_NOT_DARE = "did-not-dare"


class Called(StrEnum):
    """Who was called when it was acute."""

    EMERGENCY = "emergency"
    VEILIG_THUIS = "veilig-thuis"
    SUICIDE_PREVENTION = "suicide-prevention"
    DOCTOR = "doctor"
    COORDINATOR = "coordinator"


class Stage(StrEnum):
    RECEIVED = "received"
    IN_CONSULTATION = "in-consultation"
    ACTION = "action"
    REPORTED_BACK = "reported-back"
    """The begeleider has heard how it went (terugkoppeling)."""
    CLOSED = "closed"


class Outcome(StrEnum):
    """All that a terugkoppeling says: never the content of care."""

    TAKEN_UP = "taken-up"
    REFERRED = "referred"
    DISCUSSED = "discussed"
    NO_ACTION = "no-action"


class Reason(StrEnum):
    """Why there was nothing to do."""

    HELP_IS_THERE = "help-is-there"
    NOT_WANTED = "not-wanted"
    ALREADY_KNOWN = "already-known"
    MISUNDERSTOOD = "misunderstood"


NEXT: dict[Stage, frozenset[Stage]] = {
    Stage.RECEIVED: frozenset({Stage.IN_CONSULTATION}),
    Stage.IN_CONSULTATION: frozenset({Stage.ACTION, Stage.REPORTED_BACK}),
    Stage.ACTION: frozenset({Stage.REPORTED_BACK}),
    Stage.REPORTED_BACK: frozenset({Stage.CLOSED}),
    Stage.CLOSED: frozenset(),
}
TEXTS = ("facts", "person_says", "done_now", "asks")


class ReadBy(StrEnum):
    """Who reads what a begeleider writes: the first of these that is there."""

    COORDINATOR = "coordinator"
    CONSULENT = "consulent"
    """The one of the dossier."""
    GEMEENTE = "gemeente"
    """Every consulent, of a dossier that has none."""
    NOBODY = "nobody"


class NotNow(Exception):
    """The signaal is not in a stage, or not of a kind, in which this can be done."""


class Did(StrEnum):
    """What a step was."""

    CONSULTED = "consulted"
    ACTED = "acted"
    REPORTED_BACK = "reported-back"
    CLOSED = "closed"
    WEIGHED = "weighed"
    SHARED = "shared"
    STARTED_MELDCODE = "started-meldcode"
    ERASED = "erased"
    ADDED = "added"
    """Who wrote it, later: what was written stays as it was."""
    HEARD = "heard"
    """Who wrote it read how it went."""


TAKEN_UP = (Did.CONSULTED, Did.ACTED)
ON_LINES = (*TAKEN_UP, Did.WEIGHED, Did.REPORTED_BACK, Did.ADDED, Did.HEARD)
"""What the list of signalen shows of the steps."""


class Signaal(InDossier, Identified, Base):
    """One card. Its id is the one that the phone gave it, if it gave one."""

    __tablename__ = "signaal"
    __table_args__ = (
        Index("ix_signaal_author", "author_id", "written_at"),
        Index("ix_signaal_stage", "dossier_id", "stage"),
    )

    author_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    written_at: Mapped[datetime]
    seen_on: Mapped[date]
    domain: Mapped[Domain]
    second_domain: Mapped[Domain | None] = mapped_column(default=None)
    level: Mapped[Level]
    discussed: Mapped[Discussed | None] = mapped_column(default=None)
    how: Mapped[HowMet | None] = mapped_column(default=None)
    source: Mapped[Source | None] = mapped_column(default=None)
    """All three None where nobody said so."""
    facts: Mapped[str | None] = mapped_column(default=None)
    """What was seen or heard. None of RECHT, and of what was erased."""
    person_says: Mapped[str | None] = mapped_column(default=None)
    done_now: Mapped[str | None] = mapped_column(default=None)
    asks: Mapped[str | None] = mapped_column(default=None)
    called: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    """Values of Called."""
    stage: Mapped[Stage] = mapped_column(default=Stage.RECEIVED)
    shared_at: Mapped[datetime | None] = mapped_column(default=None)
    """With the consulent of the dossier."""
    meldcode_on: Mapped[date | None] = mapped_column(default=None)
    """When the meldcode was started. All else of it is in the organisation's own file."""
    meldcode_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), default=None)
    erased_at: Mapped[datetime | None] = mapped_column(default=None)
    """When a coördinator took the text away, or its time was over."""
    steps: Mapped[list["SignaalStep"]] = relationship(init=False, repr=False, viewonly=True)

    @property
    def domains(self) -> tuple[Domain, ...]:
        return (self.domain, self.second_domain) if self.second_domain else (self.domain,)

    @property
    def has_text(self) -> bool:
        return any(getattr(self, name) for name in TEXTS)

    def move(self, to: Stage) -> None:
        """To the next stage. Refused (NotNow) when it does not follow on this one."""
        if to not in NEXT[self.stage]:
            raise NotNow
        self.stage = to

    def weigh(self, level: Level) -> None:
        """Another level, while it is open. What is shared stays one that may be shared."""
        lowest = Level.DRINGEND if Domain.RECHT in self.domains else Level.LET_OP
        if self.shared_at:
            lowest = max(lowest, Level.ZORG)
        if self.stage is Stage.CLOSED or level < lowest:
            raise NotNow
        self.level = level

    def share(self, at: datetime) -> None:
        """Show it to the consulent; from ZORG on, and nothing about the police."""
        if self.shared_at or not can_be_shared(self.level, self.domains):
            raise NotNow
        self.shared_at = at

    def start_meldcode(self, on: date, by: UUID) -> None:
        if not MELDCODE & {*self.domains} or self.meldcode_on:
            raise NotNow
        self.meldcode_on, self.meldcode_by = on, by

    def erase(self, at: datetime) -> None:
        """Leave no text: only that there was a signaal, and what became of it."""
        if self.erased_at and not any(step.words for step in self.steps):
            raise NotNow
        for name in TEXTS:
            setattr(self, name, None)
        for step in self.steps:
            step.words = None
        self.erased_at = at


class SignaalStep(Identified, Base):
    """One step, with who took it and when. Never changed; its words go with the text."""

    __tablename__ = "signaal_step"

    signaal_id: Mapped[UUID] = mapped_column(ForeignKey("signaal.id"), index=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime]
    did: Mapped[Did]
    level: Mapped[Level | None] = mapped_column(default=None)
    outcome: Mapped[Outcome | None] = mapped_column(default=None)
    reason: Mapped[Reason | None] = mapped_column(default=None)
    words: Mapped[str | None] = mapped_column(default=None)
    """Why the level is another one, or what was added."""


def takes_more(stage: Stage, domains: Iterable[Domain | None], erased_at: datetime | None) -> bool:
    """Whether who wrote it may add to it: while it is open, and nothing about the police."""
    return stage is not Stage.CLOSED and Domain.RECHT not in domains and not erased_at


def can_be_shared(level: Level, domains: Iterable[Domain | None]) -> bool:
    return level >= Level.ZORG and Domain.RECHT not in domains
