"""The board: everything that asks for this consulent's hand, the nearest first."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import or_

from webapp.case.account import Role
from webapp.case.policy import Act, reached, who
from webapp.contact.messages.queries_waiting import unanswered
from webapp.core import clock, db
from webapp.core.db import Query
from webapp.guidance.welzijn.model import Signaal, Stage
from webapp.guidance.welzijn.queries import on_the_list
from webapp.law import ontzorging, promises, term
from webapp.law.calendar import add_months
from webapp.law.keys import Key, Unit
from webapp.law.periods import Period, Reckoned
from webapp.law.rules import MissingRule, Rule, Rulebook
from webapp.law.welzijn import TERMS, URGENT, react_by
from webapp.rules.book import rulebook
from webapp.screens.board import queries
from webapp.screens.board.model import Matter
from webapp.screens.board.queries_plans import TERMS as PLAN_TERMS
from webapp.screens.board.queries_together import Fact, together
from webapp.web.page import Page
from webapp.web.who_asks import me, our_gemeente

ORDER = {matter: number for number, matter in enumerate(Matter)}
OF_EACH = 8
"""Shown of each matter among all of them; the rest is one tap away."""
PAGE = 30
TALK_AHEAD, SWITCH_AHEAD, TERM_AHEAD = timedelta(days=30), timedelta(days=60), timedelta(days=182)
ANSWER_AHEAD = timedelta(days=7)
Values = dict[str, object]
Build = Callable[..., Query]
Reckon = Callable[[Rulebook, Fact], Reckoned]


class Wanted(NamedTuple):
    """What the address asks for: one matter or all, one's own people or everybody's."""

    matter: Matter | None
    mine: bool
    number: int


@dataclass(frozen=True, kw_only=True)
class Item:
    matter: Matter
    day: date
    """Inclusive: the last day, or the day itself."""
    dossier_id: UUID
    name: str
    path: str
    because: tuple[Key, ...] = ()
    urgent: bool = False
    """It stands in red before its day is over."""


class Because(NamedTuple):
    """A rule that made a day, with what its value counts."""

    rule: Rule
    unit: Unit


class BoardPage(Page, template="screens/board/show.html"):
    wanted: Wanted
    items: Sequence[tuple[Item, Sequence[Because]]]
    more_of: Set[Matter]
    """Of which there are more than stand here."""
    today: date
    matters: Sequence[Matter] = tuple(Matter)


def asked_for(args: Mapping[str, str], number: int) -> Wanted:
    """Nonsense in the address is as if it were not there."""
    matter = args.get("matter", "")
    return Wanted(Matter(matter) if matter in {*Matter} else None, args.get("mine") == "1", number)


def board_page(wanted: Wanted) -> BoardPage:
    """Of each matter the nearest, all in order; or thirty a page of one matter."""
    rules, today = rulebook(our_gemeente()), clock.today()
    most = PAGE if wanted.matter else OF_EACH
    values = who(me()) | moments(rules, today)
    values |= {"most": most + 1, "skip": (wanted.number - 1) * PAGE if wanted.matter else 0}
    found: list[Item] = []
    more: set[Matter] = set()
    for items in every_matter(rules, wanted, values):
        by_day = sorted(items, key=lambda item: (item.day, item.name))
        found += by_day[:most]
        more |= {item.matter for item in by_day[most:]}
    found.sort(key=lambda item: (item.day, ORDER[item.matter], item.name))
    explained = [(item, [behind(rules, key, today) for key in item.because]) for item in found]
    return BoardPage(wanted=wanted, items=explained, more_of=more, today=today)


def behind(rules: Rulebook, key: Key, today: date) -> Because:
    rule = rules.rule(key, today)
    return Because(rule, Unit(rule.unit))


def every_matter(rules: Rulebook, wanted: Wanted, values: Values) -> Iterator[Sequence[Item]]:
    """A list of each matter that is asked for; no statement for the others."""
    for matters, read in SOURCES:
        if wanted.matter is None or wanted.matter in matters:
            items = list(read(rules, wanted, values))
            for matter in matters:
                if wanted.matter in (None, matter):
                    yield [item for item in items if item.matter is matter]


def moments(rules: Rulebook, today: date) -> Values:
    """From which facts on a day is near enough to be shown, by the rules of this gemeente."""
    months = rules.months(Key.PROGRESS_TALK_MONTHS, today)
    switch = rules.number(Key.SWITCH_MONTHS, today)
    whole = rules.number(Key.TERM_MONTHS, today)
    half = rules.number(Key.ONTZORGING_MONTHS, today)
    warned = timedelta(days=rules.number(Key.ONTZORGING_FIRST_REMINDER_DAYS, today))
    finish = rules.number(Key.BEGELEIDING_FINISH_MONTH, today)
    objection = timedelta(days=rules.number(Key.OBJECTION_DAYS, today) + 7)
    return {
        **{f"talk_by_{n}": add_months(today + TALK_AHEAD, -m) for n, m in enumerate(months)},
        "objection_from": today - objection,
        "objection_until": today,
        "switch_from": add_months(today, -switch) - timedelta(days=2),
        "switch_until": add_months(today + SWITCH_AHEAD, -switch),
        "term_from": add_months(today, -whole) - timedelta(days=2),
        "term_until": add_months(today + TERM_AHEAD, -whole),
        "bijstand_until": add_months(today + warned, -half),
        "guided_until": add_months(today, 1 - finish),
        "free_attempts": rules.number(Key.FREE_EXAM_ATTEMPTS, today),
        "now": clock.now(),
        "real": clock.real(),
        "soon": clock.now() + ANSWER_AHEAD,
        "week_ago": clock.now() - ANSWER_AHEAD,
    }


@cache
def query(build: Build, role: Role, mine: bool, *more: object) -> Query:
    """Built once for each role and filter."""
    dossiers = reached(Act.SEE_BOARD, role)
    return build(dossiers.where(queries.MINE) if mine else dossiers, *more)


@cache
def open_signalen(role: Role) -> Query:
    """Those shared with me that are not closed."""
    shared = on_the_list(reached(Act.LIST_SIGNALEN, role, Signaal))
    return shared.where(or_(*(Signaal.stage == stage for stage in Stage if stage != Stage.CLOSED)))


def known(reckon: Reckon, rules: Rulebook, fact: Fact) -> Reckoned | None:
    """What follows from these facts; None where no rule holds: one odd day hides no board."""
    try:
        return reckon(rules, fact)
    except MissingRule:
        return None


def of_dossiers(rules: Rulebook, wanted: Wanted, values: Values) -> Iterator[Item]:
    """What follows from the facts of dossiers, in one statement."""
    today = clock.today()
    talks = len(rules.months(Key.PROGRESS_TALK_MONTHS, today))
    matters = (wanted.matter,) if wanted.matter else tuple(FROM_FACTS)
    facts = query(together, me().role, wanted.mine, talks, matters)
    for fact in db.read(Fact, facts, **values):
        matter = Matter(fact.matter)
        reckon, path = FROM_FACTS[matter]
        reckoned = known(reckon, rules, fact)
        if reckoned and (reckoned.day >= today or matter not in PLAN_TERMS):
            yield Item(
                matter=matter,
                day=reckoned.day,
                dossier_id=fact.dossier_id,
                name=fact.name,
                path=f"/dossiers/{fact.dossier_id}/{path}",
                because=reckoned.because,
            )


def last_of(period: Period) -> Reckoned:
    return Reckoned(period.last, period.because)


def first_plan(rules: Rulebook, fact: Fact) -> Reckoned:
    """From DUO's day, the BRP's, and two that may come."""
    registered = fact.second or fact.base
    return term.pip_deadline(rules, fact.base, registered, fact.third, fact.fourth)


FROM_FACTS: dict[Matter, tuple[Reckon, str]] = {
    Matter.PLAN: (first_plan, "pip"),
    Matter.ONTZORGING: (lambda rules, it: last_of(ontzorging.period(rules, it.base)), "budget"),
    Matter.TALK: (lambda rules, it: term.progress_talk(rules, it.base, it.number), "pip"),
    Matter.OBJECTION: (lambda rules, it: term.objection_until(rules, it.base), "pip"),
    Matter.SWITCH: (lambda rules, it: term.switch_until(rules, it.base), "pip"),
    Matter.TERM: (lambda rules, it: last_of(term.term(rules, it.base)), "pip"),
    Matter.EXAM: (lambda _, __: Reckoned(clock.today(), (Key.FREE_EXAM_ATTEMPTS,)), "progress"),
    Matter.NO_ANSWER: (lambda _, it: Reckoned(it.base, ()), "agenda"),
    Matter.CANNOT: (lambda _, it: Reckoned(it.base, ()), "agenda"),
    Matter.MISSED: (lambda _, it: Reckoned(it.base, ()), "agenda"),
    Matter.BEGELEIDING: (lambda rules, it: last_of(promises.begeleiding(rules, it.base)), "visits"),
    Matter.NOT_REACHED: (lambda _, it: Reckoned(it.base, ()), "case"),
}


def of_messages(rules: Rulebook, wanted: Wanted, values: Values) -> Iterator[Item]:
    """Thirty, whatever `most` is; they have their own page."""
    for row in db.rows(query(unanswered, me().role, wanted.mine), **values):
        reckoned = promises.answer_by(rules, clock.day_of(row.sent_at))
        path = f"/dossiers/{row.dossier_id}/messages/consulent#message-{row.id}"
        yield Item(
            matter=Matter.MESSAGE,
            day=reckoned.day,
            dossier_id=row.dossier_id,
            name=row.name,
            path=path,
            because=reckoned.because,
        )


def of_signalen(rules: Rulebook, wanted: Wanted, values: Values) -> Iterator[Item]:
    """Their people are mine already."""
    for row in db.rows(open_signalen(me().role), **values):
        last = react_by(rules, row.level, clock.day_of(row.written_at))
        if last:
            because = (TERMS[row.level],) if row.level in TERMS else ()
            yield Item(
                matter=Matter.SIGNAAL,
                day=last,
                dossier_id=row.dossier_id,
                name=row.name,
                path=f"/signalen/{row.id}",
                because=because,
                urgent=row.level in URGENT and row.stage is Stage.RECEIVED,
            )


Source = Callable[[Rulebook, Wanted, Values], Iterable[Item]]
SOURCES: tuple[tuple[tuple[Matter, ...], Source], ...] = (
    (tuple(FROM_FACTS), of_dossiers),
    ((Matter.MESSAGE,), of_messages),
    ((Matter.SIGNAAL,), of_signalen),
)
