"""The household's money, month by month."""

from flask import Blueprint, request

from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.core import clock
from webapp.money.budget.pages import budget_page
from webapp.web.guards import performs
from webapp.web.reply import Answer, page

room = Blueprint("budget", __name__)


@room.get("/dossiers/<uuid:id>/budget")
@performs(Act.READ_BUDGET)
def show(case: Case) -> Answer:
    return page(budget_page(case, clock.today(), request.args.get("month", "")))
