"""PVT: how far the hours are, the excursions, and coming along."""

from typing import Any
from uuid import UUID

from flask import Blueprint
from htmx_flask import request

from webapp.case.dossier import Dossier
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.courses.pvt import queries
from webapp.courses.pvt.forms import FAULTS, NewSignUp
from webapp.courses.pvt.model import Fault, Place, SignUp
from webapp.courses.pvt.pages import excursion_of, pvt_of
from webapp.guards import performs
from webapp.reply import Answer, page, page_number, saved, unsaved

room = Blueprint("pvt", __name__)


@room.get("/dossiers/<uuid:id>/pvt")
@performs(Act.READ_PVT)
def show(dossier: Dossier) -> Answer:
    return page("courses/pvt/show.html", keep=True, **pvt_of(dossier, clock.today(), page_number()))


@room.post("/dossiers/<uuid:id>/sign-ups")
@performs(Act.JOIN_EXCURSION)
def sign_up(dossier: Dossier) -> Answer:
    form = NewSignUp(request.form)
    if not form.validate():
        return refuse(dossier, form, form.errors)
    values = {"excursion": UUID(form.excursion.data), "dossier": dossier.id}
    excursion = db.scalar(queries.HELD, **values, gemeente=dossier.gemeente_id)
    group, people = db.value(queries.MY_GROUP, **values), form.people.data or 0
    fault = excursion.fault(people, group, clock.now()) if excursion else Fault.OVER
    if fault:
        return refuse(dossier, form, FAULTS[fault])
    if db.scalar(queries.MINE, **values) is None:
        wish = SignUp(
            dossier_id=dossier.id,
            excursion_id=excursion.id,
            people=people,
            childcare=form.childcare.data,
            transport=form.transport.data,
            signed_up_at=clock.now(),
        )
        waiting = db.scalars(queries.WAITING, **values)
        excursion.sign_up(wish, db.value(queries.TAKEN, **values), bool(waiting))
        db.session().add(wish)
    return changed(dossier, excursion.id)


@room.post("/sign-ups/<uuid:id>/withdraw")
@performs(Act.JOIN_EXCURSION, on=SignUp, hold=False)
def withdraw(wish: SignUp) -> Answer:
    """Give the place back; those who wait move up in the same unit of work."""
    dossier = db.session().get_one(Dossier, wish.dossier_id)
    values = {"excursion": wish.excursion_id}
    excursion = db.scalar(queries.HELD, gemeente=dossier.gemeente_id, **values)
    db.session().refresh(wish)
    over = excursion is None or clock.now() >= excursion.starts_at
    if wish.place is not Place.WITHDRAWN and not over:
        wish.place = Place.WITHDRAWN
        db.session().flush()
        waiting = list(db.scalars(queries.WAITING, **values))
        excursion.promote(db.value(queries.TAKEN, **values), waiting)
    return changed(dossier, wish.excursion_id)


def changed(dossier: Dossier, excursion_id: UUID) -> Answer:
    db.session().flush()
    shown = excursion_of(dossier, excursion_id, clock.today())
    back = f"/dossiers/{dossier.id}/pvt#excursion-{excursion_id}"
    fragment = "courses/pvt/_excursion.html" if shown["excursion"] else None
    return saved(fragment, back=back, typed=None, **shown)


def refuse(dossier: Dossier, form: NewSignUp, errors: Any) -> Answer:
    """The card with what was typed; the whole page without htmx."""
    if request.htmx:
        id = UUID(form.excursion.data) if not form.excursion.errors else None
        shown = excursion_of(dossier, id, clock.today())
    else:
        shown = pvt_of(dossier, clock.today(), 1)
    fragment = (
        "courses/pvt/_excursion.html" if shown.get("excursion") else "courses/pvt/_refusal.html"
    )
    return unsaved("courses/pvt/show.html", fragment, typed=form, errors=errors, **shown)
