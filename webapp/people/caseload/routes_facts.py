"""Putting right what is known of somebody."""

from uuid import UUID

from flask import request

from webapp.case.facts import Correction, Fact
from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.people.caseload import forms_facts
from webapp.people.caseload.model_facts import Rows, put_right
from webapp.people.caseload.pages_facts import (
    Tried,
    ahead_of,
    facts_form,
    facts_page,
    impossible,
    mark_of,
)
from webapp.people.caseload.queries_facts import forget_where, rows_of
from webapp.people.caseload.routes import room
from webapp.web.fields import refuse
from webapp.web.guards import performs
from webapp.web.reply import Answer, page, saved, unsaved
from webapp.web.who_asks import me


@room.get("/dossiers/<uuid:id>/facts")
@performs(Act.KEEP_FACTS)
def facts(case: Case) -> Answer:
    return page(facts_page(case, rows_of(db.session(), case.id, hold=False)))


@room.post("/dossiers/<uuid:id>/facts")
@performs(Act.KEEP_FACTS)
def correct(case: Case) -> Answer:
    """What depends on a fact is shown first, and kept once that was seen."""
    rows = rows_of(db.session(), case.id, hold=True)
    form, reason = facts_form(rows, request.form), forms_facts.Reason(request.form)
    tried = Tried(form, reason)
    if not form.validate() & reason.validate():
        return unsaved(facts_page(case, rows, tried))
    wanted = form.wanted()
    if wanted is None:
        return unsaved(facts_page(case, rows, tried), stale=True)
    for fact, why in impossible(case, wanted).items():
        refuse(form[fact], why)
    if form.errors:
        return unsaved(facts_page(case, rows, tried))
    ahead, seen = ahead_of(case, rows, wanted), mark_of(wanted)
    if ahead and request.form.get("seen") != seen:
        return unsaved(facts_page(case, rows, Tried(form, reason, ahead, seen)))
    keep(case, rows, wanted, reason)
    return saved(back=f"/dossiers/{case.id}/facts")


def keep(case: Case, rows: Rows, wanted: dict[Fact, object], reason: forms_facts.Reason) -> None:
    if wanted.get(Fact.HIDDEN):
        forget_where(db.session(), case.id)
    for fact, (was, became) in put_right(rows, wanted).items():
        note(case.id, fact, was, became, reason)


def note(id: UUID, fact: Fact, was: str, became: str, reason: forms_facts.Reason) -> None:
    """The line in the history of a dossier."""
    db.session().add(
        Correction(
            dossier_id=id,
            fact=fact,
            was=was or None,
            became=became or None,
            why=reason.why.sure,
            note=reason.note.sure or None,
            noted_at=clock.now(),
            noted_by_id=me().id,
        )
    )
