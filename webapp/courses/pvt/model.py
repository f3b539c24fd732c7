"""PVT: sessions of a group, who was there, excursions with places, and the signing."""

from datetime import UTC, date, datetime, time
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.case.account import Language
from webapp.case.dossier import InDossier
from webapp.core.db import Base, Identified

MOST_PEOPLE = 8


class Kernwaarde(StrEnum):
    VRIJHEID = "vrijheid"
    GELIJKWAARDIGHEID = "gelijkwaardigheid"
    SOLIDARITEIT = "solidariteit"
    PARTICIPATIE = "participatie"


class SessionKind(StrEnum):
    LESSON = "lesson"
    EXCURSION = "excursion"
    SIGNING = "signing"


class Attended(StrEnum):
    PRESENT = "present"
    LATE = "late"
    EXCUSED = "excused"
    ABSENT = "absent"


class Place(StrEnum):
    """Where somebody stands with an excursion."""

    PLACED = "placed"
    WAITING = "waiting"
    WITHDRAWN = "withdrawn"


class Fault(StrEnum):
    """Why somebody cannot sign up."""

    OVER = "over"
    TOO_MANY = "too-many"
    WITH_GROUP = "with-group"
    """It belongs to the series of their own group: they come anyway."""


class PvtGroup(Identified, Base):
    __tablename__ = "pvt_group"

    gemeente_id: Mapped[UUID] = mapped_column(ForeignKey("gemeente.id"), index=True)
    language: Mapped[Language]


class PvtMember(InDossier, Identified, Base):
    __tablename__ = "pvt_member"
    __table_args__ = (UniqueConstraint("dossier_id"),)

    group_id: Mapped[UUID] = mapped_column(ForeignKey("pvt_group.id"), index=True)


class PvtSession(Identified, Base):
    """One meeting of a group; an excursion or the signing counts toward the hours too."""

    __tablename__ = "pvt_session"
    __table_args__ = (Index("ix_pvt_session_series", "group_id", "day"),)

    group_id: Mapped[UUID] = mapped_column(ForeignKey("pvt_group.id"))
    kind: Mapped[SessionKind]
    text_id: Mapped[str]
    """An id of the catalogue of texts: what the meeting is about."""
    kernwaarde: Mapped[Kernwaarde | None] = mapped_column(default=None)
    day: Mapped[date]
    starts: Mapped[time]
    ends: Mapped[time]
    place: Mapped[str]
    address: Mapped[str | None] = mapped_column(default=None)

    @property
    def minutes(self) -> int:
        return (self.ends.hour - self.starts.hour) * 60 + self.ends.minute - self.starts.minute


class Attendance(InDossier, Identified, Base):
    """Minutes somebody was at a session; late people get the minutes they were there."""

    __tablename__ = "pvt_attendance"
    __table_args__ = (UniqueConstraint("session_id", "dossier_id"),)

    session_id: Mapped[UUID] = mapped_column(ForeignKey("pvt_session.id"))
    status: Mapped[Attended]
    minutes: Mapped[int]


class PvtSigning(InDossier, Identified, Base):
    """The day somebody signed, on paper. The app keeps only the day."""

    __tablename__ = "pvt_signing"
    __table_args__ = (UniqueConstraint("dossier_id"),)

    signed_on: Mapped[date]


class Excursion(Identified, Base):
    """An outing that inburgeraars of a gemeente may join while there are places."""

    __tablename__ = "excursion"
    __table_args__ = (Index("ix_excursion_open", "gemeente_id", "day"),)

    gemeente_id: Mapped[UUID] = mapped_column(ForeignKey("gemeente.id"))
    text_id: Mapped[str]
    kernwaarde: Mapped[Kernwaarde]
    day: Mapped[date]
    starts: Mapped[time]
    ends: Mapped[time]
    meet_at: Mapped[str]
    address: Mapped[str]
    places: Mapped[int]
    given_away: Mapped[int] = mapped_column(default=0)
    """Places promised outside this app, by telephone or to another gemeente."""
    travel: Mapped[str]
    """Ids of the catalogue of texts, like food and clothes."""
    food: Mapped[str]
    clothes: Mapped[str]
    children: Mapped[bool] = mapped_column(default=False)
    wheelchair: Mapped[bool] = mapped_column(default=True)
    bring_id: Mapped[bool] = mapped_column(default=False)
    guide: Mapped[str]
    """Who is there on the day, and the number to call."""
    guide_phone: Mapped[str]
    language: Mapped[Language | None] = mapped_column(default=None)
    """The language of the interpreter, if there is one."""
    group_id: Mapped[UUID | None] = mapped_column(ForeignKey("pvt_group.id"), default=None)
    """The group whose series this belongs to: its members come anyway."""
    turn: Mapped[int] = mapped_column(default=0)
    """The last turn given out. Whoever changes sign-ups holds this row first."""

    @property
    def starts_at(self) -> datetime:
        local = datetime.combine(self.day, self.starts, ZoneInfo("Europe/Amsterdam"))
        return local.astimezone(UTC)

    def fault(self, people: int, group_id: UUID | None, at: datetime) -> Fault | None:
        """Why this many people of a member of this group cannot sign up; None when they can."""
        if at >= self.starts_at:
            return Fault.OVER
        if self.group_id is not None and self.group_id == group_id:
            return Fault.WITH_GROUP
        return None if 1 <= people <= min(MOST_PEOPLE, self.places) else Fault.TOO_MANY

    def sign_up(self, wish: "SignUp", taken: int, waiting: bool) -> None:
        """Give a place, or the next turn on the waiting list when the places are not enough.

        `taken` counts people with a place; nobody passes those who already wait.
        """
        self.turn += 1
        wish.turn = self.turn
        fits = self.given_away + taken + wish.people <= self.places
        wish.place = Place.PLACED if fits and not waiting else Place.WAITING

    def promote(self, taken: int, waiting: list["SignUp"]) -> list["SignUp"]:
        """Give freed places to those who wait, first come first served; returns who won one."""
        won = []
        for wish in waiting:
            if self.given_away + taken + wish.people > self.places:
                break
            wish.place = Place.PLACED
            taken += wish.people
            won.append(wish)
        return won


class SignUp(InDossier, Identified, Base):
    """One person's wish to come along, with how many people."""

    __tablename__ = "sign_up"
    __table_args__ = (
        UniqueConstraint("excursion_id", "turn"),
        Index("ix_sign_up_queue", "excursion_id", "place", "turn"),
    )

    excursion_id: Mapped[UUID] = mapped_column(ForeignKey("excursion.id"))
    people: Mapped[int]
    childcare: Mapped[bool] = mapped_column(default=False)
    transport: Mapped[bool] = mapped_column(default=False)
    turn: Mapped[int] = mapped_column(default=0)
    place: Mapped[Place] = mapped_column(default=Place.WAITING)
    signed_up_at: Mapped[datetime]
