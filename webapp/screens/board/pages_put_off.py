"""Where something is put off, and what is put off."""

from collections.abc import Mapping
from datetime import date

from flask import abort
from werkzeug.datastructures import MultiDict

from webapp.case.in_hand import Case
from webapp.case.policy import who
from webapp.core import clock, db
from webapp.rules.book import rulebook
from webapp.screens.board import queries_asked
from webapp.screens.board.forms import Later
from webapp.screens.board.model import Matter
from webapp.screens.board.model_put_off import PutOff, last_day
from webapp.screens.board.pages_matters import FROM_FACTS, Item, moments, of_dossiers, of_people
from webapp.screens.board.queries import Scope
from webapp.web.page import Page
from webapp.web.who_asks import me, our_gemeente


class PutOffPage(Page, template="screens/board/put_off.html"):
    case: Case
    item: Item
    last: date
    form: Later
    today: date


def put_off_page(
    case: Case, asked: Mapping[str, str], posted: MultiDict[str, str] | None = None
) -> PutOffPage:
    """Of what stands on the board of this dossier, and may wait."""
    item = on_the_board(case, asked.get("matter", ""), asked.get("about", ""))
    today = clock.today()
    last = item and last_day(item.matter, item.day, today)
    if not item or not last:
        abort(404)
    return PutOffPage(case=case, item=item, last=last, form=Later(last, posted), today=today)


def on_the_board(case: Case, name: str, about: str) -> Item | None:
    if name not in {*Matter}:
        return None
    matter, rules = Matter(name), rulebook(our_gemeente())
    values = who(me()) | moments(rules, clock.today()) | {"most": 31, "skip": 0, "row": case.id}
    if matter in FROM_FACTS:
        items = [*of_dossiers(rules, Scope.THIS, (matter,), values)]
    else:
        items, _ = of_people(rules, Scope.THIS, values)
    return next((it for it in items if (it.matter, it.key) == (matter, about)), None)


def known(case: Case, item: Item) -> PutOff | None:
    """That it is put off already."""
    keys = {"dossier": case.id, "matter": item.matter, "about": item.key}
    found: PutOff | None = db.scalar(queries_asked.KNOWN, **keys)
    return found
