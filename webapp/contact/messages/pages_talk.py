"""What somebody sees of one talk: what was said, what can be said, and who else reads it."""

from collections.abc import Sequence
from dataclasses import dataclass

from webapp.case.in_hand import Case
from webapp.case.policy import who
from webapp.case.queries import DATES
from webapp.contact.messages import queries
from webapp.contact.messages.forms import NOBODY_THERE, Write, blank
from webapp.contact.messages.forms_fitting import Sentence, fitting
from webapp.contact.messages.forms_sentences import CALL_ME
from webapp.contact.messages.model import Talk
from webapp.contact.messages.pages import in_short, people_around, people_in, states_of
from webapp.contact.messages.queries import Said
from webapp.contact.messages.queries_around import REACHED, Person
from webapp.contact.messages.queries_talks import latest
from webapp.core import clock, db
from webapp.speech.i18n import Text, text
from webapp.web.page import Page, Piece
from webapp.web.who_asks import me

READERS = {
    Talk.CONSULENT: text("All consulents of the municipality can read this. Guides cannot."),
    Talk.BEGELEIDER: text("Only the guide can read this. So can a guide who comes later."),
    Talk.MAATJE: text("Only the buddy can read this. So can a buddy who comes later."),
    Talk.COORDINATOR: text(
        "The buddy and the coordinator of the guides can read this. The participant cannot."
    ),
    Talk.STAFF: text(
        "The guide, the coordinator of the guides and all consulents of the municipality can read"
        " this. The participant cannot."
    ),
}
AT_FIRST = 4
"""Sentences that stand open; the others are one tap away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One talk: its latest thirty messages, the newest last, and what may be said in it."""

    talk: Talk
    said: Sequence[Said]
    state: str
    """By what an open page knows that something is new."""
    is_open: bool
    """Whether somebody reads what is written there."""
    sentences: Sequence[Sentence]
    """Those that fit, what is said most first."""
    blank: Write
    form: Write
    """What was refused, or the blank one."""
    refusal: Text | None = None
    """Why a message could not be taken back."""
    call_me: str = CALL_ME
    at_first: int = AT_FIRST
    nobody: Text | None = None
    """Said where an inburgeraar has nobody to talk with."""


class TalkPiece(Piece, template="contact/messages/_talk.html"):
    case: Case
    shown: Shown


class SaidPiece(Piece, template="contact/messages/_said.html"):
    """Only what was said: a form beside it may hold an answer that is not finished."""

    shown: Shown


class TalkPage(Page, template="contact/messages/talk.html"):
    case: Case
    shown: Shown
    people: Sequence[Person]
    """On the other side, to be called."""
    readers: Text
    is_reached: bool | None
    """Whether a message reaches the inburgeraar; nothing of it is said to themselves."""
    state: str
    """Of all talks."""
    form: Write
    refusal: Text | None = None


def talk_page(
    case: Case,
    talk: Talk,
    form: Write | None = None,
    refusal: Text | None = None,
    about: str = "",
) -> TalkPage:
    """With what was handed in, or asked for, and was refused; the sentence `about` what somebody
    comes for stands first.
    """
    states = states_of(case)  # first: what comes meanwhile is news afterwards
    reached = None
    if not me().dossier_id:
        reached = bool(db.value(REACHED, dossier=case.id, real=clock.real()))
    return TalkPage(
        case=case,
        shown=shown_of(case, talk, states.get(talk, "0"), form or blank(), refusal, about),
        people=people_in(talk, people_around(case)),
        readers=READERS[talk],
        is_reached=reached,
        state=in_short(states),
        form=form or blank(),
        refusal=refusal,
    )


def talk_piece(case: Case, talk: Talk) -> TalkPiece:
    return TalkPiece(case=case, shown=shown_of(case, talk, states_of(case).get(talk, "0"), blank()))


def shown_of(
    case: Case,
    talk: Talk,
    state: str,
    form: Write,
    refusal: Text | None = None,
    about: str = "",
) -> Shown:
    values = who(me()) | {"dossier": case.id, "most": queries.PAGE}
    dates = {kind for kind, _ in db.rows(DATES, dossier=case.id)}
    found = db.read(Said, latest(me().role), **values)
    said = [each for each in found if each.talk is talk]
    answers = bool(said) and not said[-1].by_inburgeraar
    mine = me().dossier_id is not None
    sentences = fitting(talk, dates, by_inburgeraar=mine, answers=answers)
    return Shown(
        talk=talk,
        said=said,
        state=state,
        is_open=is_open(case, talk),
        sentences=sorted(sentences, key=lambda each: each.id != about),
        blank=blank(),
        form=form,
        refusal=refusal,
        nobody=NOBODY_THERE.get(talk) if me().dossier_id else None,
    )


def is_open(case: Case, talk: Talk) -> bool:
    """Whether somebody reads what is written there: an inburgeraar may have no begeleider."""
    if not me().dossier_id:
        return case.is_open
    if talk is Talk.CONSULENT:
        return True
    return bool(db.value(queries.IS_THERE[talk], dossier=case.id, today=clock.today()))
