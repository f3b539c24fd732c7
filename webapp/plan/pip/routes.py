"""The plan, and ticking what is one's own in it."""

from flask import Blueprint, g, request

from webapp.case.account import Language
from webapp.case.in_hand import Case
from webapp.case.policy import Act, may
from webapp.core import clock, db
from webapp.law.calendar import monday_of
from webapp.plan.pip import queries
from webapp.plan.pip.forms import Week
from webapp.plan.pip.model import Agreement, NotYours
from webapp.plan.pip.pages import Ticked, plan_page, preview_page
from webapp.speech.i18n import language
from webapp.web.guards import performs
from webapp.web.reply import Answer, Keep, page, page_number, saved, unsaved
from webapp.web.who_asks import me

room = Blueprint("pip", __name__)


@room.get("/dossiers/<uuid:id>/pip")
@performs(Act.READ_PIP)
def show(case: Case) -> Answer:
    drafts = may(me(), Act.READ_DRAFT)
    return page(plan_page(case, clock.today(), page_number(), drafts=drafts), keep=Keep.OWN)


@room.get("/dossiers/<uuid:id>/pip/draft/preview")
@performs(Act.READ_DRAFT)
def preview(case: Case) -> Answer:
    """The draft as the inburgeraar will read it, in any language. Nothing is kept of it."""
    asked = request.args.get("lang")
    g.language = Language(asked) if asked in set(Language) else language()
    return page(preview_page(case, clock.today(), page_number()))


@room.post("/agreements/<uuid:id>/tick")
@performs(Act.TICK_AGREEMENT, on=Agreement, only=queries.IN_FORCE)
def tick(case: Case, agreement: Agreement) -> Answer:
    try:
        agreement.tick(at=clock.now())
    except NotYours:
        return not_yours(case, agreement)
    return changed(agreement)


@room.post("/agreements/<uuid:id>/untick")
@performs(Act.TICK_AGREEMENT, on=Agreement, only=queries.IN_FORCE)
def untick(case: Case, agreement: Agreement) -> Answer:
    try:
        agreement.untick()
    except NotYours:
        return not_yours(case, agreement)
    return changed(agreement)


@room.post("/agreements/<uuid:id>/week")
@performs(Act.TICK_AGREEMENT, on=Agreement, only=queries.IN_FORCE)
def answer_week(case: Case, agreement: Agreement) -> Answer:
    """Whether what goes on was kept this week; without an answer it is asked again."""
    form = Week(request.form)
    if not form.validate():
        return not_yours(case, agreement)
    try:
        agreement.answer(form.said.value, form.monday.sure)
    except NotYours:
        return not_yours(case, agreement)
    return changed(agreement)


def changed(agreement: Agreement) -> Answer:
    back = f"/dossiers/{agreement.dossier_id}/pip#agreement-{agreement.id}"
    return saved(ticked(agreement), back=back)


def not_yours(case: Case, agreement: Agreement) -> Answer:
    return unsaved(plan_page(case, clock.today(), 1, drafts=False), ticked(agreement))


def ticked(agreement: Agreement) -> Ticked:
    helper = db.value(queries.HELPER, id=agreement.helper_id) if agreement.helper_id else None
    return Ticked(agreement=agreement, helper=helper, monday=monday_of(clock.today()))
