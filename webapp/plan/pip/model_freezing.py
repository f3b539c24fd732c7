"""Once a plan is fixed nothing changes it: what it said is kept with its hash, and guarded.

The guard is on the tables themselves, whoever writes; ticking an agreement stays possible.
"""

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import Connection, event, select
from sqlalchemy.orm import Mapper
from sqlalchemy.orm.attributes import instance_state

from webapp.plan.pip.model import Agreement, Frozen, Pip, PipStatus

TICKED = frozenset({"status", "done_at", "this_week", "week_on"})
"""What of an agreement goes on changing after the plan is fixed."""
SAID_OF_THE_PLAN = (
    "number",
    "dated_on",
    "announced_on",
    "leerroute",
    "niveau",
    "alfabetisering",
    "main_goal",
    "school",
    "school_is_tst",
    "reason",
    "estimated_hours",
    "may_finish_education",
    "departs_from_lbt",
    "motivation",
    "without_intake",
    "effort_shown",
)
SAID_OF_A_LINE = ("position", "text_id", "own_words", "party", "helper_id", "due_on")


class Said(Protocol):
    """A line of the plan, as an object or as a row that was read."""

    @property
    def position(self) -> int: ...
    @property
    def text_id(self) -> str | None: ...
    @property
    def own_words(self) -> str | None: ...


class AlreadyFixed(Exception):
    """This version of the plan is fixed: make a new one."""


def fix(
    pip: Pip,
    agreements: Iterable[Agreement],
    *,
    by: UUID,
    at: datetime,
    today: date,
    in_dutch: Callable[[str], str],
) -> Frozen:
    """Vaststellen: from now on this version is in force, as it stands. Made known the same day.

    Whether it can be fixed is `law.plan.check_plan`; this refuses only what is fixed already.
    """
    if pip.status is PipStatus.FIXED:
        raise AlreadyFixed
    pip.status, pip.announced_on = PipStatus.FIXED, today
    content = written(pip, agreements, in_dutch)
    return Frozen(
        dossier_id=pip.dossier_id,
        pip_id=pip.id,
        fixed_at=at,
        fixed_by_id=by,
        content=content,
        content_hash=hash_of(content),
    )


def written(pip: object, agreements: Iterable[Said], in_dutch: Callable[[str], str]) -> str:
    """The whole plan as JSON: sorted keys, no spaces, the same bytes for the same plan.

    Beside each id of the catalogue stands its Dutch sentence: the letter that was handed over.
    """
    plan: dict[str, object] = {name: plain(getattr(pip, name)) for name in SAID_OF_THE_PLAN}
    plan["agreements"] = [
        {name: plain(getattr(line, name)) for name in SAID_OF_A_LINE}
        | {"in_dutch": line.own_words or in_dutch(line.text_id or "")}
        for line in sorted(agreements, key=lambda line: line.position)
    ]
    return json.dumps(plan, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(content: str) -> str:
    return sha256(content.encode()).hexdigest()


def plain(value: object) -> object:
    return str(value) if isinstance(value, (date, UUID)) else value


def is_fixed(connection: Connection, pip_id: UUID) -> bool:
    status = connection.scalar(select(Pip.status).where(Pip.id == pip_id))
    return status is PipStatus.FIXED


def changed(row: Pip | Agreement) -> dict[str, Any]:
    """The columns that differ from what is kept, with what was there before."""
    state = instance_state(row)
    return {
        name: history.deleted[0] if history.deleted else None
        for name in state.mapper.columns.keys()  # noqa: SIM118 - no dict
        if (history := state.attrs[name].history).has_changes()
    }


@event.listens_for(Pip, "before_update")
def keep_the_plan(_mapper: Mapper[Pip], connection: Connection, pip: Pip) -> None:
    if changed(pip) and is_fixed(connection, pip.id):
        raise AlreadyFixed


@event.listens_for(Agreement, "before_update")
def keep_the_line(_mapper: Mapper[Agreement], connection: Connection, line: Agreement) -> None:
    before = changed(line)
    if before.keys() <= TICKED:
        return
    if is_fixed(connection, before.get("pip_id") or line.pip_id):
        raise AlreadyFixed


@event.listens_for(Agreement, "before_insert")
def add_no_line(_mapper: Mapper[Agreement], connection: Connection, line: Agreement) -> None:
    if connection.scalar(select(Frozen.id).where(Frozen.pip_id == line.pip_id)):
        raise AlreadyFixed


@event.listens_for(Agreement, "before_delete")
def lose_no_line(_mapper: Mapper[Agreement], connection: Connection, line: Agreement) -> None:
    if is_fixed(connection, line.pip_id):
        raise AlreadyFixed


@event.listens_for(Pip, "before_delete")
def lose_no_plan(_mapper: Mapper[Pip], connection: Connection, pip: Pip) -> None:
    if is_fixed(connection, pip.id):
        raise AlreadyFixed


@event.listens_for(Frozen, "before_update")
@event.listens_for(Frozen, "before_delete")
def stay_frozen(_mapper: Mapper[Frozen], _connection: Connection, _frozen: Frozen) -> None:
    raise AlreadyFixed
