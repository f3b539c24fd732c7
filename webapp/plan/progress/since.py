"""What happened since the last talk, or since the first plan: with this a talk is prepared."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from webapp.core import clock, db
from webapp.plan.ledger.model import HoursKind
from webapp.plan.pip.model import AgreementStatus
from webapp.plan.progress import queries

DAY = timedelta(days=1)


def since_of(
    dossier_id: UUID, fixed: Sequence[Any], held: Sequence[date], exams: Sequence[Any], today: date
) -> dict[str, Any]:
    """After the day of the last talk, or of the first plan, until and including today."""
    day = held[-1] if held else fixed[-1].dated_on
    lines = db.rows(queries.LINES, pip=fixed[0].id)
    done = [line for line in lines if line.status is AgreementStatus.DONE]
    fresh = [line for line in done if line.done_at and clock.day_of(line.done_at) > day]
    span = {"first": at_midnight(day + DAY), "tomorrow": at_midnight(today + DAY)}
    happened = db.row(queries.HAPPENED, dossier=dossier_id, since=day, **span)
    minutes = [(kind, happened._mapping[kind.name]) for kind in HoursKind]
    return {
        "day": day,
        "after_a_talk": bool(held),
        "done": fresh,
        "done_before": len(done) - len(fresh),
        "open": [line for line in lines if line.status is not AgreementStatus.DONE],
        "happened": happened,
        "minutes": [(kind, count) for kind, count in minutes if count],
        "exams": [exam for exam in exams if exam.taken_on > day],
    }


def at_midnight(day: date) -> datetime:
    """Appointments are kept as local time, without a zone."""
    return datetime.combine(day, time())
