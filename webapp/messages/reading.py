"""What somebody sees of the talks of one dossier, and of what waits for an answer."""

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import Select

from webapp import clock, db
from webapp.law.calendar import add_working_days
from webapp.messages import queries
from webapp.messages.model import ANSWER_WORKING_DAYS, CallAt, Talk
from webapp.messages.sentences import OF_INBURGERAARS, OF_STAFF
from webapp.policy import Act, may
from webapp.sessions import Me

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
    kinds = talks_of(me)
    rows = db.rows(queries.TALKS, dossier=dossier.id, kinds=kinds, most=queries.PAGE)
    said: dict[Talk, list[Any]] = defaultdict(list)
    for row in rows:
        said[row.talk].append(row)
    return {
        "dossier": dossier,
        "talks": [(talk, said[talk]) for talk in kinds],
        "sentences": OF_INBURGERAARS if me.dossier_id else OF_STAFF,
        "call_times": list(CallAt),
        "typed": None,
        "errors": {},
    }


def one_talk(me: Me, dossier: Any, talk: Talk) -> dict[str, Any]:
    """The same with this talk alone."""
    shown = messages_of(me, dossier)
    return shown | {"talk": talk, "said": dict(shown["talks"])[talk]}


def inbox_of(me: Me, dossiers: Select[Any], number: int, who: dict[str, Any]) -> dict[str, Any]:
    """What waits for an answer, the oldest first, and by when it was promised."""
    skip = (number - 1) * queries.PAGE
    found = db.rows(queries.unanswered(dossiers), **who, kinds=talks_of(me), skip=skip)
    return {
        "waiting": [(row, promised(row.sent_at)) for row in found[: queries.PAGE]],
        "today": clock.today(),
        "number": number,
        "more": len(found) > queries.PAGE,
    }


def promised(sent_at: Any) -> date:
    """The last day of the two working days in which somebody answers."""
    return add_working_days(sent_at.astimezone(clock.AMSTERDAM).date(), ANSWER_WORKING_DAYS)
