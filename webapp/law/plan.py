"""What DUO and the law would refuse in a PIP, said before it is fixed and sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from webapp.law.duo import Doelgroep, Leerroute, Niveau
from webapp.law.refusals import Caution, ChangeReason, Refusal
from webapp.law.rules import Key, Rulebook


@dataclass(frozen=True, kw_only=True)
class PreviousPlan:
    """The version before this one, also if another gemeente made it."""

    dated_on: date
    leerroute: Leerroute
    niveau: Niveau | None
    switch_until: date
    """The last day to change the leerroute (`term.switch_until` of the first PIP)."""


@dataclass(frozen=True, kw_only=True)
class PlanFacts:
    """All that decides whether a plan can be fixed. Hours are whole hours, as DUO counts them."""

    dated_on: date
    leerroute: Leerroute
    niveau: Niveau | None
    """None: DUO takes B1, and no level for the Z-route."""
    duty_from: date
    settled_on: date
    today: date
    age: int
    doelgroep: Doelgroep = Doelgroep.ASIELSTATUSHOUDER
    previous: PreviousPlan | None = None
    reason: ChangeReason | None = None
    course_hours: int = 0
    """NT2 at a school with a keurmerk."""
    effort_shown: bool = False
    school_is_tst: bool | None = None
    """None: no school chosen yet."""
    estimated_hours: int | None = None


class Verdict(NamedTuple):
    refusals: tuple[Refusal, ...]
    cautions: tuple[Caution, ...]


def check_plan(rules: Rulebook, facts: PlanFacts) -> Verdict:
    """Every reason to refuse this plan, and what needs a motivation. Empty: it can be fixed."""
    refusals = (*_dates(facts), *_levels(facts), *_changes(rules, facts), *_offer(facts))
    old = facts.age >= rules.number(Key.EDUCATION_ROUTE_AGE, facts.dated_on)
    cautions = (Caution.AGE,) if old and facts.leerroute is Leerroute.ONDERWIJS else ()
    return Verdict(refusals, cautions)


def _dates(facts: PlanFacts) -> Iterator[Refusal]:
    if facts.dated_on < facts.duty_from:
        yield Refusal.BEFORE_DUTY
    if facts.dated_on < facts.settled_on:
        yield Refusal.BEFORE_SETTLING
    if facts.previous and facts.dated_on < facts.previous.dated_on:
        yield Refusal.BEFORE_PREVIOUS
    if facts.dated_on > facts.today:
        yield Refusal.IN_FUTURE


def _levels(facts: PlanFacts) -> Iterator[Refusal]:
    match facts.leerroute, facts.niveau:
        case Leerroute.ONDERWIJS, Niveau.A2:
            yield Refusal.ONDERWIJS_AT_A2
        case Leerroute.Z, Niveau.B1:
            yield Refusal.Z_AT_B1
        case Leerroute.B1, Niveau.A2 if facts.previous is None:
            yield Refusal.FIRST_AT_A2


def _changes(rules: Rulebook, facts: PlanFacts) -> Iterator[Refusal]:
    before = facts.previous
    if before is None:
        return
    if facts.reason is None:
        yield Refusal.NO_REASON
    if facts.leerroute is not before.leerroute:
        if facts.reason is ChangeReason.MOVE:
            yield Refusal.ROUTE_KEPT_ON_MOVE
        elif facts.dated_on > before.switch_until:
            yield Refusal.SWITCH_TOO_LATE
    if (facts.leerroute, facts.niveau) == (Leerroute.B1, Niveau.A2):
        yield from _downscaling(rules, facts, before)


def _downscaling(rules: Rulebook, facts: PlanFacts, before: PreviousPlan) -> Iterator[Refusal]:
    if before.leerroute is not Leerroute.B1:
        yield Refusal.A2_FROM_OTHER_ROUTE
    elif before.niveau is not Niveau.A2:  # once downscaled, a later version need not prove it again
        if facts.course_hours < rules.number(Key.DOWNSCALE_HOURS, facts.dated_on):
            yield Refusal.TOO_FEW_HOURS
        if not facts.effort_shown:
            yield Refusal.NO_EFFORT


def _offer(facts: PlanFacts) -> Iterator[Refusal]:
    if facts.leerroute is Leerroute.ONDERWIJS and facts.school_is_tst is False:
        yield Refusal.SCHOOL_NOT_TST
    allowed = (Leerroute.B1, Doelgroep.ASIELSTATUSHOUDER)
    if facts.estimated_hours is not None and (facts.leerroute, facts.doelgroep) != allowed:
        yield Refusal.ESTIMATE_NOT_ALLOWED
