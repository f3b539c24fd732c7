"""What the desk sees of hours: the bars of the route, and the whole ledger under them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from werkzeug.datastructures import MultiDict

from webapp.case.in_hand import Case
from webapp.core import clock, db
from webapp.core.together import only
from webapp.law.duo import Doelgroep, Leerroute
from webapp.law.hours import Counter, downscaling
from webapp.law.rules import Key, Rulebook
from webapp.plan.hours.forms import Entry
from webapp.plan.hours.forms_cap import Cap
from webapp.plan.ledger import queries
from webapp.plan.ledger.model import HoursEntry, HoursKind, Spans, same
from webapp.plan.ledger.pages import Bars, bars_of
from webapp.plan.pip.model import PipStatus
from webapp.plan.pip.queries import VERSIONS_SHOWN, Version
from webapp.rules.book import rulebook
from webapp.web.page import Page


class Written(NamedTuple):
    """What somebody wrote down, and maybe took back."""

    id: UUID
    kind: HoursKind
    minutes: int
    until_on: date
    source: str
    spans: Spans | None
    since_on: date | None
    written_at: datetime | None
    withdrawn_at: datetime | None
    writer: str | None
    withdrawer: str | None


class Reported(NamedTuple):
    """What one source reported of one kind, in all."""

    kind: HoursKind
    source: str
    minutes: int
    until_on: date


class HoursPage(Page, template="plan/hours/show.html"):
    case: Case
    entry: Entry
    cap: Cap | None
    """None of whom no ontheffing could change the hours."""
    route: Leerroute | None
    """None while no plan is fixed; then there are no bars either."""
    bars: Bars | None
    downscaling: Counter | None
    sources: Sequence[Reported]
    entries: Sequence[Written]
    more: bool
    number: int


def hours_page(
    case: Case, number: int = 1, *, entry: Entry | None = None, cap: Cap | None = None
) -> HoursPage:
    today, rules = clock.today(), rulebook(case.gemeente_id)
    route, skip = route_of(case), (number - 1) * queries.PAGE
    entries = db.read(Written, queries.LEDGER, dossier=case.id, skip=skip)
    minutes, attended, reported = queries.FOLLOWED.read(dossier=case.id)
    at_pvt = only(attended) or 0
    bars = bars_of(rules, case, route, today, dict(minutes), at_pvt) if route else None
    course = bars.language_minutes if bars and route is Leerroute.B1 else None
    return HoursPage(
        case=case,
        entry=entry or Entry(),
        cap=(cap or cap_of(case, rules)) if takes_cap(case, route) else None,
        route=route,
        bars=bars,
        downscaling=None if course is None else downscaling(rules, today, course),
        sources=[Reported(*each) for each in reported],
        entries=entries[: queries.PAGE],
        more=len(entries) > queries.PAGE,
        number=number,
    )


def route_of(case: Case) -> Leerroute | None:
    """That of the plan in force."""
    versions = db.read(Version, VERSIONS_SHOWN, dossier=case.id)
    return next((each.leerroute for each in versions if each.status is PipStatus.FIXED), None)


def takes_cap(case: Case, route: Leerroute | None) -> bool:
    """A partial ontheffing changes only the participation of the Z-route."""
    return route in (None, Leerroute.Z) and case.doelgroep is Doelgroep.ASIELSTATUSHOUDER


def cap_of(case: Case, rules: Rulebook, posted: MultiDict[str, str] | None = None) -> Cap:
    most = rules.number(Key.Z_PARTICIPATION_HOURS, clock.today())
    return Cap(case.participation_cap_hours, most, posted)


def is_kept(entry: HoursEntry) -> bool:
    """Whether the very same hours count already."""
    kept = db.rows(queries.ENTRIES, dossiers=[entry.dossier_id])
    return same(entry) in {same(row) for row in kept}
