"""Making a plan, fixing it, and beginning the next version. A draft is for consulents only."""

from typing import Any

from flask import Blueprint, g, request

from webapp.case.dossier import Dossier
from webapp.case.policy import Act
from webapp.contact.messages.model import Message, Talk
from webapp.core import clock, db
from webapp.guards import performs
from webapp.plan.draft import model, queries, sentences
from webapp.plan.draft.forms import AddLines, Begin, LineFields, PlanFields
from webapp.plan.draft.pages import (
    case_of,
    check,
    draft_again,
    draft_page,
    fingerprint,
    in_dutch,
    is_helper,
)
from webapp.plan.draft.queries_next_version import next_draft
from webapp.plan.pip.model import Agreement, Pip
from webapp.plan.pip.model_freezing import fix as fix_plan
from webapp.reply import Answer, page, partly, saved, unsaved
from webapp.web import conflicts

room = Blueprint("draft", __name__)
PAGE = "plan/draft/draft.html"
GONE = {"draft": [sentences.GONE]}


@room.get("/dossiers/<uuid:id>/pip/draft")
@performs(Act.READ_DRAFT)
def show(dossier: Dossier) -> Answer:
    return page(PAGE, **draft_page(dossier))


@room.post("/dossiers/<uuid:id>/pip/draft")
@performs(Act.MAKE_PLAN)
def begin(dossier: Dossier) -> Answer:
    """A first plan, or the next version of the one in force; one draft at a time."""
    form = Begin(request.form)
    if db.scalar(queries.DRAFT, dossier=dossier.id):
        return saved(back=address(dossier.id))
    before = db.scalar(queries.IN_FORCE, dossier=dossier.id)
    chosen = form.reason.data if before else form.leerroute.data and form.main_goal.data
    if not form.validate() or not chosen:
        return refuse(dossier.id, {"begin": [sentences.CHOOSE]})
    if before is None:
        route, goal = form.leerroute.data or "", form.main_goal.data or ""
        db.session().add(model.first_version(dossier.id, route, goal, clock.today()))
        return saved(back=address(dossier.id))
    next_draft(dossier.id, before, form.reason.data or "")
    return saved(back=address(dossier.id))


@room.post("/dossiers/<uuid:id>/pip/draft/keep")
@performs(Act.MAKE_PLAN)
def keep(dossier: Dossier) -> Answer:
    draft = db.scalar(queries.DRAFT, dossier=dossier.id)
    return write(dossier, draft) or saved(back=f"{address(dossier.id)}#plan")


@room.post("/dossiers/<uuid:id>/pip/draft/fix")
@performs(Act.FIX_PLAN)
def fix(dossier: Dossier) -> Answer:
    """Vaststellen. What was typed is kept in the draft, also when the plan cannot be fixed yet."""
    draft = db.scalar(queries.DRAFT, dossier=dossier.id)
    if draft is None or request.form.get("number") != str(draft.number):
        return refuse(dossier.id, GONE)
    lines = db.scalars(queries.LINES, pip=draft.id)
    unseen = request.form.get("seen") != fingerprint(draft, lines)
    if refused := write(dossier, draft):
        return refused
    before = db.scalars(queries.ALL_FIXED, dossier=dossier.id)
    stops = check(case_of(dossier, before), draft, len(lines), clock.today()).stops
    if unseen or stops:
        errors = {"draft": [sentences.CHANGED]} if unseen else {}
        return partly(PAGE, **draft_again(dossier.id, errors=errors, stopped=bool(stops)))
    if before:
        model.take_over_ticks(db.scalars(queries.LINES, pip=before[0].id), lines)
    db.session().flush()
    now, today = clock.now(), clock.today()
    fixed = fix_plan(draft, lines, by=g.me.id, at=now, today=today, in_dutch=in_dutch)
    db.session().add_all([fixed, news(draft, g.me.id, now)])
    return saved(back=f"/dossiers/{dossier.id}/pip")


@room.post("/dossiers/<uuid:id>/pip/draft/lines")
@performs(Act.MAKE_PLAN)
def add(dossier: Dossier) -> Answer:
    draft, form = db.scalar(queries.DRAFT, dossier=dossier.id), AddLines(request.form)
    if draft is None:
        return refuse(dossier.id, GONE, lost=request.form.get("own_words"))
    last = db.value(queries.LAST_POSITION, pip=draft.id) or 0
    valid = form.validate()
    if not valid or last + len(form.contents()) > model.MOST_LINES:
        errors = listed(form.errors) or [sentences.TOO_MANY]
        return refuse(dossier.id, {"lines": errors}, added=form.data)
    more = {"party": form.party.data, "due_on": form.due_on.value}
    for position, content in enumerate(form.contents(), last + 1):
        same = {"dossier_id": dossier.id, "pip_id": draft.id, "position": position}
        db.session().add(Agreement(**same, **more, **content))
    return saved(back=f"{address(dossier.id)}#lines")


@room.post("/agreements/<uuid:id>/change")
@performs(Act.MAKE_PLAN, on=Agreement, hold=False)
def change(line: Agreement) -> Answer:
    draft, form = hold(line), LineFields(request.form)
    if draft is None:
        return refuse(line.dossier_id, GONE, lost=request.form.get("own_words"))
    typed = {line.id: form.data}
    if not form.validate() or not is_helper(line, form.helper_id.data):
        errors = {str(line.id): listed(form.errors) or [sentences.CHOOSE]}
        return refuse(line.dossier_id, errors, line_typed=typed)
    given = form.handed_in() | ({"own_words": ""} if line.text_id else {})
    merged = conflicts.merge(*versions(line, given, model.OF_A_LINE))
    if line.text_id is None and not merged.values["own_words"]:
        return refuse(line.dossier_id, {str(line.id): [sentences.EMPTY]}, line_typed=typed)
    model.keep(line, merged.values, model.OF_A_LINE)
    db.session().flush()
    if merged.conflicts:
        shown = {"line_conflicts": {line.id: merged.conflicts}}
        return partly(PAGE, **draft_again(line.dossier_id, **shown))
    return saved(back=f"{address(line.dossier_id)}#line-{line.id}")


@room.post("/agreements/<uuid:id>/move")
@performs(Act.MAKE_PLAN, on=Agreement, hold=False)
def move(line: Agreement) -> Answer:
    draft = hold(line)
    if draft is None:
        return refuse(line.dossier_id, GONE)
    step = model.Step.UP if request.form.get("step") == model.Step.UP else model.Step.DOWN
    model.move(db.scalars(queries.LINES, pip=draft.id), line, step)
    return saved(back=f"{address(line.dossier_id)}#line-{line.id}")


@room.post("/agreements/<uuid:id>/remove")
@performs(Act.MAKE_PLAN, on=Agreement, hold=False)
def remove(line: Agreement) -> Answer:
    """Only as it was seen: a line that a colleague changed meanwhile stays."""
    if hold(line) is None:
        return refuse(line.dossier_id, GONE)
    base, _, theirs = versions(line, {}, model.OF_A_LINE)
    if base != theirs:
        return refuse(line.dossier_id, {str(line.id): [sentences.CHANGED]})
    db.session().delete(line)
    return saved(back=f"{address(line.dossier_id)}#lines")


def news(pip: Pip, by: Any, at: Any) -> Message:
    """That there is a plan, or another one, in the reader's own language."""
    text_id = "M12" if pip.number == 1 else "M13"
    same = {"dossier_id": pip.dossier_id, "author_id": by, "sent_at": at}
    return Message(talk=Talk.CONSULENT, by_inburgeraar=False, text_id=text_id, **same)


def write(dossier: Dossier, draft: Pip | None) -> Answer | None:
    """Keep each field that nobody else changed meanwhile; None when all is well."""
    form = PlanFields(request.form)
    if draft is None:
        return refuse(dossier.id, GONE, lost=form.motivation.data)
    if not form.validate():
        return refuse(dossier.id, form.errors, typed=form.data, unkept=True)
    merged = conflicts.merge(*versions(draft, form.handed_in(), model.READ))
    model.keep(draft, merged.values, model.READ)
    db.session().flush()
    if not merged.conflicts:
        return None
    return partly(PAGE, **draft_again(dossier.id, conflicts=merged.conflicts))


def versions(row: Any, mine: dict[str, str], fields: Any) -> tuple[dict[str, str], ...]:
    """What was loaded, what I hand in, what is kept by now."""
    return conflicts.loaded(request.form, fields), mine, model.typed(row, fields)


def hold(line: Agreement) -> Pip | None:
    """The draft that this line is in, held; None when it is fixed, or not the draft any more."""
    draft: Pip | None = db.scalar(queries.DRAFT, dossier=line.dossier_id)
    here = db.session().get(Agreement, line.id, populate_existing=True)
    return draft if draft and here and draft.id == here.pip_id else None


def refuse(dossier_id: Any, errors: Any, **more: Any) -> Answer:
    return unsaved(PAGE, **draft_again(dossier_id, errors=errors, **more))


def listed(errors: Any) -> list[Any]:
    return [sentence for each in errors.values() for sentence in each]


def address(dossier_id: Any) -> str:
    return f"/dossiers/{dossier_id}/pip/draft"
