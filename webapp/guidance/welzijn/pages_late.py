"""What the manager of who guides sees: that a signaal is late, and who is to read it. No more."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from webapp.case.policy import who
from webapp.core import clock, db
from webapp.guidance.welzijn import queries_late, queries_readers
from webapp.guidance.welzijn.model import Signaal
from webapp.law.welzijn import Level, react_by
from webapp.rules.book import rulebooks
from webapp.web.guards import Rows
from webapp.web.page import Page
from webapp.web.who_asks import me


class Waits(NamedTuple):
    """A signaal that nobody reacted to, without a word of it."""

    level: Level
    written_at: datetime
    shared_at: datetime | None
    police: bool
    gemeente_id: UUID
    consulent_id: UUID | None


class Consulent(NamedTuple):
    """One who is there, and for whom they stand in today."""

    id: UUID
    name: str
    instead_of: UUID | None
    gemeente_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    level: Level
    by: date
    """The last day on which somebody was to react."""
    days: int
    """So many days ago; 0 of what is not late, but has nobody to read it."""
    readers: Sequence[str]
    """Who is to read it; nobody may be there."""
    shared: bool
    """Whether a consulent of the gemeente reads it too."""


class LatePage(Page, template="guidance/welzijn/late.html"):
    late: Sequence[Late]
    waiting: Sequence[tuple[Level, int]]
    """Of each level, how many nobody reacted to, late or not."""
    today: date


def late_page(signalen: Rows[Signaal]) -> LatePage:
    rows = db.read(Waits, queries_late.known(signalen), **who(me()))
    books, today = rulebooks({row.gemeente_id for row in rows}), clock.today()
    found = []
    for row, readers in zip(rows, readers_of(rows), strict=True):
        by = react_by(books[row.gemeente_id], row.level, clock.day_of(row.written_at)) or today
        if by < today or not readers:
            late = max((today - by).days, 0)
            shared = row.shared_at is not None
            found.append(Late(level=row.level, by=by, days=late, readers=readers, shared=shared))
    counted = Counter(row.level for row in rows)
    return LatePage(
        late=sorted(found, key=lambda each: (each.by, -[*Level].index(each.level))),
        waiting=[(level, counted[level]) for level in reversed(Level) if counted[level]],
        today=today,
    )


def readers_of(rows: Sequence[Waits]) -> list[list[str]]:
    """The names of who reads each: the coördinatoren who are there; else the consulent of its
    dossier, or all of that gemeente. About the police nobody of a gemeente reads.
    """
    ours = [row.name for row in db.rows(queries_readers.OUR_COORDINATORS, **who(me()))]
    if ours or not rows:
        return [ours for _ in rows]
    gemeenten = {row.gemeente_id for row in rows}
    values = {**who(me()), "gemeenten": [*gemeenten]}
    there = db.read(Consulent, queries_late.ANSWERING_IN, **values)
    return [[] if row.police else consulenten_for(row, there) for row in rows]


def consulenten_for(row: Waits, there: Sequence[Consulent]) -> list[str]:
    here = [each for each in there if each.gemeente_id == row.gemeente_id]
    theirs = [each for each in here if row.consulent_id in (each.id, each.instead_of)]
    return [each.name for each in (theirs if row.consulent_id else []) or here]
