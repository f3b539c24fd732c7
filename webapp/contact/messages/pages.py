"""What somebody sees of the talks of one dossier, and of what waits for an answer."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from webapp.case.dossier import Dossier
from webapp.case.in_hand import Case
from webapp.case.policy import Act, may, who
from webapp.contact.messages import queries
from webapp.contact.messages.forms import Write, blank
from webapp.contact.messages.forms_sentences import CALL_ME, bank
from webapp.contact.messages.model import Talk
from webapp.contact.messages.queries import Said
from webapp.contact.messages.queries_waiting import Waiting, unanswered
from webapp.core import clock, db
from webapp.law.keys import Key
from webapp.law.promises import answer_by
from webapp.rules.book import rulebook, rulebooks
from webapp.speech.i18n import Text
from webapp.web.guards import Rows
from webapp.web.page import Page, Piece
from webapp.web.who_asks import me

ACTS = {
    Talk.CONSULENT: Act.TALK_WITH_CONSULENT,
    Talk.BEGELEIDER: Act.TALK_WITH_BEGELEIDER,
    Talk.STAFF: Act.TALK_AMONG_STAFF,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One talk: its latest thirty messages, the newest last, and what may be said in it."""

    talk: Talk
    said: Sequence[Said]
    state: str
    """By what an open page knows that something is new."""
    is_open: bool
    """Whether somebody reads what is written there."""
    sentences: Sequence[tuple[str, Sequence[str]]]
    """By id, each with what it leaves open."""
    blank: Write
    form: Write
    """What was refused, or the blank one."""
    refusal: Text | None = None
    """Why a message could not be taken back."""
    call_me: str = CALL_ME


class TalkPiece(Piece, template="contact/messages/_talk.html"):
    case: Case
    shown: Shown


class SaidPiece(Piece, template="contact/messages/_said.html"):
    """Only what was said: a form beside it may hold an answer that is not finished."""

    shown: Shown


class MessagesPage(Page, template="contact/messages/show.html"):
    case: Case
    talks: Sequence[Shown]
    state: str
    """Of all talks."""
    answer_days: int | None
    """Promised to an inburgeraar."""
    form: Write
    refusal: Text | None = None

    def only(self, talk: Talk) -> TalkPiece:
        (shown,) = (each for each in self.talks if each.talk is talk)
        return TalkPiece(case=self.case, shown=shown)


class InboxPage(Page, template="contact/messages/inbox.html"):
    own: Sequence[tuple[Waiting, date]]
    """Each with the day by which an answer was promised."""
    of_colleagues: Sequence[tuple[Waiting, date]]
    today: date
    number: int
    more: bool


def talks_of_mine() -> list[Talk]:
    """The talks my role takes part in."""
    return [talk for talk, act in ACTS.items() if may(me(), act)]


def messages_page(
    case: Case, refused: Talk | None = None, form: Write | None = None, refusal: Text | None = None
) -> MessagesPage:
    """With what was handed in, or asked for, in one of the talks and was refused."""
    talks, promise = talks_of_mine(), None
    states = states_of(case, talks)  # first: what comes meanwhile is news afterwards
    if me().dossier_id:
        promise = rulebook(case.gemeente_id).number(Key.ANSWER_WORKING_DAYS, clock.today())
    return MessagesPage(
        case=case,
        talks=[
            replace(each, form=form or blank(), refusal=refusal) if each.talk is refused else each
            for each in shown_of(case, states)
        ],
        state=in_short(states),
        answer_days=promise,
        form=form or blank(),
        refusal=refusal,
    )


def talk_piece(case: Case, talk: Talk) -> TalkPiece:
    (shown,) = shown_of(case, states_of(case, [talk]))
    return TalkPiece(case=case, shown=shown)


def shown_of(case: Case, states: Mapping[Talk, str]) -> list[Shown]:
    said: dict[Talk, list[Said]] = defaultdict(list)
    latest = {"kinds": [*states], "most": queries.PAGE}
    for each in db.read(Said, queries.TALKS, dossier=case.id, **latest):
        said[each.talk].append(each)
    return [
        Shown(
            talk=talk,
            said=said[talk],
            state=state,
            is_open=is_open(case, talk),
            sentences=bank(talk, by_inburgeraar=me().dossier_id is not None),
            blank=blank(),
            form=blank(),
        )
        for talk, state in states.items()
    ]


def is_open(case: Case, talk: Talk) -> bool:
    """Whether somebody reads what is written there: an inburgeraar may have no begeleider."""
    if not me().dossier_id or talk is not Talk.BEGELEIDER:
        return True
    return bool(db.value(queries.HAS_GUIDE, dossier=case.id, today=clock.today()))


def states_of(case: Case, talks: Sequence[Talk]) -> dict[Talk, str]:
    """By what an open page knows that something is new; says nothing of who read what."""
    states = dict.fromkeys(talks, "0")
    for talk, *counts in db.rows(queries.STATES, dossier=case.id, kinds=talks):
        # whether an interpreter is needed is not shown to the inburgeraar
        states[talk] = ".".join(map(str, counts[:-1] if me().dossier_id else counts))
    return states


def in_short(states: Mapping[Talk, str]) -> str:
    """All of them in one line, as an address writes its query."""
    return "&".join(f"{talk}={state}" for talk, state in states.items())


def inbox_page(dossiers: Rows[Dossier], number: int) -> InboxPage:
    """What waits for an answer, and by when it was promised: one's own, then colleagues'."""
    values = who(me()) | {"kinds": talks_of_mine(), "skip": (number - 1) * queries.PAGE}
    found = db.read(Waiting, unanswered(dossiers), **values)
    rules = rulebooks(each.gemeente_id for each in found)
    waiting = [
        (each, answer_by(rules[each.gemeente_id], clock.day_of(each.sent_at)).day)
        for each in found[: queries.PAGE]
    ]
    return InboxPage(
        own=[each for each in waiting if each[0].mine],
        of_colleagues=[each for each in waiting if not each[0].mine],
        today=clock.today(),
        number=number,
        more=len(found) > queries.PAGE,
    )
