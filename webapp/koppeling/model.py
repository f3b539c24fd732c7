"""From koppeling to a house: where somebody waits, who tried to reach them, what COA handed over,
and what DUO wrote.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    UniqueConstraint,
    literal_column,
)
from sqlalchemy.orm import Mapped, mapped_column

from webapp.db import Base, Identified
from webapp.dossiers.model import DateKind, InDossier

MOST_MINUTES = 600
MOST_LETTERS = 80


class Stage(StrEnum):
    """How far somebody is, computed from the days that count; never kept."""

    ON_THE_WAY = "on-the-way"
    """Gekoppeld, no house yet."""
    HOUSED = "housed"
    """Lives in the gemeente, DUO has not written yet."""
    PLAN_DUE = "plan-due"
    """DUO has written: the ten weeks run."""


class HowTried(StrEnum):
    PHONE = "phone"
    VIDEO = "video"
    VISIT = "visit"
    LETTER = "letter"
    MESSAGE = "message"
    THROUGH_AZC = "through-azc"
    """Somebody of COA or of the AZC was asked to pass it on."""


class FromCoa(StrEnum):
    """What is handed over from COA: that it was, never what it says."""

    LANGUAGE = "language"
    LITERACY = "literacy"
    FAMILY = "family"
    EDUCATION = "education"
    WORK = "work"
    VOORINBURGERING = "voorinburgering"
    DIGID = "digid"
    BANK = "bank"
    PHONE = "phone"
    CHILDREN = "children"
    DEBTS = "debts"
    CARE = "care"
    """Whether there are points of attention, and who to call; not what they are."""
    SAFETY = "safety"
    """A remark about safety is told by telephone, and not kept here."""


class DuoCode(StrEnum):
    """Events of DUO's interface that a consulent hears of by letter or in the portal."""

    SS101 = "SS101"
    SS139 = "SS139"
    SS120 = "SS120"
    SS121 = "SS121"
    SS137 = "SS137"
    SS131 = "SS131"
    SS102 = "SS102"
    SS103 = "SS103"
    SS104 = "SS104"
    SS130 = "SS130"
    SS199 = "SS199"
    SS106 = "SS106"
    SS107 = "SS107"
    SS108 = "SS108"
    SS109 = "SS109"
    SS129 = "SS129"
    SS110 = "SS110"
    SS111 = "SS111"
    SS124 = "SS124"
    SS125 = "SS125"
    SS128 = "SS128"


SETS: dict[DuoCode, DateKind] = {
    DuoCode.SS101: DateKind.DUO_NOTICE,
    DuoCode.SS139: DateKind.TEN_WEEKS,
    DuoCode.SS120: DateKind.REGISTERED,
    DuoCode.SS121: DateKind.REGISTERED,
}
"""The day that counts which an event sets. What the others say is written down, and no more."""
CHANGES_GROUP = frozenset({DuoCode.SS124, DuoCode.SS125})
"""The doelgroep is another one from now on."""


class Azc(Identified, Base):
    """A centre where people wait for a house, and how far it is from this gemeente."""

    __tablename__ = "azc"
    __table_args__ = (
        UniqueConstraint("gemeente_id", "name"),
        CheckConstraint(f"minutes BETWEEN 0 AND {MOST_MINUTES}", name="minutes_are_possible"),
    )

    gemeente_id: Mapped[UUID] = mapped_column(ForeignKey("gemeente.id"), index=True)
    name: Mapped[str]
    minutes: Mapped[int]
    """One way, from the gemeentehuis."""
    closed: Mapped[bool] = mapped_column(default=False)
    """Nobody new comes there; who was there stays readable."""


class Stay(InDossier, Identified, Base):
    """In which AZC somebody waits. Moving to another one is a new line: the last one counts."""

    __tablename__ = "azc_stay"

    azc_id: Mapped[UUID] = mapped_column(ForeignKey("azc.id"), index=True)
    noted_at: Mapped[datetime]
    noted_by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)


class ContactAttempt(InDossier, Identified, Base):
    """Somebody of the gemeente tried to reach them. Never changed."""

    __tablename__ = "contact_attempt"

    day: Mapped[date]
    how: Mapped[HowTried]
    reached: Mapped[bool]
    noted_at: Mapped[datetime]
    noted_by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)


NOT_TAKEN_BACK: ColumnElement[bool] = literal_column("undone_at IS NULL")


class HandedOver(InDossier, Identified, Base):
    """One tick: COA told it. Taking it back is written beside it; ticking again is a new one."""

    __tablename__ = "handed_over_by_coa"
    __table_args__ = (
        Index(
            "ix_handed_over_once",
            "dossier_id",
            "item",
            unique=True,
            sqlite_where=NOT_TAKEN_BACK,
            postgresql_where=NOT_TAKEN_BACK,
        ),
    )

    item: Mapped[FromCoa]
    done_at: Mapped[datetime]
    done_by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), default=None)

    def take_back(self, by: UUID, at: datetime) -> None:
        self.undone_at, self.undone_by_id = at, by


class DuoEvent(InDossier, Identified, Base):
    """What DUO wrote, once it arrived. Never changed: a mistake is mended in the days."""

    __tablename__ = "duo_event"

    code: Mapped[DuoCode]
    day: Mapped[date]
    """The day that DUO names, not the day it arrived."""
    noted_at: Mapped[datetime]
    noted_by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)


class DateChange(InDossier, Identified, Base):
    """That a day that counts was set, corrected or taken away. Never changed."""

    __tablename__ = "date_change"

    kind: Mapped[DateKind]
    day: Mapped[date | None] = mapped_column(default=None)
    """None: taken away."""
    code: Mapped[DuoCode | None] = mapped_column(default=None)
    """The event that set it; None when somebody typed it."""
    noted_at: Mapped[datetime]
    noted_by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)


class Fault(StrEnum):
    """Why a day cannot stand."""

    FUTURE = "future"
    BEFORE_BIRTH = "before-birth"
    BEFORE_LAW = "before-law"
    BEFORE_KOPPELING = "before-koppeling"
    BEFORE_NOTICE = "before-notice"
    NO_NOTICE = "no-notice"


Days = dict[DateKind, date]
AFTER_KOPPELING = (DateKind.REGISTERED, DateKind.BIJSTAND)
OF_THE_LAW = (DateKind.DUO_NOTICE, DateKind.TEN_WEEKS)
AFTER_NOTICE = (DateKind.TEN_WEEKS, DateKind.THIRD_PARTY_INFO)


def faults_of(days: Days, born_on: date, today: date, in_force: date) -> dict[DateKind, Fault]:
    """What is impossible among the days of one dossier: the first fault of each. Each is the day
    of something that happened, so none lies ahead; none comes before its cause.
    """
    return {
        kind: fault
        for kind, day in days.items()
        if (fault := fault_of(kind, day, days, born_on, today, in_force))
    }


def fault_of(
    kind: DateKind, day: date, days: Days, born_on: date, today: date, in_force: date
) -> Fault | None:
    koppeling, notice = days.get(DateKind.KOPPELING), days.get(DateKind.DUO_NOTICE)
    if day > today:
        return Fault.FUTURE
    if day < born_on:
        return Fault.BEFORE_BIRTH
    if kind in OF_THE_LAW and day < in_force:
        return Fault.BEFORE_LAW
    if kind in AFTER_KOPPELING and koppeling and day < koppeling:
        return Fault.BEFORE_KOPPELING
    if kind in AFTER_NOTICE:
        if notice is None:
            return Fault.NO_NOTICE
        if day < notice:
            return Fault.BEFORE_NOTICE
    return None


def stage_of(days: Days) -> Stage:
    if DateKind.REGISTERED not in days:
        return Stage.ON_THE_WAY
    return Stage.PLAN_DUE if DateKind.DUO_NOTICE in days else Stage.HOUSED


def weeks_since(day: date, today: date) -> int:
    """Whole weeks; 12 January to 15 May is 17."""
    return (today - day) // timedelta(weeks=1)
