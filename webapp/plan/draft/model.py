"""Making a plan: what can be typed in a draft, what it lacks, how a new version begins."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from uuid import UUID

from webapp.law.duo import Leerroute, Niveau
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
    INTAKE = "intake"
    LBT = "lbt"
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
KEPT = (
    "leerroute",
    "niveau",
    "alfabetisering",
    "main_goal",
    "school",
    "school_is_tst",
    "dated_on",
    "estimated_hours",
    "may_finish_education",
    "departs_from_lbt",
    "motivation",
    "without_intake",
    "effort_shown",
    "reason",
)
"""What can be typed in a draft."""
NOT_OF_THE_NEXT = ("reason", "dated_on", "without_intake")
OF_A_LINE = ("own_words", "due_on", "helper_id")


def typed(row: object, fields: Iterable[str]) -> dict[str, str]:
    """The fields of a row as a form shows them."""
    return {name: as_typed(name, getattr(row, name)) for name in fields}


def as_typed(name: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        no, yes = ("no", "yes") if name == "school_is_tst" else ("", "1")
        return yes if value else no
    return str(value)


def first_version(dossier_id: UUID, route: Leerroute, main_goal: MainGoal, today: date) -> Pip:
    return Pip(
        dossier_id=dossier_id,
        number=1,
        status=PipStatus.DRAFT,
        dated_on=today,
        leerroute=route,
        main_goal=main_goal,
        niveau=None if route is Leerroute.Z else Niveau.B1,
    )


def next_version(before: Pip, reason: str, today: date) -> Pip:
    """A draft that begins as the version in force. The term stays: it hangs on the first one."""
    same = {name: getattr(before, name) for name in KEPT if name not in NOT_OF_THE_NEXT}
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
        this_week=line.this_week,
        week_on=line.week_on,
    )


def take_over_ticks(before: Iterable[Agreement], after: Iterable[Agreement]) -> None:
    """What was ticked in the version in force while the next one was being made."""
    ticks = {
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
