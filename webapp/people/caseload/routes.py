"""Taking somebody in, finding them, and handing them on."""

from flask import Blueprint, request

from webapp.case.dossier import Dossier, Household
from webapp.case.in_hand import Case, change
from webapp.case.leaving import ahead_of, end_all
from webapp.case.policy import Act, who
from webapp.case.spelling import key_of
from webapp.core import clock, db
from webapp.people.accounts import queries_invitations as invitations
from webapp.people.caseload import forms, forms_case, queries
from webapp.people.caseload.model import BadDay, Taken, close, guide, join, reopen, take_in
from webapp.people.caseload.pages import (
    ClosePage,
    NewPage,
    case_page,
    guide_form,
    search_page,
    transfer_form,
)
from webapp.web.access_lines import note_line
from webapp.web.fields import refuse
from webapp.web.guards import Rows, allows, lists, performs
from webapp.web.reply import Answer, page, saved, unsaved
from webapp.web.who_asks import me, our_gemeente

room = Blueprint("caseload", __name__)


@room.get("/dossiers/new")
@allows(Act.OPEN_DOSSIER)
def new() -> Answer:
    return page(NewPage(form=forms.NewDossier(), beside=None))


@room.post("/dossiers/new")
@allows(Act.OPEN_DOSSIER)
def make() -> Answer:
    return kept_or_refused(None)


@room.get("/dossiers/<uuid:id>/partner")
@performs(Act.OPEN_DOSSIER)
def new_partner(case: Case) -> Answer:
    return page(NewPage(form=forms.NewDossier(), beside=case))


@room.post("/dossiers/<uuid:id>/partner")
@performs(Act.OPEN_DOSSIER)
def make_partner(case: Case) -> Answer:
    """Somebody in the household of the dossier in hand."""
    return kept_or_refused(case)


def kept_or_refused(beside: Case | None) -> Answer:
    form = forms.NewDossier(request.form)
    if not form.validate():
        return unsaved(NewPage(form=form, beside=beside))
    if not form.again.data and is_there(form):
        refuse(form.name, forms.TWICE)
        return unsaved(NewPage(form=form, beside=beside, again=True))
    return saved(back=f"/dossiers/{taken_in(form, beside).id}/case")


def is_there(form: forms.NewDossier) -> bool:
    db.scalar(queries.TAKING_IN, **who(me()))
    values = {"born_on": form.born_on.sure.day, "name_key": key_of(form.name.data)}
    return db.value(queries.SAME_PERSON, **who(me()), **values) is not None


def taken_in(form: forms.NewDossier, beside: Case | None) -> Dossier:
    session = db.session()
    account, dossier = take_in(
        gemeente_id=our_gemeente(),
        name=form.name.data,
        language=form.language.sure,
        household=household_of(form, beside),
        consulent_id=me().id,
        born=form.born_on.sure,
        doelgroep=form.doelgroep.sure,
        script=form.script.sure,
        needs_interpreter=form.interpreter.sure,
        shares_phone=form.shared.sure,
    )
    for row in (account, dossier):
        session.add(row)
        session.flush()
    note_line(me(), Act.OPEN_DOSSIER, dossier.id, reached=True)
    return dossier


def household_of(form: forms.NewDossier, beside: Case | None) -> Household:
    if beside is None:
        made = Household(gemeente_id=our_gemeente(), kind=form.household.sure)
        db.session().add(made)
        return made
    shared: Household = db.scalar(queries.HOUSEHOLD, household=beside.household_id)
    join(shared)
    return shared


@room.route("/search", methods=["GET", "POST"])
@lists(Act.SEARCH_DOSSIERS, Dossier, noted=True)
def search(dossiers: Rows[Dossier]) -> Answer:
    """What is looked for is posted, so that no name stands in an address, and kept nowhere."""
    shown = search_page(dossiers, request.form if request.method == "POST" else None)
    return unsaved(shown) if shown.form.errors else page(shown)


@room.get("/dossiers/<uuid:id>/guides")
@performs(Act.KEEP_CASE)
def show(case: Case) -> Answer:
    return page(case_page(case))


@room.post("/dossiers/<uuid:id>/guides")
@performs(Act.GIVE_ACCESS)
def assign(case: Case) -> Answer:
    form = guide_form(case, request.form)
    if not form.validate():
        return unsaved(case_page(case, form))
    others = db.scalars(queries.GUIDES_OF, dossier=case.id)
    chosen = form.guide.sure, form.kind.sure, form.first.sure, form.last.value
    try:
        db.session().add(guide(case.id, *chosen, others, clock.today()))
    except (BadDay, Taken) as wrong:
        refuse(form.first, forms_case.BAD_DAY if isinstance(wrong, BadDay) else forms_case.TAKEN)
        return unsaved(case_page(case, form))
    return saved(back=f"/dossiers/{case.id}/guides")


@room.post("/dossiers/<uuid:id>/transfer")
@performs(Act.GIVE_ACCESS)
def transfer(case: Case) -> Answer:
    form = transfer_form(case, request.form)
    if not form.validate():
        return unsaved(case_page(case, form))
    change(case).consulent_id = form.consulent.sure
    return saved(back=f"/dossiers/{case.id}/case")


@room.get("/dossiers/<uuid:id>/close")
@performs(Act.KEEP_CASE)
def ask_close(case: Case) -> Answer:
    return page(ClosePage(case=case, form=forms_case.Close(), ahead=ahead_of(case)))


@room.post("/dossiers/<uuid:id>/close")
@performs(Act.KEEP_CASE)
def close_it(case: Case) -> Answer:
    """What lies ahead ends with it: a place is free for who waits."""
    form = forms_case.Close(request.form)
    if not form.validate():
        return unsaved(ClosePage(case=case, form=form, ahead=ahead_of(case)))
    end_all(case)
    account = db.scalar(queries.PERSON, account=case.inburgeraar_id)
    guides = db.scalars(queries.GUIDES_OF, dossier=case.id)
    invitations.end_access(db.session(), account.id, clock.real())
    close(change(case), account, guides, form.reason.sure, clock.today(), clock.real())
    return saved(back=f"/dossiers/{case.id}/case")


@room.post("/dossiers/<uuid:id>/reopen")
@performs(Act.KEEP_CASE)
def reopen_it(case: Case) -> Answer:
    reopen(change(case), db.scalar(queries.PERSON, account=case.inburgeraar_id))
    return saved(back=f"/dossiers/{case.id}/case")
