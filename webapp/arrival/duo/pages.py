"""What is shown of the days that count: the days, what follows from them, and who set them."""

from typing import Any

from webapp.arrival.duo import queries
from webapp.arrival.duo.model import SETS, Days, DuoCode
from webapp.case.dates import days_of, plan_deadline
from webapp.case.dossier import DateKind
from webapp.case.queries import NAMED
from webapp.core import clock, db
from webapp.law import ontzorging
from webapp.rules.book import rulebook


def seen_in(days: Days) -> str:
    """The days as a page showed them, so that a change in the meantime is noticed."""
    return ",".join(f"{kind}={days[kind]}" for kind in DateKind if kind in days)


def dates_page(dossier: Any) -> dict[str, Any]:
    days, rules = days_of(dossier.id), rulebook(dossier.gemeente_id)
    bijstand = days.get(DateKind.BIJSTAND)
    return {
        "dossier": db.row(NAMED, dossier=dossier.id),
        "days": days,
        "seen": seen_in(days),
        "kinds": tuple(DateKind),
        "codes": tuple(DuoCode),
        "sets": SETS,
        "changes": db.rows(queries.CHANGES, dossier=dossier.id),
        "events": db.rows(queries.EVENTS, dossier=dossier.id),
        "deadline": plan_deadline(rules, days),
        "ontzorging": ontzorging.period(rules, bijstand) if bijstand else None,
        "today": clock.today(),
        "errors": {},
        "typed": {},
    }
