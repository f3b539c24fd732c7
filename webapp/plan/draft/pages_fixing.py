"""What is read before a plan is fixed: every day that follows from it, and what begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from webapp.case.in_hand import Case
from webapp.core import clock, db
from webapp.law import term
from webapp.law.periods import Period
from webapp.law.rules import Rulebook
from webapp.plan.draft import queries
from webapp.plan.draft.pages_check import check, grounds_of
from webapp.plan.draft.queries import Shown
from webapp.plan.draft.queries_versions import fingerprint
from webapp.plan.pip.model import Pip, PipStatus
from webapp.plan.pip.queries import VERSIONS
from webapp.web.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Follows:
    """The days that follow. The term and the talks hang on the first plan, whichever this is."""

    starts_term: bool
    term: Period
    switch_until: date
    talk: date | None
    """The next one about how it goes; None when all lie behind."""
    objection: date


class FixingPage(Page, template="plan/draft/fixing.html"):
    case: Case
    draft: Pip
    seen: str
    """What the draft is now: nobody fixes what they never saw."""
    lines: int
    follows: Follows


def fixing_page(case: Case) -> FixingPage | None:
    """None without a draft that can be fixed."""
    versions: Sequence[Pip] = db.scalars(VERSIONS, dossier=case.id)
    fixed = [each for each in versions if each.status is PipStatus.FIXED]
    draft = next((each for each in versions if each.status is PipStatus.DRAFT), None)
    if draft is None:
        return None
    grounds, today = grounds_of(case, fixed), clock.today()
    lines = db.read(Shown, queries.LINES_TO_READ, pip=draft.id)
    if check(grounds, draft, len(lines), today).stops:
        return None
    return FixingPage(
        case=case,
        draft=draft,
        seen=fingerprint(draft, lines),
        lines=len(lines),
        follows=follows_from(grounds.rules, [draft, *fixed], today),
    )


def follows_from(rules: Rulebook, versions: Sequence[Pip], today: date) -> Follows:
    """When the first of these is fixed today. The term counts from the oldest."""
    first = versions[-1].dated_on
    talks = [each.day for each in term.progress_talks(rules, first) if each.day >= today]
    return Follows(
        starts_term=len(versions) == 1,
        term=term.term(rules, first),
        switch_until=term.switch_until(rules, first).day,
        talk=talks[0] if talks else None,
        objection=term.objection_until(rules, today).day,
    )


def may_be_fixed(case: Case, draft: Pip, lines: int) -> bool:
    fixed = db.scalars(queries.ALL_FIXED, dossier=case.id)
    return not check(grounds_of(case, fixed), draft, lines, clock.today()).stops
