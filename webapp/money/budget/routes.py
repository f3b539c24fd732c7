"""The household's money, month by month."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from flask import Blueprint, request

from webapp.case.dossier import Dossier
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.guards import performs
from webapp.law import ontzorging
from webapp.money.budget import queries
from webapp.money.budget.model import GOES_ON, LineKind
from webapp.money.budget.statement import Statement, statement_of
from webapp.reply import Answer, page
from webapp.rules.book import rulebook

room = Blueprint("budget", __name__)


@room.get("/dossiers/<uuid:id>/budget")
@performs(Act.READ_BUDGET)
def show(dossier: Dossier) -> Answer:
    return page("money/budget/show.html", dossier=dossier, **budget_of(dossier, clock.today()))


def budget_of(dossier: Dossier, today: date) -> dict[str, Any]:
    """The month asked for, or the latest; and where the household is in the six months."""
    household = dossier.household_id
    months = [row.month for row in db.rows(queries.MONTHS, household=household)]
    bijstand = db.value(queries.RIGHT_TO_BIJSTAND, household=household)
    if not months or bijstand is None:
        return {"statement": None, "months": ()}
    month = asked_month(months)
    versions = db.scalars(queries.VERSIONS_OF_MONTH, household=household, month=month)
    statements = [statement_of(version, bijstand) for version in versions]
    steps = db.rows(queries.STEPS, household=household)
    six_months = ontzorging.period(rulebook(dossier.gemeente_id), bijstand)
    decision = db.row(queries.ONTZORGING, household=household)
    return {
        "statement": statements[0],
        "corrected": statements[1] if len(statements) > 1 else None,
        "months": months,
        "steps": steps,
        "ended_on": ended_on(decision, today),
        "over": ontzorging.is_over_undecided(six_months, today, decided=is_decided(decision)),
        "unsaid": unsaid(statements[0], steps),
        "period": six_months,
        "solver": db.row(
            queries.SOLVER, consulent=dossier.consulent_id, gemeente=dossier.gemeente_id
        ),
        "today": today,
    }


def is_decided(decision: Any) -> bool:
    return bool(decision and (decision.outcome or decision.ended_on))


def ended_on(decision: Any, today: date) -> date | None:
    """Since when the household pays everything itself."""
    day: date | None = decision.ended_on if decision and decision.outcome not in GOES_ON else None
    return day if day and day <= today else None


def unsaid(statement: Statement, steps: Iterable[Any]) -> list[LineKind]:
    """Bills that the gemeente paid in this month, and that nobody has handed over with a day."""
    handed_over = {step.kind for step in steps}
    paid = [amount.line.kind for amount in statement.paid_for_you]
    return [kind for kind in paid if kind not in handed_over]


def asked_month(months: Sequence[date]) -> date:
    """`?month=2026-07` when that month is published, else the latest."""
    asked = request.args.get("month", "")
    return next((month for month in months if f"{month:%Y-%m}" == asked), months[0])
