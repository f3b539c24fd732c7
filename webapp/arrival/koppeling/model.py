"""From koppeling to a house: where people wait, who tried to reach them, what COA told."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.arrival.duo.model import Days
from webapp.case.dossier import DateKind, InDossier, InGemeente
from webapp.case.ticks import Tick, once
from webapp.core.db import Base, Identified

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


class Azc(InGemeente, Base):
    """A centre where people wait for a house, and how far it is from this gemeente."""

    __tablename__ = "azc"
    __table_args__ = (
        UniqueConstraint("gemeente_id", "name"),
        Index("ix_azc_gemeente_id", "gemeente_id"),
        CheckConstraint(f"minutes BETWEEN 0 AND {MOST_MINUTES}", name="minutes_are_possible"),
    )

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


class HandedOver(Tick, Base):
    """COA told it."""

    __tablename__ = "handed_over_by_coa"
    __table_args__ = (once("ix_handed_over_once"),)

    item: Mapped[FromCoa]


def stage_of(days: Days) -> Stage:
    if DateKind.REGISTERED not in days:
        return Stage.ON_THE_WAY
    return Stage.PLAN_DUE if DateKind.DUO_NOTICE in days else Stage.HOUSED


def weeks_since(day: date, today: date) -> int:
    """Whole weeks; 12 January to 15 May is 17."""
    return (today - day) // timedelta(weeks=1)
