"""What the page of a draft needs, and every reason why the draft cannot be fixed yet."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from webapp.arrival.intake.model import LifeArea
from webapp.arrival.intake.queries import LATEST_ANSWERS
from webapp.case.account import Language
from webapp.case.dates import days_of, plan_deadline
from webapp.case.dossier import DateKind
from webapp.case.queries import NAMED
from webapp.core import clock, db
from webapp.law import term
from webapp.law.calendar import age_on
from webapp.law.duo import Alfabetisering, Leerroute, Niveau
from webapp.law.lbt import follows
from webapp.law.plan import PlanFacts, PreviousPlan, check_plan
from webapp.law.refusals import Caution, Refusal
from webapp.law.rules import Rulebook
from webapp.plan.draft import model, queries
from webapp.plan.draft.model import Lacking
from webapp.plan.draft.sentences import CATALOGUE
from webapp.plan.ledger.model import HoursKind
from webapp.plan.ledger.queries import MINUTES_BY_KIND
from webapp.plan.pip.model import MainGoal, Party, PipStatus
from webapp.plan.pip.model_freezing import hash_of, written
from webapp.plan.pip.queries import VERSIONS
from webapp.rules.book import rulebook
from webapp.speech.catalogue import TEXTS
from webapp.speech.i18n import say


class Check(NamedTuple):
    """Fixing is possible when nothing is lacking and nothing refused."""

    lacking: tuple[Lacking, ...]
    refusals: tuple[Refusal, ...]
    cautions: tuple[Caution, ...]

    @property
    def stops(self) -> tuple[Lacking | Refusal, ...]:
        return (*self.lacking, *self.refusals)


class Case(NamedTuple):
    """What a draft is judged by, beside the draft."""

    dossier: Any
    rules: Rulebook
    days: dict[DateKind, date]
    fixed: Sequence[Any]
    """The versions that are fixed, the newest first."""
    course_hours: int
    told: Any
    """The result of the LBT that counts and what the person chose, each None when not told."""


def case_of(dossier: Any, fixed: Sequence[Any]) -> Case:
    minutes = {row.kind: row.minutes for row in db.rows(MINUTES_BY_KIND, dossier=dossier.id)}
    days = days_of(dossier.id)
    hours = minutes.get(HoursKind.LANGUAGE, 0) // 60
    told = db.row(queries.TOLD, dossier=dossier.id)
    return Case(dossier, rulebook(dossier.gemeente_id), days, fixed, hours, told)


def check(case: Case, draft: Any, lines: int, today: date) -> Check:
    """Every reason at once, so that nobody mends one and meets the next."""
    verdict = check_plan(case.rules, facts_of(case, draft, today))
    lacking = []
    if DateKind.DUO_NOTICE not in case.days:
        lacking.append(Lacking.DUO_DATE)
    if DateKind.REGISTERED not in case.days:
        lacking.append(Lacking.BRP_DATE)
    if (draft.departs_from_lbt or verdict.cautions) and not draft.motivation:
        lacking.append(Lacking.MOTIVATION)
    advised = case.told.outcome
    if advised and not follows(advised, draft.leerroute) and not draft.departs_from_lbt:
        lacking.append(Lacking.OTHER_THAN_LBT)
    if not lines:
        lacking.append(Lacking.AGREEMENTS)
    return Check(tuple(lacking), *verdict)


def facts_of(case: Case, draft: Any, today: date) -> PlanFacts:
    """A date that is not known refuses nothing here: that it is lacking is said apart."""
    return PlanFacts(
        dated_on=draft.dated_on,
        leerroute=draft.leerroute,
        niveau=draft.niveau,
        duty_from=case.days.get(DateKind.DUO_NOTICE, date.min),
        settled_on=case.days.get(DateKind.REGISTERED, date.min),
        today=today,
        age=age_on(case.dossier.born_on, draft.dated_on),
        doelgroep=case.dossier.doelgroep,
        previous=previous(case),
        reason=model.REASONS.get(draft.reason or ""),
        course_hours=case.course_hours,
        effort_shown=draft.effort_shown,
        school_is_tst=draft.school_is_tst,
        estimated_hours=draft.estimated_hours,
    )


def previous(case: Case) -> PreviousPlan | None:
    if not case.fixed:
        return None
    before, first = case.fixed[0], case.fixed[-1]
    until = term.switch_until(case.rules, first.dated_on).day
    return PreviousPlan(
        dated_on=before.dated_on,
        leerroute=before.leerroute,
        niveau=before.niveau,
        switch_until=until,
    )


def draft_again(dossier_id: UUID, **more: Any) -> dict[str, Any]:
    """The page after a refusal: the row in hand has no name."""
    return draft_page(db.row(NAMED, dossier=dossier_id), **more)


def draft_page(
    dossier: Any, *, typed: Mapping[str, Any] | None = None, **more: Any
) -> dict[str, Any]:
    """The whole page: the draft or the way to begin one, what stands in the way, what was fixed."""
    today = clock.today()
    versions = db.rows(VERSIONS, dossier=dossier.id)
    fixed = [each for each in versions if each.status is PipStatus.FIXED]
    draft = next((each for each in versions if each.status is PipStatus.DRAFT), None)
    case = case_of(dossier, fixed)
    shown: dict[str, Any] = {
        "dossier": dossier,
        "draft": draft,
        "first": not fixed,
        "frozen": db.rows(queries.FIXED, dossier=dossier.id),
        "deadline": None if fixed else plan_deadline(case.rules, case.days),
        "errors": {},
        "conflicts": {},
        "line_conflicts": {},
        "line_typed": {},
    }
    if draft:
        lines = db.rows(queries.LINES_TO_READ, pip=draft.id)
        shown |= {
            "lines": lines,
            "seen": fingerprint(draft, lines),
            "check": check(case, draft, len(lines), today),
            "kept": model.typed(draft, model.READ),
            "line_kept": {line.id: model.typed(line, model.OF_A_LINE) for line in lines},
            "names": names_of(dossier, lines, today),
            "course_hours": case.course_hours,
        }
        shown |= {"told": case.told, "wished": wished(dossier)}
        shown["typed"] = {**shown["kept"], **(typed or {})}
    return shown | CHOICES | more


def wished(dossier: Any) -> list[Any]:
    """The wishes of the brede intake, in the order in which they were talked about."""
    answers = {each.area: each for each in db.rows(LATEST_ANSWERS, dossier=dossier.id)}
    return [answers[area] for area in LifeArea if area in answers and answers[area].wish]


CHOICES: dict[str, Any] = {
    "catalogue": CATALOGUE,
    "leerroutes": [*Leerroute],
    "niveaus": [*Niveau],
    "alfabetiseringen": [*Alfabetisering],
    "goals": [*MainGoal],
    "parties": [*Party],
    "reasons": model.REASONS,
}


def fingerprint(draft: Any, lines: Sequence[Any]) -> str:
    """Of the draft as it was shown: nobody fixes what they never saw."""
    return hash_of(written(draft, lines, in_dutch))


def in_dutch(text_id: str) -> str:
    return say(Language.NL, TEXTS[text_id])


def names_of(dossier: Any, lines: Sequence[Any], today: date) -> dict[str, str]:
    """Who can be named beside a line, by id: who guides today, and who stood there already."""
    helpers = db.rows(queries.HELPERS, dossier=dossier.id, today=today)
    before = {str(line.helper_id): line.helper for line in lines if line.helper_id}
    return before | {str(helper.id): helper.name for helper in helpers}


def is_helper(line: Any, typed: str | None) -> bool:
    """Whether this begeleider can be named: one who guides today, or who stood there already."""
    if not typed or typed == str(line.helper_id):
        return True
    helpers = db.rows(queries.HELPERS, dossier=line.dossier_id, today=clock.today())
    return typed in {str(helper.id) for helper in helpers}
