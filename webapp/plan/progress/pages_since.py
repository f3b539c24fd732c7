"""What happened since the last talk, or since the first plan: with this a talk is prepared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from webapp.core import clock, db
from webapp.plan.ledger.model import HoursKind
from webapp.plan.pip.model import AgreementStatus
from webapp.plan.pip.queries import Line, Version
from webapp.plan.progress import queries
from webapp.plan.progress.queries import Attempt
from webapp.plan.progress.queries_since import HAPPENED, Happened

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """After `day` until and including today."""

    day: date
    """Of the last talk, or of the first plan."""
    after_a_talk: bool
    done: Sequence[Line]
    done_before: int
    open: Sequence[Line]
    happened: Happened
    minutes: Sequence[tuple[HoursKind, int]]
    """Of the kinds of which some were reported."""
    exams: Sequence[Attempt]


def since_of(
    dossier_id: UUID,
    fixed: Sequence[Version],
    held: Sequence[date],
    exams: Sequence[Attempt],
    today: date,
) -> Since:
    day = held[-1] if held else fixed[-1].dated_on
    lines = db.read(Line, queries.LINES, pip=fixed[0].id)
    done = [line for line in lines if line.status is AgreementStatus.DONE]
    fresh = [line for line in done if line.done_at and clock.day_of(line.done_at) > day]
    span = {"first": at_midnight(day + DAY), "tomorrow": at_midnight(today + DAY)}
    [happened] = db.read(Happened, HAPPENED, dossier=dossier_id, since=day, **span)
    minutes = [(kind, happened.minutes(kind)) for kind in HoursKind]
    return Since(
        day=day,
        after_a_talk=bool(held),
        done=fresh,
        done_before=len(done) - len(fresh),
        open=[line for line in lines if line.status is not AgreementStatus.DONE],
        happened=happened,
        minutes=[(kind, count) for kind, count in minutes if count],
        exams=[exam for exam in exams if exam.taken_on > day],
    )


def at_midnight(day: date) -> datetime:
    """Appointments are kept as local time, without a zone."""
    return datetime.combine(day, time())
