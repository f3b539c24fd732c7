"""What the page of a draft shows: what can be typed, what stands in the way, what was fixed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import starmap
from typing import NamedTuple
from uuid import UUID

from werkzeug.datastructures import MultiDict

from webapp.arrival.intake.model import LifeArea
from webapp.case.dates import plan_deadline
from webapp.case.in_hand import Case
from webapp.case.school import SchoolNamed
from webapp.core import clock, db
from webapp.core.together import Rows
from webapp.law.periods import Reckoned
from webapp.law.refusals import ChangeReason
from webapp.plan.draft import model, queries
from webapp.plan.draft.forms import First, Next
from webapp.plan.draft.forms_line import LineFields, fields_of
from webapp.plan.draft.forms_lines import NewLines
from webapp.plan.draft.forms_plan import PlanFields
from webapp.plan.draft.pages_check import Check, Grounds, Told, check, grounds_of
from webapp.plan.draft.queries import Shown
from webapp.plan.draft.queries_versions import fingerprint
from webapp.plan.pip.model import Agreement, Party, Pip, PipStatus
from webapp.plan.pip.queries import HELPER, VERSIONS
from webapp.speech.i18n import Text
from webapp.web.choices import Offer
from webapp.web.page import Page

Helpers = list[Offer[UUID]]


class FixedVersion(NamedTuple):
    """A version that is fixed, and by whom; None of one that was not fixed here."""

    id: UUID
    number: int
    dated_on: date
    reason: str | None
    fixed_at: datetime | None
    content_hash: str | None
    name: str | None

    @property
    def why(self) -> ChangeReason | None:
        return model.REASONS.get(self.reason or "")


class Wished(NamedTuple):
    """A wish of the brede intake."""

    area: LifeArea
    wish: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The draft with all that can be typed in it."""

    number: int
    seen: str
    """What the draft is now: nobody fixes what they never saw."""
    form: PlanFields
    lines: Sequence[tuple[Shown, LineFields]]
    adding: Sequence[NewLines]
    """One for each party."""
    check: Check
    stopped: bool
    """Somebody tried to fix it, and it could not be."""
    course_hours: int
    told: Told
    wished: Sequence[Wished]
    """In the order in which they were talked about."""


class DraftPage(Page, template="plan/draft/draft.html"):
    case: Case
    draft: Draft | None
    first: First | None
    """To begin the first version."""
    next: Next | None
    """To begin a later one."""
    frozen: Sequence[FixedVersion]
    deadline: Reckoned | None
    schools: Sequence[SchoolNamed]
    lost: str
    """Own words that could not be kept, to be copied."""
    refusal: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What was handed in and could not be kept."""

    first: First | None = None
    next: Next | None = None
    form: PlanFields | None = None
    line: LineFields | None = None
    new: NewLines | None = None
    stopped: bool = False


def draft_page(
    case: Case, tried: Tried | None = None, *, refusal: Text | None = None, lost: str = ""
) -> DraftPage:
    """The draft, or the way to begin one."""
    tried = tried or Tried()
    versions: Sequence[Pip] = db.scalars(VERSIONS, dossier=case.id)
    fixed = [each for each in versions if each.status is PipStatus.FIXED]
    draft = next((each for each in versions if each.status is PipStatus.DRAFT), None)
    grounds = grounds_of(case, fixed)
    beside = queries.BESIDE.read(dossier=case.id, today=clock.today(), gemeente=case.gemeente_id)
    frozen, guides, schools = beside
    return DraftPage(
        case=case,
        draft=drafted(grounds, draft, tried, offers(guides)) if draft else None,
        first=None if draft or fixed else tried.first or First(),
        next=None if draft or not fixed else tried.next or Next(),
        frozen=[*starmap(FixedVersion, frozen)],
        deadline=None if fixed else plan_deadline(grounds.rules, grounds.days),
        schools=[*starmap(SchoolNamed, schools)],
        lost=lost,
        refusal=refusal,
    )


def drafted(grounds: Grounds, draft: Pip, tried: Tried, helpers: Helpers) -> Draft:
    lines = db.read(Shown, queries.LINES_TO_READ, pip=draft.id)
    wishes = grounds.wishes
    return Draft(
        number=draft.number,
        seen=fingerprint(draft, lines),
        form=tried.form or PlanFields(draft),
        lines=[(each, form_of(each, helpers, tried.line)) for each in lines],
        adding=[form_for(party, tried.new) for party in Party],
        check=check(grounds, draft, len(lines), clock.today()),
        stopped=tried.stopped,
        course_hours=grounds.course_hours,
        told=grounds.told,
        wished=[Wished(area, wishes[area]) for area in LifeArea if wishes.get(area)],
    )


def form_of(line: Shown, helpers: Helpers, tried: LineFields | None) -> LineFields:
    if tried and tried.line_id == line.id:
        return tried
    return fields_of(line, among(helpers, line.helper_id, line.helper))


def form_for(party: Party, tried: NewLines | None) -> NewLines:
    return tried if tried and tried.party.value is party else NewLines(party)


def offers(guides: Rows) -> Helpers:
    """Who guides today: they can be named beside a line."""
    return [Offer(id, str(id), name) for id, name in guides]


def among(helpers: Helpers, id: UUID | None, name: str | None) -> Helpers:
    """And who stood there already."""
    if id is None or any(each.value == id for each in helpers):
        return helpers
    return [Offer(id, str(id), name or ""), *helpers]


def line_fields(line: Agreement, posted: MultiDict[str, str] | None = None) -> LineFields:
    name = db.value(HELPER, id=line.helper_id) if line.helper_id else None
    guides = offers(db.rows(queries.HELPERS, dossier=line.dossier_id, today=clock.today()))
    return fields_of(line, among(guides, line.helper_id, name), posted)
