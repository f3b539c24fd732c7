"""A consulent asks an organisation for a guide; its coördinator finds who fits."""

from flask import request

from webapp.case.dossier import Dossier
from webapp.case.in_hand import Case
from webapp.case.policy import Act, who
from webapp.case.wanted import GuideWanted
from webapp.core import clock, db
from webapp.people.caseload import forms_case, queries
from webapp.people.caseload import queries_wanted as wanted
from webapp.people.caseload.model import BadDay, Taken, guide
from webapp.people.caseload.pages import ask_form, case_page
from webapp.people.caseload.pages_wanted import give_form, give_page, wanted_page
from webapp.people.caseload.routes import room
from webapp.web.fields import refuse
from webapp.web.guards import Rows, lists, performs
from webapp.web.reply import Answer, page, saved, unsaved
from webapp.web.who_asks import me


@room.post("/dossiers/<uuid:id>/guide-wanted")
@performs(Act.GIVE_ACCESS)
def ask(case: Case) -> Answer:
    """Whoever was asked before is asked no more."""
    form = ask_form(request.form)
    if not form.validate():
        return unsaved(case_page(case, form))
    for before in db.scalars(wanted.OPEN, dossier=case.id):
        db.session().delete(before)
    asked = GuideWanted(
        dossier_id=case.id,
        organisation_id=form.organisation.sure,
        kind=form.wanted.sure,
        asked_on=clock.today(),
        by_id=me().id,
    )
    db.session().add(asked)
    return saved(back=f"/dossiers/{case.id}/guides")


@room.get("/wanted")
@lists(Act.GIVE_GUIDE, Dossier, noted=True)
def who_wait(dossiers: Rows[Dossier]) -> Answer:
    return page(wanted_page(dossiers, request.args.get("found", "")))


@room.get("/wanted/<uuid:id>")
@performs(Act.GIVE_GUIDE)
def choose(case: Case) -> Answer:
    return page(give_page(case))


@room.post("/wanted/<uuid:id>")
@performs(Act.GIVE_GUIDE)
def give(case: Case) -> Answer:
    """From the first day on they read it; from now on nobody of ours reads it for this."""
    asked: GuideWanted = db.scalar(wanted.OPEN_OURS, **who(me()), dossier=case.id)
    form = give_form(case, asked.kind, request.form)
    if not form.validate():
        return unsaved(give_page(case, form))
    others = db.scalars(queries.GUIDES_OF, dossier=case.id)
    chosen = form.guide.sure, asked.kind, form.first.sure, None
    try:
        made = guide(case.id, *chosen, others, clock.today())
    except (BadDay, Taken) as wrong:
        refuse(form.first, forms_case.BAD_DAY if isinstance(wrong, BadDay) else forms_case.TAKEN)
        return unsaved(give_page(case, form))
    db.session().add(made)
    db.session().flush()
    asked.begeleiding_id = made.id
    return saved(back=f"/wanted?found={made.id}#told")
