"""Every reason why a draft cannot be fixed yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from webapp.arrival.intake.model import LifeArea
from webapp.case.account import Language
from webapp.case.dossier import DateKind
from webapp.case.in_hand import Case
from webapp.law import term
from webapp.law.calendar import age_on
from webapp.law.lbt import LbtOutcome, WithoutIntake, follows
from webapp.law.plan import PlanFacts, PreviousPlan, check_plan
from webapp.law.refusals import Caution, Refusal
from webapp.law.rules import Rulebook
from webapp.plan.draft import model, queries
from webapp.plan.draft.model import Lacking
from webapp.plan.ledger.model import HoursKind
from webapp.plan.pip.model import Pip
from webapp.rules.book import rulebook

KNOWN_BEFORE = frozenset({LifeArea.DIPLOMAS, LifeArea.WORK})
"""What another gemeente has asked already: education and work."""


class Check(NamedTuple):
    """Fixing is possible when nothing is lacking and nothing refused."""

    lacking: tuple[Lacking, ...]
    refusals: tuple[Refusal, ...]
    cautions: tuple[Caution, ...]

    @property
    def stops(self) -> tuple[Lacking | Refusal, ...]:
        return (*self.lacking, *self.refusals)


class Told(NamedTuple):
    """What the brede intake says. Each is None when it was not told."""

    outcome: LbtOutcome | None
    """Of the LBT that counts."""
    day: date | None
    chosen: Sequence[str] | None
    """The wishes of the person, and their own words."""
    words: str | None
    language: Language | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What a draft is judged by, beside the draft."""

    case: Case
    rules: Rulebook
    days: dict[DateKind, date]
    fixed: Sequence[Pip]
    """The versions that are fixed, the newest first."""
    course_hours: int
    told: Told
    wishes: Mapping[LifeArea, str]
    """Of each leefgebied that was talked about; empty where nothing was wished."""


def grounds_of(case: Case, fixed: Sequence[Pip]) -> Grounds:
    by_kind, told, days, wishes = queries.GROUNDS.read(dossier=case.id)
    minutes: dict[HoursKind, int] = dict(by_kind)
    return Grounds(
        case=case,
        rules=rulebook(case.gemeente_id),
        days=dict(days),
        fixed=fixed,
        course_hours=minutes.get(HoursKind.LANGUAGE, 0) // 60,
        told=Told(*told[0]),
        wishes=dict(wishes),
    )


def check(grounds: Grounds, draft: Pip, lines: int, today: date) -> Check:
    """Every reason at once, so that nobody mends one and meets the next."""
    verdict = check_plan(grounds.rules, facts_of(grounds, draft, today))
    advised, departs = grounds.told.outcome, draft.departs_from_lbt
    first, instead = not grounds.fixed, draft.without_intake
    no_advice = first and (instead is not None or advised is LbtOutcome.UNKNOWN)
    lacks = {
        Lacking.DUO_DATE: DateKind.DUO_NOTICE not in grounds.days,
        Lacking.BRP_DATE: DateKind.REGISTERED not in grounds.days,
        Lacking.MOTIVATION: (departs or no_advice or verdict.cautions) and not draft.motivation,
        Lacking.INTAKE: first and not intake_suffices(grounds, instead),
        Lacking.LBT: first and advised is None and instead is None,
        Lacking.OTHER_THAN_LBT: advised and not follows(advised, draft.leerroute) and not departs,
        Lacking.AGREEMENTS: not lines,
    }
    return Check(tuple(each for each in lacks if lacks[each]), *verdict)


def intake_suffices(grounds: Grounds, instead: WithoutIntake | None) -> bool:
    """All leefgebieden were talked about, but for those that the law leaves out."""
    open_areas = {*LifeArea} - grounds.wishes.keys()
    if instead is WithoutIntake.MOVED:
        open_areas -= KNOWN_BEFORE
    return not open_areas or instead is WithoutIntake.ABSENT


def facts_of(grounds: Grounds, draft: Pip, today: date) -> PlanFacts:
    """A date that is not known refuses nothing here: that it is lacking is said apart."""
    return PlanFacts(
        dated_on=draft.dated_on,
        leerroute=draft.leerroute,
        niveau=draft.niveau,
        duty_from=grounds.days.get(DateKind.DUO_NOTICE, date.min),
        settled_on=grounds.days.get(DateKind.REGISTERED, date.min),
        today=today,
        age=age_on(grounds.case.born_on, draft.dated_on),
        doelgroep=grounds.case.doelgroep,
        previous=previous(grounds),
        reason=model.REASONS.get(draft.reason or ""),
        course_hours=grounds.course_hours,
        effort_shown=draft.effort_shown,
        school_is_tst=draft.school_is_tst,
        estimated_hours=draft.estimated_hours,
    )


def previous(grounds: Grounds) -> PreviousPlan | None:
    if not grounds.fixed:
        return None
    before, first = grounds.fixed[0], grounds.fixed[-1]
    return PreviousPlan(
        dated_on=before.dated_on,
        leerroute=before.leerroute,
        niveau=before.niveau,
        switch_until=term.switch_until(grounds.rules, first.dated_on).day,
    )
