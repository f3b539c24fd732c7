"""The household's money, month by month."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import Blueprint, request

from webapp import clock, db
from webapp.budget import queries
from webapp.budget.statement import statement_of
from webapp.dossiers.model import Dossier
from webapp.guards import performs
from webapp.law import ontzorging
from webapp.policy import Act
from webapp.reply import Answer, page
from webapp.rules.book import rulebook

room = Blueprint("budget", __name__)


@room.get("/dossiers/<uuid:id>/budget")
@performs(Act.READ_BUDGET)
def show(dossier: Dossier) -> Answer:
    return page("budget/show.html", dossier=dossier, **budget_of(dossier, clock.today()))


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
    return {
        "statement": statements[0],
        "corrected": statements[1] if len(statements) > 1 else None,
        "months": months,
        "steps": db.rows(queries.STEPS, household=household),
        "ontzorging": db.row(queries.ONTZORGING, household=household),
        "period": ontzorging.period(rulebook(dossier.gemeente_id), bijstand),
        "solver": db.row(queries.SOLVER, consulent=dossier.consulent_id),
        "today": today,
    }


def asked_month(months: Sequence[date]) -> date:
    """`?month=2026-07` when that month is published, else the latest."""
    asked = request.args.get("month", "")
    return next((month for month in months if f"{month:%Y-%m}" == asked), months[0])
