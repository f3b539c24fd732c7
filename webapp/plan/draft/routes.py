"""Making a plan, and beginning the next version. A draft is for consulents only."""

from flask import Blueprint, request

from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.plan.draft import model, queries
from webapp.plan.draft.forms import CHANGED, CHOOSE, GONE, First, Next
from webapp.plan.draft.forms_lines import TOO_MANY, NewLines
from webapp.plan.draft.forms_plan import PlanFields
from webapp.plan.draft.pages import Tried, draft_page, line_fields
from webapp.plan.draft.queries_versions import hold, last_position, next_draft
from webapp.plan.pip.model import Agreement, Pip
from webapp.speech.plain import plain
from webapp.web.fields import refuse
from webapp.web.guards import performs
from webapp.web.reply import Answer, page, partly, saved, unsaved

room = Blueprint("draft", __name__)


@room.get("/dossiers/<uuid:id>/pip/draft")
@performs(Act.READ_DRAFT)
def show(case: Case) -> Answer:
    return page(draft_page(case))


@room.post("/dossiers/<uuid:id>/pip/draft")
@performs(Act.MAKE_PLAN)
def begin(case: Case) -> Answer:
    """A first plan, or the next version of the one in force; one draft at a time."""
    if db.scalar(queries.DRAFT, dossier=case.id):
        return back(case)
    before = db.scalar(queries.IN_FORCE, dossier=case.id)
    return begin_next(case, before) if before else begin_first(case)


def begin_first(case: Case) -> Answer:
    form = First(request.form)
    if not form.validate():
        return unsaved(draft_page(case, Tried(first=form)))
    route, goal = form.leerroute.sure, form.main_goal.sure
    db.session().add(model.first_version(case.id, route, goal, clock.today()))
    return back(case)


def begin_next(case: Case, before: Pip) -> Answer:
    form = Next(request.form)
    if not form.validate():
        return unsaved(draft_page(case, Tried(next=form)))
    next_draft(before, form.reason.sure)
    return back(case)


@room.post("/dossiers/<uuid:id>/pip/draft/keep")
@performs(Act.MAKE_PLAN)
def keep(case: Case) -> Answer:
    draft = db.scalar(queries.DRAFT, dossier=case.id)
    if draft is None:
        return gone(case, "motivation")
    return write(case, draft) or back(case, "#plan")


@room.post("/dossiers/<uuid:id>/pip/draft/lines")
@performs(Act.MAKE_PLAN)
def add(case: Case) -> Answer:
    draft, form = db.scalar(queries.DRAFT, dossier=case.id), NewLines(posted=request.form)
    if draft is None:
        return gone(case, "own_words")
    if not form.validate():
        refusal = CHOOSE if form.party.errors else None
        return unsaved(draft_page(case, Tried(new=form), refusal=refusal))
    last = last_position(draft)
    new = form.agreements(draft, last)
    if last + len(new) > model.MOST_LINES:
        refuse(form.texts, TOO_MANY)
        return unsaved(draft_page(case, Tried(new=form)))
    db.session().add_all(new)
    return back(case, "#lines")


@room.post("/agreements/<uuid:id>/change")
@performs(Act.MAKE_PLAN, on=Agreement, hold=False)
def change(case: Case, line: Agreement) -> Answer:
    if hold(line) is None:
        return gone(case, "own_words")
    form = line_fields(line, request.form)
    if not form.validate():
        return unsaved(draft_page(case, Tried(line=form)))
    if not form.merge_into(line):
        db.session().flush()
        return partly(draft_page(case, Tried(line=form)))
    return back(case, f"#line-{line.id}")


@room.post("/agreements/<uuid:id>/move")
@performs(Act.MAKE_PLAN, on=Agreement, hold=False)
def move(case: Case, line: Agreement) -> Answer:
    draft = hold(line)
    if draft is None:
        return gone(case)
    step = model.Step.UP if request.form.get("step") == model.Step.UP else model.Step.DOWN
    model.move(db.scalars(queries.LINES, pip=draft.id), line, step)
    return back(case, f"#line-{line.id}")


@room.post("/agreements/<uuid:id>/remove")
@performs(Act.MAKE_PLAN, on=Agreement, hold=False)
def remove(case: Case, line: Agreement) -> Answer:
    """Only as it was seen: a line that a colleague changed meanwhile stays."""
    if hold(line) is None:
        return gone(case)
    if line_fields(line, request.form).is_stale:
        form = line_fields(line)
        form.form_errors = [CHANGED]
        return unsaved(draft_page(case, Tried(line=form)))
    db.session().delete(line)
    return back(case, "#lines")


def write(case: Case, draft: Pip) -> Answer | None:
    """Keep each field that nobody else changed meanwhile; None when all is well."""
    form = PlanFields(draft, request.form)
    if not form.validate():
        return unsaved(draft_page(case, Tried(form=form)))
    merged = form.merge_into(draft)
    db.session().flush()
    return None if merged else partly(draft_page(case, Tried(form=form)))


def gone(case: Case, words: str = "") -> Answer:
    """There is no such draft any more. What was written in own words is shown, to be copied."""
    return unsaved(draft_page(case, refusal=GONE, lost=plain(request.form.get(words))))


def back(case: Case, to: str = "") -> Answer:
    return saved(back=f"/dossiers/{case.id}/pip/draft{to}")
