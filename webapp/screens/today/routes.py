"""The first screen of each role."""

from typing import Any

from flask import Blueprint, g, request

from webapp.case.policy import Act, may
from webapp.core import clock
from webapp.guards import lists, signed_in
from webapp.reply import Answer, page, page_number
from webapp.screens.today.desk import caseload, first_screen, to_call
from webapp.screens.today.pages import day_of
from webapp.screens.today.team import overdue_of

room = Blueprint("today", __name__)


@room.get("/")
@signed_in
def show() -> Answer:
    if g.me.dossier_id:
        return page("screens/today/show.html", keep=True, **day_of(g.me, clock.now()))
    template, shown = first_screen(g.me, request.args, page_number())
    return page(template, in_part=may(g.me, Act.SEE_ROUND), **shown)


@room.get("/dossiers")
@lists(Act.LIST_DOSSIERS)
def dossiers(_dossiers: Any) -> Answer:
    return page("screens/today/desk.html", **caseload(g.me, page_number()))


@room.get("/not-reached")
@lists(Act.SEE_NOT_REACHED)
def not_reached(dossiers: Any) -> Answer:
    """Whom no message reaches: somebody calls them."""
    return page("screens/today/desk.html", calling=True, **to_call(g.me, dossiers, page_number()))


@room.get("/overdue")
@lists(Act.SEE_TEAM)
def overdue(_dossiers: Any) -> Answer:
    """Whom nobody of the organisation saw for too long, and whose begeleiding is to be finished."""
    return page("screens/today/overdue.html", **overdue_of(g.me, page_number()))
