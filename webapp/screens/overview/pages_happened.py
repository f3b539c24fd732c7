"""What happened in a case: one line through all rooms that its reader may read, paged by day."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any, NamedTuple

from webapp.case.account import Role
from webapp.case.in_hand import Case
from webapp.case.policy import POLICY, Act, who
from webapp.core import clock
from webapp.core.db import Query
from webapp.core.together import Together
from webapp.people.caseload import queries_told as told
from webapp.screens.overview import queries_counted as counted
from webapp.screens.overview import queries_happened as queries
from webapp.screens.overview.model import Group
from webapp.screens.overview.queries_said import SAID, Said
from webapp.web.who_asks import me

PAGE = 25
"""So many lines; a day is never torn apart."""


class Event(NamedTuple):
    """Something on its day. What stands in the row follows from what it is."""

    day: date
    what: str
    row: Any
    times: int = 1
    """Messages of one person on one day are one line."""


class Source(NamedTuple):
    """Where such things are found, and who may read them."""

    what: str
    group: Group
    act: Act
    shape: Callable[..., Any]
    query: Query | Callable[[Role], Query]

    def for_role(self, role: Role) -> Query:
        return self.query(role) if callable(self.query) else self.query


CASE, PIP = Act.KEEP_CASE, Act.READ_PIP
CONTACT, PLAN, MONEY, HOURS = Group
SOURCES = (
    Source("held", CONTACT, Act.READ_AGENDA, queries.Held, queries.HELD),
    Source("visited", CONTACT, Act.READ_VISITS, queries.Visited, queries.visited),
    Source("wrote", CONTACT, Act.READ_MESSAGES, queries.Wrote, queries.wrote),
    Source("tried", CONTACT, CASE, told.Tried, told.TRIED),
    Source("began", CONTACT, CASE, queries.Guiding, queries.BEGAN),
    Source("ended", CONTACT, CASE, queries.Guiding, queries.ENDED),
    Source("counted", PLAN, CASE, counted.Counted, counted.COUNTED),
    Source("shared", PLAN, Act.READ_INTAKE, told.Shared, told.SHARED),
    Source("tested", PLAN, Act.READ_INTAKE, told.Tested, told.TESTED),
    Source("fixed", PLAN, PIP, queries.Fixed, queries.FIXED),
    Source("said", PLAN, PIP, Said, SAID),
    Source("talked", PLAN, PIP, counted.Talked, counted.TALKED),
    Source("took", PLAN, PIP, counted.Took, counted.TOOK),
    Source("corrected", PLAN, Act.KEEP_FACTS, told.Corrected, told.CORRECTED),
    Source("published", MONEY, Act.READ_BUDGET, counted.Published, counted.MONTHS),
    Source("reported", HOURS, Act.READ_HOURS, counted.Reported, counted.REPORTED),
    Source("followed", HOURS, Act.READ_PVT, counted.Followed, counted.FOLLOWED),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    events: Sequence[Event]
    """The newest first."""
    group: Group | None
    before: date | None
    """Asked for: None is from today back."""
    earlier: date | None
    """Before which day the next page reads; None when this was all."""
    groups: Sequence[Group] = tuple(Group)


def sources_of(role: Role, group: Group | None) -> list[Source]:
    wanted = [each for each in SOURCES if group in (None, each.group)]
    return [each for each in wanted if role in POLICY[each.act]]


@cache
def together(role: Role, group: Group | None) -> Together:
    return Together(*(each.for_role(role) for each in sources_of(role, group)))


def happened(case: Case, before: date | None, group: Group | None) -> Happened:
    last = min(before or date.max, clock.today() + timedelta(days=1))
    found = together(me().role, group).read(
        **who(me()),
        dossier=case.id,
        household=case.household_id,
        now=clock.now(),
        before=last,
        before_at=datetime.combine(last, time(), clock.AMSTERDAM).astimezone(UTC),
    )
    events: list[Event] = []
    torn = date.min
    for source, rows in zip(sources_of(me().role, group), found, strict=True):
        theirs = [*events_of(source, rows)]
        events += by_day(theirs)
        if len(rows) >= told.MOST:
            torn = max(torn, theirs[-1].day)
    events.sort(key=lambda event: event.day, reverse=True)
    shown, earlier = first_page(events, torn)
    return Happened(events=shown, group=group, before=before, earlier=earlier)


def events_of(source: Source, rows: Iterable[Sequence[Any]]) -> Iterator[Event]:
    for each in rows:
        when: date | datetime = each[0]
        day = clock.day_of(when) if isinstance(when, datetime) else when
        yield Event(day, source.what, source.shape(*each))


def by_day(events: Sequence[Event]) -> list[Event]:
    """Messages of one day and one person are counted, and so are facts that were put right."""
    counts: dict[object, Event] = {}
    for number, event in enumerate(events):
        same = event.what in ("wrote", "corrected")
        key = (event.day, event.row[1:]) if same else number
        known = counts.get(key)
        counts[key] = known._replace(times=known.times + 1) if known else event
    return [*counts.values()]


def first_page(events: Sequence[Event], torn: date) -> tuple[Sequence[Event], date | None]:
    """Whole days until the page is full. Of `torn` and before not all was read: it comes later,
    unless it is the first day of all.
    """
    whole = [event for event in events if event.day > torn]
    if not whole:
        whole = [event for event in events if event.day == events[0].day] if events else []
    if len(whole) > PAGE:
        last = whole[PAGE].day
        whole = [e for e in whole[:PAGE] if e.day > last] or [e for e in whole if e.day == last]
    return whole, whole[-1].day if len(whole) < len(events) else None
