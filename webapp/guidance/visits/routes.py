"""Noting a visit in less than a minute, correcting it, and what the person says of it."""

from typing import Any

from flask import Blueprint, g
from htmx_flask import request

from webapp.case.dossier import Dossier
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.guards import performs
from webapp.guidance.visits import queries
from webapp.guidance.visits.forms import AddWords, LogVisit
from webapp.guidance.visits.model import Visit, VisitWords
from webapp.guidance.visits.pages import (
    among_others,
    form_of,
    known,
    lessons_beside,
    one_visit,
    visits_of,
)
from webapp.reply import Answer, page, page_number, saved, unsaved
from webapp.speech import hints

room = Blueprint("visits", __name__)


@room.get("/dossiers/<uuid:id>/visits")
@performs(Act.READ_VISITS)
def show(dossier: Dossier) -> Answer:
    return page("guidance/visits/show.html", **visits_of(g.me, dossier, page_number()))


@room.get("/dossiers/<uuid:id>/visits/new")
@performs(Act.LOG_VISIT)
def new(dossier: Dossier) -> Answer:
    return page("guidance/visits/new.html", staff_keep=True, **form_of(g.me, dossier))


@room.post("/dossiers/<uuid:id>/visits")
@performs(Act.LOG_VISIT)
def log(dossier: Dossier) -> Answer:
    return write(dossier)


@room.get("/visits/<uuid:id>/correct")
@performs(Act.CORRECT_VISIT, on=Visit, only=queries.MINE)
def show_note(visit: Visit) -> Answer:
    dossier = db.row(queries.DOSSIER_OF, dossier=visit.dossier_id)
    return page("guidance/visits/new.html", **form_of(g.me, dossier, visit))


@room.post("/visits/<uuid:id>/correct")
@performs(Act.CORRECT_VISIT, on=Visit, only=queries.MINE)
def correct(visit: Visit) -> Answer:
    return write(db.session().get_one(Dossier, visit.dossier_id), visit)


@room.post("/visits/<uuid:id>/words")
@performs(Act.ADD_OWN_WORDS, on=Visit, only=queries.SHARED)
def add_words(visit: Visit) -> Answer:
    form = AddWords(request.form)
    first_id = visit.corrects_id or visit.id
    dossier = db.session().get_one(Dossier, visit.dossier_id)
    if not form.validate():
        shown = among_others(g.me, dossier, first_id)
        shown |= {"errors": form.errors, "refused": first_id, "typed": form.words.data}
        return unsaved("guidance/visits/show.html", "guidance/visits/_visit.html", **shown)
    made = VisitWords(
        dossier_id=visit.dossier_id,
        visit_id=visit.id,
        words=form.words.data or "",
        language=g.me.language,
        written_at=clock.now(),
    )
    made.id = g.get("receipt", made.id)
    db.session().add(made)
    db.session().flush()
    back = f"/dossiers/{visit.dossier_id}/visits#visit-{first_id}"
    return saved("guidance/visits/_visit.html", back=back, **one_visit(g.me, dossier, first_id))


def write(dossier: Dossier, former: Visit | None = None) -> Answer:
    """Keep one note; without the script that hints while somebody writes, ask once."""
    form = LogVisit(request.form)
    valid = form.validate()
    found = hints_without_script(dossier, form) if valid else ()
    if not valid or found:
        shown = form_of(g.me, dossier, former, form.data) | {"errors": form.errors, "found": found}
        return unsaved("guidance/visits/new.html", "guidance/visits/_form.html", **shown)
    visit = Visit(
        dossier_id=dossier.id,
        author_id=g.me.id,
        written_at=clock.now(),
        language=g.me.language if form.agreed.data or form.words.data else None,
        shared=bool(form.shared.data),
        **form.content(),
    )
    if former:
        visit.take_place_of(former)
    visit = known(g.me, visit) or add(visit)
    first_id = visit.corrects_id or visit.id
    back = f"/dossiers/{dossier.id}/visits#visit-{first_id}"
    shown = {"name": db.value(queries.NAME, dossier=dossier.id), "dossier": dossier}
    shown |= {"visit": visit, "lessons": lessons_beside(dossier.id, [visit])}
    return saved("guidance/visits/_logged.html", back=back, **shown)


def add(visit: Visit) -> Visit:
    visit.id = g.get("receipt", visit.id)
    db.session().add(visit)
    db.session().flush()
    return visit


def hints_without_script(dossier: Dossier, form: LogVisit) -> list[hints.Hint]:
    """What the script would have said; it has, and what waited on a phone is not asked again."""
    if request.htmx or "receipt" in g or request.form.get("anyway"):
        return []
    names: Any = form_of(g.me, dossier)["names"]
    return hints.find(f"{form.agreed.data}\n{form.words.data}", names)
