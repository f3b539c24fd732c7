"""The list of settling in."""

from flask import Blueprint, request

from webapp.case import ticks
from webapp.case.in_hand import Case
from webapp.case.policy import Act, acts_on
from webapp.core import clock
from webapp.guidance.onboarding import forms
from webapp.guidance.onboarding.model import Settled
from webapp.guidance.onboarding.pages import SettlingList, SettlingPage, settling_of
from webapp.web.guards import performs
from webapp.web.reply import Answer, page, saved, unsaved
from webapp.web.who_asks import me

room = Blueprint("onboarding", __name__)


@room.get("/dossiers/<uuid:id>/settling")
@performs(Act.READ_SETTLING)
def show(case: Case) -> Answer:
    """With buttons for who may tick."""
    may_tick = bool(acts_on(me(), case.id, Act.TICK_SETTLING))
    return page(SettlingPage(case=case, settling=settling_of(case, may_tick=may_tick)))


@room.post("/dossiers/<uuid:id>/settling")
@performs(Act.TICK_SETTLING)
def tick(case: Case) -> Answer:
    form = forms.Tick(request.form)
    if not form.validate():
        settling, refusal = settling_of(case, may_tick=True), forms.AGAIN
        piece = SettlingList(settling=settling, refusal=refusal)
        return unsaved(SettlingPage(case=case, settling=settling, refusal=refusal), piece)
    item, by = form.item.sure, me().id
    made = Settled(dossier_id=case.id, item=item, done_at=clock.now(), done_by_id=by)
    ticks.keep(made, done=form.done.sure)
    back = f"/dossiers/{case.id}/settling#item-{item}"
    return saved(SettlingList(settling=settling_of(case, may_tick=True)), back=back)
