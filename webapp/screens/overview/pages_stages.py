"""From koppeling to the end, and where today is in the years of the term."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from webapp.case.dates import plan_deadline
from webapp.case.dossier import DateKind
from webapp.case.in_hand import Case
from webapp.core import clock
from webapp.core.together import Rows
from webapp.law import term
from webapp.law.calendar import add_months
from webapp.law.duo import Leerroute
from webapp.law.periods import Period
from webapp.law.rules import Rulebook
from webapp.plan.pip.queries import Version
from webapp.screens.overview.model import Step
from webapp.screens.overview.pages_ahead import Facts

Reached = tuple[Step, bool, date | None]
"""Whether a step is behind somebody, and the day on which."""
BEGINS = (DateKind.KOPPELING, DateKind.REGISTERED)


class How(StrEnum):
    DONE = "done"
    HERE = "here"
    TO_COME = "to-come"


class Stage(NamedTuple):
    step: Step
    how: How
    day: date | None
    """On which it was reached."""
    called: Step | DateKind
    """Without a koppeling a case begins with the BRP."""


class Years(NamedTuple):
    """The term in days, for the bar."""

    route: Leerroute
    number: int
    """Which day of them it is, from 1; 0 before the first."""
    days: int
    ticks: Sequence[int]
    """Where a year is over."""
    switch_until: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    stages: Sequence[Stage]
    version: int | None
    """Of the plan in force."""
    areas: int
    """Of the brede intake, of which something is written down."""
    is_draft: bool
    deadline: date | None
    """Of a plan that is not fixed."""
    years: Years | None
    """None while no plan is fixed."""


def stages_of(
    rules: Rulebook,
    case: Case,
    facts: Facts,
    versions: Sequence[Version],
    completed: Rows,
    today: date,
) -> Stages:
    starts_in_brp = DateKind.KOPPELING not in facts.days and DateKind.REGISTERED in facts.days
    begins = DateKind.REGISTERED if starts_in_brp else Step.KOPPELING
    deadline = None if facts.fixed else plan_deadline(rules, facts.days)
    return Stages(
        stages=marked(reached(case, facts, completed), begins),
        version=facts.fixed[0].number if facts.fixed else None,
        areas=facts.begun.areas,
        is_draft=bool(versions) and not facts.fixed,
        deadline=deadline.day if deadline else None,
        years=years_of(rules, facts.fixed, today) if facts.fixed else None,
    )


def reached(case: Case, facts: Facts, completed: Rows) -> list[Reached]:
    """Each step, whether it is behind somebody, and the day on which."""
    days, begun, fixed = facts.days, facts.begun, bool(facts.fixed)
    talked = begun.shared_at or begun.written_at
    done = completed[0][1] if completed else None
    finished = bool(done) or (not case.is_open and fixed)
    first = next((kind for kind in BEGINS if kind in days), None)
    return [
        (Step.KOPPELING, bool(first) or fixed, days[first] if first else None),
        (Step.INTAKE, bool(begun.shared_at) or fixed, talked and clock.day_of(talked)),
        (Step.PLAN, fixed, facts.fixed[-1].dated_on if fixed else None),
        (Step.ROUTE, finished, None),
        (Step.END, finished, done or case.closed_on),
    ]


def marked(steps: Sequence[Reached], begins: Step | DateKind) -> list[Stage]:
    """Somebody stands at the first step that is not behind them."""
    here = next((step for step, done, _ in steps if not done), None)
    return [
        Stage(
            step,
            How.DONE if done else How.HERE if step is here else How.TO_COME,
            day,
            begins if step is Step.KOPPELING else step,
        )
        for step, done, day in steps
    ]


def years_of(rules: Rulebook, fixed: Sequence[Version], today: date) -> Years:
    """The term counts from the first plan."""
    first = fixed[-1].dated_on
    period = term.term(rules, first)
    days = (period.end - period.first).days
    return Years(
        route=fixed[0].leerroute,
        number=min(max((today - period.first).days + 1, 0), days),
        days=days,
        ticks=[*ticks_of(period)],
        switch_until=term.switch_until(rules, first).day,
        last=period.last,
    )


def ticks_of(period: Period) -> list[int]:
    starts = (add_months(period.first, 12 * year) for year in range(1, 10))
    return [(day - period.first) // timedelta(days=1) for day in starts if day < period.end]
