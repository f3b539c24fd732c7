"""Writing to each other: inburgeraar, consulent, begeleider; and what waits for an answer."""

from typing import Any

from flask import Blueprint, g, request

from webapp.case.dossier import Dossier
from webapp.case.policy import Act, who
from webapp.contact.messages import queries
from webapp.contact.messages.forms import EMPTY, NO_GUIDE, SEEN, Write
from webapp.contact.messages.model import CallAt, Message, NotYours, Talk
from webapp.contact.messages.pages import (
    in_short,
    inbox_of,
    is_open,
    messages_of,
    one_talk,
    states_of,
    talks_of,
    with_talk,
)
from webapp.contact.messages.sentences import offered
from webapp.core import clock, db
from webapp.guards import lists, performs
from webapp.reply import Answer, page, page_number, saved, state, unsaved

room = Blueprint("messages", __name__)


@room.get("/dossiers/<uuid:id>/messages")
@performs(Act.READ_MESSAGES)
def show(dossier: Dossier) -> Answer:
    return page("contact/messages/show.html", **messages_of(g.me, dossier))


@room.get("/dossiers/<uuid:id>/messages/news")
@performs(Act.READ_MESSAGES, again=True)
def news(dossier: Dossier) -> Answer:
    """An open page asks whether there is something new."""
    return state(in_short(states_of(g.me, dossier, talks_of(g.me))))


@room.post("/dossiers/<uuid:id>/messages/seen")
@performs(Act.READ_MESSAGES, hold=False)
def seen(dossier: Dossier) -> Answer:
    """The page says of itself that it was opened: from then on nobody takes a message back."""
    values = {"dossier": dossier.id, "kinds": talks_of(g.me), "now": clock.now(), "me": g.me.id}
    db.session().execute(queries.SEE, values | {"by_reader": g.me.dossier_id is not None})
    return saved(back=f"/dossiers/{dossier.id}/messages")


@room.post("/dossiers/<uuid:id>/messages/consulent")
@performs(Act.TALK_WITH_CONSULENT, hold=False)
def to_consulent(dossier: Dossier) -> Answer:
    return send(dossier, Talk.CONSULENT)


@room.post("/dossiers/<uuid:id>/messages/begeleider")
@performs(Act.TALK_WITH_BEGELEIDER, hold=False)
def to_begeleider(dossier: Dossier) -> Answer:
    return send(dossier, Talk.BEGELEIDER)


@room.post("/dossiers/<uuid:id>/messages/staff")
@performs(Act.TALK_AMONG_STAFF, hold=False)
def to_staff(dossier: Dossier) -> Answer:
    return send(dossier, Talk.STAFF)


@room.post("/messages/<uuid:id>/take-back")
@performs(Act.TAKE_BACK_MESSAGE, on=Message, only=queries.MINE)
def take_back(message: Message) -> Answer:
    try:
        message.take_back(g.me.id, clock.now())
    except NotYours:
        found = all_of(dossier_of(message), message.talk) | {"errors": {"back": [SEEN]}}
        return unsaved("contact/messages/show.html", "contact/messages/_said.html", **found)
    return touched(message)


@room.post("/messages/<uuid:id>/unclear")
@performs(Act.ASK_TO_EXPLAIN, on=Message, only=queries.TO_INBURGERAAR)
def unclear(message: Message) -> Answer:
    message.not_understood(clock.now())
    return touched(message)


@room.post("/messages/<uuid:id>/settle")
@performs(Act.SETTLE_MESSAGE, on=Message, only=queries.ASKED_OF_ME)
def settle(message: Message) -> Answer:
    message.settle(clock.now())
    return saved(back="/inbox")


@room.post("/messages/<uuid:id>/interpreter")
@performs(Act.ASK_INTERPRETER, on=Message, only=queries.ASKED_OF_ME)
def ask_interpreter(message: Message) -> Answer:
    message.ask_interpreter(clock.now())
    return touched(message)


@room.post("/messages/<uuid:id>/no-interpreter")
@performs(Act.ASK_INTERPRETER, on=Message, only=queries.ASKED_OF_ME)
def need_no_interpreter(message: Message) -> Answer:
    message.need_no_interpreter()
    return touched(message)


def send(dossier: Dossier, talk: Talk) -> Answer:
    """Keep one message: a sentence, own words, or a wish to be called."""
    by_inburgeraar = g.me.dossier_id is not None
    form = Write(request.form, offered(talk, by_inburgeraar=by_inburgeraar))
    content = form.content() if form.validate() else {}
    if not is_open(g.me, dossier, talk):
        return refuse(dossier, talk, {"words": [NO_GUIDE]}, form.words.data)
    if not content:
        errors = form.errors or {"words": [EMPTY]}
        return refuse(dossier, talk, errors, form.words.data, form.chosen())
    made = Message(
        dossier_id=dossier.id,
        talk=talk,
        author_id=g.me.id,
        by_inburgeraar=by_inburgeraar,
        sent_at=clock.now(),
        language=g.me.language if content["words"] else None,
        call_at=CallAt(form.call_at.data) if form.call_at.data else None,
        **content,
    )
    made.id = g.get("receipt", made.id)
    db.session().add(made)
    return changed(dossier, talk)


def dossier_of(message: Message) -> Dossier:
    return db.session().get_one(Dossier, message.dossier_id)


def changed(dossier: Dossier, talk: Talk, piece: str = "_talk.html") -> Answer:
    db.session().flush()
    back = f"/dossiers/{dossier.id}/messages#talk-{talk}"
    return saved(f"contact/messages/{piece}", back=back, **one_talk(g.me, dossier, talk))


def touched(message: Message) -> Answer:
    """Only what was said is shown anew: the form may hold an answer that is not finished."""
    return changed(dossier_of(message), message.talk, "_said.html")


def refuse(
    dossier: Dossier, talk: Talk, errors: Any, typed: str | None = None, chosen: Any = None
) -> Answer:
    """Nothing typed is lost: neither own words nor what was filled in for a chosen sentence."""
    found = all_of(dossier, talk) | {"errors": errors, "typed": typed, "chosen": chosen}
    return unsaved("contact/messages/show.html", "contact/messages/_talk.html", **found)


def all_of(dossier: Dossier, talk: Talk) -> dict[str, Any]:
    """Every talk for a whole page, this one for a piece of it."""
    return with_talk(messages_of(g.me, dossier), talk) | {"refused": talk}


@room.get("/inbox")
@lists(Act.SETTLE_MESSAGE, noted=True)
def inbox(dossiers: Any) -> Answer:
    return page("contact/messages/inbox.html", **inbox_of(g.me, dossiers, page_number(), who(g.me)))
