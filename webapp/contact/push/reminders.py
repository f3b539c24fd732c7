"""Reminders are written together with what they remind of: in one unit of work, or not at all.

A room says once, with `@reminds(Thing)`, which reminders a Thing asks for. Whoever changes a Thing
afterwards, on whatever page, has its reminders written by the same flush.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, NamedTuple, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import delete, event, insert, inspect, select, update
from sqlalchemy.orm import Session

from webapp.contact.push.model import QUIET_FROM, QUIET_UNTIL, Choice, Kind, Reminder, State
from webapp.contact.push.model_timing import Quiet, send_at
from webapp.core import clock
from webapp.core.db import NEVER, Base

AT_ONCE = frozenset(
    {Kind.MOVED, Kind.CANCELLED, Kind.MONTH, Kind.PLACE_WON, Kind.MESSAGE, Kind.SIGNAAL}
    | {Kind.NEW_BROWSER}
)


@dataclass(frozen=True, kw_only=True)
class Due:
    """One reminder that a thing asks for. `at` is None for what is said at once."""

    account_id: UUID
    kind: Kind
    slot: str
    not_after: datetime
    """Exclusive; when the thing begins, mostly."""
    path: str
    at: datetime | None = None
    urgent: bool = False
    begins_local: datetime | None = None
    place: str | None = None
    come_path: str | None = None
    come_seed: str | None = None


@dataclass(frozen=True)
class Plan:
    """All reminders of one subject: those it has and that are not in here are no longer wanted."""

    subject_id: UUID
    dues: list[Due] = field(default_factory=list)
    ended: bool = False
    """The subject is no more: what was to be said of it at once is not said any more either."""


@dataclass(frozen=True)
class Change:
    """What this flush does to a thing."""

    thing: Base
    new: bool
    gone: bool

    def old(self, name: str) -> Any:
        """The value before; None when it did not change."""
        return next(iter(inspect(self.thing).attrs[name].history.deleted or ()), None)

    def touches(self, name: str) -> bool:
        """Whether an attribute of a thing that was there before gets another value."""
        return not self.new and inspect(self.thing).attrs[name].history.has_changes()


Thing = TypeVar("Thing", bound=Base)
Planner = Callable[[Session, Thing, Change], Iterable[Plan]]
PLANNERS: dict[type, Callable[..., Iterable[Plan]]] = {}


def reminds(model: type[Thing]) -> Callable[[Planner[Thing]], Planner[Thing]]:
    """Register the planner of a model. It gets the session, the thing, and what happens to it."""

    def register(planner: Planner[Thing]) -> Planner[Thing]:
        PLANNERS[model] = planner
        return planner

    return register


class Kept(NamedTuple):
    """A reminder that its subject has already."""

    id: UUID
    account_id: UUID
    kind: Kind
    slot: str
    due_at: datetime
    state: State


@event.listens_for(Session, "after_flush")
def write_reminders(session: Session, _context: object) -> None:
    """After each flush: the plans of everything in it, each subject once."""
    new, gone = set(session.new), set(session.deleted)
    plans: dict[UUID, Plan] = {}
    for thing in [*new, *session.dirty, *gone]:
        planner = PLANNERS.get(type(thing))
        if planner and (thing in new or thing in gone or session.is_modified(thing)):
            change = Change(thing, thing in new, thing in gone)
            plans |= {plan.subject_id: plan for plan in planner(session, thing, change)}
    for plan in plans.values():
        keep(session, plan)


def keep(session: Session, plan: Plan) -> None:
    """Make the rows of one subject what the plan says.

    What has been said stays said; what is moved is said again. A newer thing to say at once takes
    the place of an older one that nobody has read yet.
    """
    now, wanted = clock.now(), {(d.account_id, d.kind, d.slot): d for d in plan.dues}
    news = plan.ended or any(due.kind in AT_ONCE for due in plan.dues)
    mine = select(*(getattr(Reminder, name) for name in Kept._fields))
    mine = mine.where(Reminder.subject_id == plan.subject_id)
    for row in [Kept(*row) for row in session.execute(mine)]:
        due = wanted.pop((row.account_id, row.kind, row.slot), None)
        if due is not None and due.kind not in AT_ONCE:
            renew(session, row, due, now)
        elif due is None and row.state is State.WAITING and (news or row.kind not in AT_ONCE):
            session.execute(delete(Reminder).where(Reminder.id == row.id))
    for wish in wanted.values():
        due = replace(wish, at=wish.at or now)
        goes = moment_of(session, due)
        late = due.not_after <= now or goes >= due.not_after
        if not late and (due.kind in AT_ONCE or goes >= now):
            row_id = {"id": uuid4(), "subject_id": plan.subject_id}
            session.execute(insert(Reminder).values(**row_id, **columns_of(due), send_at=goes))


def renew(session: Session, row: Kept, due: Due, now: datetime) -> None:
    """A moment that changed is waited for anew; what lies behind us is not said again."""
    goes, values = moment_of(session, due), columns_of(due)
    if due.at != row.due_at:
        if goes < now or goes >= due.not_after:
            session.execute(delete(Reminder).where(Reminder.id == row.id))
            return
        values |= {"send_at": goes, "state": State.WAITING, "tag": None, "tries": 0}
        values |= {"done_at": None, "leased_by": None, "leased_until": NEVER}
    session.execute(update(Reminder).where(Reminder.id == row.id).values(**values))


def moment_of(session: Session, due: Due) -> datetime:
    """When it goes, in this person's own quiet hours."""
    at = due.at or due.not_after
    return at if due.urgent else send_at(at, quiet_of(session, due.account_id), due.not_after)


def columns_of(due: Due) -> dict[str, object]:
    columns = {name: value for name, value in vars(due).items() if name != "at"}
    return columns | {"due_at": due.at or due.not_after}


def quiet_of(session: Session, account_id: UUID) -> Quiet:
    mine = select(Choice.quiet_from, Choice.quiet_until).where(Choice.account_id == account_id)
    return Quiet(*(session.execute(mine).first() or (QUIET_FROM, QUIET_UNTIL)))


def choose_again(session: Session, account_id: UUID) -> None:
    """Put everything that still waits for this person at its moment in the new quiet hours."""
    session.flush()
    quiet = quiet_of(session, account_id)
    waiting = select(Reminder).where(
        Reminder.account_id == account_id, Reminder.state == State.WAITING, Reminder.tries == 0
    )
    for row in session.scalars(waiting):
        if not row.urgent:
            row.send_at = send_at(row.due_at, quiet, row.not_after)
