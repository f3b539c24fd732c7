"""What the page of the plan shows: the version in force, and what follows from it today."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from webapp import db
from webapp.accounts.model import Language
from webapp.dossiers.model import Dossier
from webapp.dossiers.reading import days_of, plan_deadline
from webapp.hours.model import HoursKind
from webapp.hours.queries import MINUTES_BY_KIND
from webapp.law import hours, pvt, term
from webapp.law.duo import ExamPart, ExamResult, Leerroute, free_attempts_left
from webapp.law.hours import Followed
from webapp.law.rules import Rulebook
from webapp.pip import queries
from webapp.pip.model import PipStatus
from webapp.pvt.queries import MINUTES_ATTENDED
from webapp.rules.book import rulebook


def plan_of(dossier: Dossier, today: date, number: int, *, drafts: bool) -> dict[str, Any]:
    """Everything the page needs. Without a fixed version, only the draft, for who may see it."""
    versions: Sequence[Any] = db.rows(queries.VERSIONS, dossier=dossier.id)
    fixed = [version for version in versions if version.status is PipStatus.FIXED]
    seen = fixed if not drafts else list(versions)
    rules = rulebook(dossier.gemeente_id)
    deadline = plan_deadline(rules, days_of(dossier.id)) if drafts and not fixed else None
    if not seen:
        return {"dossier": dossier, "pip": None, "deadline": deadline, "number": 1}
    plan = fixed[0] if fixed else seen[0]
    skip = (number - 1) * queries.PAGE
    agreements = db.rows(queries.AGREEMENTS, pip=plan.id, skip=skip)
    shown = {
        "dossier": dossier,
        "pip": plan,
        "deadline": deadline,
        "versions": fixed,
        "agreements": agreements[: queries.PAGE],
        "number": number,
        "more": len(agreements) > queries.PAGE,
    }
    if fixed:
        shown |= terms_of(
            rules,
            fixed,
            today,
            [row.held_on for row in db.rows(queries.TALKS_HELD, dossier=dossier.id)],
        )
    return shown | progress_of(rules, dossier, plan, today)


def preview_of(dossier: Dossier, today: date, number: int) -> dict[str, Any]:
    """The draft as if it were fixed and made known today; without a draft, the plan in force."""
    versions: Sequence[Any] = db.rows(queries.VERSIONS, dossier=dossier.id)
    if not versions or versions[0].status is PipStatus.FIXED:
        return plan_of(dossier, today, number, drafts=False)
    draft = versions[0]
    rules, skip = rulebook(dossier.gemeente_id), (number - 1) * queries.PAGE
    agreements = db.rows(queries.AGREEMENTS, pip=draft.id, skip=skip)
    held = [row.held_on for row in db.rows(queries.TALKS_HELD, dossier=dossier.id)]
    shown = {"dossier": dossier, "pip": draft, "deadline": None, "versions": versions}
    shown |= {"agreements": agreements[: queries.PAGE], "number": number}
    shown |= {"more": len(agreements) > queries.PAGE}
    shown |= terms_of(rules, versions, today, held)
    shown["objection"] = term.objection_until(rules, today)
    return shown | progress_of(rules, dossier, draft, today)


def sheet_of(dossier: Dossier) -> dict[str, Any]:
    """The version in force for paper, with every line of it, in one language or two."""
    versions: Sequence[Any] = db.rows(queries.VERSIONS, dossier=dossier.id)
    fixed = [version for version in versions if version.status is PipStatus.FIXED]
    if not fixed:
        return {"dossier": dossier, "pip": None, "tongues": []}
    first, plan, rules = fixed[-1], fixed[0], rulebook(dossier.gemeente_id)
    own = db.value(queries.LANGUAGE, dossier=dossier.id)
    return {
        "dossier": dossier,
        "pip": plan,
        "tongues": list(dict.fromkeys([Language.NL, own])),
        "agreements": db.rows(queries.ALL_AGREEMENTS, pip=plan.id, skip=0),
        "term": term.term(rules, first.dated_on),
        "objection": term.objection_until(rules, plan.announced_on or plan.dated_on),
    }


def terms_of(
    rules: Rulebook, fixed: Sequence[Any], today: date, held: Sequence[date]
) -> dict[str, Any]:
    """The term counts from the first plan; the objection from the one in force."""
    first, plan = fixed[-1], fixed[0]
    made_known = plan.announced_on
    objection = made_known and term.objection_until(rules, made_known)
    talks = [talk.day for talk in term.progress_talks(rules, first.dated_on)]
    return {
        "term": term.term(rules, first.dated_on),
        "objection": objection if objection and today <= objection.day else None,
        "talks_held": held,
        "talks_ahead": [day for day in talks if day >= today][:3],
    }


def progress_of(rules: Rulebook, dossier: Dossier, plan: Any, today: date) -> dict[str, Any]:
    """How far somebody is, by route: the bars, exams, and the subjects of the MAP."""
    shown = bars_of(rules, dossier, plan.leerroute, today)
    if plan.leerroute is not Leerroute.Z:
        shown["exams"] = exams_of(rules, dossier, today)
    if hours.has_map(plan.leerroute):
        shown["map_themes"] = db.rows(queries.MAP_THEMES, dossier=dossier.id)
    return shown


def bars_of(rules: Rulebook, dossier: Any, leerroute: Leerroute, today: date) -> dict[str, Any]:
    """The bars of hours, the same for the inburgeraar and at the desk."""
    minutes = {row.kind: row.minutes for row in db.rows(MINUTES_BY_KIND, dossier=dossier.id)}
    attended = db.value(MINUTES_ATTENDED, dossier=dossier.id) or 0
    shown: dict[str, Any] = {"pvt": pvt.progress(rules, today, attended)}
    if leerroute is Leerroute.Z:
        followed = Followed(
            language=minutes.get(HoursKind.LANGUAGE, 0),
            participation=minutes.get(HoursKind.PARTICIPATION, 0),
            intake_language=minutes.get(HoursKind.INTAKE_LANGUAGE, 0),
            intake_participation=minutes.get(HoursKind.INTAKE_PARTICIPATION, 0),
        )
        cap = dossier.participation_cap_hours
        shown["z_route"] = hours.z_route(rules, today, dossier.doelgroep, followed, cap)
    else:
        shown["language_minutes"] = minutes.get(HoursKind.LANGUAGE, 0)
    if hours.has_map(leerroute):
        practised = minutes.get(HoursKind.MAP_PRACTICE, 0)
        shown["map_practice"] = hours.map_practice(rules, today, practised)
    return shown


def exams_of(rules: Rulebook, dossier: Dossier, today: date) -> list[tuple[ExamPart, Any, int]]:
    """Per exam: its latest result (None before the first attempt) and the free attempts left."""
    taken = db.rows(queries.EXAMS, dossier=dossier.id)
    rows = []
    for part in ExamPart:
        results: list[ExamResult] = [exam.result for exam in taken if exam.part is part]
        free = free_attempts_left(rules, today, dossier.doelgroep, results)
        passed = ExamResult.GESLAAGD in results
        latest = ExamResult.GESLAAGD if passed else (results[-1] if results else None)
        rows.append((part, latest, free))
    return rows
