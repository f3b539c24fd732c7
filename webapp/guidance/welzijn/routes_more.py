"""What who wrote a signaal does with it later: add a line, say that the answer was read."""

from flask import request

from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.guidance.welzijn.forms import CANNOT_OPEN
from webapp.guidance.welzijn.forms_more import More
from webapp.guidance.welzijn.model import Did, Signaal, SignaalStep
from webapp.guidance.welzijn.model_sealing import CannotOpen
from webapp.guidance.welzijn.pages_more import AddedPiece, more_page, piece_of
from webapp.guidance.welzijn.queries_readers import MINE
from webapp.guidance.welzijn.routes import room as room
from webapp.guidance.welzijn.routes_card import opened
from webapp.web.fields import refuse
from webapp.web.guards import performs
from webapp.web.reply import Answer, page, saved, unsaved
from webapp.web.who_asks import me


@room.get("/signalen/<uuid:id>/add")
@performs(Act.ADD_TO_SIGNAAL, on=Signaal, only=MINE)
def ask_more(case: Case, signaal: Signaal) -> Answer:
    return page(more_page(case, signaal))


@room.post("/signalen/<uuid:id>/add")
@performs(Act.ADD_TO_SIGNAAL, on=Signaal, only=MINE)
def add_more(case: Case, signaal: Signaal) -> Answer:
    """Once: who tapped twice said it once."""
    form = words_handed_in()
    whole = more_page(case, signaal, form)
    if form.errors or not form.validate() or not whole.open:
        return unsaved(whole, piece_of(whole))
    words, now = form.words.sure, clock.now()
    if words not in [each.words for each in signaal.steps if each.did is Did.ADDED]:
        step = SignaalStep(signaal_id=signaal.id, by_id=me().id, at=now, did=Did.ADDED, words=words)
        db.session().add(step)
    return saved(AddedPiece(at=now), back="/signalen")


def words_handed_in() -> More:
    """What was written; what waited on a phone is opened first."""
    try:
        return More(opened(request.form.get("sealed")))
    except CannotOpen:
        form = More()
        refuse(form.words, CANNOT_OPEN)
        return form


@room.post("/signalen/<uuid:id>/heard")
@performs(Act.HEAR_OF_SIGNAAL, on=Signaal, only=MINE)
def hear(_case: Case, signaal: Signaal) -> Answer:
    """Once, and only what was told."""
    done = {each.did for each in signaal.steps}
    if Did.REPORTED_BACK in done and Did.HEARD not in done:
        step = SignaalStep(signaal_id=signaal.id, by_id=me().id, at=clock.now(), did=Did.HEARD)
        db.session().add(step)
    return saved(back="/signalen")
