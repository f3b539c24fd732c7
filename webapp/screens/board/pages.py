"""The board: everything that asks for this consulent's hand, the nearest first."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from flask import g

from webapp.case.policy import who
from webapp.core import clock, db
from webapp.law.keys import Key, Unit
from webapp.law.rules import Rule, Rulebook
from webapp.rules.book import rulebook
from webapp.screens.board import queries_asked
from webapp.screens.board.model import TOPICS, Deed, Matter, Topic, When
from webapp.screens.board.model_put_off import HAS_NO_DAY, last_day
from webapp.screens.board.pages_matters import FROM_FACTS, Item, moments, of_dossiers, of_people
from webapp.screens.board.pages_ways import address, deed_of
from webapp.screens.board.queries import Scope
from webapp.screens.board.queries_asked import Absent, Later
from webapp.web.from_board import ONCE_DONE, here
from webapp.web.page import Page
from webapp.web.who_asks import me, our_gemeente

ORDER = {matter: number for number, matter in enumerate(Matter)}
OF_EACH = 8
"""Shown of each matter among all of everybody; the rest is one tap away."""
PAGE = 30
PutOffs = Mapping[tuple[UUID, Matter, str], Later]


class Wanted(NamedTuple):
    """What the address asks for."""

    shows: Topic | Matter | None
    scope: Scope
    number: int = 1
    colleague: UUID | None = None
    """Whose people: of who is away."""

    @property
    def whose(self) -> str:
        return str(self.colleague or self.scope)

    @property
    def matters(self) -> Sequence[Matter]:
        if isinstance(self.shows, Topic):
            return TOPICS[self.shows]
        return (self.shows,) if self.shows else tuple(Matter)

    @property
    def is_topic(self) -> bool:
        return isinstance(self.shows, Topic)

    @property
    def topic(self) -> Topic | None:
        """Also of one matter."""
        if isinstance(self.shows, Matter):
            return next(topic for topic, matters in TOPICS.items() if self.shows in matters)
        return self.shows


class Because(NamedTuple):
    """A rule that made a day, with what its value counts."""

    rule: Rule
    unit: Unit


class Row(NamedTuple):
    number: int
    """On the board, from above: the way back leads to it."""
    item: Item
    because: Sequence[Because]
    deed: Deed
    url: str
    later_url: str | None
    was_put_off: Later | None
    """Until today."""


class Chip(NamedTuple):
    topic: Topic | None
    number: int
    more: bool
    """Than were looked at."""


class BoardPage(Page, template="screens/board/show.html"):
    wanted: Wanted
    groups: Sequence[tuple[When, Sequence[Row]]]
    chips: Sequence[Chip]
    """What there is of each topic, and of all."""
    absent: Sequence[Absent]
    put_off: Sequence[tuple[Item, Later]]
    more_of: Sequence[Matter]
    """Of which there are more than stand here."""
    today: date
    sunday: date


def asked_for(args: Mapping[str, str], number: int) -> Wanted:
    """Nonsense in the address is as if it were not there."""
    name, whose = args.get("matter", ""), args.get("whose", "")
    shows = next((kind(name) for kind in (Topic, Matter) if name in {*kind}), None)
    number = number if isinstance(shows, Matter) else 1
    if whose == Scope.ALL:
        return Wanted(shows, Scope.ALL, number)
    try:
        return Wanted(shows, Scope.ONE, number, UUID(whose))
    except ValueError:
        return Wanted(shows, Scope.MINE, number)


def board_page(wanted: Wanted) -> BoardPage:
    """Of each matter the nearest, all in order; or thirty a page of one matter.

    Whose colleague is back sees their own again, whatever the address says.
    """
    if wanted.colleague and wanted.colleague not in db.scalars(queries_asked.AWAY, **who(me())):
        wanted = wanted._replace(scope=Scope.MINE, colleague=None)
    rules, today = rulebook(our_gemeente()), clock.today()
    items, absent, put_off = every_item(rules, wanted, today)
    most = OF_EACH if wanted.scope is Scope.ALL and not wanted.shows else PAGE
    first = (wanted.number - 1) * PAGE
    nearest = in_order(item for item in items if not waits(item, put_off, today))
    waiting = [it for it in items if waits(it, put_off, today) and it.matter in wanted.matters]
    counted = {m: [item for item in nearest if item.matter is m] for m in Matter}
    chosen = {id(item) for m in wanted.matters for item in counted[m][first : first + most]}
    chips = chips_of(counted)
    if wanted.number == 1 and wanted.scope is Scope.MINE:  # for the navigation
        g.on_board = chips[0].number, sum(it.day < today or it.urgent for it in nearest)
    return BoardPage(
        wanted=wanted,
        groups=grouped(rules, wanted, [it for it in nearest if id(it) in chosen], put_off),
        put_off=[(item, put_off[item.which]) for item in in_order(waiting)],
        chips=chips if wanted.number == 1 else (),
        absent=absent,
        more_of=[m for m in wanted.matters if len(counted[m]) > first + most],
        today=today,
        sunday=sunday_of(today),
    )


def waits(item: Item, put_off: PutOffs, today: date) -> bool:
    """Whether it is put off until a day that has still to come, and not beyond its own: that may
    have come nearer since.
    """
    later = put_off.get(item.which)
    if not later or later.until <= today:
        return False
    return item.matter in HAS_NO_DAY or later.until <= item.day


def in_order(items: Iterable[Item]) -> list[Item]:
    """What stands in the calendar of a day by its hour, all else first."""
    return sorted(items, key=lambda it: (it.day, it.hour, ORDER[it.matter], it.name))


def every_item(
    rules: Rulebook, wanted: Wanted, today: date
) -> tuple[Sequence[Item], Sequence[Absent], PutOffs]:
    """Of all matters, so that they are counted; of the later pages of one matter only that one.

    As many more are read as are put off: those take nobody's place.
    """
    alone = wanted.matters if wanted.number > 1 else tuple(Matter)
    later = db.read(Later, queries_asked.PUT_OFF, **who(me()))
    put_off = {(it.dossier_id, it.matter, it.about): it for it in later}
    values = who(me()) | moments(rules, today)
    most = wanted.number * PAGE + 1 + len(put_off)
    values |= {"most": most, "skip": 0, "whose": wanted.colleague}
    facts = tuple(matter for matter in alone if matter in FROM_FACTS)
    items, absent = of_people(rules, wanted.scope, values)
    if facts:
        items += of_dossiers(rules, wanted.scope, facts, values, put_off)
    return items, absent, put_off


def chips_of(counted: Mapping[Matter, Sequence[Item]]) -> list[Chip]:
    """All, and each topic of which there is something."""
    chips = []
    for topic, matters in TOPICS.items():
        several = [len(counted[matter]) for matter in matters]
        number = sum(min(each, PAGE) for each in several)
        chips.append(Chip(topic, number, max(several) > PAGE))
    total = Chip(None, sum(chip.number for chip in chips), any(chip.more for chip in chips))
    return [total, *(chip for chip in chips if chip.number)]


def grouped(
    rules: Rulebook, wanted: Wanted, items: Iterable[Item], put_off: PutOffs
) -> list[tuple[When, list[Row]]]:
    today = clock.today()
    groups: dict[When, list[Row]] = {when: [] for when in When}
    number = (wanted.number - 1) * PAGE
    for when, item in sorted(((when_of(item, today), item) for item in items), key=nearest_group):
        number += 1
        because = [behind(rules, key, today) for key in item.because]
        deed = deed_of(item.matter, item.at, item.answer, item.people)
        row = here(number, wanted.whose, wanted.shows or "", wanted.number)
        url = address(deed, item.dossier_id, item.about, row)
        later = later_url(item, row, today)
        groups[when].append(Row(number, item, because, deed, url, later, put_off.get(item.which)))
    return [(when, rows) for when, rows in groups.items() if rows]


def later_url(item: Item, row: str, today: date) -> str | None:
    """To put it off; None where it cannot wait."""
    if item.people > 1 or not last_day(item.matter, item.day, today):
        return None
    which = f"matter={item.matter}&about={item.key}"
    return f"/dossiers/{item.dossier_id}/put-off?{which}&{ONCE_DONE}={row}"


def nearest_group(placed: tuple[When, Item]) -> int:
    return [*When].index(placed[0])


def when_of(item: Item, today: date) -> When:
    if item.day < today:
        return When.LATE
    if item.day == today or item.urgent:
        return When.TODAY
    return When.WEEK if item.day <= sunday_of(today) else When.LATER


def sunday_of(today: date) -> date:
    return today + timedelta(days=6 - today.weekday())


def behind(rules: Rulebook, key: Key, today: date) -> Because:
    rule = rules.rule(key, today)
    return Because(rule, Unit(rule.unit))
