"""The page of the household's money: one month, and where it is in the six months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from webapp.case.in_hand import Case
from webapp.core import db
from webapp.core.together import only
from webapp.law import ontzorging
from webapp.law.periods import Period
from webapp.money.budget import queries
from webapp.money.budget.model import GOES_ON, LineKind, Outcome
from webapp.money.budget.model_statement import Statement, statement_of
from webapp.money.budget.queries import Step
from webapp.rules.book import rulebook
from webapp.web.page import Page


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
    months, bijstand, solver, decided, steps = queries.AROUND_A_MONTH.read(
        household=case.household_id, consulent=case.consulent_id, gemeente=case.gemeente_id
    )
    first: date | None = only(bijstand)
    if not months or first is None:
        return BudgetPage(case=case, today=today)
    known = [month for (month,) in months]
    month = next((month for month in known if f"{month:%Y-%m}" == asked), known[0])
    statement, *earlier = statements_of(case, month, first)
    decision = Decision(*decided[0]) if decided else Decision()
    six_months = ontzorging.period(rulebook(case.gemeente_id), first)
    money = Money(
        statement=statement,
        corrected=earlier[0] if earlier else None,
        solver=Solver(*solver[0]),
        letting_go=letting_go_of(statement, six_months, decision, [Step(*e) for e in steps], today),
    )
    return BudgetPage(case=case, today=today, months=known, money=money)


def statements_of(case: Case, month: date, bijstand: date) -> list[Statement]:
    """That of the month, and what it said before."""
    values = {"household": case.household_id, "month": month}
    versions = db.session().scalars(queries.VERSIONS_OF_MONTH, values).unique()
    return [statement_of(version, bijstand) for version in versions]


def letting_go_of(
    statement: Statement,
    six_months: Period,
    decision: Decision,
    steps: Sequence[Step],
    today: date,
) -> LettingGo:
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
