"""Writing to each other: inburgeraar, consulent, begeleider; and what waits for an answer."""

from flask import Blueprint, request

from webapp.case.dossier import Dossier
from webapp.case.in_hand import Case
from webapp.case.policy import Act, who
from webapp.contact.messages.forms import NOBODY_THERE, Opened, Write
from webapp.contact.messages.forms_sentences import offered
from webapp.contact.messages.model import Message, Talk
from webapp.contact.messages.pages import inbox_page, messages_page, state_of
from webapp.contact.messages.pages_talk import (
    TalkPiece,
    is_open,
    talk_page,
    talk_piece,
)
from webapp.contact.messages.queries_talks import see
from webapp.core import clock, db
from webapp.web.fields import refuse
from webapp.web.guards import Rows, lists, performs
from webapp.web.reply import Answer, noted, page, page_number, saved, state, unsaved
from webapp.web.who_asks import me

room = Blueprint("messages", __name__)


@room.get("/dossiers/<uuid:id>/messages")
@performs(Act.READ_MESSAGES)
def show(case: Case) -> Answer:
    return page(messages_page(case))


@room.get("/dossiers/<uuid:id>/messages/consulent")
@performs(Act.READ_WITH_CONSULENT)
def with_consulent(case: Case) -> Answer:
    return page(talk_page(case, Talk.CONSULENT, about=request.args.get("about", "")))


@room.get("/dossiers/<uuid:id>/messages/begeleider")
@performs(Act.READ_WITH_BEGELEIDER)
def with_begeleider(case: Case) -> Answer:
    return page(talk_page(case, Talk.BEGELEIDER))


@room.get("/dossiers/<uuid:id>/messages/maatje")
@performs(Act.READ_WITH_MAATJE)
def with_maatje(case: Case) -> Answer:
    return page(talk_page(case, Talk.MAATJE))


@room.get("/dossiers/<uuid:id>/messages/coordinator")
@performs(Act.READ_WITH_COORDINATOR)
def with_coordinator(case: Case) -> Answer:
    return page(talk_page(case, Talk.COORDINATOR))


@room.get("/dossiers/<uuid:id>/messages/staff")
@performs(Act.READ_AMONG_STAFF)
def among_staff(case: Case) -> Answer:
    return page(talk_page(case, Talk.STAFF))


@room.get("/dossiers/<uuid:id>/messages/news")
@performs(Act.READ_MESSAGES, again=True)
def news(case: Case) -> Answer:
    """An open page asks whether there is something new."""
    return state(state_of(case))


@room.post("/dossiers/<uuid:id>/messages/seen")
@performs(Act.READ_MESSAGES, hold=False)
def seen(case: Case) -> Answer:
    """A talk says of itself that it was opened: from then on nobody takes a message back."""
    form = Opened(request.form)
    if not form.validate():
        return saved(back=f"/dossiers/{case.id}/messages")
    values = who(me()) | {"dossier": case.id, "opened": form.talk.sure, "now": clock.now()}
    db.session().execute(see(me().role), values | {"by_reader": me().dossier_id is not None})
    return noted(back=talk_in(case, form.talk.sure))


@room.post("/dossiers/<uuid:id>/messages/consulent")
@performs(Act.TALK_WITH_CONSULENT, hold=False)
def to_consulent(case: Case) -> Answer:
    return send(case, Talk.CONSULENT)


@room.post("/dossiers/<uuid:id>/messages/begeleider")
@performs(Act.TALK_WITH_BEGELEIDER, hold=False)
def to_begeleider(case: Case) -> Answer:
    return send(case, Talk.BEGELEIDER)


@room.post("/dossiers/<uuid:id>/messages/maatje")
@performs(Act.TALK_WITH_MAATJE, hold=False)
def to_maatje(case: Case) -> Answer:
    return send(case, Talk.MAATJE)


@room.post("/dossiers/<uuid:id>/messages/coordinator")
@performs(Act.TALK_WITH_COORDINATOR, hold=False)
def to_coordinator(case: Case) -> Answer:
    return send(case, Talk.COORDINATOR)


@room.post("/dossiers/<uuid:id>/messages/staff")
@performs(Act.TALK_AMONG_STAFF, hold=False)
def to_staff(case: Case) -> Answer:
    return send(case, Talk.STAFF)


def send(case: Case, talk: Talk) -> Answer:
    """Keep one message: a sentence, own words, or a wish to be called."""
    by_inburgeraar = me().dossier_id is not None
    form = Write(request.form, offered(talk, by_inburgeraar=by_inburgeraar))
    if not is_open(case, talk):
        refuse(form.words, NOBODY_THERE[talk])
    if form.words.errors or not form.validate():
        whole = talk_page(case, talk, form)
        return unsaved(whole, TalkPiece(case=case, shown=whole.shown))
    made = Message(
        dossier_id=case.id,
        talk=talk,
        author_id=me().id,
        by_inburgeraar=by_inburgeraar,
        sent_at=clock.now(),
        language=me().language if form.words.data else None,
        call_at=form.call_at.value,
        text_id=form.text_id,
        filled=form.filled,
        words=form.words.data or None,
    )
    db.keep(made)
    db.session().flush()
    return saved(talk_piece(case, talk), back=f"{talk_in(case, talk)}#message-{made.id}")


def talk_in(case: Case, talk: Talk) -> str:
    return f"/dossiers/{case.id}/messages/{talk}"


@room.get("/inbox")
@lists(Act.LIST_TALKS, Dossier, noted=True)
def inbox(_dossiers: Rows[Dossier]) -> Answer:
    return page(inbox_page(page_number()))
