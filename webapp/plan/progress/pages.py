"""What the desk sees of progress, and why a day cannot be recorded."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from webapp.case.dates import days_of
from webapp.case.queries import NAMED
from webapp.core import clock, db
from webapp.courses.pvt.queries import MINUTES_ATTENDED
from webapp.law import term
from webapp.law.completion import (
    CulpableRefusal,
    DateRefusal,
    culpable_refusals,
    part_refusals,
    z_route_refusals,
)
from webapp.law.duo import ExamNiveau, ExamPart, ExamResult, Leerroute
from webapp.law.hours import has_map
from webapp.law.rules import Rulebook
from webapp.plan.ledger.queries import MINUTES_BY_KIND
from webapp.plan.pip.model import Party
from webapp.plan.pip.pages import exams_of
from webapp.plan.progress import forms, queries
from webapp.plan.progress.model import Completion
from webapp.plan.progress.since import since_of
from webapp.rules.book import rulebook
from webapp.speech.i18n import Text

CHOICES: dict[str, Any] = {
    "parts": [*ExamPart],
    "results": [*ExamResult],
    "niveaus": [*ExamNiveau],
    "parties": [*Party],
}


def progress_again(dossier_id: UUID, **more: Any) -> dict[str, Any]:
    """The page after a refusal: the row in hand has no name."""
    return progress_page(db.row(NAMED, dossier=dossier_id), **more)


def progress_page(dossier: Any, **more: Any) -> dict[str, Any]:
    today, fixed = clock.today(), db.rows(queries.FIXED, dossier=dossier.id)
    rules = rulebook(dossier.gemeente_id)
    done = db.row(queries.COMPLETION, dossier=dossier.id)
    shown: dict[str, Any] = {
        "dossier": dossier,
        "plan": fixed[0] if fixed else None,
        "exams": db.rows(queries.EXAMS, dossier=dossier.id),
        "by_part": exams_of(rules, dossier, today),
        "held": [row.held_on for row in db.rows(queries.TALKS_IN_ORDER, dossier=dossier.id)],
        "signed_on": db.value(queries.SIGNED_ON, dossier=dossier.id),
        "done": done,
        "errors": {},
        "typed": {},
        "stops": (),
        "today": today,
    }
    if fixed:
        shown["since"] = since_of(dossier.id, fixed, shown["held"], shown["exams"], today)
        period = term.term(rules, fixed[-1].dated_on)
        shown |= {
            "period": period,
            "planned": term.progress_talks(rules, fixed[-1].dated_on),
            "has_map": has_map(fixed[0].leerroute),
            "is_z_route": fixed[0].leerroute is Leerroute.Z,
        }
    return shown | CHOICES | more


def moving_page(dossier: Any) -> dict[str, Any]:
    """What the next gemeente needs to go on: it makes a new plan, keeps the leerroute, and the
    term stays. Nothing of the intake, of money, of visits, messages or signalen.
    """
    fixed = db.rows(queries.FIXED, dossier=dossier.id)
    rules = rulebook(dossier.gemeente_id)
    return {
        "dossier": dossier,
        "versions": fixed,
        "plan": fixed[0] if fixed else None,
        "period": term.term(rules, fixed[-1].dated_on) if fixed else None,
        "days": days_of(dossier.id),
        "lines": db.rows(queries.LINES, pip=fixed[0].id) if fixed else (),
        "minutes": db.rows(MINUTES_BY_KIND, dossier=dossier.id),
        "attended": db.value(MINUTES_ATTENDED, dossier=dossier.id) or 0,
        "exams": db.rows(queries.EXAMS, dossier=dossier.id),
        "held": db.rows(queries.TALKS_IN_ORDER, dossier=dossier.id),
        "signed_on": db.value(queries.SIGNED_ON, dossier=dossier.id),
        "done": db.row(queries.COMPLETION, dossier=dossier.id),
        "today": clock.today(),
    }


def stops_of(
    rules: Rulebook, fixed: Any, done: Completion, signed_on: date | None, today: date
) -> list[DateRefusal | CulpableRefusal]:
    """What DUO would refuse of these days together."""
    period = term.term(rules, fixed[-1].dated_on)
    stops: list[DateRefusal | CulpableRefusal] = []
    if done.map_talk_on:
        stops += part_refusals(done.map_talk_on, period, today, done.z_route_done_on)
    if done.z_route_done_on:
        stops += z_route_refusals(done.z_route_done_on, period, today, signed_on, done.map_talk_on)
    last = max(filter(None, (done.map_talk_on, done.z_route_done_on, signed_on)), default=None)
    if done.culpable is not None or last:
        stops += culpable_refusals(last, period, today, done.culpable)
    return list(dict.fromkeys(stops))


def talk_errors(
    day: date | None, lines: list[str], fixed: Sequence[Any], held: Sequence[date], today: date
) -> dict[str, list[Text]]:
    """Why this talk cannot have been held on that day, or led to these agreements."""
    errors: dict[str, list[Text]] = {}
    if not fixed:
        errors["held_on"] = [forms.NO_PLAN]
    elif day and day > today:
        errors["held_on"] = [forms.NOT_YET]
    elif day and day < fixed[-1].dated_on:
        errors["held_on"] = [forms.BEFORE_PLAN]
    elif day in held:
        errors["held_on"] = [forms.TWICE]
    if len(lines) > forms.MOST_RESULTS or any(len(each) > forms.MOST_WORDS for each in lines):
        errors["results"] = [forms.MANY]
    return errors
