"""What the list of settling in shows: each thing, whether it is arranged, by whom and when."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from webapp.case.policy import Act, acts_on, reached, who
from webapp.case.sessions import Me
from webapp.core import clock, db
from webapp.guidance.onboarding import queries
from webapp.guidance.onboarding.model import Item, items_of


def list_for(me: Me, dossier: Any) -> dict[str, Any]:
    """With buttons for who may tick."""
    return list_of(dossier, ticks=bool(acts_on(me, dossier.id, Act.TICK_SETTLING)))


def list_of(dossier: Any, *, ticks: bool) -> dict[str, Any]:
    """What is still to do comes first; beside each thing its latest tick, also if taken back."""
    kind = db.value(queries.HOUSEHOLD, household=dossier.household_id)
    latest: dict[Item, Any] = {row.item: row for row in db.rows(queries.TICKS, dossier=dossier.id)}
    items = [(item, tick := latest.get(item), day_of(tick)) for item in items_of(kind)]
    items.sort(key=lambda line: is_arranged(line[1]))
    return {
        "dossier": dossier,
        "items": items,
        "done": sum(is_arranged(tick) for _, tick, _ in items),
        "ticks": ticks,
        "errors": {},
    }


def is_arranged(tick: Any) -> bool:
    return tick is not None and tick.undone_at is None


def day_of(tick: Any) -> date | None:
    """The day of the latest that was done to it."""
    if tick is None:
        return None
    at: datetime = tick.undone_at or tick.done_at
    return clock.day_of(at)


def settled_of(me: Me) -> dict[UUID, tuple[int, int]]:
    """How many of how many things are arranged, in every dossier whose list may be read."""
    rows = db.rows(queries.counted(reached(Act.READ_SETTLING, me.role)), **who(me))
    needed = {row.id: len(items_of(row.kind)) for row in rows}
    return {row.id: (min(row.done, needed[row.id]), needed[row.id]) for row in rows}
