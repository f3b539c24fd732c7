"""The page of the household's money: one month, and where it is in the six months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from webapp.case.in_hand import Case
from webapp.core import db
from webapp.law import ontzorging
from webapp.law.periods import Period
from webapp.money.budget import queries
from webapp.money.budget.model import GOES_ON, LineKind, Outcome
from webapp.money.budget.model_statement import Statement, statement_of
from webapp.rules.book import rulebook
from webapp.web.page import Page


class Step(NamedTuple):
    """Since or from when the household pays this line itself."""

    kind: LineKind
    from_on: date


class Decision(NamedTuple):
    """What was decided about the end of ontzorging."""

    ended_on: date | None = None
    outcome: Outcome | None = None


class Solver(NamedTuple):
    """Whom to call about money; without a name it is the gemeente."""

    name: str | None
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LettingGo:
    """Where the household is in the six months, and which bills it pays itself."""

    period: Period
    steps: Sequence[Step]
    ended_on: date | None
    """Since when it pays everything itself."""
    over: bool
    """Whether the six months are gone by and nobody decided what comes next."""
    unsaid: Sequence[LineKind]
    """Bills that the gemeente paid in this month, and that nobody has handed over with a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """One published month."""

    statement: Statement
    corrected: Statement | None
    """What it said before, if it was corrected."""
    solver: Solver
    letting_go: LettingGo


class BudgetPage(Page, template="money/budget/show.html"):
    case: Case
    today: date
    months: Sequence[date] = ()
    money: Money | None = None
    """None while no month is published."""


def budget_page(case: Case, today: date, asked: str) -> BudgetPage:
    """`asked`: "2026-07", when that month is published; else the latest is shown."""
    months = [row.month for row in db.rows(queries.MONTHS, household=case.household_id)]
    bijstand = db.value(queries.RIGHT_TO_BIJSTAND, household=case.household_id)
    if not months or bijstand is None:
        return BudgetPage(case=case, today=today)
    month = next((month for month in months if f"{month:%Y-%m}" == asked), months[0])
    money = money_of(case, month, bijstand, today)
    return BudgetPage(case=case, today=today, months=months, money=money)


def money_of(case: Case, month: date, bijstand: date, today: date) -> Money:
    household, gemeente = case.household_id, case.gemeente_id
    versions = db.scalars(queries.VERSIONS_OF_MONTH, household=household, month=month)
    statement, *earlier = [statement_of(version, bijstand) for version in versions]
    solvers = db.read(Solver, queries.SOLVER, consulent=case.consulent_id, gemeente=gemeente)
    return Money(
        statement=statement,
        corrected=earlier[0] if earlier else None,
        solver=solvers[0],
        letting_go=letting_go_of(case, statement, bijstand, today),
    )


def letting_go_of(case: Case, statement: Statement, bijstand: date, today: date) -> LettingGo:
    six_months = ontzorging.period(rulebook(case.gemeente_id), bijstand)
    decisions = db.read(Decision, queries.DECISION, household=case.household_id)
    decision = decisions[0] if decisions else Decision()
    steps = db.read(Step, queries.STEPS, household=case.household_id)
    handed_over = {step.kind for step in steps}
    paid = [amount.line.kind for amount in statement.paid_for_you]
    return LettingGo(
        period=six_months,
        steps=steps,
        ended_on=ended_on(decision, today),
        over=ontzorging.is_over_undecided(six_months, today, decided=any(decision)),
        unsaid=[kind for kind in paid if kind not in handed_over],
    )


def ended_on(decision: Decision, today: date) -> date | None:
    """Since when the household pays everything itself; not when the gemeente goes on paying."""
    day = None if decision.outcome in GOES_ON else decision.ended_on
    return day if day and day <= today else None
