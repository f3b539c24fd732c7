"""What the list of settling in shows: each thing, whether it is arranged, by whom and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import starmap
from typing import NamedTuple
from uuid import UUID

from webapp.case.in_hand import Case
from webapp.case.me import Me
from webapp.case.policy import Act, reached, who
from webapp.core import clock, db
from webapp.core.together import only
from webapp.guidance.onboarding import queries
from webapp.guidance.onboarding.model import Item, items_of
from webapp.speech.i18n import Text
from webapp.web.page import Page, Piece


class Tick(NamedTuple):
    """Who ticked a thing, and who took that back."""

    item: Item
    done_at: datetime
    done_by: str
    undone_at: datetime | None
    undone_by: str | None

    @property
    def day(self) -> date:
        """Of the latest that was done to it."""
        return clock.day_of(self.undone_at or self.done_at)


class Line(NamedTuple):
    """One thing to arrange, with its latest tick, also if that was taken back."""

    item: Item
    tick: Tick | None

    @property
    def arranged(self) -> bool:
        return self.tick is not None and self.tick.undone_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settling:
    """The list of one dossier. What is still to do comes first."""

    dossier_id: UUID
    lines: Sequence[Line]
    may_tick: bool

    @property
    def done(self) -> int:
        return sum(line.arranged for line in self.lines)


class Arranged(NamedTuple):
    """How many things are arranged, of how many that there are to arrange."""

    done: int
    needed: int


class SettlingPage(Page, template="guidance/onboarding/show.html"):
    case: Case
    settling: Settling
    refusal: Text | None = None


class SettlingList(Piece, template="guidance/onboarding/_list.html"):
    settling: Settling
    refusal: Text | None = None


def settling_of(case: Case, *, may_tick: bool) -> Settling:
    kind, ticks = queries.HERE.read(household=case.household_id, dossier=case.id)
    latest = {tick.item: tick for tick in starmap(Tick, ticks)}
    lines = [Line(item, latest.get(item)) for item in items_of(only(kind))]
    lines.sort(key=lambda line: line.arranged)
    return Settling(dossier_id=case.id, lines=lines, may_tick=may_tick)


def arranged_of(me: Me) -> dict[UUID, Arranged]:
    """How much is arranged in every dossier whose list may be read."""
    rows = db.rows(queries.counted(reached(Act.READ_SETTLING, me.role)), **who(me))
    needed = {row.id: len(items_of(row.kind)) for row in rows}
    return {row.id: Arranged(min(row.done, needed[row.id]), needed[row.id]) for row in rows}
