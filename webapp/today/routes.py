"""The first screen of each role."""

from typing import Any

from flask import Blueprint, g

from webapp import clock, db
from webapp.dossiers.queries import PAGE, by_name, ids_among
from webapp.policy import Act, may, reached, signed_in, who
from webapp.reply import Answer, page, page_number
from webapp.today.reading import day_of

room = Blueprint("today", __name__)


@room.get("/")
@signed_in
def show() -> Answer:
    if g.me.dossier_id:
        return page("today/show.html", keep=True, **day_of(g.me, clock.now()))
    return page("today/desk.html", **caseload())


def caseload() -> dict[str, Any]:
    """A bare list of the dossiers somebody of the staff reaches."""
    if not may(g.me, Act.LIST_DOSSIERS):
        return {"dossiers": (), "plans": (), "number": 1, "more": False}
    number, values = page_number(), who(g.me)
    query = by_name(reached(Act.LIST_DOSSIERS, g.me.role))
    found = db.rows(query, **values, skip=(number - 1) * PAGE)
    shown, plans = found[:PAGE], set()
    if may(g.me, Act.READ_PIP):
        query = ids_among(reached(Act.READ_PIP, g.me.role))
        ids = [dossier.id for dossier in shown]
        plans = {row.id for row in db.rows(query, **values, ids=ids)}
    return {"dossiers": shown, "plans": plans, "number": number, "more": len(found) > PAGE}
