"""Flagging a worry, and calling when it is acute."""

from urllib.parse import parse_qs
from uuid import UUID

from flask import current_app, request
from werkzeug.datastructures import MultiDict

from webapp.case.dossier import Dossier
from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.guidance.welzijn.forms import CANNOT_OPEN
from webapp.guidance.welzijn.forms_card import Card
from webapp.guidance.welzijn.model import Signaal, Stage
from webapp.guidance.welzijn.model_sealing import CannotOpen, unseal
from webapp.guidance.welzijn.pages_card import call_page, form_of, sent, write_page
from webapp.guidance.welzijn.routes import room
from webapp.law.welzijn import Level
from webapp.web.fields import refuse
from webapp.web.guards import Rows, lists, performs
from webapp.web.reply import Answer, Keep, page, saved, unsaved
from webapp.web.who_asks import me


@room.get("/call-now")
@lists(Act.FLAG_SIGNAAL, Dossier)
def call_now(dossiers: Rows[Dossier]) -> Answer:
    return page(call_page(dossiers), keep=Keep.STAFF)


@room.get("/dossiers/<uuid:id>/signalen/new")
@performs(Act.FLAG_SIGNAAL)
def begin(case: Case) -> Answer:
    return page(write_page(case))


@room.post("/dossiers/<uuid:id>/signalen")
@performs(Act.FLAG_SIGNAAL, hold=False)
def flag(case: Case) -> Answer:
    """Keep one card. A positive note is closed at once: nobody has to do anything."""
    card = card_handed_in()
    if card.errors or not card.validate():
        whole = write_page(case, card)
        return unsaved(whole, form_of(whole))
    made = signaal_of(case, card, me().id)
    db.keep(made)
    db.session().flush()
    return saved(sent(case, made), back="/signalen")


def card_handed_in() -> Card:
    """What was filled in; a card that waited on a phone is opened first."""
    today = clock.today()
    try:
        return Card(today, opened(request.form.get("sealed")))
    except CannotOpen:
        card = Card(today)
        refuse(card.facts, CANNOT_OPEN)
        return card


def opened(sealed: str | None) -> MultiDict[str, str]:
    if sealed is None:
        return request.form
    secret = current_app.extensions["config"].secret
    form = unseal(secret, sealed, request.path)
    try:
        return MultiDict(parse_qs(form, keep_blank_values=True, max_num_fields=50))
    except ValueError as wrong:
        raise CannotOpen from wrong


def signaal_of(case: Case, card: Card, author: UUID) -> Signaal:
    first, *second = card.domains.values
    return Signaal(
        dossier_id=case.id,
        author_id=author,
        written_at=clock.now(),
        seen_on=card.seen_on.sure,
        how=card.how.value,
        domain=first,
        second_domain=second[0] if second else None,
        level=card.level.sure,
        source=card.source.value,
        discussed=card.discussed.value,
        facts=card.facts.sure or None,
        person_says=card.person_says.sure or None,
        done_now=card.done_now.sure or None,
        asks=card.asks.sure or None,
        called=[each.value for each in card.called.values],
        stage=Stage.CLOSED if card.level.sure is Level.GOED else Stage.RECEIVED,
    )
