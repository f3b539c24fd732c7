"""Who is on their way, where they wait, and who tried to reach them."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from flask import Blueprint, g, request

from webapp.arrival.koppeling import forms, queries
from webapp.arrival.koppeling.model import Azc, ContactAttempt, FromCoa, HandedOver, HowTried, Stay
from webapp.arrival.koppeling.pages import arrival_page, arriving_of, centres_page, told_by_coa
from webapp.case.dates import days_of
from webapp.case.dossier import DateKind, Dossier
from webapp.case.policy import Act, who
from webapp.core import clock, db
from webapp.guards import lists, performs
from webapp.reply import Answer, page, page_number, saved, unsaved

room = Blueprint("koppeling", __name__)


@room.get("/arriving")
@lists(Act.SEE_ARRIVING)
def arriving(dossiers: Any) -> Answer:
    return page("arrival/koppeling/arriving.html", **arriving_of(g.me, dossiers, page_number()))


@room.get("/dossiers/<uuid:id>/arrival")
@performs(Act.KEEP_ARRIVAL)
def arrival(dossier: Dossier) -> Answer:
    return page("arrival/koppeling/arrival.html", **arrival_page(g.me, dossier))


@room.post("/dossiers/<uuid:id>/stay")
@performs(Act.KEEP_ARRIVAL)
def stay(dossier: Dossier) -> Answer:
    centres = [row.id for row in db.rows(queries.OPEN_CENTRES, **who(g.me))]
    form = forms.Waiting(request.form, centres)
    if not form.validate():
        return refuse(dossier, form.errors)
    last = db.row(queries.STAYS, dossier=dossier.id)
    if last is None or last.azc_id != form.azc_id:
        made = Stay(azc_id=form.azc_id, **mine(dossier))
        db.session().add(made)
    return saved(back=f"/dossiers/{dossier.id}/arrival")


@room.post("/dossiers/<uuid:id>/contacts")
@performs(Act.KEEP_ARRIVAL)
def contact(dossier: Dossier) -> Answer:
    form = forms.Attempt(request.form)
    if not form.validate():
        return refuse(dossier, form.errors)
    day, how = form.day.value, HowTried(form.how.data or "")
    if day > clock.today():
        return refuse(dossier, {"day": [forms.LATER]})
    if day < days_of(dossier.id).get(DateKind.KOPPELING, dossier.born_on):
        return refuse(dossier, {"day": [forms.EARLIER]})
    tried = ContactAttempt(day=day, how=how, reached=form.reached.data == "yes", **mine(dossier))
    db.session().add(tried)
    return saved(back=f"/dossiers/{dossier.id}/arrival")


@room.post("/dossiers/<uuid:id>/from-coa")
@performs(Act.KEEP_ARRIVAL)
def told(dossier: Dossier) -> Answer:
    """Ticking what is ticked keeps the first one; so does taking back what is not ticked."""
    form = forms.Told(request.form)
    if not form.validate():
        return refuse(dossier, form.errors)
    item, now = FromCoa(form.item.data or ""), clock.now()
    before = db.scalar(queries.ONE_TOLD, dossier=dossier.id, item=item)
    if form.done.data == "yes" and not before:
        made = HandedOver(dossier_id=dossier.id, item=item, done_at=now, done_by_id=g.me.id)
        db.session().add(made)
    if form.done.data == "no" and before:
        before.take_back(g.me.id, now)
    db.session().flush()
    back = f"/dossiers/{dossier.id}/arrival#item-{item}"
    return saved("arrival/koppeling/_from_coa.html", back=back, **told_by_coa(dossier))


def mine(dossier: Dossier) -> dict[str, Any]:
    return {"dossier_id": dossier.id, "noted_at": clock.now(), "noted_by_id": g.me.id}


def refuse(dossier: Dossier, errors: Any) -> Answer:
    shown = arrival_page(g.me, dossier) | {"errors": errors, "typed": request.form}
    return unsaved("arrival/koppeling/arrival.html", **shown)


@room.get("/azc")
@lists(Act.KEEP_AZC)
def centres(_dossiers: Any) -> Answer:
    return page("arrival/koppeling/centres.html", **centres_page(g.me, {}, {}))


@room.post("/azc")
@lists(Act.KEEP_AZC)
def keep_centre(_dossiers: Any) -> Answer:
    """A new one, or the one with this id of one's own gemeente."""
    form, row = forms.Centre(request.form), None
    with suppress(ValueError):
        row = db.scalar(queries.ONE_CENTRE, **who(g.me), row=UUID(form.id.data or ""))
    same = db.scalar(queries.SAME_NAME, **who(g.me), name=form.name.data)
    twice = same is not None and same is not row
    if not form.validate() or twice or (form.id.data and row is None):
        errors = form.errors or {"name": [forms.TWICE if twice else forms.CHOOSE]}
        return unsaved("arrival/koppeling/centres.html", **centres_page(g.me, errors, request.form))
    if row is None:
        row = Azc(gemeente_id=g.me.gemeente_id, name="", minutes=0)
        db.session().add(row)
    row.name, row.minutes, row.closed = form.name.data, form.minutes.data, form.closed.data
    return saved(back="/azc")
