"""What somebody sees of the talks of one dossier, and of what waits for an answer."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select

from webapp.case.policy import Act, may
from webapp.case.sessions import Me
from webapp.contact.messages import queries
from webapp.contact.messages.model import CallAt, Talk
from webapp.contact.messages.sentences import CALL_ME, bank
from webapp.core import clock, db
from webapp.law.keys import Key
from webapp.law.promises import answer_by
from webapp.rules.book import rulebook, rulebooks

ACTS = {
    Talk.CONSULENT: Act.TALK_WITH_CONSULENT,
    Talk.BEGELEIDER: Act.TALK_WITH_BEGELEIDER,
    Talk.STAFF: Act.TALK_AMONG_STAFF,
}


def talks_of(me: Me) -> list[Talk]:
    """The talks this role takes part in."""
    return [talk for talk, act in ACTS.items() if may(me, act)]


def messages_of(me: Me, dossier: Any) -> dict[str, Any]:
    """Each talk with its latest thirty messages, the newest last."""
    return shown(me, dossier, talks_of(me))


def one_talk(me: Me, dossier: Any, talk: Talk) -> dict[str, Any]:
    """The same with this talk alone."""
    return with_talk(shown(me, dossier, [talk]), talk)


def with_talk(found: dict[str, Any], talk: Talk) -> dict[str, Any]:
    """What the piece of this one talk needs."""
    return found | {"talk": talk, "said": dict(found["talks"])[talk]}


def shown(me: Me, dossier: Any, kinds: Sequence[Talk]) -> dict[str, Any]:
    states = states_of(me, dossier, kinds)  # first: what comes meanwhile is news afterwards
    said: dict[Talk, list[Any]] = defaultdict(list)
    for row in db.rows(queries.TALKS, dossier=dossier.id, kinds=kinds, most=queries.PAGE):
        said[row.talk].append(row)
    by_inburgeraar = me.dossier_id is not None
    closed = [talk for talk in kinds if not is_open(me, dossier, talk)]
    promised = rulebook(dossier.gemeente_id) if by_inburgeraar else None
    return {
        "dossier": dossier,
        "answer_days": promised and promised.number(Key.ANSWER_WORKING_DAYS, clock.today()),
        "talks": [(talk, said[talk]) for talk in kinds],
        "closed": closed,
        "states": states,
        "state": in_short(states),
        "sentences": {talk: bank(talk, by_inburgeraar=by_inburgeraar) for talk in kinds},
        "call_me": CALL_ME,
        "call_times": list(CallAt),
        "typed": None,
        "chosen": None,
        "errors": {},
    }


def is_open(me: Me, dossier: Any, talk: Talk) -> bool:
    """Whether somebody reads what is written there: an inburgeraar may have no begeleider."""
    if not me.dossier_id or talk is not Talk.BEGELEIDER:
        return True
    return bool(db.value(queries.HAS_GUIDE, dossier=dossier.id, today=clock.today()))


def states_of(me: Me, dossier: Any, kinds: Sequence[Talk]) -> dict[Talk, str]:
    """By what an open page knows that something is new; says nothing of who read what."""
    states = dict.fromkeys(kinds, "0")
    for talk, *counts in db.rows(queries.STATES, dossier=dossier.id, kinds=kinds):
        # whether an interpreter is needed is not shown to the inburgeraar
        states[talk] = ".".join(map(str, counts[:-1] if me.dossier_id else counts))
    return states


def in_short(states: dict[Talk, str]) -> str:
    """All of them in one line, as an address writes its query."""
    return "&".join(f"{talk}={state}" for talk, state in states.items())


def inbox_of(me: Me, dossiers: Select[Any], number: int, who: dict[str, Any]) -> dict[str, Any]:
    """What waits for an answer, and by when it was promised: one's own, then colleagues'."""
    skip = (number - 1) * queries.PAGE
    found = db.rows(queries.unanswered(dossiers), **who, kinds=talks_of(me), skip=skip)
    rules = rulebooks(row.gemeente_id for row in found)
    waiting = [
        (row, answer_by(rules[row.gemeente_id], clock.day_of(row.sent_at)).day)
        for row in found[: queries.PAGE]
    ]
    return {
        "own": [each for each in waiting if each[0].mine],
        "of_colleagues": [each for each in waiting if not each[0].mine],
        "today": clock.today(),
        "number": number,
        "more": len(found) > queries.PAGE,
    }
