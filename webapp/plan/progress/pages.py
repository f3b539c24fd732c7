"""What the desk sees of progress, and why a day cannot be recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import starmap
from typing import NamedTuple

from webapp.case.dossier import DateKind
from webapp.case.in_hand import Case
from webapp.core import clock, db
from webapp.core.together import Rows, only
from webapp.courses.pvt.queries import SIGNED_ON
from webapp.law import term
from webapp.law.completion import (
    CulpableRefusal,
    DateRefusal,
    culpable_refusals,
    part_refusals,
    z_route_refusals,
)
from webapp.law.duo import ExamPart, ExamResult, Leerroute
from webapp.law.hours import has_map
from webapp.law.periods import Period
from webapp.law.rules import Rulebook
from webapp.plan.ledger.model import HoursKind
from webapp.plan.pip.model import Completion, Pip
from webapp.plan.pip.pages import exams_of
from webapp.plan.pip.queries import Line, Version
from webapp.plan.pip.queries_so_far import TALKS_HELD
from webapp.plan.progress import forms, queries
from webapp.plan.progress.forms import CompletedParts, HeldTalk, TakenExam
from webapp.plan.progress.pages_since import Since, since_of
from webapp.plan.progress.queries import Attempt, Completed
from webapp.rules.book import rulebook
from webapp.speech.i18n import Text
from webapp.web.fields import refuse
from webapp.web.page import Page

Stop = DateRefusal | CulpableRefusal


class Minutes(NamedTuple):
    kind: HoursKind
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """What only a plan that is fixed brings."""

    since: Since
    talks_ahead: Sequence[date]
    has_map: bool
    is_z_route: bool


class ProgressPage(Page, template="plan/progress/show.html"):
    case: Case
    today: date
    plan: InForce | None
    """None while no plan is fixed."""
    held: Sequence[date]
    by_part: Sequence[tuple[ExamPart, ExamResult | None, int]]
    """With the latest result, and how many free tries are left."""
    exams: Sequence[Attempt]
    signed_on: date | None
    """Of the PVT."""
    talk: HeldTalk
    exam: TakenExam
    parts: CompletedParts
    stops: Sequence[Stop]
    """Why DUO would refuse what was typed of completed parts."""
    refusal: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The plan as the next gemeente has to know it."""

    versions: Sequence[Version]
    """The newest first."""
    term: Period
    lines: Sequence[Line]


class MovingPage(Page, template="plan/progress/moving.html"):
    """What the next gemeente needs to go on: it makes a new plan, keeps the leerroute, and the
    term stays. Nothing of the intake, of money, of visits, messages or signalen.
    """

    case: Case
    plan: Route | None
    days: Mapping[DateKind, date]
    minutes: Sequence[Minutes]
    attended: int
    exams: Sequence[Attempt]
    held: Sequence[date]
    signed_on: date | None
    map_talk_on: date | None


def progress_page(
    case: Case,
    *,
    talk: HeldTalk | None = None,
    exam: TakenExam | None = None,
    parts: CompletedParts | None = None,
    stops: Sequence[Stop] = (),
    refusal: Text | None = None,
) -> ProgressPage:
    today, rules = clock.today(), rulebook(case.gemeente_id)
    tried, talks, versions, signed, done = queries.SO_FAR.read(dossier=case.id)
    exams, held = [*starmap(Attempt, tried)], [day for (day,) in talks]
    taken = [(each.part, each.result) for each in reversed(exams)]
    fixed = [*starmap(Version, versions)]
    return ProgressPage(
        case=case,
        today=today,
        plan=in_force(rules, case, fixed, held, exams, today) if fixed else None,
        held=held,
        by_part=exams_of(rules, case, taken, today),
        exams=exams,
        signed_on=only(signed),
        talk=talk or HeldTalk(),
        exam=exam or TakenExam(data=forms.FIRST),
        parts=parts or parts_of(completed(done)),
        stops=stops,
        refusal=refusal,
    )


def in_force(
    rules: Rulebook,
    case: Case,
    fixed: Sequence[Version],
    held: Sequence[date],
    exams: Sequence[Attempt],
    today: date,
) -> InForce:
    ahead = [talk.day for talk in term.progress_talks(rules, fixed[-1].dated_on)]
    return InForce(
        since=since_of(case.id, fixed, held, exams, today),
        talks_ahead=[day for day in ahead if day >= today],
        has_map=has_map(fixed[0].leerroute),
        is_z_route=fixed[0].leerroute is Leerroute.Z,
    )


def completed(rows: Rows) -> Completed:
    return Completed(*rows[0]) if rows else Completed()


def parts_of(done: Completed) -> CompletedParts:
    """As they are recorded now."""
    blame = {None: "", True: "yes", False: "no"}[done.culpable]
    days = {name: getattr(done, name) or "" for name in ("map_talk_on", "z_route_done_on")}
    return CompletedParts(data={**days, "culpable": blame})


def moving_page(case: Case) -> MovingPage:
    found = queries.FOR_ANOTHER.read(dossier=case.id)
    exams, held, versions, signed, done, days, minutes, attended = found
    return MovingPage(
        case=case,
        plan=route_of(case, [*starmap(Version, versions)]) if versions else None,
        days=dict(days),
        minutes=[*starmap(Minutes, minutes)],
        attended=only(attended) or 0,
        exams=[*starmap(Attempt, exams)],
        held=[day for (day,) in held],
        signed_on=only(signed),
        map_talk_on=completed(done).map_talk_on,
    )


def route_of(case: Case, fixed: Sequence[Version]) -> Route:
    return Route(
        versions=fixed,
        term=term.term(rulebook(case.gemeente_id), fixed[-1].dated_on),
        lines=db.read(Line, queries.LINES, pip=fixed[0].id),
    )


def could_be(talk: HeldTalk, case: Case, fixed: Sequence[Pip]) -> bool:
    """A talk is held after the first plan, and once a day; else the form says why not."""
    if talk.held_on.sure < fixed[-1].dated_on:
        refuse(talk.held_on, forms.BEFORE_PLAN)
    elif any(row.held_on == talk.held_on.sure for row in db.rows(TALKS_HELD, dossier=case.id)):
        refuse(talk.held_on, forms.TWICE)
    return not talk.held_on.errors


def is_known(exam: TakenExam, case: Case) -> bool:
    """Whether this attempt is written down already."""
    taken = db.read(Attempt, queries.EXAMS, dossier=case.id)
    return (exam.part.sure, exam.taken_on.sure) in {(each.part, each.taken_on) for each in taken}


def stops_of(case: Case, fixed: Sequence[Pip], done: Completion) -> list[Stop]:
    """What DUO would refuse of these days together."""
    today, signed_on = clock.today(), db.value(SIGNED_ON, dossier=case.id)
    period = term.term(rulebook(case.gemeente_id), fixed[-1].dated_on)
    stops: list[Stop] = []
    if done.map_talk_on:
        stops += part_refusals(done.map_talk_on, period, today, done.z_route_done_on)
    if done.z_route_done_on:
        stops += z_route_refusals(done.z_route_done_on, period, today, signed_on, done.map_talk_on)
    last = max(filter(None, (done.map_talk_on, done.z_route_done_on, signed_on)), default=None)
    if done.culpable is not None or last:
        stops += culpable_refusals(last, period, today, done.culpable)
    return list(dict.fromkeys(stops))
