"""Every version of the plan that was fixed, on paper; and writing down what was said of it."""

from flask import request

from webapp.case.account import Language
from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.plan.pip.forms_said import WriteSaid
from webapp.plan.pip.model import Pip, PipStatus
from webapp.plan.pip.model_said import PlanSaid
from webapp.plan.pip.pages import PaperPage
from webapp.plan.pip.pages_versions import SaidPage, sheet_of
from webapp.plan.pip.routes import room
from webapp.web.guards import performs
from webapp.web.reply import Answer, in_language, page, saved, unsaved
from webapp.web.who_asks import me

FIXED = Pip.status == PipStatus.FIXED


@room.get("/dossiers/<uuid:id>/pip/print")
@performs(Act.READ_PIP)
def on_paper(case: Case) -> Answer:
    """The plan in force on A4: Dutch, and the person's own language beside it."""
    return page(paper(case))


@room.get("/versions/<uuid:id>")
@performs(Act.READ_PIP, on=Pip, only=FIXED)
def version(case: Case, pip: Pip) -> Answer:
    """The same of an earlier version: when, by whom, and why another one came."""
    return page(paper(case, pip))


def paper(case: Case, pip: Pip | None = None) -> PaperPage:
    tongues = dict.fromkeys([Language.NL, case.language])
    sheet = sheet_of(case, pip.id if pip else None)
    sheets = [(each, in_language(each, sheet)) for each in tongues] if sheet else []
    return PaperPage(case=case, sheets=sheets)


@room.get("/versions/<uuid:id>/said")
@performs(Act.FIX_PLAN, on=Pip, only=FIXED)
def ask_said(case: Case, pip: Pip) -> Answer:
    return page(SaidPage(case=case, pip=pip, form=WriteSaid()))


@room.post("/versions/<uuid:id>/said")
@performs(Act.FIX_PLAN, on=Pip, only=FIXED, hold=False)
def write_said(case: Case, pip: Pip) -> Answer:
    """Added to what was said before: nothing of that is changed."""
    form = WriteSaid(request.form)
    if not form.validate():
        return unsaved(SaidPage(case=case, pip=pip, form=form))
    said = PlanSaid(
        dossier_id=case.id,
        pip_id=pip.id,
        opinion=form.opinion.sure,
        words=form.words.data or "",
        said_on=form.said_on.sure,
        written_by_id=me().id,
        written_at=clock.now(),
    )
    db.session().add(said)
    return saved(back=f"/dossiers/{case.id}/pip#said")
