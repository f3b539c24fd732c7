"""One client of who guides, what a begeleider promised, and handing over."""

from flask import Blueprint, request

from webapp.case.dossier import Begeleiding
from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.guidance.clients import forms, queries
from webapp.guidance.clients.model import BadDay, HandOver, TooLate, restore, succeed
from webapp.guidance.clients.model_farewell import Farewell
from webapp.guidance.clients.pages import Promised, client_page, hand_over_page, handing
from webapp.guidance.clients.queries_farewell import of
from webapp.plan.pip.model import Agreement, Party
from webapp.plan.pip.queries import HELPER, OF_BEGELEIDER
from webapp.web.fields import refuse
from webapp.web.guards import performs
from webapp.web.reply import Answer, page, saved, unsaved
from webapp.web.who_asks import me

room = Blueprint("clients", __name__)


@room.get("/dossiers/<uuid:id>/begeleiding")
@performs(Act.READ_CLIENT)
def show(case: Case) -> Answer:
    return page(client_page(case))


@room.post("/hand-overs/<uuid:id>/read")
@performs(Act.READ_HAND_OVER, on=HandOver, only=queries.TO_ME)
def read(case: Case, hand_over: HandOver) -> Answer:
    hand_over.read(clock.now())
    return saved(back=f"/dossiers/{case.id}/begeleiding")


@room.post("/agreements/<uuid:id>/keep")
@performs(Act.KEEP_PROMISE, on=Agreement, only=OF_BEGELEIDER)
def keep(case: Case, agreement: Agreement) -> Answer:
    agreement.tick(at=clock.now(), by=Party.BEGELEIDER)
    return changed(case, agreement)


@room.post("/agreements/<uuid:id>/reopen")
@performs(Act.KEEP_PROMISE, on=Agreement, only=OF_BEGELEIDER)
def reopen(case: Case, agreement: Agreement) -> Answer:
    agreement.untick(by=Party.BEGELEIDER)
    return changed(case, agreement)


def changed(case: Case, promise: Agreement) -> Answer:
    helper = db.value(HELPER, id=promise.helper_id) if promise.helper_id else None
    back = f"/dossiers/{case.id}/begeleiding#promise-{promise.id}"
    return saved(Promised(promise=promise, helper=helper), back=back)


@room.get("/dossiers/<uuid:id>/hand-over")
@performs(Act.HAND_OVER)
def ask(case: Case) -> Answer:
    return page(hand_over_page(case))


@room.post("/dossiers/<uuid:id>/hand-over")
@performs(Act.HAND_OVER)
def hand_over(case: Case) -> Answer:
    """The dossier is held: of two who hand over at once the second reads that it was done."""
    form = handing(case, request.form)
    if not form.validate():
        return unsaved(hand_over_page(case, form), stale=bool(form.begeleiding.errors))
    before = db.session().get_one(Begeleiding, form.begeleiding.sure)
    try:
        after = succeed(before, form.to.sure, form.day.sure, clock.today())
    except BadDay:
        refuse(form.day, forms.DAY)
        return unsaved(hand_over_page(case, form))
    keep_both(before, after, form)
    return saved(back=f"/dossiers/{case.id}/hand-over#told-{before.id}")


def keep_both(before: Begeleiding, after: Begeleiding, form: forms.Handing) -> None:
    """Who hands over is told too, with a word."""
    session = db.session()
    session.add(after)
    session.flush()
    made = HandOver(
        dossier_id=before.dossier_id,
        from_id=before.id,
        to_id=after.id,
        by_id=me().id,
        made_at=clock.now(),
        note=form.note.data or None,
    )
    told = Farewell(
        dossier_id=before.dossier_id,
        begeleiding_id=before.id,
        by_id=me().id,
        made_at=clock.now(),
        word=form.word.data or None,
    )
    session.add_all([made, told])


@room.post("/hand-overs/<uuid:id>/undo")
@performs(Act.HAND_OVER, on=HandOver, only=queries.BY_OURS)
def undo(case: Case, hand_over: HandOver) -> Answer:
    session = db.session()
    before = session.get_one(Begeleiding, hand_over.from_id)
    after = session.get_one(Begeleiding, hand_over.to_id)
    try:
        restore(before, after, clock.today())
    except TooLate:
        form = handing(case, request.form)
        refuse(form.begeleiding, forms.STARTED)
        return unsaved(hand_over_page(case, form), stale=True)
    for told in db.scalars(of(before.id)):
        session.delete(told)
    session.delete(hand_over)
    session.flush()
    session.delete(after)
    return saved(back=f"/dossiers/{case.id}/hand-over")
