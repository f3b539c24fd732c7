"""People who shared a household live apart: each has their own money from now on."""

from flask import request

from webapp.case.facts import Fact
from webapp.case.in_hand import Case, change
from webapp.case.policy import Act
from webapp.core import db
from webapp.people.caseload import forms_apart, forms_facts
from webapp.people.caseload.model_facts import as_typed, leave
from webapp.people.caseload.pages_facts import ApartPage, Other, others_of
from webapp.people.caseload.queries_facts import rows_of
from webapp.people.caseload.routes import room
from webapp.people.caseload.routes_facts import note
from webapp.web.guards import performs
from webapp.web.reply import Answer, page, saved, unsaved


@room.get("/dossiers/<uuid:id>/apart")
@performs(Act.GIVE_ACCESS)
def ask_apart(case: Case) -> Answer:
    return page(apart_page(case, forms_apart.Apart(), forms_facts.Reason()))


@room.post("/dossiers/<uuid:id>/apart")
@performs(Act.GIVE_ACCESS)
def live_apart(case: Case) -> Answer:
    """Who is alone already reads that they are; nothing happens twice."""
    form, reason = forms_apart.Apart(request.form), forms_facts.Reason(request.form)
    rows, others = rows_of(db.session(), case.id, hold=True), others_of(case)
    if not form.validate() & reason.validate() or not others:
        return unsaved(apart_page(case, form, reason), stale=not others)
    was, session = as_typed(rows.household.kind), db.session()
    made = leave(rows.dossier, rows.household, leaves=form.who_leaves, stays=form.who_stays)
    session.add(made)
    session.flush()
    change(case).household_id = made.id
    note(case.id, Fact.HOUSEHOLD, was, as_typed(made.kind), reason)
    for other in others:
        note(other.id, Fact.HOUSEHOLD, was, as_typed(rows.household.kind), reason)
    return saved(back=f"/dossiers/{case.id}/facts")


def apart_page(case: Case, form: forms_apart.Apart, reason: forms_facts.Reason) -> ApartPage:
    others: list[Other] = others_of(case)
    return ApartPage(case=case, others=others, form=form, reason=reason)
