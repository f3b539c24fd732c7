"""Appointments and lesson times: local wall time, the zone it holds in, and the moment."""

from datetime import UTC, date, datetime, time
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import (
    JSON,
    ColumnElement,
    DateTime,
    ForeignKey,
    Index,
    LargeBinary,
    UniqueConstraint,
    literal_column,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.case.dossier import InDossier, InOrganisation
from webapp.case.spoken import Spoken
from webapp.core.db import Base, Identified

ZONE = "Europe/Amsterdam"


class AppointmentKind(StrEnum):
    TALK = "talk"
    PLAN_TALK = "plan-talk"
    INTAKE = "intake"
    HOME_VISIT = "home-visit"
    SCHOOL_TALK = "school-talk"
    TRAINING = "training"
    WALK_IN = "walk-in"
    GUIDE_TALK = "guide-talk"
    """By telephone or somewhere else, with who guides."""


class LessonKind(StrEnum):
    LANGUAGE = "language"
    COURSE = "course"
    WORK = "work"


class Answer(StrEnum):
    COMING = "coming"
    CANNOT = "cannot"
    CALL_ME = "call-me"


class Bring(StrEnum):
    ID_CARD = "id-card"
    LETTERS = "letters"
    PHONE = "phone"
    CHILD = "child"


class Attendee(StrEnum):
    """Who may come to an appointment; some of them have no account."""

    CONSULENT = "consulent"
    BEGELEIDER = "begeleider"
    MAATJE = "maatje"
    WMO_CONSULENT = "wmo-consulent"
    TEACHER = "teacher"
    TRAINER = "trainer"
    INTERPRETER = "interpreter"


class WhyChanged(StrEnum):
    """Why an appointment was moved or cancelled, as its inburgeraar reads it."""

    YOU_ASKED = "you-asked"
    LESSON = "lesson"
    CANNOT_COME = "cannot-come"
    NO_INTERPRETER = "no-interpreter"
    NO_ROOM = "no-room"
    NOT_NEEDED = "not-needed"
    OTHER = "other"


class NoAddress(StrEnum):
    """Places without an address, as they stand in an appointment; each reader's language says them.

    Kept in Dutch like every other place, for whoever reads one without a page around it.
    """

    HOME = "Thuis"
    VIDEO = "Video"
    PHONE = "Telefoon"


class Stale(Exception):
    """It was said of an appointment that has moved, was cancelled or has begun meanwhile."""


class TooEarly(Exception):
    """Nobody knows who comes before it begins."""


def moment(local: datetime, zone: str) -> datetime:
    """The UTC moment of a wall time; the first one when the clock shows it twice."""
    return local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


CALLS: ColumnElement[bool] = literal_column("missed_at IS NOT NULL AND called_at IS NULL")


class Appointment(InDossier, Identified, Base):
    """Of one dossier. `bring` has values of Bring; `sequence` rises with what people must see."""

    __tablename__ = "appointment"
    __table_args__ = (
        Index("ix_appointment_agenda", "dossier_id", "ends_at"),
        Index("ix_appointment_host", "host_id", "starts_local"),
        Index("ix_appointment_starts_at", "starts_at"),
        Index("ix_appointment_to_call", "missed_at", sqlite_where=CALLS, postgresql_where=CALLS),
    )

    kind: Mapped[AppointmentKind]
    starts_local: Mapped[datetime] = mapped_column(DateTime(timezone=False))
    ends_local: Mapped[datetime] = mapped_column(DateTime(timezone=False))
    starts_at: Mapped[datetime] = mapped_column(init=False)
    ends_at: Mapped[datetime] = mapped_column(init=False)
    place: Mapped[str]
    zone: Mapped[str] = mapped_column(default=ZONE)
    address: Mapped[str | None] = mapped_column(default=None)
    """Street, number, postcode, place; None at somebody's home: it is known there."""
    bring: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    interpreter: Mapped[Spoken | None] = mapped_column(default=None)
    childcare: Mapped[bool] = mapped_column(default=False)
    host_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), default=None)
    """In whose calendar it stands, besides the inburgeraar's: a consulent's or a guide's."""
    series_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    """The same for those planned together."""
    sequence: Mapped[int] = mapped_column(default=0)
    why: Mapped[WhyChanged | None] = mapped_column(default=None)
    """Of the last move, or of cancelling it."""
    moved_from: Mapped[datetime | None] = mapped_column(DateTime(timezone=False), default=None)
    """When it was before the last move, in wall time."""
    missed_at: Mapped[datetime | None] = mapped_column(default=None)
    """Since when it is known that they did not come. What follows is a call, nothing else."""
    called_at: Mapped[datetime | None] = mapped_column(default=None)
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)
    answer: Mapped[Answer | None] = mapped_column(default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    answers_given: Mapped[int] = mapped_column(default=0)
    company: Mapped[list["Company"]] = relationship(
        default_factory=list, lazy="raise", order_by="Company.position"
    )

    def __post_init__(self) -> None:
        self.starts_at = moment(self.starts_local, self.zone)
        self.ends_at = moment(self.ends_local, self.zone)

    def give_answer(self, answer: Answer, *, seen: int, at: datetime) -> None:
        """Answer the appointment as it was seen (`seen` is the sequence on the page).

        Stale when it has changed since, was cancelled, or has begun: nothing is accepted then.
        """
        if seen != self.sequence or not self.is_open(at):
            raise Stale
        self.answer = answer
        self.answered_at = at
        self.answers_given += 1

    def move(self, starts: datetime, ends: datetime, why: WhyChanged | None = None) -> None:
        """Put it at another wall time (naive). The answer is asked for again."""
        self.moved_from, self.why = self.starts_local, why
        self.starts_local, self.ends_local = starts, ends
        self.__post_init__()
        self._changed()

    def cancel(self, at: datetime, why: WhyChanged | None = None) -> None:
        self.cancelled_at, self.why = at, why
        self._changed()

    def is_open(self, at: datetime) -> bool:
        """Whether it can still be moved, cancelled or answered."""
        return self.cancelled_at is None and at < self.starts_at

    def note_missed(self, at: datetime, *, missed: bool) -> None:
        """They did not come, or they did after all. TooEarly before it begins."""
        if at < self.starts_at or self.cancelled_at:
            raise TooEarly
        self.missed_at, self.called_at = (at if missed else None), None

    def _changed(self) -> None:
        self.sequence += 1
        self.answer = self.answered_at = None


class Company(Identified, Base):
    """Somebody who comes to an appointment: one of ours, or an invited role without account."""

    __tablename__ = "appointment_company"

    appointment_id: Mapped[UUID] = mapped_column(
        ForeignKey("appointment.id"), index=True, init=False
    )
    position: Mapped[int]
    name: Mapped[str]
    role: Mapped[Attendee]


class LessonTime(InDossier, Identified, Base):
    """The same hours every week: lessons, a course, work. First day inclusive, last exclusive."""

    __tablename__ = "lesson_time"

    kind: Mapped[LessonKind]
    weekday: Mapped[int]
    """0 is Monday."""
    starts: Mapped[time]
    ends: Mapped[time]
    place: Mapped[str]
    first_on: Mapped[date]
    address: Mapped[str | None] = mapped_column(default=None)
    until_on: Mapped[date | None] = mapped_column(default=None)


class WalkIn(InOrganisation, Base):
    """Weekly hours at which anyone guided by an organisation may walk in."""

    __tablename__ = "walk_in"

    weekday: Mapped[int]
    starts: Mapped[time]
    ends: Mapped[time]
    place: Mapped[str]
    address: Mapped[str | None] = mapped_column(default=None)


class CalendarFeed(InDossier, Identified, Base):
    """A secret address for the person's own calendar app. One per dossier; revocable.

    The token is made from the id and the deployment's pepper; only its hash is kept.
    """

    __tablename__ = "calendar_feed"
    __table_args__ = (UniqueConstraint("dossier_id"),)

    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    made_at: Mapped[datetime]


class StaffFeed(Identified, Base):
    """The same for whoever works for the gemeente or guides: what stands in their calendar."""

    __tablename__ = "staff_feed"
    __table_args__ = (UniqueConstraint("account_id"),)

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    made_at: Mapped[datetime]
