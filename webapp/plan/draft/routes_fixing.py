"""Vaststellen: what was typed is kept, what follows is shown, and then the plan is in force."""

from flask import redirect, request

from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.core import db
from webapp.plan.draft import queries
from webapp.plan.draft.forms import CHANGED
from webapp.plan.draft.pages import Tried, draft_page
from webapp.plan.draft.pages_fixing import fixing_page, may_be_fixed
from webapp.plan.draft.queries_versions import fingerprint, put_in_force
from webapp.plan.draft.routes import gone, room, write
from webapp.web.guards import performs
from webapp.web.reply import Answer, page, partly, saved
from webapp.web.who_asks import me


@room.post("/dossiers/<uuid:id>/pip/draft/ready")
@performs(Act.FIX_PLAN)
def ready(case: Case) -> Answer:
    """What was typed is kept in the draft, also when the plan cannot be fixed yet."""
    draft = db.scalar(queries.DRAFT, dossier=case.id)
    if draft is None or request.form.get("number") != str(draft.number):
        return gone(case, "motivation")
    lines = db.scalars(queries.LINES, pip=draft.id)
    unseen = request.form.get("seen") != fingerprint(draft, lines)
    if refused := write(case, draft):
        return refused
    stopped = not may_be_fixed(case, draft, len(lines))
    if unseen or stopped:
        refusal = CHANGED if unseen else None
        return partly(draft_page(case, Tried(stopped=stopped), refusal=refusal))
    return saved(back=f"/dossiers/{case.id}/pip/draft/ready")


@room.get("/dossiers/<uuid:id>/pip/draft/ready")
@performs(Act.READ_DRAFT)
def ask(case: Case) -> Answer:
    """Before the plan is fixed: which days follow, and what begins. If it cannot be: the draft."""
    asked = fixing_page(case)
    return page(asked) if asked else redirect(f"/dossiers/{case.id}/pip/draft", 303)


@room.post("/dossiers/<uuid:id>/pip/draft/fix")
@performs(Act.FIX_PLAN)
def fix(case: Case) -> Answer:
    """Only as it was read: a draft that changed meanwhile is read again first."""
    draft = db.scalar(queries.DRAFT, dossier=case.id)
    if draft is None or request.form.get("number") != str(draft.number):
        return gone(case)
    lines = db.scalars(queries.LINES, pip=draft.id)
    unseen = request.form.get("seen") != fingerprint(draft, lines)
    if unseen or not may_be_fixed(case, draft, len(lines)):
        refusal = CHANGED if unseen else None
        return partly(draft_page(case, Tried(stopped=not unseen), refusal=refusal))
    put_in_force(draft, lines, db.scalar(queries.IN_FORCE, dossier=case.id), me().id)
    return saved(back=f"/dossiers/{case.id}/pip")
