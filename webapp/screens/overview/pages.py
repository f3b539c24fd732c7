"""The first page of a case: how far it is, what comes, who does what, and who is around."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import groupby, starmap
from typing import NamedTuple

from webapp.case.account import Role
from webapp.case.dossier import DateKind
from webapp.case.in_hand import Case
from webapp.case.policy import who
from webapp.core import clock
from webapp.core.together import Rows, only
from webapp.law.duo import ExamResult, Leerroute
from webapp.law.rules import Rulebook
from webapp.people.caseload.pages import Details
from webapp.people.caseload.queries_begun import Begun, Guide, Named, Partner
from webapp.plan.ledger.pages import Bars, bars_of
from webapp.plan.pip.model import AgreementStatus, Party, PipStatus
from webapp.plan.pip.pages import exams_of
from webapp.plan.pip.queries import Line, Version
from webapp.rules.book import rulebook
from webapp.screens.overview import queries
from webapp.screens.overview.model import Group
from webapp.screens.overview.pages_ahead import Ahead, Facts, ahead_of
from webapp.screens.overview.pages_happened import Happened, happened
from webapp.screens.overview.pages_purse import Purse, purse_of
from webapp.screens.overview.pages_stages import Stages, stages_of
from webapp.screens.overview.queries import Meeting
from webapp.web.page import Page
from webapp.web.who_asks import me

PARTIES = [*Party]


class Looked(NamedTuple):
    """Who else opened something of this case today."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Who is around somebody."""

    now: Sequence[Guide]
    before: Sequence[Guide]
    coordinators: Sequence[Named]
    partners: Sequence[Partner]
    looked: Sequence[Looked]


@dataclass(frozen=True, slots=True, kw_only=True)
class Far:
    """How far somebody is on the route of the plan in force."""

    bars: Bars
    exams: tuple[int, int] | None
    """Passed, of how many; None where none is asked."""


class OverviewPage(Page, template="screens/overview/show.html"):
    case: Case
    today: date
    details: Details
    days: Mapping[DateKind, date]
    stages: Stages
    ahead: Sequence[Ahead]
    parties: Sequence[tuple[Party, Sequence[Line]]]
    """Who promised something in the plan in force; what is open comes first."""
    promised: tuple[int, int]
    """Done, of how many."""
    far: Far | None
    purse: Purse | None
    around: Around
    happened: Happened


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """What was read of a case, in its shape."""

    details: Details
    facts: Facts
    versions: Sequence[Version]
    exams: Rows
    minutes: Rows
    attended: int
    signed_on: date | None
    completed: Rows
    meetings: Sequence[Meeting]
    lines: Sequence[Line]
    money: tuple[date | None, date | None, Rows]
    around: Around


def overview_page(case: Case, before: date | None, group: Group | None) -> OverviewPage:
    """`before`: what happened is read from that day back."""
    rules, today, stands = rulebook(case.gemeente_id), clock.today(), stands_of(case)
    facts, lines = stands.facts, stands.lines
    done = sum(line.status is AgreementStatus.DONE for line in lines)
    return OverviewPage(
        case=case,
        today=today,
        details=stands.details,
        days=facts.days,
        stages=stages_of(rules, case, facts, stands.versions, stands.completed, today),
        ahead=ahead_of(rules, case, facts, stands.meetings),
        parties=[*by_party(lines)],
        promised=(done, len(lines)),
        far=far_of(rules, case, stands, today) if facts.fixed else None,
        purse=purse_of(rules, case, *stands.money, today),
        around=stands.around,
        happened=happened(case, before, group),
    )


def stands_of(case: Case) -> Stands:
    today = clock.today()
    midnight = datetime.combine(clock.day_of(clock.real()), time(), clock.AMSTERDAM)
    moments = {"now": clock.now(), "midnight": midnight.astimezone(UTC)}
    whose = {"dossier": case.id, "household": case.household_id}
    found = queries.STANDS.read(**who(me()), **whose, **moments)
    details, days, versions, held, exams, minutes, attended, signed, completed, *found = found
    begun, meetings, missed, lines, asked, month, bijstand, decided, *people = found
    shown, guides = [*starmap(Version, versions)], [*starmap(Guide, people[0])]
    waits: datetime | None = only(asked)
    facts = Facts(
        days=dict(days),
        fixed=[each for each in shown if each.status is PipStatus.FIXED],
        held=[day for (day,) in held],
        begun=next(starmap(Begun, begun)),
        guides=guides,
        missed=[local.date() for _, local in missed],
        asked_on=clock.day_of(waits) if waits else None,
        decided=any(map(any, decided)),
    )
    return Stands(
        details=next(starmap(Details, details)),
        facts=facts,
        versions=shown,
        exams=exams,
        minutes=minutes,
        attended=only(attended) or 0,
        signed_on=only(signed),
        completed=completed,
        meetings=[*starmap(Meeting, meetings)],
        lines=[*starmap(Line, lines)],
        money=(only(month), only(bijstand), decided),
        around=around_of(guides, *people[1:], today=today),
    )


def around_of(
    guides: Sequence[Guide], coordinators: Rows, partners: Rows, looked: Rows, *, today: date
) -> Around:
    over = [each for each in guides if each.ends_on and each.ends_on <= today]
    return Around(
        now=[each for each in guides if each not in over],
        before=over,
        coordinators=[*starmap(Named, coordinators)],
        partners=[*starmap(Partner, partners)],
        looked=[*starmap(Looked, looked)],
    )


def by_party(lines: Sequence[Line]) -> Iterator[tuple[Party, Sequence[Line]]]:
    ordered = sorted(lines, key=lambda line: PARTIES.index(line.party))
    for party, theirs in groupby(ordered, key=lambda line: line.party):
        yield party, [*theirs]


def far_of(rules: Rulebook, case: Case, stands: Stands, today: date) -> Far:
    route = stands.facts.fixed[0].leerroute
    bars = bars_of(rules, case, route, today, dict(stands.minutes), stands.attended)
    if route is Leerroute.Z:
        return Far(bars=bars, exams=None)
    exams = exams_of(rules, case, [(part, result) for part, result in stands.exams], today)
    passed = sum(result is ExamResult.GESLAAGD for _, result, _ in exams)
    return Far(bars=bars, exams=(passed, len(exams)))
