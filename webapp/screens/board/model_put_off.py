"""That something on the board is put off until a day. The day itself stays what it is."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.case.dossier import InDossier
from webapp.core.db import Base, Identified
from webapp.screens.board.model import Matter

WITHOUT_A_DAY = timedelta(days=30)
"""What has no day of its own is put off no longer than this."""
NEVER = frozenset({Matter.SIGNAAL})
"""Somebody is worried: that waits for nothing but its day."""
HAS_NO_DAY = frozenset({Matter.EXAM, Matter.NOT_REACHED})


class WhyLater(StrEnum):
    """Never what somebody's own reason is: nobody else needs it."""

    THEY_ANSWER = "they-answer"
    """Something was asked, and they will say."""
    OTHERS_ACT = "others-act"
    """DUO, the school or another has to do something first."""
    PLANNED = "planned"
    AWAY = "away"
    """They are not here for some time."""
    NO_TIME = "no-time"


class PutOff(InDossier, Identified, Base):
    __tablename__ = "put_off"
    __table_args__ = (
        UniqueConstraint("dossier_id", "matter", "about"),
        Index("ix_put_off_gemeente", "gemeente_id", "until"),
    )

    gemeente_id: Mapped[UUID] = mapped_column(ForeignKey("gemeente.id"))
    matter: Mapped[Matter]
    about: Mapped[str]
    """Which of its kind: an appointment, a message, or the number of a talk."""
    until: Mapped[date]
    """On this day it stands there again."""
    why: Mapped[WhyLater]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    at: Mapped[datetime]


def last_day(matter: Matter, day: date, today: date) -> date | None:
    """Until when it may be put off: never beyond its own day; None where it cannot be."""
    if matter in NEVER:
        return None
    if matter in HAS_NO_DAY:
        return today + WITHOUT_A_DAY
    return day if day > today else None
