"""Flagging a worry, calling when it is acute, and following it up until somebody hears back."""

from typing import Any
from urllib.parse import parse_qs

from flask import Blueprint, current_app, g, request
from werkzeug.datastructures import MultiDict

from webapp.case.dossier import Dossier
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.guards import lists, performs
from webapp.guidance.welzijn.card import CANNOT_OPEN, Card
from webapp.guidance.welzijn.forms import CHANGED, ReportBack, Weigh
from webapp.guidance.welzijn.model import (
    Did,
    Domain,
    NotNow,
    Outcome,
    Reason,
    Signaal,
    SignaalStep,
    Stage,
)
from webapp.guidance.welzijn.pages import call_screen, card_of, form_of, list_of, sent
from webapp.guidance.welzijn.queries_readers import HANDLED, VISIBLE
from webapp.guidance.welzijn.sealing import CannotOpen, unseal
from webapp.law.welzijn import Level
from webapp.reply import Answer, page, page_number, saved, unsaved

room = Blueprint("welzijn", __name__)


@room.get("/call-now")
@lists(Act.FLAG_SIGNAAL)
def call_now(dossiers: Any) -> Answer:
    return page("guidance/welzijn/call_now.html", staff_keep=True, **call_screen(g.me, dossiers))


@room.get("/dossiers/<uuid:id>/signalen/new")
@performs(Act.FLAG_SIGNAAL)
def begin(dossier: Dossier) -> Answer:
    return page("guidance/welzijn/new.html", **form_of(dossier))


@room.post("/dossiers/<uuid:id>/signalen")
@performs(Act.FLAG_SIGNAAL, hold=False)
def flag(dossier: Dossier) -> Answer:
    """Keep one card. A positive note is closed at once: nobody has to do anything."""
    try:
        card = Card(handed_in())
    except CannotOpen:
        return refuse(dossier, {"facts": [CANNOT_OPEN]})
    if not card.validate():
        return refuse(dossier, card.errors, card)
    made = signaal_of(card, dossier)
    db.session().add(made)
    db.session().flush()
    return saved("guidance/welzijn/_sent.html", back="/signalen", **sent(made, dossier))


def handed_in() -> Any:
    """What was filled in; a card that waited on a phone is opened first."""
    if (sealed := request.form.get("sealed")) is None:
        return request.form
    secret = current_app.extensions["config"].secret
    opened = unseal(secret, sealed, request.path)
    try:
        return MultiDict(parse_qs(opened, keep_blank_values=True, max_num_fields=50))
    except ValueError as wrong:
        raise CannotOpen from wrong


def signaal_of(card: Card, dossier: Dossier) -> Signaal:
    first, *second = [Domain(each) for each in dict.fromkeys(card.domains.data or ())]
    good = card.level.data == Level.GOED
    made = Signaal(
        dossier_id=dossier.id,
        author_id=g.me.id,
        written_at=clock.now(),
        domain=first,
        second_domain=second[0] if second else None,
        stage=Stage.CLOSED if good else Stage.RECEIVED,
        **card.plain_values(),
    )
    made.id = g.get("receipt", made.id)
    return made


def refuse(dossier: Dossier, errors: Any, typed: Any = None) -> Answer:
    shown = form_of(dossier) | {"errors": errors, "typed": typed}
    return unsaved("guidance/welzijn/new.html", "guidance/welzijn/_form.html", **shown)


@room.get("/signalen")
@lists(Act.LIST_SIGNALEN, of=Signaal, noted=True)
def index(signalen: Any) -> Answer:
    return page("guidance/welzijn/index.html", **list_of(g.me, signalen, page_number()))


@room.get("/signalen/<uuid:id>")
@performs(Act.READ_SIGNAAL, on=Signaal, only=VISIBLE)
def show(signaal: Signaal) -> Answer:
    return page("guidance/welzijn/show.html", **card_of(signaal))


@room.post("/signalen/<uuid:id>/consult")
@performs(Act.MOVE_SIGNAAL, on=Signaal, only=VISIBLE)
def consult(signaal: Signaal) -> Answer:
    return step(signaal, lambda: signaal.move(Stage.IN_CONSULTATION), Did.CONSULTED)


@room.post("/signalen/<uuid:id>/act")
@performs(Act.MOVE_SIGNAAL, on=Signaal, only=VISIBLE)
def act(signaal: Signaal) -> Answer:
    return step(signaal, lambda: signaal.move(Stage.ACTION), Did.ACTED)


@room.post("/signalen/<uuid:id>/report-back")
@performs(Act.HANDLE_SIGNAAL, on=Signaal, only=HANDLED)
def report_back(signaal: Signaal) -> Answer:
    form = ReportBack(request.form)
    if not form.validate():
        return unsaved("guidance/welzijn/show.html", **card_of(signaal) | {"errors": form.errors})
    said = {
        "outcome": Outcome(form.outcome.data or ""),
        "reason": Reason(form.reason.data) if form.reason.data else None,
    }
    return step(signaal, lambda: signaal.move(Stage.REPORTED_BACK), Did.REPORTED_BACK, **said)


@room.post("/signalen/<uuid:id>/close")
@performs(Act.HANDLE_SIGNAAL, on=Signaal, only=HANDLED)
def close(signaal: Signaal) -> Answer:
    return step(signaal, lambda: signaal.move(Stage.CLOSED), Did.CLOSED)


@room.post("/signalen/<uuid:id>/weigh")
@performs(Act.HANDLE_SIGNAAL, on=Signaal, only=HANDLED)
def weigh(signaal: Signaal) -> Answer:
    form = Weigh(request.form)
    if not form.validate():
        return unsaved("guidance/welzijn/show.html", **card_of(signaal) | {"errors": form.errors})
    level = Level(form.level.data or "")
    return step(signaal, lambda: signaal.weigh(level), Did.WEIGHED, level=level)


@room.post("/signalen/<uuid:id>/share")
@performs(Act.HANDLE_SIGNAAL, on=Signaal, only=HANDLED)
def share(signaal: Signaal) -> Answer:
    return step(signaal, lambda: signaal.share(clock.now()), Did.SHARED)


@room.post("/signalen/<uuid:id>/meldcode")
@performs(Act.HANDLE_SIGNAAL, on=Signaal, only=HANDLED)
def start_meldcode(signaal: Signaal) -> Answer:
    begin = clock.today(), g.me.id
    return step(signaal, lambda: signaal.start_meldcode(*begin), Did.STARTED_MELDCODE)


@room.post("/signalen/<uuid:id>/erase")
@performs(Act.HANDLE_SIGNAAL, on=Signaal, only=HANDLED)
def erase(signaal: Signaal) -> Answer:
    return step(signaal, lambda: signaal.erase(clock.now()), Did.ERASED)


def step(signaal: Signaal, change: Any, did: Did, **more: Any) -> Answer:
    """Do it and write down who did; or say that somebody else was there before."""
    try:
        change()
    except NotNow:
        return unsaved(
            "guidance/welzijn/show.html", **card_of(signaal) | {"errors": {"": [CHANGED]}}
        )
    db.session().add(
        SignaalStep(signaal_id=signaal.id, by_id=g.me.id, at=clock.now(), did=did, **more)
    )
    return saved(back=f"/signalen/{signaal.id}")
