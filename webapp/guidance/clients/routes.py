"""One client of who guides, what a begeleider promised, and handing over."""

from typing import Any

from flask import Blueprint, g, request

from webapp.case.dossier import Begeleiding, Dossier
from webapp.case.policy import Act, who
from webapp.core import clock, db
from webapp.guards import performs
from webapp.guidance.clients import forms, queries
from webapp.guidance.clients.forms import Handing
from webapp.guidance.clients.model import BadDay, HandOver, TooLate, restore, succeed
from webapp.guidance.clients.pages import client_page, hand_over_page
from webapp.plan.pip.model import Agreement, Party
from webapp.plan.pip.queries import HELPER, OF_BEGELEIDER
from webapp.reply import Answer, page, saved, unsaved

room = Blueprint("clients", __name__)


@room.get("/dossiers/<uuid:id>/begeleiding")
@performs(Act.READ_CLIENT)
def show(dossier: Dossier) -> Answer:
    return page("guidance/clients/show.html", **client_page(g.me, dossier))


@room.post("/hand-overs/<uuid:id>/read")
@performs(Act.READ_NOTE, on=HandOver, only=queries.TO_ME)
def read(hand_over: HandOver) -> Answer:
    hand_over.read(clock.now())
    return saved(back=f"/dossiers/{hand_over.dossier_id}/begeleiding")


@room.post("/agreements/<uuid:id>/keep")
@performs(Act.KEEP_PROMISE, on=Agreement, only=OF_BEGELEIDER)
def keep(agreement: Agreement) -> Answer:
    agreement.tick(at=clock.now(), by=Party.BEGELEIDER)
    return promise(agreement)


@room.post("/agreements/<uuid:id>/reopen")
@performs(Act.KEEP_PROMISE, on=Agreement, only=OF_BEGELEIDER)
def reopen(agreement: Agreement) -> Answer:
    agreement.untick(by=Party.BEGELEIDER)
    return promise(agreement)


def promise(agreement: Agreement) -> Answer:
    helper = agreement.helper_id and db.value(HELPER, id=agreement.helper_id)
    back = f"/dossiers/{agreement.dossier_id}/begeleiding#promise-{agreement.id}"
    shown = {"promise": agreement, "helper": helper, "keeps_promises": True}
    return saved("guidance/clients/_promise.html", back=back, **shown)


@room.get("/dossiers/<uuid:id>/hand-over")
@performs(Act.HAND_OVER)
def ask(dossier: Dossier) -> Answer:
    return page("guidance/clients/hand_over.html", **hand_over_page(g.me, dossier))


@room.post("/dossiers/<uuid:id>/hand-over")
@performs(Act.HAND_OVER)
def hand_over(dossier: Dossier) -> Answer:
    """The dossier is held: of two who hand over at once the second reads that it was done."""
    values = who(g.me) | {"dossier": dossier.id}
    form = Handing(request.form, [row.id for row in db.rows(queries.CANDIDATES, **values)])
    before = db.scalar(queries.OF_OURS, **values, row=form.before_id)
    if before is None:
        return refuse(dossier, {"begeleiding": [forms.ALREADY]}, stale=True)
    if not form.validate():
        return refuse(dossier, form.wrong)
    try:
        after = succeed(before, form.to_id, form.first_day, clock.today())
    except BadDay:
        return refuse(dossier, {"day": [forms.DAY]})
    keep_both(before, after, form.note.data or None)
    return saved(back=f"/dossiers/{dossier.id}/hand-over")


def keep_both(before: Begeleiding, after: Begeleiding, note: str | None) -> None:
    session = db.session()
    session.add(after)
    session.flush()
    made = HandOver(
        dossier_id=before.dossier_id,
        from_id=before.id,
        to_id=after.id,
        by_id=g.me.id,
        made_at=clock.now(),
        note=note,
    )
    session.add(made)


@room.post("/hand-overs/<uuid:id>/undo")
@performs(Act.HAND_OVER, on=HandOver, only=queries.BY_OURS)
def undo(hand_over: HandOver) -> Answer:
    session = db.session()
    before = session.get_one(Begeleiding, hand_over.from_id)
    after = session.get_one(Begeleiding, hand_over.to_id)
    dossier = session.get_one(Dossier, hand_over.dossier_id)
    try:
        restore(before, after, clock.today())
    except TooLate:
        return refuse(dossier, {"begeleiding": [forms.STARTED]}, stale=True)
    session.delete(hand_over)
    session.flush()
    session.delete(after)
    return saved(back=f"/dossiers/{dossier.id}/hand-over")


def refuse(dossier: Dossier, errors: Any, *, stale: bool = False) -> Answer:
    """Nothing typed is lost."""
    shown = hand_over_page(g.me, dossier) | {"errors": errors, "typed": request.form}
    return unsaved("guidance/clients/hand_over.html", stale=stale, **shown)
