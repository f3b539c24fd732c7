"""The days that count of one dossier, and by when its first plan has to be fixed."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from webapp.case.dossier import DateKind
from webapp.case.queries import DATES
from webapp.core import db
from webapp.law import term
from webapp.law.periods import Reckoned
from webapp.law.rules import Rulebook


def days_of(dossier_id: UUID) -> dict[DateKind, date]:
    return {row.kind: row.day for row in db.rows(DATES, dossier=dossier_id)}


def plan_deadline(rules: Rulebook, days: Mapping[DateKind, date]) -> Reckoned | None:
    """For the consulent, never for the inburgeraar. None while one of two days is not known:
    that of DUO's kennisgeving and that of the BRP.
    """
    if not {DateKind.DUO_NOTICE, DateKind.REGISTERED} <= set(days):
        return None
    third, ten_weeks = days.get(DateKind.THIRD_PARTY_INFO), days.get(DateKind.TEN_WEEKS)
    notice, registered = days[DateKind.DUO_NOTICE], days[DateKind.REGISTERED]
    return term.pip_deadline(rules, notice, registered, third, ten_weeks)
