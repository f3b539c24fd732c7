"""The numbers on which somebody can be called: written down, put right, taken away."""

from flask import request

from webapp.case.facts import Fact, PhoneNumber
from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.case.telephone import as_text
from webapp.core import db
from webapp.people.caseload import forms_facts, forms_phone, queries_facts
from webapp.people.caseload.pages_facts import PhonePage
from webapp.people.caseload.routes import room
from webapp.people.caseload.routes_facts import note
from webapp.web.fields import refuse
from webapp.web.guards import performs
from webapp.web.reply import Answer, page, saved, unsaved


@room.get("/dossiers/<uuid:id>/numbers")
@performs(Act.KEEP_FACTS)
def new_phone(case: Case) -> Answer:
    return page(PhonePage(case=case, form=forms_phone.Phone(), reason=forms_facts.Reason()))


@room.post("/dossiers/<uuid:id>/numbers")
@performs(Act.KEEP_FACTS)
def add_phone(case: Case) -> Answer:
    form, reason = forms_phone.Phone(request.form), forms_facts.Reason(request.form)
    right = form.validate() & reason.validate()
    if right and is_there(case, form):
        refuse(form.number, forms_phone.TWICE)
    if form.errors or reason.errors:
        return unsaved(PhonePage(case=case, form=form, reason=reason))
    made = PhoneNumber(
        dossier_id=case.id,
        number=form.number.sure,
        whose=form.whose.sure,
        best_time=form.best_time.sure or None,
    )
    db.session().add(made)
    note(case.id, Fact.PHONE, "", as_text(made), reason)
    return saved(back=f"/dossiers/{case.id}/facts#phones")


@room.get("/numbers/<uuid:id>")
@performs(Act.KEEP_FACTS, on=PhoneNumber)
def phone(case: Case, phone: PhoneNumber) -> Answer:
    form = forms_phone.KnownPhone(forms_phone.typed_of(phone))
    return page(known_page(case, form, forms_facts.Reason(), phone))


@room.post("/numbers/<uuid:id>")
@performs(Act.KEEP_FACTS, on=PhoneNumber)
def correct_phone(case: Case, phone: PhoneNumber) -> Answer:
    """Another number, another owner, or none any more."""
    form = forms_phone.KnownPhone(forms_phone.typed_of(phone), request.form)
    reason, was = forms_facts.Reason(request.form), as_text(phone)
    right = form.validate() & reason.validate()
    if right and form.number.sure != phone.number and is_there(case, form):
        refuse(form.number, forms_phone.TWICE)
    if form.errors or reason.errors or not form.merge_into(phone):
        return unsaved(known_page(case, form, reason, phone), stale=right)
    if form.gone.data:
        db.session().delete(phone)
    if form.gone.data or as_text(phone) != was:
        note(case.id, Fact.PHONE, was, "" if form.gone.data else as_text(phone), reason)
    return saved(back=f"/dossiers/{case.id}/facts#phones")


def known_page(
    case: Case, form: forms_phone.KnownPhone, reason: forms_facts.Reason, phone: PhoneNumber
) -> PhonePage:
    return PhonePage(case=case, form=form, known=form, reason=reason, of=phone.id)


def is_there(case: Case, form: forms_phone.Phone) -> bool:
    values = {"dossier": case.id, "number": form.number.sure}
    return db.value(queries_facts.SAME_NUMBER, **values) is not None
