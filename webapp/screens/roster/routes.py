"""The list of people, on a page and as a file."""

from flask import Blueprint, request

from webapp.case.dossier import Dossier
from webapp.case.policy import Act
from webapp.screens.roster.pages import Line, asked_for, everybody, roster_page
from webapp.speech.i18n import ptext
from webapp.web.as_sheet import as_sheet
from webapp.web.guards import Rows, lists
from webapp.web.reply import Answer, page, page_number

room = Blueprint("roster", __name__)
COLUMNS = (
    ptext("desk", "Name"),
    ptext("desk", "Born"),
    ptext("desk", "Household"),
    ptext("desk", "Children"),
    ptext("desk", "Language"),
    ptext("desk", "Stage"),
    ptext("desk", "Route"),
    ptext("desk", "Month"),
    ptext("desk", "Last seen"),
    ptext("desk", "Guide"),
    ptext("desk", "Telephone"),
)


@room.get("/dossiers")
@lists(Act.LIST_DOSSIERS, Dossier)
def show(mine: Rows[Dossier]) -> Answer:
    return page(roster_page(mine, asked_for(request.args), page_number()))


@room.get("/dossiers.csv")
@lists(Act.LIST_DOSSIERS, Dossier, noted=True)
def as_file(mine: Rows[Dossier]) -> Answer:
    """Everybody of the list; a Dutch sheet opens it as it is."""
    return as_sheet("people", COLUMNS, map(line_of, everybody(mine, asked_for(request.args))))


def line_of(it: Line) -> list[object]:
    facts = it.facts
    return [
        facts.name,
        it.born,
        facts.household,
        facts.children,
        it.speaks,
        it.step,
        facts.leerroute,
        it.month and it.month[0],
        it.seen and it.seen[0],
        facts.guide,
        it.phone and it.phone.shown,
    ]
