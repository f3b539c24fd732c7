"""PVT: how far the hours are, the excursions, and coming along."""

from uuid import UUID

from flask import Blueprint, request

from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.courses.pvt.forms import NewSignUp
from webapp.courses.pvt.model import SignUp
from webapp.courses.pvt.pages import excursion_card, pvt_page, refusal_of
from webapp.courses.pvt.queries_places import join, leave
from webapp.web.guards import performs
from webapp.web.reply import Answer, Keep, page, page_number, saved, unsaved

room = Blueprint("pvt", __name__)


@room.get("/dossiers/<uuid:id>/pvt")
@performs(Act.READ_PVT)
def show(case: Case) -> Answer:
    return page(pvt_page(case, page_number()), keep=Keep.OWN)


@room.post("/dossiers/<uuid:id>/sign-ups")
@performs(Act.JOIN_EXCURSION)
def sign_up(case: Case) -> Answer:
    form = NewSignUp(request.form)
    if not form.validate():
        return refused(case, form)
    wish = form.wish(case.id, clock.now())
    if fault := join(wish, case.gemeente_id):
        form.refuse(fault)
        return refused(case, form)
    return changed(case, wish.excursion_id)


@room.post("/sign-ups/<uuid:id>/withdraw")
@performs(Act.JOIN_EXCURSION, on=SignUp, hold=False)
def withdraw(case: Case, wish: SignUp) -> Answer:
    """The excursion is held before the sign-up, as by who makes others move up."""
    leave(wish, case.gemeente_id, clock.now())
    return changed(case, wish.excursion_id)


def changed(case: Case, excursion: UUID) -> Answer:
    db.session().flush()
    back = f"/dossiers/{case.id}/pvt#excursion-{excursion}"
    return saved(excursion_card(case, excursion), back=back)


def refused(case: Case, form: NewSignUp) -> Answer:
    return unsaved(pvt_page(case, 1, form), refusal_of(case, form))
