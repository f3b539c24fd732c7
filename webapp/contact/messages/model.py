"""What people of one dossier write to each other: sentences everybody reads in their own language,
or their own words in the language they were written in."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from webapp.case.account import Language
from webapp.case.dossier import InDossier
from webapp.core.db import Base, Identified

MOST_CHARACTERS = 2000


class Talk(StrEnum):
    """Who talk with each other. Household members never read along: there is no shared inbox."""

    CONSULENT = "consulent"
    """The inburgeraar and the consulents of the gemeente."""
    BEGELEIDER = "begeleider"
    """The inburgeraar and who guides them."""
    MAATJE = "maatje"
    """The inburgeraar and their maatje."""
    STAFF = "staff"
    """Begeleider, consulent and coördinator; the inburgeraar never sees it."""
    COORDINATOR = "coordinator"
    """A maatje and the coördinator of their organisation: a maatje is a neighbour, not staff."""

    @property
    def among_staff(self) -> bool:
        return self in (Talk.STAFF, Talk.COORDINATOR)


AMONG_STAFF = frozenset(talk for talk in Talk if talk.among_staff)
"""What an inburgeraar never sees."""


class CallAt(StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"


class NotYours(Exception):
    """Only who wrote a message takes it back, and only until the other side has seen it."""


class Message(InDossier, Identified, Base):
    """One message. Its id is the one that the phone gave it, if it gave one."""

    __tablename__ = "message"
    __table_args__ = (
        Index("ix_message_talk", "dossier_id", "talk", "sent_at"),
        CheckConstraint("(text_id IS NULL) <> (words IS NULL)", name="one_content"),
    )

    talk: Mapped[Talk]
    author_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    by_inburgeraar: Mapped[bool]
    sent_at: Mapped[datetime]
    text_id: Mapped[str | None] = mapped_column(default=None)
    """A sentence of the catalogue, or:"""
    filled: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True), default=None)
    """What the sentence left open, by name: "2026-09-21", "09:30:00", a place."""
    words: Mapped[str | None] = mapped_column(default=None)
    """Own words, never changed and never translated by a machine."""
    language: Mapped[Language | None] = mapped_column(default=None)
    """Of the own words: the writer's, at the time."""
    call_at: Mapped[CallAt | None] = mapped_column(default=None)
    """"Please call me", and when."""
    seen_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the other side first opened it. Staff's own use: no one is shown it."""
    unclear_at: Mapped[datetime | None] = mapped_column(default=None)
    """The reader said: I do not understand this. Somebody explains it."""
    taken_back_at: Mapped[datetime | None] = mapped_column(default=None)
    settled_at: Mapped[datetime | None] = mapped_column(default=None)
    """Staff did what was asked without writing back: called, for instance."""
    interpreter_at: Mapped[datetime | None] = mapped_column(default=None)
    """Staff cannot read it: an interpreter is needed. Staff's own use."""

    def take_back(self, by: UUID, at: datetime) -> None:
        """Leave nothing of it but that it was there. Refused once it has been seen."""
        if by != self.author_id or self.seen_at is not None:
            raise NotYours
        self.taken_back_at = at
        self.text_id, self.words = TAKEN_BACK, None
        self.filled = self.language = self.call_at = None

    def not_understood(self, at: datetime) -> None:
        """Asks for an explanation; asking twice is asking once."""
        self.unclear_at = self.unclear_at or at

    def settle(self, at: datetime) -> None:
        self.settled_at = self.settled_at or at

    def ask_interpreter(self, at: datetime) -> None:
        self.interpreter_at = self.interpreter_at or at

    def need_no_interpreter(self) -> None:
        self.interpreter_at = None


MISSES, COMES_AFTER_ALL = "Q11", "Q12"
"""Of one lesson, named by its day and time: said where the lesson stands."""
TAKEN_BACK = "M99"
"""The sentence of the catalogue that says so."""
