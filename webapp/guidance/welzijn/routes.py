"""Following a signaal up, until who wrote it hears back."""

from collections.abc import Callable
from functools import partial
from typing import TypedDict, Unpack

from flask import Blueprint, request

from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.guidance.welzijn.forms import CHANGED, ReportBack, Weigh
from webapp.guidance.welzijn.model import Did, NotNow, Outcome, Reason, Signaal, SignaalStep, Stage
from webapp.guidance.welzijn.pages import list_page
from webapp.guidance.welzijn.pages_signaal import signaal_page
from webapp.guidance.welzijn.queries_readers import HANDLED, VISIBLE
from webapp.law.welzijn import Level
from webapp.web.guards import Rows, lists, performs
from webapp.web.reply import Answer, page, page_number, saved, unsaved
from webapp.web.who_asks import me

room = Blueprint("welzijn", __name__)


@room.get("/signalen")
@lists(Act.LIST_SIGNALEN, Signaal, noted=True)
def index(signalen: Rows[Signaal]) -> Answer:
    return page(list_page(signalen, page_number()))


@room.get("/signalen/<uuid:id>")
@performs(Act.READ_SIGNAAL, on=Signaal, only=VISIBLE)
def show(case: Case, signaal: Signaal) -> Answer:
    return page(signaal_page(case, signaal))


@room.post("/signalen/<uuid:id>/consult")
@performs(Act.MOVE_SIGNAAL, on=Signaal, only=VISIBLE)
def consult(case: Case, signaal: Signaal) -> Answer:
    return step(case, signaal, partial(signaal.move, Stage.IN_CONSULTATION), Did.CONSULTED)


@room.post("/signalen/<uuid:id>/act")
@performs(Act.MOVE_SIGNAAL, on=Signaal, only=VISIBLE)
def act(case: Case, signaal: Signaal) -> Answer:
    return step(case, signaal, partial(signaal.move, Stage.ACTION), Did.ACTED)


@room.post("/signalen/<uuid:id>/report-back")
@performs(Act.HANDLE_SIGNAAL, on=Signaal, only=HANDLED)
def report_back(case: Case, signaal: Signaal) -> Answer:
    form = ReportBack(request.form)
    if not form.validate():
        return unsaved(signaal_page(case, signaal, form))
    outcome, reason = form.outcome.sure, form.reason.value
    move = partial(signaal.move, Stage.REPORTED_BACK)
    return step(case, signaal, move, Did.REPORTED_BACK, outcome=outcome, reason=reason)


@room.post("/signalen/<uuid:id>/close")
@performs(Act.HANDLE_SIGNAAL, on=Signaal, only=HANDLED)
def close(case: Case, signaal: Signaal) -> Answer:
    return step(case, signaal, partial(signaal.move, Stage.CLOSED), Did.CLOSED)


@room.post("/signalen/<uuid:id>/weigh")
@performs(Act.HANDLE_SIGNAAL, on=Signaal, only=HANDLED)
def weigh(case: Case, signaal: Signaal) -> Answer:
    form = Weigh(signaal.level, request.form)
    if not form.validate():
        return unsaved(signaal_page(case, signaal, form))
    level, words = form.level.sure, form.why.sure or None
    change = partial(signaal.weigh, level)
    return step(case, signaal, change, Did.WEIGHED, level=level, words=words)


@room.post("/signalen/<uuid:id>/share")
@performs(Act.HANDLE_SIGNAAL, on=Signaal, only=HANDLED)
def share(case: Case, signaal: Signaal) -> Answer:
    return step(case, signaal, partial(signaal.share, clock.now()), Did.SHARED)


@room.post("/signalen/<uuid:id>/meldcode")
@performs(Act.HANDLE_SIGNAAL, on=Signaal, only=HANDLED)
def start_meldcode(case: Case, signaal: Signaal) -> Answer:
    begin = clock.today(), me().id
    return step(case, signaal, partial(signaal.start_meldcode, *begin), Did.STARTED_MELDCODE)


@room.post("/signalen/<uuid:id>/erase")
@performs(Act.HANDLE_SIGNAAL, on=Signaal, only=HANDLED)
def erase(case: Case, signaal: Signaal) -> Answer:
    return step(case, signaal, partial(signaal.erase, clock.now()), Did.ERASED)


class Said(TypedDict, total=False):
    """What a step says besides that it was taken."""

    level: Level
    outcome: Outcome
    reason: Reason | None
    words: str | None


def step(
    case: Case, signaal: Signaal, change: Callable[[], None], did: Did, **said: Unpack[Said]
) -> Answer:
    """Do it and write down who did; or say that somebody else was there before."""
    try:
        change()
    except NotNow:
        return unsaved(signaal_page(case, signaal, refusal=CHANGED))
    done = SignaalStep(signaal_id=signaal.id, by_id=me().id, at=clock.now(), did=did, **said)
    db.session().add(done)
    return saved(back=f"/signalen/{signaal.id}#told")
