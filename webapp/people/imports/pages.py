"""The pages of lists: where one is handed in, and what becomes of each of its rows."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple, TypeVar
from uuid import UUID

from webapp.arrival.koppeling.queries import OPEN_CENTRES
from webapp.case.dossier import Dossier
from webapp.case.policy import Act, reached, who
from webapp.core import clock, db
from webapp.people.imports import pages_hours, pages_people, queries
from webapp.people.imports.forms import HandIn
from webapp.people.imports.forms_questions import Ask, Questions
from webapp.people.imports.model import Effect, HandedList, ListKind
from webapp.people.imports.pages_outcome import Outcome
from webapp.plan.ledger.model import HoursKind
from webapp.plan.ledger.queries import ENTRIES, born_on
from webapp.web.guards import Rows
from webapp.web.letters import strange_words
from webapp.web.page import Page, Piece
from webapp.web.sheets import Fault, Grid, InDoubt, Row, Unfit, grid_of, head_faults, rows_of
from webapp.web.who_asks import me

MOST_SHOWN = 100
MOST_WORDS = 8
AT_ONCE = 1000
"""Of so many days of birth, or people, one statement asks."""
COLUMNS = {ListKind.PEOPLE: pages_people.COLUMNS, ListKind.HOURS: pages_hours.COLUMNS}
Known = pages_people.Known | pages_hours.Known
Part = TypeVar("Part")
Line = pages_people.Line | pages_hours.Line
Found = Outcome[pages_people.Line] | Outcome[pages_hours.Line]


class Reading(NamedTuple):
    """One of the things that the letters of a file may be."""

    words: Sequence[str]
    """Those that the readings differ in."""
    text: str


class Handed(NamedTuple):
    """A list that was handed in before."""

    id: UUID
    handed_at: datetime
    giver: str
    kept: int
    waits: bool
    withdrawn_at: datetime | None


class HandInPage(Page, template="people/imports/new.html"):
    kind: ListKind
    form: HandIn
    lists: Sequence[Handed]
    faults: Sequence[Fault] = ()
    """One, and nothing of the list is taken in."""
    readings: Sequence[Reading] = ()
    """What the letters may be, when they may be more than one thing."""
    most: int = MOST_SHOWN


class KeptRow(NamedTuple):
    row: int
    effect: Effect
    undone_at: datetime | None
    dossier_id: UUID
    name: str
    kind: HoursKind | None
    minutes: int | None
    until_on: date | None
    source: str | None


class Keeping(Piece, template="people/imports/_keeping.html"):
    """How far a long list is, while it is kept portion by portion."""

    handed: HandedList


class ListPage(Page, template="people/imports/list.html"):
    handed: HandedList
    giver: str
    taker: str | None
    kept: int
    """So many rows."""
    rows: Sequence[KeptRow]
    number: int
    more: bool
    ready: Sequence[Line]
    ready_count: int
    asks: Sequence[Ask]
    asks_count: int
    aside: Sequence[Fault]
    aside_count: int
    without_meaning: int
    form: Questions
    most: int = MOST_SHOWN


def hand_in_page(kind: ListKind, lists: Rows[HandedList], form: HandIn) -> HandInPage:
    return HandInPage(kind=kind, form=form, lists=latest(kind, lists))


def latest(kind: ListKind, lists: Rows[HandedList]) -> list[Handed]:
    return db.read(Handed, queries.latest(lists), **who(me()), kind=kind)


def read_file(
    kind: ListKind, lists: Rows[HandedList], form: HandIn
) -> tuple[Grid, HandInPage | None]:
    """The cells, or the page that says why they are not to be had."""
    faults: Sequence[Fault] = ()
    readings: Sequence[Reading] = ()
    grid: Grid = []
    try:
        grid = grid_of(form.content)
        faults = head_faults(grid, COLUMNS[kind])
    except InDoubt as doubt:
        readings = [Reading(strange_words(t)[:MOST_WORDS], t) for t in doubt.readings]
    except Unfit as unfit:
        faults = [unfit.fault]
    if not faults and not readings:
        return grid, None
    before = latest(kind, lists)
    return grid, HandInPage(kind=kind, form=form, lists=before, faults=faults, readings=readings)


def list_page(handed: HandedList, number: int = 1) -> ListPage:
    about = db.row(queries.ABOUT, list=handed.id)
    rows = db.read(KeptRow, queries.KEPT_ROWS, list=handed.id, skip=(number - 1) * queries.PAGE)
    found = outcome(handed) if handed.packed and not handed.reached else Outcome[pages_hours.Line]()
    return ListPage(
        handed=handed,
        giver=about.giver,
        taker=about.taker,
        kept=about.kept,
        rows=rows[: queries.PAGE],
        number=number,
        more=len(rows) > queries.PAGE,
        ready=found.ready[:MOST_SHOWN],
        ready_count=len(found.ready),
        asks=found.asks[:MOST_SHOWN],
        asks_count=len(found.asks),
        aside=found.aside[:MOST_SHOWN],
        aside_count=len(found.aside),
        without_meaning=found.without_meaning,
        form=Questions(found.asks[:MOST_SHOWN], bool(found.without_meaning)),
    )


def outcome(
    handed: HandedList, after: int = 0, until: int | None = None, *, held: bool = False
) -> Found:
    """Of the rows that were not kept yet, `after` one row until and including another; `held`:
    nobody else writes about these people meanwhile.
    """
    done = {row for (row,) in db.rows(queries.DONE, list=handed.id)}
    rows = [
        row
        for row in rows_of(handed.grid[:until], COLUMNS[handed.kind], after)
        if number_of(row) not in done
    ]
    if handed.kind is ListKind.PEOPLE:
        return pages_people.read(rows, known_people(), handed.answers)
    said = list(pages_hours.read(rows, clock.today()))
    days = {each.born.day for each in said if isinstance(each, pages_hours.Said)}
    return pages_hours.weighed(said, known_hours(days, held), handed.answers)


def number_of(row: Row | Fault) -> int:
    return row.number if isinstance(row, Row) else row.row


def known_people() -> pages_people.Known:
    values = who(me())
    return pages_people.Known(
        centres={row.name.lower(): row.id for row in db.rows(OPEN_CENTRES, **values)},
        people={(row.name_key, row.born_on): row.name for row in db.rows(queries.PEOPLE, **values)},
        today=clock.today(),
    )


def known_hours(days: Collection[date], held: bool) -> pages_hours.Known:
    """Everybody who was born on these days, and what is written down of them."""
    people: Mapping[date, list[pages_hours.Person]] = defaultdict(list)
    ledger: pages_hours.Ledger = defaultdict(list)
    dossiers = born_on(reached(Act.KEEP_HOURS, me().role, Dossier), held=held)
    ids = []
    for part in parts(days):
        for row in db.rows(dossiers, **who(me()), days=part):
            people[row.born_on].append(pages_hours.Person(row.id, row.name))
            ids.append(row.id)
    for part in parts(ids):
        for row in db.rows(ENTRIES, dossiers=part):
            here = row.minutes, row.until_on, row.since_on, row.source, row.id
            ledger[row.dossier_id, row.kind].append(pages_hours.Stands(*here))
    return pages_hours.Known(people, ledger)


def parts(of: Collection[Part]) -> Iterator[list[Part]]:
    every = [*of]
    return (every[start : start + AT_ONCE] for start in range(0, len(every), AT_ONCE))
