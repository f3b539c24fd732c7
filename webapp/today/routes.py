"""The first screen of each role."""

from typing import Any

from flask import Blueprint, g

from webapp import clock
from webapp.policy import Act, lists, signed_in
from webapp.reply import Answer, page, page_number
from webapp.today.desk import caseload, to_call
from webapp.today.reading import day_of

room = Blueprint("today", __name__)


@room.get("/")
@signed_in
def show() -> Answer:
    if g.me.dossier_id:
        return page("today/show.html", keep=True, **day_of(g.me, clock.now()))
    return page("today/desk.html", in_part=True, **caseload(g.me, page_number()))


@room.get("/not-reached")
@lists(Act.SEE_NOT_REACHED)
def not_reached(dossiers: Any) -> Answer:
    """Whom no message reaches: somebody calls them."""
    return page("today/desk.html", calling=True, **to_call(g.me, dossiers, page_number()))
