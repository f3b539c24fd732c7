"""The list of settling in."""

from flask import Blueprint, g, request

from webapp.case.dossier import Dossier
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.guards import performs
from webapp.guidance.onboarding import queries
from webapp.guidance.onboarding.forms import NO, YES, Tick
from webapp.guidance.onboarding.model import Item, Settled
from webapp.guidance.onboarding.pages import list_for, list_of
from webapp.reply import Answer, page, saved, unsaved

room = Blueprint("onboarding", __name__)


@room.get("/dossiers/<uuid:id>/settling")
@performs(Act.READ_SETTLING)
def show(dossier: Dossier) -> Answer:
    return page("guidance/onboarding/show.html", **list_for(g.me, dossier))


@room.post("/dossiers/<uuid:id>/settling")
@performs(Act.TICK_SETTLING)
def tick(dossier: Dossier) -> Answer:
    """Ticking what is ticked keeps the first one; so does taking back what is not ticked."""
    form = Tick(request.form)
    if not form.validate():
        shown = list_of(dossier, ticks=True) | {"errors": form.errors}
        return unsaved("guidance/onboarding/show.html", "guidance/onboarding/_list.html", **shown)
    item, now = Item(form.item.data or ""), clock.now()
    before = db.scalar(queries.DONE, dossier=dossier.id, item=item)
    if form.done.data == YES and not before:
        made = Settled(dossier_id=dossier.id, item=item, done_at=now, done_by_id=g.me.id)
        db.session().add(made)
    if form.done.data == NO and before:
        before.take_back(g.me.id, now)
    db.session().flush()
    back = f"/dossiers/{dossier.id}/settling#item-{item}"
    return saved("guidance/onboarding/_list.html", back=back, **list_of(dossier, ticks=True))
