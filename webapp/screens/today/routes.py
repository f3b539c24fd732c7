"""The first screen of each role."""

from flask import Blueprint, request

from webapp.case.dossier import Dossier
from webapp.case.policy import Act, may
from webapp.core import clock
from webapp.screens.today.pages import day_page
from webapp.screens.today.pages_desk import first_page, to_call_page
from webapp.screens.today.pages_team import overdue_page
from webapp.web.guards import Rows, lists
from webapp.web.guards_own import signed_in
from webapp.web.reply import Answer, Keep, page, page_number
from webapp.web.who_asks import me

room = Blueprint("today", __name__)


@room.get("/")
@signed_in
def show() -> Answer:
    if me().dossier_id:
        return page(day_page(me(), clock.now()), keep=Keep.OWN)
    keep = Keep.PART if may(me(), Act.SEE_ROUND) else None
    return page(first_page(request.args, page_number()), keep=keep)


@room.get("/not-reached")
@lists(Act.SEE_NOT_REACHED, Dossier)
def not_reached(mine: Rows[Dossier]) -> Answer:
    """Whom no message reaches: somebody calls them."""
    return page(to_call_page(mine, page_number()))


@room.get("/overdue")
@lists(Act.SEE_TEAM, Dossier)
def overdue(ours: Rows[Dossier]) -> Answer:
    """Whom nobody of the organisation saw for too long, and whose begeleiding is to be finished."""
    return page(overdue_page(ours, page_number()))
