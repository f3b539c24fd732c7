"""One version of the plan that was fixed, on paper, and what the person said of it."""

from collections.abc import Sequence
from itertools import starmap
from uuid import UUID

from webapp.case.in_hand import Case
from webapp.core import db
from webapp.law import term
from webapp.plan.pip import queries
from webapp.plan.pip.forms_said import WriteSaid
from webapp.plan.pip.model import Pip
from webapp.plan.pip.pages import Sheet
from webapp.plan.pip.queries import Line, Version
from webapp.plan.pip.queries_objection import Desk
from webapp.plan.pip.queries_said import OF_PAPER, Made, Said
from webapp.rules.book import rulebook
from webapp.web.page import Page


class SaidPage(Page, template="plan/pip/said.html"):
    case: Case
    pip: Pip
    form: WriteSaid


def sheet_of(case: Case, id: UUID | None = None) -> Sheet | None:
    """With every line of it; the version in force when none is named."""
    found, made, said, desks = OF_PAPER.read(dossier=case.id)
    fixed: Sequence[Version] = [*starmap(Version, found)]
    place = next((n for n, each in enumerate(fixed) if id in (None, each.id)), None)
    if place is None:
        return None
    plan, rules, in_force = fixed[place], rulebook(case.gemeente_id), place == 0
    until = term.objection_until(rules, plan.announced_on or plan.dated_on)
    return Sheet(
        version=plan,
        lines=db.read(Line, queries.ALL_AGREEMENTS, pip=plan.id, skip=0),
        term=term.term(rules, fixed[-1].dated_on),
        made=next((each for each in starmap(Made, made) if each.pip_id == plan.id), None),
        after=None if in_force else fixed[place - 1],
        said=[each for each in starmap(Said, said) if each.pip_id == plan.id],
        objection=until if in_force else None,
        desk=next(starmap(Desk, desks), None),
    )
