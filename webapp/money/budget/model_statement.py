"""The month statement: what came in, what was paid for you, what is on your account.

Everything here is computed from the month's lines and the day the right to bijstand began.
"""

from dataclasses import dataclass
from datetime import date

from webapp.law.money import per_week, pro_rata, quarter_to_month
from webapp.money.budget.model import (
    QUARTERLY,
    SECTIONS,
    BudgetLine,
    BudgetMonth,
    LineStatus,
    Payer,
    Section,
)

COUNTS = frozenset({LineStatus.SETTLED, LineStatus.FAILED})
"""A failed payment is still to be paid; what was only asked for counts as nothing."""


@dataclass(frozen=True)
class Amount:
    """A line with the cents that count this month."""

    line: BudgetLine
    cents: int | None


@dataclass(frozen=True)
class Statement:
    month: BudgetMonth
    from_day: date
    """The first day of this month with a right to bijstand."""
    amounts: tuple[Amount, ...]

    @property
    def whole_month(self) -> bool:
        return self.from_day == self.month.month

    def of(self, section: Section, payer: Payer | None = None) -> list[Amount]:
        """The lines of a section that return every month."""
        return [
            amount
            for amount in self.amounts
            if SECTIONS[amount.line.kind] is section
            and amount.line.for_month is None
            and (payer is None or amount.line.payer is payer)
        ]

    @property
    def benefit(self) -> list[Amount]:
        return self.of(Section.BENEFIT)

    @property
    def paid_for_you(self) -> list[Amount]:
        return self.of(Section.FIXED, Payer.GEMEENTE)

    @property
    def paid_by_you(self) -> list[Amount]:
        return self.of(Section.FIXED, Payer.SELF) + self.of(Section.OWN)

    @property
    def toeslagen(self) -> list[Amount]:
        return [a for a in self.of(Section.TOESLAG) if a.line.status in COUNTS]

    @property
    def later(self) -> list[Amount]:
        """Asked for and not there yet, or not decided: counted as nothing."""
        return [a for a in self.amounts if a.line.status not in COUNTS]

    @property
    def back_payments(self) -> list[Amount]:
        """Money for an earlier month that came this month, once."""
        return [amount for amount in self.amounts if amount.line.for_month]

    @property
    def failed(self) -> list[Amount]:
        return [a for a in self.amounts if a.line.status is LineStatus.FAILED]

    @property
    def reserve_cents(self) -> int:
        """Holiday money kept apart this month."""
        return by_days(self.month.reserve_cents, self.month, self.from_day)

    @property
    def benefit_cents(self) -> int:
        return total(self.benefit)

    @property
    def paid_for_you_cents(self) -> int:
        return total(self.paid_for_you)

    @property
    def paid_out_cents(self) -> int:
        """What the gemeente puts on the account."""
        return self.benefit_cents - self.paid_for_you_cents

    @property
    def toeslagen_cents(self) -> int:
        return total(self.toeslagen)

    @property
    def account_cents(self) -> int:
        """What the gemeente and Dienst Toeslagen put on the account for this month."""
        return self.paid_out_cents + self.toeslagen_cents

    @property
    def paid_by_you_cents(self) -> int:
        return total(self.paid_by_you)

    @property
    def leefgeld_cents(self) -> int:
        return self.account_cents - self.paid_by_you_cents

    @property
    def week_cents(self) -> int:
        return per_week(self.leefgeld_cents)

    @property
    def back_payments_cents(self) -> int:
        return total(self.back_payments)


def statement_of(month: BudgetMonth, right_to_bijstand: date) -> Statement:
    from_day = max(month.month, right_to_bijstand)
    return Statement(
        month, from_day, tuple(Amount(line, counted(month, line, from_day)) for line in month.lines)
    )


def counted(month: BudgetMonth, line: BudgetLine, from_day: date) -> int | None:
    """The cents of one line this month: by days when the right began, a third of a quarter."""
    if line.cents is None:
        return None
    if line.kind in QUARTERLY:
        return quarter_to_month(line.cents)
    if SECTIONS[line.kind] in (Section.BENEFIT, Section.FIXED) and line.for_month is None:
        return by_days(line.cents, month, from_day)
    return line.cents


def by_days(cents: int, month: BudgetMonth, from_day: date) -> int:
    """The part of a month's amount from the day on; nothing when the right begins later."""
    if (from_day.year, from_day.month) != (month.month.year, month.month.month):
        return 0
    return pro_rata(cents, month.month, from_day)


def total(amounts: list[Amount]) -> int:
    return sum(a.cents or 0 for a in amounts if a.line.status in COUNTS)
