"""Writing the money of a world: published months, and what was decided about ontzorging.

Amounts are in cents for a whole month, kinderbijslag for a whole quarter. A month is published
on its first day, or later: when the right to bijstand begins, or when the last thing that it
tells has happened.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from webapp.case.dossier import DateKind
from webapp.demo.moment import Moment
from webapp.demo.settle import People
from webapp.law.calendar import add_months, working_day_from, working_day_until
from webapp.money.budget.model import (
    QUARTERLY,
    BudgetLine,
    BudgetMonth,
    LineKind,
    LineStatus,
    MonthStatus,
    Ontzorging,
    Outcome,
    Payer,
    StepDown,
    Variant,
)

Bill = tuple[LineKind, int]


class Toeslag(NamedTuple):
    """Money on the household's own account: asked for, and received from one month on."""

    kind: LineKind
    cents: int
    asked_on: date
    from_month: date | None
    """The first month it was received for; None while it never was."""


class BackPayment(NamedTuple):
    bill: Bill
    for_month: date
    received_on: date


class Budget(NamedTuple):
    """The money of one household; `who` is anyone who lives in it."""

    who: str
    months: tuple[date, ...]
    bijstand: int
    reserve: int
    fixed: tuple[Bill, ...]
    toeslagen: tuple[Toeslag, ...] = ()
    own: tuple[Bill, ...] = ()
    own_from: date | None = None
    """The first month in which the own costs are known."""
    undecided: tuple[LineKind, ...] = ()
    steps: Mapping[LineKind, date] = {}
    """From which day on the household pays a fixed cost itself."""
    back_payments: tuple[BackPayment, ...] = ()
    variant: Variant = Variant.FULL
    ended_on: date | None = None
    outcome: Outcome | None = None


def months_of(year: int, first: int, last: int) -> tuple[date, ...]:
    return tuple(date(year, number, 1) for number in range(first, last + 1))


def write_money(
    session: Session, moment: Moment, people: People, budgets: Iterable[Budget]
) -> None:
    """Write the months published by now, and what was decided about ontzorging by now."""
    for budget in budgets:
        right = people.cases[budget.who].dates[DateKind.BIJSTAND]
        if not moment.has_come(right):
            continue
        household_id = people.dossiers[budget.who].household_id
        ended = moment.has_come(budget.ended_on)
        session.add(
            Ontzorging(
                household_id=household_id,
                variant=budget.variant,
                ended_on=budget.ended_on if ended else None,
                outcome=budget.outcome if ended else None,
            )
        )
        session.add_all(
            StepDown(household_id=household_id, kind=kind, from_on=day)
            for kind, day in budget.steps.items()
            if moment.has_come(day)
        )
        session.add_all(published(moment, people, budget, right))
    session.flush()


def published(moment: Moment, people: People, budget: Budget, right: date) -> Iterator[BudgetMonth]:
    for month in budget.months:
        lines = lines_of(budget, month, right)
        day = max(month, right, *(line.on for line in lines if line.on))
        if moment.has_come(day):
            yield BudgetMonth(
                household_id=people.dossiers[budget.who].household_id,
                month=month,
                status=MonthStatus.PUBLISHED,
                published_on=day,
                reserve_cents=budget.reserve,
                lines=lines,
            )


def lines_of(budget: Budget, month: date, right: date) -> list[BudgetLine]:
    lines = [
        line(LineKind.BIJSTAND, budget.bijstand),
        *(line(kind, None, status=LineStatus.UNDECIDED) for kind in budget.undecided),
        *(line(kind, cents, payer_of(budget, kind, month)) for kind, cents in budget.fixed),
        *(toeslag_line(toeslag, month, right) for toeslag in budget.toeslagen),
        *(own_lines(budget) if budget.own_from and budget.own_from <= month else ()),
        *back_lines(budget, month),
    ]
    for position, each in enumerate(lines, 1):
        each.position = position
    return lines


def line(
    kind: LineKind,
    cents: int | None,
    payer: Payer = Payer.SELF,
    status: LineStatus = LineStatus.SETTLED,
    on: date | None = None,
) -> BudgetLine:
    """A line that has no place on the statement yet."""
    return BudgetLine(position=0, kind=kind, cents=cents, payer=payer, status=status, on=on)


def payer_of(budget: Budget, kind: LineKind, month: date) -> Payer:
    handed_over = budget.steps.get(kind)
    return Payer.SELF if handed_over and handed_over <= month else Payer.GEMEENTE


def toeslag_line(toeslag: Toeslag, month: date, right: date) -> BudgetLine:
    kind, cents, asked_on, from_month = toeslag
    if from_month is None or month < from_month:
        return line(kind, cents, status=LineStatus.APPLIED, on=asked_on)
    return line(kind, cents, on=received_on(kind, month, right))


def received_on(kind: LineKind, month: date, right: date) -> date | None:
    """The day the money for a month came: the 20th of the month before, or a working day earlier.

    Kinderbijslag comes when the quarter begins; before the right to bijstand nobody noted it.
    """
    if kind in QUARTERLY:
        day = working_day_from(month.replace(month=month.month - (month.month - 1) % 3))
        return day if day >= right else None
    return working_day_until(add_months(month, -1).replace(day=20))


def own_lines(budget: Budget) -> Iterator[BudgetLine]:
    return (line(kind, cents) for kind, cents in budget.own)


def back_lines(budget: Budget, month: date) -> Iterator[BudgetLine]:
    """Money for an earlier month, in the month in which it was received."""
    for (kind, cents), for_month, day in budget.back_payments:
        if day.replace(day=1) == month:
            back = line(kind, cents, on=day)
            back.for_month = for_month
            yield back
