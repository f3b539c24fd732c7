"""What is shown where a talk of the brede intake is planned."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from webapp.arrival.intake import queries_talk
from webapp.arrival.intake.forms_talk import PlanTalk
from webapp.arrival.intake.model import Where
from webapp.arrival.intake.model_talk import (
    Centre,
    Guide,
    Options,
    Situation,
    Suggestion,
    suggestion,
)
from webapp.calendar.scheduling.queries_clashes import Clash
from webapp.case.in_hand import Case
from webapp.case.queries import GUIDES
from webapp.core import clock, db
from webapp.law.travel import is_near, near_minutes
from webapp.rules.book import rulebook
from webapp.web.page import Page, Piece

Clashing = Mapping[datetime, Sequence[Clash]]


class Talk(NamedTuple):
    """One that is planned, and how that was decided."""

    starts_local: datetime
    ends_local: datetime
    suggested: Where
    chosen: Where
    azc: str | None
    travel_minutes: int | None
    reason: str
    name: str
    """Of who planned it."""


class TalkPage(Page, template="arrival/intake/plan.html"):
    case: Case
    form: PlanTalk
    planned: Sequence[Talk]
    clashes: Clashing | None = None


class TalkPiece(Piece, template="arrival/intake/_plan.html"):
    case: Case
    form: PlanTalk
    planned: Sequence[Talk]
    clashes: Clashing | None = None


def options_of(case: Case) -> Options:
    now = {"dossier": case.id, "today": clock.today()}
    (situation,) = db.read(Situation, queries_talk.SITUATION, **now)
    centres = db.read(Centre, queries_talk.CENTRES, gemeente=case.gemeente_id)
    return Options(
        situation=situation,
        suggestion=suggestion_of(case, situation, centres),
        centres=centres,
        guides=db.read(Guide, GUIDES, **now),
        interpreter=case.may_need_interpreter,
    )


def suggestion_of(case: Case, situation: Situation, centres: Sequence[Centre]) -> Suggestion:
    rules, today = rulebook(case.gemeente_id), clock.today()
    azc_id = None if situation.registered else situation.azc_id
    waits_in = next((each for each in centres if each.id == azc_id), None)
    near = waits_in is not None and is_near(rules, today, waits_in.minutes)
    where = suggestion(in_azc=waits_in is not None, near=near)
    return Suggestion(where, waits_in, near_minutes(rules, today))


def talk_piece(case: Case, form: PlanTalk, clashes: Clashing | None = None) -> TalkPiece:
    planned = db.read(Talk, queries_talk.PLANNED, dossier=case.id, now=clock.now())
    return TalkPiece(case=case, form=form, planned=planned, clashes=clashes)


def talk_page(piece: TalkPiece) -> TalkPage:
    """The whole page around it."""
    return TalkPage(**vars(piece))
