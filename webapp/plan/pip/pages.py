"""What the pages of the plan show: the version in force, and what follows from it today."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import starmap
from typing import NamedTuple

from markupsafe import Markup

from webapp.case.account import Language
from webapp.case.dates import plan_deadline
from webapp.case.dossier import DateKind
from webapp.case.in_hand import Case
from webapp.core import db
from webapp.core.together import only
from webapp.law import hours, term
from webapp.law.calendar import monday_of
from webapp.law.duo import ExamPart, ExamResult, Leerroute, free_attempts_left
from webapp.law.periods import Period, Reckoned
from webapp.law.rules import Rulebook
from webapp.plan.ledger.model import HoursKind
from webapp.plan.ledger.pages import Bars, bars_of
from webapp.plan.pip import queries
from webapp.plan.pip.model import Agreement, PipStatus
from webapp.plan.pip.pages_path import Exams, Path, SoFar, path_of
from webapp.plan.pip.queries import Line, Version
from webapp.plan.pip.queries_objection import Desk
from webapp.plan.pip.queries_said import Made, Said
from webapp.plan.pip.queries_so_far import HOW_FAR
from webapp.rules.book import rulebook
from webapp.web.page import Page, Piece


class Theme(NamedTuple):
    """A subject of the MAP."""

    text_id: str
    done_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HowFar:
    """What happened to somebody until today, whatever the plan says."""

    days: Mapping[DateKind, date]
    talks: Sequence[date]
    exams: Sequence[tuple[ExamPart, ExamResult]]
    """The first one taken comes first."""
    themes: Sequence[Theme]
    minutes: Mapping[HoursKind, int]
    attended: int
    signed_on: date | None
    """Of the PVT."""
    map_talk_on: date | None
    z_route_done_on: date | None
    desk: Desk | None
    """Where an objection goes, also when somebody of an organisation reads the plan."""
    said: Sequence[Said]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What only a plan that is fixed brings. The term counts from the first one."""

    term: Period
    objection: Reckoned | None
    """None once its day has gone by."""
    desk: Desk | None
    """Where an objection goes while it can."""
    talks_held: Sequence[date]
    talks_ahead: Sequence[date]
    versions: Sequence[Version]
    said: Sequence[Said]
    """Of the version in force, the last first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One version of the plan, thirty of its agreements, and how far somebody is."""

    version: Version
    lines: Sequence[Line]
    more: bool
    monday: date
    """Of this week."""
    rights: Rights | None
    path: Path | None
    """Both None of a draft."""
    bars: Bars
    exams: Exams
    themes: Sequence[Theme]


class PlanPage(Page, template="plan/pip/show.html"):
    case: Case
    plan: Plan | None = None
    """None while the consulent is making it."""
    deadline: Reckoned | None = None
    preview: bool = False
    number: int = 1


class Ticked(Piece, template="plan/pip/_agreement.html"):
    agreement: Agreement
    helper: str | None
    monday: date


class Sheet(Piece, template="plan/pip/_sheet.html"):
    version: Version
    lines: Sequence[Line]
    term: Period
    made: Made | None
    after: Version | None
    """That came in its place; None of the one in force."""
    said: Sequence[Said]
    """Of this version, the last first."""
    objection: Reckoned | None
    desk: Desk | None


class PaperPage(Page, template="plan/pip/print.html"):
    case: Case
    sheets: Sequence[tuple[Language, Markup]] = ()
    """None while nothing is fixed."""


def plan_page(case: Case, today: date, number: int, *, drafts: bool) -> PlanPage:
    """The version in force; while there is none the draft, for who may see it."""
    versions = db.read(Version, queries.VERSIONS_SHOWN, dossier=case.id)
    fixed = [each for each in versions if each.status is PipStatus.FIXED]
    rules, so_far = rulebook(case.gemeente_id), how_far(case)
    deadline = plan_deadline(rules, so_far.days) if drafts and not fixed else None
    if not (seen := fixed or (versions if drafts else [])):
        return PlanPage(case=case, deadline=deadline)
    rights = rights_of(case, so_far, fixed, today) if fixed else None
    plan = plan_of(rules, case, so_far, seen[0], rights, today, number)
    return PlanPage(case=case, plan=plan, deadline=deadline, number=number)


def preview_page(case: Case, today: date, number: int) -> PlanPage:
    """The draft as if it were fixed and made known today; without a draft, the plan in force."""
    versions = db.read(Version, queries.VERSIONS_SHOWN, dossier=case.id)
    if not versions:
        return PlanPage(case=case, preview=True, number=number)
    rules, so_far = rulebook(case.gemeente_id), how_far(case)
    draft = versions[0].status is not PipStatus.FIXED
    known = [versions[0]._replace(announced_on=today), *versions[1:]] if draft else versions
    rights = rights_of(case, so_far, known, today)
    plan = plan_of(rules, case, so_far, versions[0], rights, today, number)
    return PlanPage(case=case, plan=plan, preview=True, number=number)


def how_far(case: Case) -> HowFar:
    found = HOW_FAR.read(dossier=case.id)
    days, talks, exams, themes, minutes, attended, signed, done, desk, said = found
    map_talk_on, z_route_done_on = done[0] if done else (None, None)
    return HowFar(
        days=dict(days),
        talks=[day for (day,) in talks],
        exams=[(part, result) for part, result in exams],
        themes=[*starmap(Theme, themes)],
        minutes=dict(minutes),
        attended=only(attended) or 0,
        signed_on=only(signed),
        map_talk_on=map_talk_on,
        z_route_done_on=z_route_done_on,
        desk=next(starmap(Desk, desk), None),
        said=[*starmap(Said, said)],
    )


def plan_of(
    rules: Rulebook,
    case: Case,
    so_far: HowFar,
    version: Version,
    rights: Rights | None,
    today: date,
    number: int,
) -> Plan:
    skip, route = (number - 1) * queries.PAGE, version.leerroute
    lines = db.read(Line, queries.AGREEMENTS, pip=version.id, skip=skip)
    bars = bars_of(rules, case, route, today, so_far.minutes, so_far.attended)
    exams = exams_of(rules, case, so_far.exams, today) if route is not Leerroute.Z else ()
    return Plan(
        version=version,
        lines=lines[: queries.PAGE],
        more=len(lines) > queries.PAGE,
        monday=monday_of(today),
        rights=rights,
        path=way_of(rights, so_far, today, bars, exams) if rights else None,
        bars=bars,
        exams=exams,
        themes=so_far.themes if hours.has_map(route) else (),
    )


def way_of(rights: Rights, so_far: HowFar, today: date, bars: Bars, exams: Exams) -> Path:
    done = SoFar(
        planned_on=rights.versions[-1].dated_on,
        signed_on=so_far.signed_on,
        map_talk_on=so_far.map_talk_on,
        z_route_done_on=so_far.z_route_done_on,
        themes_begun=any(theme.done_on for theme in so_far.themes),
    )
    return path_of(rights.term, today, bars, exams, done)


def rights_of(case: Case, so_far: HowFar, fixed: Sequence[Version], today: date) -> Rights:
    """The term counts from the first plan; the objection from the one in force."""
    rules = rulebook(case.gemeente_id)
    first, made_known = fixed[-1].dated_on, fixed[0].announced_on
    objection = term.objection_until(rules, made_known) if made_known else None
    open_until = objection if objection and today <= objection.day else None
    ahead = [talk.day for talk in term.progress_talks(rules, first) if talk.day >= today]
    return Rights(
        term=term.term(rules, first),
        objection=open_until,
        desk=so_far.desk if open_until else None,
        talks_held=so_far.talks,
        talks_ahead=ahead[:3],
        versions=fixed,
        said=[each for each in so_far.said if each.pip_id == fixed[0].id],
    )


def exams_of(
    rules: Rulebook, case: Case, taken: Iterable[tuple[ExamPart, ExamResult]], today: date
) -> list[tuple[ExamPart, ExamResult | None, int]]:
    """Per exam: its latest result (None before the first attempt) and the free attempts left."""
    rows = []
    for part in ExamPart:
        results = [result for of, result in taken if of is part]
        free = free_attempts_left(rules, today, case.doelgroep, results)
        passed = ExamResult.GESLAAGD in results
        latest = ExamResult.GESLAAGD if passed else (results[-1] if results else None)
        rows.append((part, latest, free))
    return rows
