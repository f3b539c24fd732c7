"""Where a list of people or of hours is handed in. It is only read; what becomes of its rows, and
keeping them, stands in routes_lists.py.
"""

from flask import Blueprint, request
from werkzeug.datastructures import CombinedMultiDict

from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.people.imports.forms import HandIn
from webapp.people.imports.model import HandedList, ListKind, packed
from webapp.people.imports.pages import hand_in_page, read_file
from webapp.web.guards import Rows, lists
from webapp.web.reply import Answer, page, saved, unsaved
from webapp.web.security import takes_lists
from webapp.web.who_asks import me, our_gemeente

room = Blueprint("imports", __name__)


@room.get("/dossiers/import")
@lists(Act.KEEP_LISTS, HandedList)
def ask(handed: Rows[HandedList]) -> Answer:
    return page(hand_in_page(ListKind.PEOPLE, handed, HandIn()))


@room.post("/dossiers/import")
@lists(Act.KEEP_LISTS, HandedList)
@takes_lists
def take(handed: Rows[HandedList]) -> Answer:
    return hand_in(ListKind.PEOPLE, handed)


@room.get("/hours/import")
@lists(Act.KEEP_LISTS, HandedList)
def ask_hours(handed: Rows[HandedList]) -> Answer:
    return page(hand_in_page(ListKind.HOURS, handed, HandIn()))


@room.post("/hours/import")
@lists(Act.KEEP_LISTS, HandedList)
@takes_lists
def take_hours(handed: Rows[HandedList]) -> Answer:
    return hand_in(ListKind.HOURS, handed)


def hand_in(kind: ListKind, handed: Rows[HandedList]) -> Answer:
    form = HandIn(CombinedMultiDict([request.files, request.form]))
    grid, refused = read_file(kind, handed, form)
    if refused:
        return unsaved(refused)
    new = HandedList(
        gemeente_id=our_gemeente(),
        kind=kind,
        handed_by_id=me().id,
        handed_at=clock.now(),
        rows=len(grid),
        packed=packed(grid),
    )
    db.session().add(new)
    return saved(back=f"/lists/{new.id}")
