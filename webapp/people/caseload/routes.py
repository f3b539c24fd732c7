"""Taking somebody in, finding them, and handing them on."""

from datetime import date
from typing import Any

from flask import Blueprint, g, request

from webapp.case.account import Language
from webapp.case.dossier import (
    BegeleidingKind,
    CloseReason,
    Dossier,
    Household,
    HouseholdKind,
    Script,
)
from webapp.case.policy import Act, who
from webapp.case.queries import CONSULENTEN
from webapp.case.spelling import key_of
from webapp.core import clock, db
from webapp.guards import lists, performs
from webapp.law.duo import Doelgroep
from webapp.people.accounts import entry
from webapp.people.caseload import forms, queries
from webapp.people.caseload.model import BadDay, Taken, close, guide, join, reopen, take_in
from webapp.people.caseload.pages import case_page, found, new_page
from webapp.reply import Answer, page, saved, unsaved
from webapp.web.access_lines import note_line

room = Blueprint("caseload", __name__)
OLDEST = date(1900, 1, 1)


@room.get("/dossiers/new")
@lists(Act.OPEN_DOSSIER)
def new(_dossiers: Any) -> Answer:
    return page("people/caseload/new.html", **new_page())


@room.post("/dossiers/new")
@lists(Act.OPEN_DOSSIER)
def make(_dossiers: Any) -> Answer:
    return kept_or_refused(None)


@room.get("/dossiers/<uuid:id>/partner")
@performs(Act.OPEN_DOSSIER)
def new_partner(dossier: Dossier) -> Answer:
    return page("people/caseload/new.html", **new_page(dossier))


@room.post("/dossiers/<uuid:id>/partner")
@performs(Act.OPEN_DOSSIER)
def make_partner(dossier: Dossier) -> Answer:
    """Somebody in the household of the dossier in hand."""
    return kept_or_refused(dossier)


def kept_or_refused(beside: Dossier | None) -> Answer:
    form = forms.NewDossier(request.form)
    errors = dict(form.errors) if not form.validate() else {}
    born_on, again = form.born_on.value, False
    if born_on and not OLDEST <= born_on <= clock.today():
        errors["born_on"] = [forms.BORN]
    if not errors and not form.again.data and is_there(form):
        errors, again = {"name": [forms.TWICE]}, True
    if errors:
        shown = new_page(beside) | {"errors": errors, "typed": request.form, "again": again}
        return unsaved("people/caseload/new.html", **shown)
    return saved(back=f"/dossiers/{taken_in(form, beside).id}/case")


def is_there(form: forms.NewDossier) -> bool:
    db.scalar(queries.TAKING_IN, **who(g.me))
    values = {"born_on": form.born_on.value, "name_key": key_of(form.name.data or "")}
    return db.value(queries.SAME_PERSON, **who(g.me), **values) is not None


def taken_in(form: forms.NewDossier, beside: Dossier | None) -> Dossier:
    session = db.session()
    if beside:
        household = db.scalar(queries.HOUSEHOLD, household=beside.household_id)
        join(household)
    else:
        kind = HouseholdKind(form.household.data or "")
        household = Household(gemeente_id=g.me.gemeente_id, kind=kind)
        session.add(household)
    account, dossier = take_in(
        gemeente_id=g.me.gemeente_id,
        name=" ".join((form.name.data or "").split()),
        language=Language(form.language.data or ""),
        household=household,
        consulent_id=g.me.id,
        born_on=form.born_on.value,
        doelgroep=Doelgroep(form.doelgroep.data or ""),
        script=Script(form.script.data or ""),
        needs_interpreter=form.interpreter.data == "yes",
        shares_phone=form.shared.data == "yes",
    )
    for row in (account, dossier):
        session.add(row)
        session.flush()
    note_line(g.me, Act.OPEN_DOSSIER, dossier.id, reached=True)
    return dossier


@room.route("/search", methods=["GET", "POST"])
@lists(Act.SEARCH_DOSSIERS, noted=True)
def search(dossiers: Any) -> Answer:
    """What is looked for is posted, so that no name stands in an address, and kept nowhere."""
    form = forms.Search(request.form)
    typed = (form.q.data or "") if form.validate() else ""
    return page(
        "people/caseload/search.html",
        asked=request.method == "POST",
        **found(g.me, dossiers, typed),
    )


@room.get("/dossiers/<uuid:id>/case")
@performs(Act.KEEP_CASE)
def show(dossier: Dossier) -> Answer:
    return page("people/caseload/show.html", **case_page(g.me, dossier))


@room.post("/dossiers/<uuid:id>/guides")
@performs(Act.GIVE_ACCESS)
def assign(dossier: Dossier) -> Answer:
    form = forms.Guide(request.form, [row.id for row in db.rows(queries.GUIDES)])
    if not form.validate():
        return refuse(dossier, form.errors)
    others = db.scalars(queries.GUIDES_OF, dossier=dossier.id)
    kind, days = BegeleidingKind(form.kind.data or ""), (form.first.value, form.last.value)
    try:
        made = guide(dossier, form.guide.id_of, kind, *days, others, clock.today())
    except BadDay:
        return refuse(dossier, {"first": [forms.BAD_DAY]})
    except Taken:
        return refuse(dossier, {"first": [forms.TAKEN]})
    db.session().add(made)
    return saved(back=f"/dossiers/{dossier.id}/case")


@room.post("/dossiers/<uuid:id>/transfer")
@performs(Act.GIVE_ACCESS)
def transfer(dossier: Dossier) -> Answer:
    form = forms.Transfer(request.form, [r.id for r in db.rows(CONSULENTEN, **who(g.me))])
    if not form.validate():
        return refuse(dossier, form.errors)
    dossier.consulent_id = form.consulent.id_of
    return saved(back=f"/dossiers/{dossier.id}/case")


@room.post("/dossiers/<uuid:id>/close")
@performs(Act.KEEP_CASE)
def close_it(dossier: Dossier) -> Answer:
    form = forms.Close(request.form)
    if not form.validate():
        return refuse(dossier, form.errors)
    account = db.scalar(queries.PERSON, account=dossier.inburgeraar_id)
    guides = db.scalars(queries.GUIDES_OF, dossier=dossier.id)
    entry.end_access(db.session(), account.id, clock.real())
    close(
        dossier, account, guides, CloseReason(form.reason.data or ""), clock.today(), clock.real()
    )
    return saved(back=f"/dossiers/{dossier.id}/case")


@room.post("/dossiers/<uuid:id>/reopen")
@performs(Act.KEEP_CASE)
def reopen_it(dossier: Dossier) -> Answer:
    reopen(dossier, db.scalar(queries.PERSON, account=dossier.inburgeraar_id))
    return saved(back=f"/dossiers/{dossier.id}/case")


def refuse(dossier: Dossier, errors: Any) -> Answer:
    shown = case_page(g.me, dossier) | {"errors": errors, "typed": request.form}
    return unsaved("people/caseload/show.html", **shown)
