"""Agreements that often go together: each is read, ticked or left, and then they are added."""

from flask import redirect, request

from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.core import db
from webapp.plan.draft import model, queries
from webapp.plan.draft.forms_lines import TOO_MANY
from webapp.plan.draft.forms_sets import LinesOfSet
from webapp.plan.draft.pages_sets import asked_for, set_page
from webapp.plan.draft.queries_versions import last_position
from webapp.plan.draft.routes import back, gone, room
from webapp.speech.i18n import ptext
from webapp.web.guards import performs
from webapp.web.reply import Answer, page, unsaved

NONE = ptext("desk", "Please tick what was agreed.")


@room.get("/dossiers/<uuid:id>/pip/draft/set")
@performs(Act.READ_DRAFT)
def read_set(case: Case) -> Answer:
    draft = db.scalar(queries.DRAFT_READ, dossier=case.id)
    if draft is None:
        return redirect(f"/dossiers/{case.id}/pip/draft", 303)
    which = asked_for(request.args.get("of"), draft.leerroute)
    there = [line.text_id for line in db.scalars(queries.LINES, pip=draft.id)]
    return page(set_page(case, which, draft.dated_on, LinesOfSet(which, draft.dated_on, there)))


@room.post("/dossiers/<uuid:id>/pip/draft/set")
@performs(Act.MAKE_PLAN)
def add_set(case: Case) -> Answer:
    """What is ticked, with the days as they were left or changed."""
    draft = db.scalar(queries.DRAFT, dossier=case.id)
    if draft is None:
        return gone(case)
    which = asked_for(request.form.get("of"), draft.leerroute)
    there = [line.text_id for line in db.scalars(queries.LINES, pip=draft.id)]
    form = LinesOfSet(which, draft.dated_on, there, request.form)
    last = last_position(draft)
    if not form.validate() or not form.ticked:
        refusal = None if form.ticked else NONE
        return unsaved(set_page(case, which, draft.dated_on, form, refusal))
    if last + len(form.ticked) > model.MOST_LINES:
        return unsaved(set_page(case, which, draft.dated_on, form, TOO_MANY))
    db.session().add_all(form.agreements(draft, last))
    return back(case, "#lines")
