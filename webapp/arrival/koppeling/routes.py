"""Who is on their way, where they wait, and who tried to reach them."""

from flask import Blueprint, request

from webapp.arrival.koppeling import forms, forms_centre, queries
from webapp.arrival.koppeling.model import Azc, HandedOver, Stay
from webapp.arrival.koppeling.pages import (
    arrival_page,
    arriving_page,
    centres_page,
    is_on_the_list,
    told_by_coa,
    waiting_form,
)
from webapp.case import ticks
from webapp.case.dates import days_of
from webapp.case.dossier import DateKind, Dossier
from webapp.case.facts import ContactAttempt
from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.web.fields import refuse
from webapp.web.guards import Rows, keeps, lists, of_rows, performs
from webapp.web.reply import Answer, page, page_number, saved, unsaved
from webapp.web.who_asks import me, our_gemeente

room = Blueprint("koppeling", __name__)


@room.get("/arriving")
@lists(Act.SEE_ARRIVING, Dossier)
def arriving(dossiers: Rows[Dossier]) -> Answer:
    return page(arriving_page(dossiers, page_number()))


@room.get("/dossiers/<uuid:id>/arrival")
@performs(Act.KEEP_ARRIVAL)
def arrival(case: Case) -> Answer:
    return page(arrival_page(case))


@room.post("/dossiers/<uuid:id>/stay")
@performs(Act.KEEP_ARRIVAL)
def stay(case: Case) -> Answer:
    form = waiting_form(request.form)
    if not form.validate():
        return unsaved(arrival_page(case, waiting=form))
    if db.value(queries.WAITS_IN, dossier=case.id) != form.azc.sure:
        noted = {"dossier_id": case.id, "noted_by_id": me().id}
        db.session().add(Stay(azc_id=form.azc.sure, noted_at=clock.now(), **noted))
    return saved(back=f"/dossiers/{case.id}/arrival")


@room.post("/dossiers/<uuid:id>/contacts")
@performs(Act.KEEP_ARRIVAL)
def contact(case: Case) -> Answer:
    form = forms.Attempt(request.form)
    if form.validate() and form.day.sure < days_of(case.id).get(DateKind.KOPPELING, case.born_on):
        refuse(form.day, forms.EARLIER)
    if form.errors:
        return unsaved(arrival_page(case, attempt=form))
    db.session().add(
        ContactAttempt(
            dossier_id=case.id,
            day=form.day.sure,
            how=form.how.sure,
            reached=form.reached.sure,
            noted_at=clock.now(),
            noted_by_id=me().id,
        )
    )
    return saved(back=f"/dossiers/{case.id}/arrival")


@room.post("/dossiers/<uuid:id>/from-coa")
@performs(Act.KEEP_ARRIVAL)
def told(case: Case) -> Answer:
    form = forms.Told(request.form)
    if not form.validate():
        return unsaved(arrival_page(case, tick=form), told_by_coa(case, form))
    item, by = form.item.sure, me().id
    made = HandedOver(dossier_id=case.id, item=item, done_at=clock.now(), done_by_id=by)
    ticks.keep(made, done=form.done.sure)
    return saved(told_by_coa(case), back=f"/dossiers/{case.id}/arrival#item-{item}")


@room.get("/azc")
@lists(Act.KEEP_AZC, Azc)
def centres(ours: Rows[Azc]) -> Answer:
    return page(centres_page(ours))


@room.post("/azc")
@lists(Act.KEEP_AZC, Azc)
def add_centre(ours: Rows[Azc]) -> Answer:
    form = forms_centre.KeepCentre(request.form)
    if form.validate() and is_on_the_list(form):
        refuse(form.name, forms_centre.TWICE)
    if form.errors:
        return unsaved(centres_page(ours, form))
    name, minutes, closed = form.name.sure, form.minutes.sure, form.closed.data
    db.session().add(Azc(gemeente_id=our_gemeente(), name=name, minutes=minutes, closed=closed))
    return saved(back="/azc")


@room.post("/azc/<uuid:id>/change")
@keeps(Act.KEEP_AZC, Azc)
def change_centre(azc: Azc) -> Answer:
    form = forms_centre.KeepCentre(request.form, azc)
    if form.validate() and is_on_the_list(form, azc):
        refuse(form.name, forms_centre.TWICE)
    if form.errors:
        return unsaved(centres_page(of_rows(Act.KEEP_AZC, Azc), tried=(azc.id, form)))
    azc.name, azc.minutes, azc.closed = form.name.sure, form.minutes.sure, form.closed.data
    return saved(back="/azc")
