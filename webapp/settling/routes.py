"""The list of settling in."""

from flask import Blueprint, g, request

from webapp import clock, db
from webapp.dossiers.model import Dossier
from webapp.guards import performs
from webapp.policy import Act
from webapp.reply import Answer, page, saved, unsaved
from webapp.settling import queries
from webapp.settling.forms import NO, YES, Tick
from webapp.settling.model import Item, Settled
from webapp.settling.reading import list_for, list_of

room = Blueprint("settling", __name__)


@room.get("/dossiers/<uuid:id>/settling")
@performs(Act.READ_SETTLING)
def show(dossier: Dossier) -> Answer:
    return page("settling/show.html", **list_for(g.me, dossier))


@room.post("/dossiers/<uuid:id>/settling")
@performs(Act.TICK_SETTLING)
def tick(dossier: Dossier) -> Answer:
    """Ticking what is ticked keeps the first one; so does taking back what is not ticked."""
    form = Tick(request.form)
    if not form.validate():
        shown = list_of(dossier, ticks=True) | {"errors": form.errors}
        return unsaved("settling/show.html", "settling/_list.html", **shown)
    item, now = Item(form.item.data or ""), clock.now()
    before = db.scalar(queries.DONE, dossier=dossier.id, item=item)
    if form.done.data == YES and not before:
        made = Settled(dossier_id=dossier.id, item=item, done_at=now, done_by_id=g.me.id)
        db.session().add(made)
    if form.done.data == NO and before:
        before.take_back(g.me.id, now)
    db.session().flush()
    back = f"/dossiers/{dossier.id}/settling#item-{item}"
    return saved("settling/_list.html", back=back, **list_of(dossier, ticks=True))
