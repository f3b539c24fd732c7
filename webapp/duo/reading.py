"""What is shown of the days that count: the days, what follows from them, and who set them."""

from typing import Any
from uuid import UUID

from webapp import clock, db
from webapp.dossiers.model import DateKind
from webapp.dossiers.queries import DATES, NAMED
from webapp.duo import queries
from webapp.duo.model import SETS, Days, DuoCode
from webapp.law import ontzorging, term
from webapp.law.periods import Reckoned
from webapp.law.rules import Rulebook
from webapp.rules.book import rulebook


def deadline_of(rules: Rulebook, days: Days) -> Reckoned | None:
    notice, registered = days.get(DateKind.DUO_NOTICE), days.get(DateKind.REGISTERED)
    if not (notice and registered):
        return None
    third, ten_weeks = days.get(DateKind.THIRD_PARTY_INFO), days.get(DateKind.TEN_WEEKS)
    return term.pip_deadline(rules, notice, registered, third, ten_weeks)


def days_of(dossier_id: UUID) -> Days:
    return {row.kind: row.day for row in db.rows(DATES, dossier=dossier_id)}


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
        "deadline": deadline_of(rules, days),
        "ontzorging": ontzorging.period(rules, bijstand) if bijstand else None,
        "today": clock.today(),
        "errors": {},
        "typed": {},
    }
