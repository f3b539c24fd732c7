"""What visits are read by: who sees which of them, and which words in them. Values have names."""

from datetime import date, datetime, time
from functools import cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, Subquery, Uuid, bindparam, case, func, or_, select

from webapp.case.account import Account, Language, Role
from webapp.case.dossier import Dossier
from webapp.case.policy import Act, within
from webapp.case.queries import DOSSIER
from webapp.case.reach import ME
from webapp.core.db import Query
from webapp.guidance.visits.model import HowMet, Mood, Visit

FIRST_IDS = bindparam("first_ids", type_=Uuid(), expanding=True)
PAGE, EARLIER = 30, 5
"""So many visits a page; of each so many earlier notes."""


class Note(NamedTuple):
    """One note of a visit as somebody sees it, with the name of who wrote it."""

    id: UUID
    first_id: UUID
    """Of the first note of this visit."""
    author_id: UUID
    name: str
    day: date
    begins: time | None
    how: HowMet
    minutes: int
    topics: list[str]
    mood: Mood | None
    agreed: str | None
    words: str | None
    language: Language | None
    travel_minutes: int | None
    travel_km: int | None
    next_on: date | None
    next_at: time | None
    shared: bool
    written_at: datetime


MINE = Visit.author_id == ME
SHARED = Visit.shared.is_(True)
FIRST_ID = func.coalesce(Visit.corrects_id, Visit.id)


def wrote(role: Role) -> ColumnElement[bool]:
    """One's own notes, as long as one guides the dossier."""
    return MINE & within(Act.LOG_VISIT, role)


def all_of_it(role: Role) -> ColumnElement[bool]:
    return or_(within(Act.READ_VISIT_WORDS, role), wrote(role))


@cache
def numbered(role: Role) -> Subquery:
    """Every note of a dossier that this role sees, the latest of each visit with number 1."""
    seen = or_(
        SHARED & within(Act.READ_SHARED_VISITS, role),
        within(Act.READ_INTERNAL_VISITS, role),
        wrote(role),
    )
    full = all_of_it(role)
    shown = {
        "mood": case((full, Visit.mood)),
        "words": case((full, Visit.words)),
        "agreed": case((or_(full, SHARED), Visit.agreed)),
    }
    latest_first = (Visit.written_at.desc(), Visit.id)
    return (
        select(
            *(column for column in Visit.__table__.columns if column.name not in shown),
            *(column.label(name) for name, column in shown.items()),
            FIRST_ID.label("first_id"),
            Account.name,
            func.row_number().over(partition_by=FIRST_ID, order_by=latest_first).label("number"),
        )
        .join(Dossier, Dossier.id == Visit.dossier_id)
        .join(Account, Account.id == Visit.author_id)
        .where(Visit.dossier_id == DOSSIER, seen)
        .subquery()
    )


def shown(note: Subquery) -> Query:
    return select(*(note.c[name] for name in Note._fields))


@cache
def visits(role: Role) -> Query:
    """Thirty visits, the newest first."""
    note = numbered(role)
    return (
        shown(note)
        .where(note.c.number == 1)
        .order_by(note.c.day.desc(), note.c.written_at.desc(), note.c.id)
        .limit(PAGE + 1)
        .offset(bindparam("skip", type_=Integer()))
    )


@cache
def earlier(role: Role) -> Query:
    """What stood in these visits before they were corrected, the latest first."""
    note = numbered(role)
    return (
        shown(note)
        .where(note.c.first_id.in_(FIRST_IDS), note.c.number.between(2, EARLIER + 1))
        .order_by(note.c.number)
    )


@cache
def one_visit(role: Role) -> Query:
    """One visit as it stands now, by the id of its first note."""
    note = numbered(role)
    return shown(note).where(note.c.number == 1, note.c.first_id.in_(FIRST_IDS))
