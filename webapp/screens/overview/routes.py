"""The first page of a case."""

from flask import Blueprint, request

from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.screens.overview.model import Group
from webapp.screens.overview.pages import overview_page
from webapp.web.fields import a_day_in_force
from webapp.web.guards import performs
from webapp.web.reply import Answer, page

room = Blueprint("overview", __name__)


@room.get("/dossiers/<uuid:id>/case")
@performs(Act.KEEP_CASE)
def show(case: Case) -> Answer:
    """What happened is read from a day back, of everything or of one group."""
    before = request.args.get("before", type=a_day_in_force)
    return page(overview_page(case, before, request.args.get("what", type=Group)))
