"""Making a plan: what can be typed in a draft, what it lacks, how a new version begins."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from webapp.law.duo import Alfabetisering, Leerroute, Niveau
from webapp.law.refusals import ChangeReason
from webapp.plan.pip.model import Agreement, MainGoal, Pip, PipStatus

MOST_WORDS = 300
MOST_MOTIVATION = 1_000
MOST_LINES = 60
MOST_HOURS = 9_999
"""As DUO takes them."""


class Lacking(StrEnum):
    """What this app asks before a plan is fixed, beside what DUO and the law refuse."""

    DUO_DATE = "duo-date"
    BRP_DATE = "brp-date"
    MOTIVATION = "motivation"
    OTHER_THAN_LBT = "other-than-lbt"
    AGREEMENTS = "agreements"


class Step(StrEnum):
    """Where a line of the draft goes."""

    UP = "up"
    DOWN = "down"


REASONS = {
    "R01": ChangeReason.SWITCH,
    "R02": ChangeReason.DOWNSCALE,
    "R03": ChangeReason.MOVE,
    "R04": ChangeReason.OTHER,
}
"""The sentence of the catalogue that tells the inburgeraar why there is a new version."""
READ: dict[str, Callable[[str], Any]] = {
    "leerroute": Leerroute,
    "niveau": lambda typed: Niveau(typed) if typed else None,
    "alfabetisering": Alfabetisering,
    "main_goal": MainGoal,
    "school": lambda typed: typed or None,
    "school_is_tst": {"": None, "yes": True, "no": False}.__getitem__,
    "dated_on": date.fromisoformat,
    "estimated_hours": lambda typed: int(typed) if typed else None,
    "may_finish_education": bool,
    "departs_from_lbt": bool,
    "motivation": lambda typed: typed or None,
    "effort_shown": bool,
    "reason": lambda typed: typed or None,
}
"""How each field of a draft is read from what was typed, once a form found it valid."""
OF_A_LINE: dict[str, Callable[[str], Any]] = {
    "own_words": lambda typed: typed or None,
    "due_on": lambda typed: date.fromisoformat(typed) if typed else None,
    "helper_id": lambda typed: UUID(typed) if typed else None,
}


def typed(row: Any, fields: Iterable[str]) -> dict[str, str]:
    """The fields of a row as a form shows them."""
    return {name: as_typed(name, getattr(row, name)) for name in fields}


def as_typed(name: str, value: Any) -> str:
    if name == "school_is_tst":
        return {None: "", True: "yes", False: "no"}[value]
    if isinstance(value, bool):
        return "1" if value else ""
    return "" if value is None else str(value)


def keep(row: Any, values: dict[str, str], read: dict[str, Callable[[str], Any]]) -> None:
    """Write the fields of a draft. What did not change is not touched."""
    for name, value in values.items():
        found = read[name](value)
        if getattr(row, name) != found:
            setattr(row, name, found)


def first_version(dossier_id: UUID, leerroute: str, main_goal: str, today: date) -> Pip:
    route = Leerroute(leerroute)
    return Pip(
        dossier_id=dossier_id,
        number=1,
        status=PipStatus.DRAFT,
        dated_on=today,
        leerroute=route,
        main_goal=MainGoal(main_goal),
        niveau=None if route is Leerroute.Z else Niveau.B1,
    )


def next_version(before: Pip, reason: str, today: date) -> Pip:
    """A draft that begins as the version in force. The term stays: it hangs on the first one."""
    same = {name: getattr(before, name) for name in READ if name not in ("reason", "dated_on")}
    return Pip(
        dossier_id=before.dossier_id,
        number=before.number + 1,
        status=PipStatus.DRAFT,
        dated_on=today,
        reason=reason,
        **same,
    )


def copied(line: Agreement, pip: Pip) -> Agreement:
    return Agreement(
        dossier_id=pip.dossier_id,
        pip_id=pip.id,
        position=line.position,
        text_id=line.text_id,
        own_words=line.own_words,
        party=line.party,
        helper_id=line.helper_id,
        due_on=line.due_on,
        status=line.status,
        done_at=line.done_at,
    )


def take_over_ticks(before: Iterable[Agreement], after: Iterable[Agreement]) -> None:
    """What was ticked in the version in force while the next one was being made."""
    ticks: dict[Any, tuple[Any, datetime | None]] = {
        (line.text_id, line.own_words, line.party): (line.status, line.done_at) for line in before
    }
    for line in after:
        found = ticks.get((line.text_id, line.own_words, line.party))
        if found:
            line.status, line.done_at = found


def move(lines: Sequence[Agreement], line: Agreement, step: Step) -> None:
    """One place up or down among the lines of the draft; at the end nothing happens."""
    order = list(lines)
    here = order.index(line)
    there = here + (1 if step is Step.DOWN else -1)
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
    for position, each in enumerate(order, 1):
        each.position = position
