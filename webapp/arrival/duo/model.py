"""What DUO wrote, and the days that count: each set, corrected and checked."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from webapp.case.dossier import DateKind, InDossier
from webapp.core.db import Base, Identified


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
SINCE_THE_LAW = (*OF_THE_LAW, DateKind.BIJSTAND)
"""Terms are reckoned from these, by rules that hold since the law does."""
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
    if kind in SINCE_THE_LAW and day < in_force:
        return Fault.BEFORE_LAW
    if kind in AFTER_KOPPELING and koppeling and day < koppeling:
        return Fault.BEFORE_KOPPELING
    if kind in AFTER_NOTICE:
        if notice is None:
            return Fault.NO_NOTICE
        if day < notice:
            return Fault.BEFORE_NOTICE
    return None
