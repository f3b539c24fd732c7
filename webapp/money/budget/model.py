"""Ontzorging: what comes in, what the gemeente pays for you, and what is left to live on.

All money is in integer cents. Amounts are kept for a whole month; a month in which the right
to bijstand begins is counted by days when it is shown.
"""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.core.db import Base, Identified


class LineKind(StrEnum):
    BIJSTAND = "bijstand"
    SINGLE_PARENT_ADDITION = "single-parent-addition"
    HUUR = "huur"
    ENERGY = "energy"
    WATER = "water"
    HEALTH_INSURANCE = "health-insurance"
    HUURTOESLAG = "huurtoeslag"
    ZORGTOESLAG = "zorgtoeslag"
    KINDGEBONDEN_BUDGET = "kindgebonden-budget"
    KINDERBIJSLAG = "kinderbijslag"
    PHONE = "phone"
    INSURANCE = "insurance"
    LOAN = "loan"
    TRANSPORT = "transport"


class Section(StrEnum):
    """Where on the statement a line stands."""

    BENEFIT = "benefit"
    FIXED = "fixed"
    """The five statutory costs of Participatiewet art. 56a (gas and stroom on one bill)."""
    TOESLAG = "toeslag"
    OWN = "own"


SECTIONS: dict[LineKind, Section] = {
    LineKind.BIJSTAND: Section.BENEFIT,
    LineKind.SINGLE_PARENT_ADDITION: Section.BENEFIT,
    LineKind.HUUR: Section.FIXED,
    LineKind.ENERGY: Section.FIXED,
    LineKind.WATER: Section.FIXED,
    LineKind.HEALTH_INSURANCE: Section.FIXED,
    LineKind.HUURTOESLAG: Section.TOESLAG,
    LineKind.ZORGTOESLAG: Section.TOESLAG,
    LineKind.KINDGEBONDEN_BUDGET: Section.TOESLAG,
    LineKind.KINDERBIJSLAG: Section.TOESLAG,
    LineKind.PHONE: Section.OWN,
    LineKind.INSURANCE: Section.OWN,
    LineKind.LOAN: Section.OWN,
    LineKind.TRANSPORT: Section.OWN,
}
QUARTERLY = frozenset({LineKind.KINDERBIJSLAG})


class Payer(StrEnum):
    GEMEENTE = "gemeente"
    SELF = "self"


class LineStatus(StrEnum):
    SETTLED = "settled"
    """Paid or received as planned."""
    APPLIED = "applied"
    """Asked for, not there yet: counts as nothing."""
    FAILED = "failed"
    UNDECIDED = "undecided"
    """The amount is not known."""


class MonthStatus(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"


class Variant(StrEnum):
    FULL = "full"
    PARTIAL = "partial"
    GUIDANCE_ONLY = "guidance-only"


class Outcome(StrEnum):
    """How ontzorging ended."""

    BEEINDIGD = "beeindigd"
    AFGEBOUWD = "afgebouwd"
    VOORTGEZET_ART57 = "voortgezet-art57"
    VOORTGEZET_VRIJWILLIG = "voortgezet-vrijwillig"


GOES_ON = frozenset({Outcome.VOORTGEZET_ART57, Outcome.VOORTGEZET_VRIJWILLIG})
"""After these the gemeente still pays: nobody is told to pay everything alone."""


class Ontzorging(Identified, Base):
    """Starts with the right to bijstand; ends by law after six months or by an earlier decision."""

    __tablename__ = "ontzorging"

    household_id: Mapped[UUID] = mapped_column(ForeignKey("household.id"), unique=True)
    variant: Mapped[Variant] = mapped_column(default=Variant.FULL)
    ended_on: Mapped[date | None] = mapped_column(default=None)
    """Exclusive."""
    outcome: Mapped[Outcome | None] = mapped_column(default=None)


class StepDown(Identified, Base):
    """From one day on the household pays this line itself."""

    __tablename__ = "step_down"
    __table_args__ = (UniqueConstraint("household_id", "kind"),)

    household_id: Mapped[UUID] = mapped_column(ForeignKey("household.id"), index=True)
    kind: Mapped[LineKind]
    from_on: Mapped[date]


class BudgetMonth(Identified, Base):
    """The statement of one month. Published it never changes: a correction is a new row."""

    __tablename__ = "budget_month"
    __table_args__ = (UniqueConstraint("household_id", "month", "version"),)

    household_id: Mapped[UUID] = mapped_column(ForeignKey("household.id"))
    month: Mapped[date]
    """Its first day."""
    version: Mapped[int] = mapped_column(default=1)
    status: Mapped[MonthStatus] = mapped_column(default=MonthStatus.DRAFT)
    published_on: Mapped[date | None] = mapped_column(default=None)
    reserve_cents: Mapped[int] = mapped_column(default=0)
    """Holiday money of a whole month, kept apart; not to spend now."""
    lines: Mapped[list["BudgetLine"]] = relationship(
        default_factory=list, lazy="raise", order_by="BudgetLine.position"
    )


class BudgetLine(Identified, Base):
    __tablename__ = "budget_line"

    month_id: Mapped[UUID] = mapped_column(ForeignKey("budget_month.id"), index=True, init=False)
    position: Mapped[int]
    kind: Mapped[LineKind]
    cents: Mapped[int | None]
    """A whole month (a whole quarter for kinderbijslag); None while it is not decided."""
    payer: Mapped[Payer] = mapped_column(default=Payer.SELF)
    status: Mapped[LineStatus] = mapped_column(default=LineStatus.SETTLED)
    on: Mapped[date | None] = mapped_column(default=None)
    """The day it was received, failed or applied for."""
    for_month: Mapped[date | None] = mapped_column(default=None)
    """Set on a back-payment: the earlier month it is for. It does not come again."""
