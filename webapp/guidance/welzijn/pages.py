"""What who follows signalen up sees: the list, and one of them with what can be done."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import starmap
from typing import NamedTuple
from uuid import UUID

from webapp.case.in_hand import Case
from webapp.case.policy import Act, acts_on, may, who
from webapp.case.telephone import Telephone
from webapp.core import clock, db
from webapp.guidance.welzijn import forms, queries, queries_readers
from webapp.guidance.welzijn.model import (
    MELDCODE,
    NEXT,
    Called,
    Did,
    Domain,
    Outcome,
    Reason,
    Signaal,
    Stage,
    can_be_shared,
    takes_more,
)
from webapp.law.rules import Rulebook
from webapp.law.welzijn import URGENT, Level, are_many, counted_from, react_by
from webapp.rules.book import rulebook, rulebooks
from webapp.speech.i18n import Text
from webapp.web.guards import Rows
from webapp.web.page import Page
from webapp.web.who_asks import me

LONGEST_TOGETHER = timedelta(days=366)
"""Whatever a gemeente chooses: older ones are not looked at."""
PAGES_OF_A_PERSON = {Act.READ_CLIENT: "begeleiding", Act.KEEP_CASE: "case"}


class Line(NamedTuple):
    """A signaal on the list, with whom it is about. Nothing of its text."""

    id: UUID
    dossier_id: UUID
    domain: Domain
    second_domain: Domain | None
    level: Level
    stage: Stage
    written_at: datetime
    seen_on: date
    author_id: UUID
    erased_at: datetime | None
    gemeente_id: UUID
    name: str


class Small(NamedTuple):
    """One of the lowest level: several may belong together."""

    dossier_id: UUID
    domain: Domain
    second_domain: Domain | None
    written_at: datetime
    gemeente_id: UUID
    name: str


class Told(NamedTuple):
    """What who wrote it was told, that they read it, or added something."""

    signaal_id: UUID
    did: Did
    at: datetime
    outcome: Outcome | None
    reason: Reason | None


class Step(NamedTuple):
    """What was done, with the name of who did."""

    at: datetime
    did: Did
    level: Level | None
    outcome: Outcome | None
    reason: Reason | None
    words: str | None
    name: str


class Writer(NamedTuple):
    name: str
    phone: str | None
    """None also of who was stopped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    line: Line
    by: date | None
    """The last day to react, while nobody did."""
    told: Told | None
    meldcode: bool
    """Whether who wrote it is reminded of its first steps."""
    added_at: datetime | None
    """When who wrote it last added something."""
    takes_more: bool
    """Whether I wrote it, and may add something."""
    to_hear: bool
    """Whether I wrote it, and have not said yet that I read how it went."""

    @property
    def urgent(self) -> bool:
        """Whether it stands in red: until somebody takes it up."""
        return self.line.level in URGENT and self.line.stage is Stage.RECEIVED


class ListPage(Page, template="guidance/welzijn/index.html"):
    signalen: Sequence[Listed]
    together: Sequence[tuple[str, Domain]]
    today: date
    number: int
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """What I may do with it, and what was refused."""

    stages: Sequence[Stage]
    handles: bool
    shareable: bool
    meldcode: bool
    erasable: bool
    report: forms.ReportBack
    weigh: forms.Weigh


class SignaalPage(Page, template="guidance/welzijn/show.html"):
    case: Case
    signaal: Signaal
    there: str
    """Which page about the person I reach; nothing where none: then they are not called either."""
    phones: Sequence[Telephone]
    author: Writer
    called: Sequence[Called]
    by: date | None
    today: date
    steps: Sequence[Step]
    next: Next
    form: forms.ReportBack | forms.Weigh | None
    refusal: Text | None


def list_page(signalen: Rows[Signaal], number: int) -> ListPage:
    """Thirty a page, with the day to react by, what was told, and what may belong together."""
    values = who(me()) | {"skip": (number - 1) * queries.PAGE}
    found = db.read(Line, queries.on_the_list(signalen), **values)
    shown, small = found[: queries.PAGE], small_of(signalen)
    said = db.read(Told, queries.TOLD_OR_ADDED, ids=[line.id for line in shown])
    told = {it.signaal_id: it for it in said if it.did is Did.REPORTED_BACK}
    added = {it.signaal_id: it.at for it in said if it.did is Did.ADDED}
    news = told.keys() - {it.signaal_id for it in said if it.did is Did.HEARD}
    books = rulebooks([it.gemeente_id for it in shown] + [it.gemeente_id for it in small])
    return ListPage(
        signalen=[
            Listed(
                line=line,
                by=due(books[line.gemeente_id], line),
                told=told.get(line.id),
                meldcode=is_reminded(line),
                added_at=added.get(line.id),
                takes_more=is_mine_and_open(line),
                to_hear=line.author_id == me().id and line.id in news,
            )
            for line in shown
        ],
        together=together(books, small),
        today=clock.today(),
        number=number,
        more=len(found) > queries.PAGE,
    )


def small_of(signalen: Rows[Signaal]) -> list[Small]:
    """For who discusses them together."""
    if not may(me(), Act.HANDLE_SIGNAAL):
        return []
    since = clock.now() - LONGEST_TOGETHER
    return db.read(Small, queries.lately(signalen), **who(me()), since=since)


def is_reminded(line: Line) -> bool:
    about = MELDCODE & {line.domain, line.second_domain}
    return bool(about) and line.level is not Level.ACUUT and line.stage is not Stage.CLOSED


def is_mine_and_open(line: Line) -> bool:
    about = line.domain, line.second_domain
    return line.author_id == me().id and takes_more(line.stage, about, line.erased_at)


def due(book: Rulebook, signaal: Line | Signaal) -> date | None:
    """The last day to react, while nobody did."""
    if signaal.stage is not Stage.RECEIVED:
        return None
    return react_by(book, signaal.level, clock.day_of(signaal.written_at))


def together(books: Mapping[UUID, Rulebook], small: Iterable[Small]) -> list[tuple[str, Domain]]:
    """Whose small signalen in one domain became many. A suggestion: levels stay as they are."""
    counted: Counter[tuple[UUID, str, UUID, Domain]] = Counter()
    today = clock.today()
    for row in small:
        if clock.day_of(row.written_at) >= counted_from(books[row.gemeente_id], today):
            about = row.dossier_id, row.name, row.gemeente_id
            counted.update((*about, each) for each in (row.domain, row.second_domain) if each)
    return sorted(
        (name, domain)
        for (_, name, gemeente_id, domain), times in counted.items()
        if are_many(books[gemeente_id], today, times)
    )


def signaal_page(
    case: Case,
    signaal: Signaal,
    form: forms.ReportBack | forms.Weigh | None = None,
    refusal: Text | None = None,
) -> SignaalPage:
    """One card with its steps, and what can be done next."""
    if form and not is_asked(form, signaal.stage):
        refusal = forms.CHANGED
    values = {"author": signaal.author_id, "signaal": signaal.id, "dossier": case.id}
    [author], steps, phones = queries.AROUND.read(**values)
    done = [*starmap(Step, steps)]
    can = acts_on(me(), case.id, *PAGES_OF_A_PERSON)
    there = next((room for act, room in PAGES_OF_A_PERSON.items() if act in can), "")
    return SignaalPage(
        case=case,
        signaal=signaal,
        there=there,
        phones=[*starmap(Telephone, phones)] if there else (),
        author=Writer(*author),
        called=[Called(each) for each in signaal.called],
        by=due(rulebook(case.gemeente_id), signaal),
        today=clock.today(),
        steps=done,
        next=next_of(signaal, done, form),
        form=form,
        refusal=refusal,
    )


def is_asked(form: forms.ReportBack | forms.Weigh, stage: Stage) -> bool:
    """Whether the page still has this form: a colleague may have gone on meanwhile."""
    if isinstance(form, forms.ReportBack):
        return Stage.REPORTED_BACK in NEXT[stage]
    return bool(NEXT[stage])


def next_of(
    signaal: Signaal, steps: Iterable[Step], form: forms.ReportBack | forms.Weigh | None
) -> Next:
    handles = db.row(queries_readers.IS_HANDLED, **who(me()), row=signaal.id) is not None
    can_share = can_be_shared(signaal.level, signaal.domains) and not signaal.shared_at
    return Next(
        stages=sorted(NEXT[signaal.stage], key=list(Stage).index),
        handles=handles,
        shareable=handles and can_share and may(me(), Act.FLAG_SIGNAAL),
        meldcode=bool(MELDCODE & {*signaal.domains}) and not signaal.meldcode_on,
        erasable=signaal.has_text or any(step.words for step in steps),
        report=form if isinstance(form, forms.ReportBack) else forms.ReportBack(),
        weigh=form if isinstance(form, forms.Weigh) else forms.Weigh(signaal.level),
    )
