"""Noting a visit in less than a minute, correcting it, and what the person says of it."""

from flask import Blueprint, g
from htmx_flask import request

from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.guidance.visits import queries
from webapp.guidance.visits.forms import LogVisit
from webapp.guidance.visits.forms_begun import begun
from webapp.guidance.visits.forms_words import AddWords
from webapp.guidance.visits.model import Visit, VisitWords
from webapp.guidance.visits.pages import (
    NotePiece,
    first_of,
    logged,
    names_beside,
    note_page,
    refused_words,
    visit_piece,
    visits_page,
)
from webapp.guidance.visits.queries_twice import kept_before
from webapp.speech import hints
from webapp.web.guards import performs
from webapp.web.reply import Answer, Keep, page, page_number, saved, unsaved
from webapp.web.who_asks import me

room = Blueprint("visits", __name__)


@room.get("/dossiers/<uuid:id>/visits")
@performs(Act.READ_VISITS)
def show(case: Case) -> Answer:
    return page(visits_page(case, page_number()))


@room.get("/dossiers/<uuid:id>/visits/new")
@performs(Act.LOG_VISIT)
def new(case: Case) -> Answer:
    """Kept without what an address chose: without internet a script chooses it (visit.js)."""
    asked = request.args
    form = begun(asked) if asked else None
    return page(note_page(case, form=form), keep=None if asked else Keep.STAFF)


@room.post("/dossiers/<uuid:id>/visits")
@performs(Act.LOG_VISIT)
def log(case: Case) -> Answer:
    return write(case)


@room.get("/visits/<uuid:id>/correct")
@performs(Act.CORRECT_VISIT, on=Visit, only=queries.MINE)
def show_note(case: Case, visit: Visit) -> Answer:
    return page(note_page(case, visit))


@room.post("/visits/<uuid:id>/correct")
@performs(Act.CORRECT_VISIT, on=Visit, only=queries.MINE)
def correct(case: Case, visit: Visit) -> Answer:
    return write(case, visit)


@room.post("/visits/<uuid:id>/words")
@performs(Act.ADD_OWN_WORDS, on=Visit, only=queries.SHARED)
def add_words(case: Case, visit: Visit) -> Answer:
    form = AddWords(request.form)
    if not form.validate():
        piece = visit_piece(case, visit, form)
        return unsaved(refused_words(case, piece), piece)
    db.keep(
        VisitWords(
            dossier_id=case.id,
            visit_id=visit.id,
            words=form.words.sure,
            language=me().language,
            written_at=clock.now(),
        )
    )
    db.session().flush()
    return saved(visit_piece(case, visit), back=place_of(case, visit))


def write(case: Case, former: Visit | None = None) -> Answer:
    """Keep one note; without the script that hints while somebody writes, ask once."""
    form = LogVisit(clock.today(), request.form)
    found = hints_without_script(case, form) if form.validate() else []
    if form.errors or found:
        whole = note_page(case, former, form, found)
        return unsaved(whole, NotePiece(**vars(whole)))
    visit = visit_of(case, form)
    if former:
        visit.take_place_of(former)
    if before := kept_before(visit):
        return saved(logged(case, before), back=place_of(case, before))
    db.keep(visit)
    db.session().flush()
    return saved(logged(case, visit), back=place_of(case, visit))


def visit_of(case: Case, form: LogVisit) -> Visit:
    return Visit(
        dossier_id=case.id,
        author_id=me().id,
        written_at=clock.now(),
        day=form.on,
        begins=form.begins.value,
        how=form.how.sure,
        minutes=form.lasted,
        topics=[topic.value for topic in form.topics.values],
        mood=form.mood.value,
        agreed=form.agreed.sure or None,
        words=form.words.sure or None,
        language=me().language if form.agreed.sure or form.words.sure else None,
        travel_minutes=form.travel_minutes.value,
        travel_km=form.travel_km.value,
        next_on=form.next_on.value,
        next_at=form.next_at.value,
        shared=bool(form.shared.value),
    )


def place_of(case: Case, visit: Visit) -> str:
    return f"/dossiers/{case.id}/visits#visit-{first_of(visit)}"


def hints_without_script(case: Case, form: LogVisit) -> list[hints.Hint]:
    """What the script would have said; it has, and what waited on a phone is not asked again."""
    if request.htmx or "receipt" in g or form.anyway.data:
        return []
    return hints.find(f"{form.agreed.sure}\n{form.words.sure}", names_beside(case))
