"""What the desk sees of hours: the bars of the route, and the whole ledger under them."""

from typing import Any
from uuid import UUID

from webapp.case.queries import NAMED
from webapp.core import clock, db
from webapp.law.duo import Doelgroep, Leerroute
from webapp.law.hours import downscaling
from webapp.law.keys import Key
from webapp.plan.ledger import queries
from webapp.plan.ledger.model import HoursEntry, HoursKind, same
from webapp.plan.ledger.pages import bars_of
from webapp.plan.pip.model import PipStatus
from webapp.plan.pip.queries import VERSIONS
from webapp.rules.book import rulebook


def hours_again(dossier_id: UUID, **more: Any) -> dict[str, Any]:
    """The page after a refusal: the row in hand has no name."""
    return hours_page(db.row(NAMED, dossier=dossier_id), 1, **more)


def hours_page(dossier: Any, number: int, **more: Any) -> dict[str, Any]:
    today, rules = clock.today(), rulebook(dossier.gemeente_id)
    versions = db.rows(VERSIONS, dossier=dossier.id)
    plan = next((each for each in versions if each.status is PipStatus.FIXED), None)
    skip = (number - 1) * queries.PAGE
    entries = db.rows(queries.LEDGER, dossier=dossier.id, skip=skip)
    shown: dict[str, Any] = {
        "dossier": dossier,
        "plan": plan,
        "kinds": [*HoursKind],
        "sources": db.rows(queries.MINUTES_BY_SOURCE, dossier=dossier.id),
        "entries": entries[: queries.PAGE],
        "number": number,
        "more": len(entries) > queries.PAGE,
        "today": today,
        "errors": {},
        "typed": {},
    }
    if plan:
        bars = bars_of(rules, dossier, plan.leerroute, today)
        shown |= {"pvt": bars.pvt, "language_minutes": bars.language_minutes}
        shown |= {"z_route": bars.z_route, "map_practice": bars.map_practice}
    if plan and plan.leerroute is Leerroute.B1:
        shown["downscaling"] = downscaling(rules, today, shown["language_minutes"])
    if takes_cap(dossier, plan):
        shown["most_cap"] = rules.number(Key.Z_PARTICIPATION_HOURS, today)
    return shown | more


def takes_cap(dossier: Any, plan: Any) -> bool:
    """A partial ontheffing changes only the participation of the Z-route."""
    on_route = plan is None or plan.leerroute is Leerroute.Z
    return on_route and dossier.doelgroep is Doelgroep.ASIELSTATUSHOUDER


def is_kept(entry: HoursEntry) -> bool:
    """Whether the very same hours count already."""
    kept = db.rows(queries.ENTRIES, dossiers=[entry.dossier_id])
    return same(entry) in {same(row) for row in kept}
