"""What becomes of a message: taken back, not understood, settled, for an interpreter."""

from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.contact.messages import queries
from webapp.contact.messages.forms import SEEN
from webapp.contact.messages.model import Message, NotYours
from webapp.contact.messages.pages_talk import SaidPiece, talk_page, talk_piece
from webapp.contact.messages.routes import room, talk_in
from webapp.core import clock, db
from webapp.web.guards import performs
from webapp.web.reply import Answer, saved, unsaved
from webapp.web.who_asks import me


@room.post("/messages/<uuid:id>/take-back")
@performs(Act.TAKE_BACK_MESSAGE, on=Message, only=queries.MINE)
def take_back(case: Case, message: Message) -> Answer:
    try:
        message.take_back(me().id, clock.now())
    except NotYours:
        whole = talk_page(case, message.talk, refusal=SEEN)
        return unsaved(whole, SaidPiece(shown=whole.shown))
    return touched(case, message)


@room.post("/messages/<uuid:id>/unclear")
@performs(Act.ASK_TO_EXPLAIN, on=Message, only=queries.TO_INBURGERAAR)
def unclear(case: Case, message: Message) -> Answer:
    message.not_understood(clock.now())
    return touched(case, message)


@room.post("/messages/<uuid:id>/settle")
@performs(Act.SETTLE_MESSAGE, on=Message, only=queries.ASKED_OF_ME)
def settle(_case: Case, message: Message) -> Answer:
    message.settle(clock.now())
    return saved(back="/inbox")


@room.post("/messages/<uuid:id>/interpreter")
@performs(Act.ASK_INTERPRETER, on=Message, only=queries.ASKED_OF_ME)
def ask_interpreter(case: Case, message: Message) -> Answer:
    message.ask_interpreter(clock.now())
    return touched(case, message)


@room.post("/messages/<uuid:id>/no-interpreter")
@performs(Act.ASK_INTERPRETER, on=Message, only=queries.ASKED_OF_ME)
def need_no_interpreter(case: Case, message: Message) -> Answer:
    message.need_no_interpreter()
    return touched(case, message)


def touched(case: Case, message: Message) -> Answer:
    db.session().flush()
    piece = SaidPiece(shown=talk_piece(case, message.talk).shown)
    return saved(piece, back=talk_in(case, message.talk))
