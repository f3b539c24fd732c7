"""What who follows signalen up sees of all of them: the list."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from webapp.case.policy import Act, may, who
from webapp.core import clock, db
from webapp.guidance.welzijn import queries, queries_readers
from webapp.guidance.welzijn.model import (
    MELDCODE,
    TAKEN_UP,
    Did,
    Domain,
    Outcome,
    Reason,
    Signaal,
    Stage,
    takes_more,
)
from webapp.law.rules import Rulebook
from webapp.law.welzijn import URGENT, Level, are_many, counted_from, react_by
from webapp.rules.book import rulebooks
from webapp.web.guards import Rows
from webapp.web.page import Page
from webapp.web.who_asks import me

UNDER_WAY = (Stage.IN_CONSULTATION, Stage.ACTION)
LONGEST_TOGETHER = timedelta(days=366)
"""Whatever a gemeente chooses: older ones are not looked at."""


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
    author: str


class Small(NamedTuple):
    """One of the lowest level: several may belong together."""

    dossier_id: UUID
    domain: Domain
    second_domain: Domain | None
    written_at: datetime
    gemeente_id: UUID
    name: str


class Told(NamedTuple):
    """Who took it up, that its level is another one; what who wrote it was told, that they read
    it, or added something.
    """

    signaal_id: UUID
    did: Did
    at: datetime
    outcome: Outcome | None
    reason: Reason | None
    level: Level | None
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
    acts: Told | None
    """Who took it up last, while it is open."""
    weighed: Told | None
    """When the level became another one; never why."""
    meldcode: bool
    """Whether who wrote it is reminded of its first steps."""
    added_at: datetime | None
    """When who wrote it last added something."""
    takes_more: bool
    """Whether I wrote it, and may add something."""
    to_hear: bool
    """Whether I wrote it, and have not said yet that I read how it went."""

    @property
    def closed(self) -> bool:
        return self.line.stage is Stage.CLOSED

    @property
    def urgent(self) -> bool:
        """Whether it stands in red: until somebody takes it up."""
        return self.line.level in URGENT and self.line.stage is Stage.RECEIVED


class ListPage(Page, template="guidance/welzijn/index.html"):
    signalen: Sequence[Listed]
    together: Sequence[tuple[str, Domain]]
    lies_with: Sequence[Writer]
    """Who reads what I wrote, while some of it is open."""
    today: date
    number: int
    more: bool


def list_page(signalen: Rows[Signaal], number: int) -> ListPage:
    """Thirty a page, with the day to react by, what was told, and what may belong together."""
    values = who(me()) | {"skip": (number - 1) * queries.PAGE}
    found = db.read(Line, queries.on_the_list(signalen), **values)
    shown, small = found[: queries.PAGE], small_of(signalen)
    said = db.read(Told, queries.TOLD_OR_ADDED, ids=[line.id for line in shown])
    told = {it.signaal_id: it for it in said if it.did is Did.REPORTED_BACK}
    acts = {it.signaal_id: it for it in said if it.did in TAKEN_UP}
    weighed = {it.signaal_id: it for it in said if it.did is Did.WEIGHED}
    added = {it.signaal_id: it.at for it in said if it.did is Did.ADDED}
    news = told.keys() - {it.signaal_id for it in said if it.did is Did.HEARD}
    books = rulebooks([it.gemeente_id for it in shown] + [it.gemeente_id for it in small])
    return ListPage(
        signalen=[
            Listed(
                line=line,
                by=due(books[line.gemeente_id], line),
                told=told.get(line.id),
                acts=acts.get(line.id) if line.stage in UNDER_WAY else None,
                weighed=weighed.get(line.id),
                meldcode=is_reminded(line),
                added_at=added.get(line.id),
                takes_more=is_mine_and_open(line),
                to_hear=line.author_id == me().id and line.id in news,
            )
            for line in shown
        ],
        together=together(books, small),
        lies_with=readers_of_mine(shown),
        today=clock.today(),
        number=number,
        more=len(found) > queries.PAGE,
    )


def readers_of_mine(lines: Iterable[Line]) -> list[Writer]:
    """Whom to call about it."""
    if not any(line.author_id == me().id and line.stage is not Stage.CLOSED for line in lines):
        return []
    return db.read(Writer, queries_readers.READ_BY, **who(me()))


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
