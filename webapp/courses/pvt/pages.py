"""What the PVT page shows: the hours toward twelve, the meetings, the excursions, the signing."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from webapp.case.dossier import Dossier
from webapp.core import clock, db
from webapp.courses.pvt import queries
from webapp.courses.pvt.model import SessionKind
from webapp.law import pvt
from webapp.law.rules import Rulebook
from webapp.rules.book import rulebook


def pvt_of(dossier: Dossier, today: date, number: int) -> dict[str, Any]:
    series = db.session().execute(queries.SERIES, {"dossier": dossier.id}).all()
    attended = sum(minutes or 0 for _, _, minutes in series)
    rules = rulebook(dossier.gemeente_id)
    skip = (number - 1) * queries.PAGE
    values = {"dossier": dossier.id, "gemeente": dossier.gemeente_id, "today": today}
    excursions = db.session().execute(queries.EXCURSIONS, values | {"skip": skip}).all()
    signing = next((s for s, _, _ in series if s.kind is SessionKind.SIGNING), None)
    return {
        "dossier": dossier,
        "series": series,
        "progress": pvt.progress(rules, today, attended),
        "signing": signing,
        "missing": missing(rules, today, series),
        "signed_on": db.value(queries.SIGNED_ON, dossier=dossier.id),
        "excursions": excursions[: queries.PAGE],
        "group_id": db.value(queries.MY_GROUP, dossier=dossier.id),
        "number": number,
        "more": len(excursions) > queries.PAGE,
        "today": today,
        "now": clock.now(),
    }


def missing(rules: Rulebook, today: date, series: Sequence[Any]) -> tuple[pvt.Missing, ...]:
    """What somebody still needs before they can sign."""
    return pvt.missing_before_signing(
        rules,
        today,
        attended_minutes=sum(m or 0 for s, _, m in series if s.kind is not SessionKind.SIGNING),
        signing_minutes=sum(s.minutes for s, _, _ in series if s.kind is SessionKind.SIGNING),
        excursions=sum(s.kind is SessionKind.EXCURSION and bool(m) for s, _, m in series),
        in_pip=True,
    )


def excursion_of(dossier: Dossier, excursion_id: UUID | None, today: date) -> dict[str, Any]:
    """One excursion as its card shows it; `excursion` is None when it is over or not there."""
    values = {"dossier": dossier.id, "gemeente": dossier.gemeente_id, "today": today, "skip": 0}
    row = db.session().execute(queries.ONE_EXCURSION, values | {"excursion": excursion_id}).first()
    names = ("excursion", "taken", "waiting", "sign_up", "position")
    card = dict(zip(names, row, strict=True)) if row else {"excursion": None}
    return card | {"dossier": dossier, "now": clock.now()}
