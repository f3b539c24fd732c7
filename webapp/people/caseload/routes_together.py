"""Somebody moves in with a partner who has a dossier already: from now on they share one budget."""

from dataclasses import replace

from flask import request

from webapp.case.dossier import HouseholdKind
from webapp.case.facts import Fact
from webapp.case.in_hand import Case, change
from webapp.case.policy import Act
from webapp.core import db
from webapp.people.caseload import forms_facts, queries_facts
from webapp.people.caseload.forms_together import SHARES, Together
from webapp.people.caseload.model import join
from webapp.people.caseload.model_facts import Rows, as_typed, moved
from webapp.people.caseload.pages_facts import others_in, others_of
from webapp.people.caseload.pages_together import TogetherPage, mark_of, offers_for, turns
from webapp.people.caseload.queries_facts import rows_of
from webapp.people.caseload.routes import room
from webapp.people.caseload.routes_facts import keep, note
from webapp.web.access_lines import note_line
from webapp.web.fields import refuse
from webapp.web.guards import performs
from webapp.web.reply import Answer, page, saved, unsaved
from webapp.web.who_asks import me


@room.get("/dossiers/<uuid:id>/together")
@performs(Act.GIVE_ACCESS)
def ask_together(case: Case) -> Answer:
    return page(together_page(case, Together(), forms_facts.Reason()))


@room.post("/dossiers/<uuid:id>/together")
@performs(Act.GIVE_ACCESS)
def live_together(case: Case) -> Answer:
    """First a name is looked for; then what will change is shown; then it is kept."""
    form, reason = Together(request.form), forms_facts.Reason(request.form)
    shown = together_page(case, form, reason)
    if shown.others:
        return unsaved(shown, stale=True)
    if "why" not in request.form:
        return page(shown) if form.q.validate(form) else unsaved(shown)
    if not form.validate() & reason.validate():
        return unsaved(shown)
    return kept_or_shown(case, shown)


def together_page(case: Case, form: Together, reason: forms_facts.Reason) -> TogetherPage:
    asked = bool(form.q.data)
    if asked:
        form.partner.offers = offers_for(case, form.q.data)
    return TogetherPage(case=case, others=others_of(case), form=form, reason=reason, asked=asked)


def kept_or_shown(case: Case, shown: TogetherPage) -> Answer:
    partner, session = shown.form.partner.sure, db.session()
    db.rows(queries_facts.HOLD, dossier=partner)
    mine, theirs = (rows_of(session, id, hold=True) for id in (case.id, partner))
    if others_in(theirs.dossier.id, theirs.household.id):
        refuse(shown.form.partner, SHARES)
        return unsaved(shown)
    ahead = turns(mine, theirs, shown.form.children.sure)
    seen = mark_of(partner, ahead)
    if request.form.get("seen") != seen:
        return unsaved(replace(shown, ahead=ahead, seen=seen))
    note_line(me(), Act.GIVE_ACCESS, partner, reached=True)
    move_in(case, mine, theirs, shown)
    return saved(back=f"/dossiers/{case.id}/facts")


def move_in(case: Case, mine: Rows, theirs: Rows, shown: TogetherPage) -> None:
    """The household of who was there goes on, with both; each has the change in their history."""
    children, shared, reason = shown.form.children.sure, theirs.household, shown.reason
    now = as_typed(HouseholdKind.COUPLE), as_typed(children)
    for rows in (mine, theirs):
        home = rows.household
        was = as_typed(home.kind), as_typed(home.children)
        for fact, before, after in zip((Fact.HOUSEHOLD, Fact.CHILDREN), was, now, strict=True):
            if before != after or fact is Fact.HOUSEHOLD:
                note(rows.dossier.id, fact, before, after, reason)
    keep(case, mine, moved(mine.address, theirs.address), reason)
    join(shared)
    shared.children, change(case).household_id = children, shared.id
