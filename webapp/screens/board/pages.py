"""The board: everything that asks for this consulent's hand, the nearest first."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, or_

from webapp.case.policy import Act, reached, who
from webapp.case.sessions import Me
from webapp.contact.messages.model import Talk
from webapp.contact.messages.queries_waiting import unanswered
from webapp.core import clock, db
from webapp.guidance.welzijn.model import Signaal, Stage
from webapp.guidance.welzijn.queries import on_the_list
from webapp.law import ontzorging, promises, term
from webapp.law.calendar import add_months
from webapp.law.keys import Key, Unit
from webapp.law.periods import Period, Reckoned
from webapp.law.rules import MissingRule, Rule, Rulebook
from webapp.law.welzijn import TERMS, react_by
from webapp.rules.book import rulebook
from webapp.screens.board import plans, queries
from webapp.screens.board.model import Matter
from webapp.screens.board.together import together

ORDER = {matter: number for number, matter in enumerate(Matter)}
OF_EACH = 8
"""Shown of each matter among all of them; the rest is one tap away."""
PAGE = 30
TALK_AHEAD, SWITCH_AHEAD, TERM_AHEAD = timedelta(days=30), timedelta(days=60), timedelta(days=182)
ANSWER_AHEAD = timedelta(days=7)


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


def asked_for(args: Mapping[str, str], number: int) -> Wanted:
    """Nonsense in the address is as if it were not there."""
    matter = args.get("matter", "")
    return Wanted(Matter(matter) if matter in {*Matter} else None, args.get("mine") == "1", number)


def board_of(me: Me, wanted: Wanted) -> dict[str, Any]:
    """Of each matter the nearest, all in order; or thirty a page of one matter."""
    rules, today = rulebook(me.gemeente_id or UUID(int=0)), clock.today()
    most = PAGE if wanted.matter else OF_EACH
    values = who(me) | moments(rules, today)
    values |= {"most": most + 1, "skip": (wanted.number - 1) * PAGE if wanted.matter else 0}
    found: list[Item] = []
    more: set[Matter] = set()
    for items in every_matter(me, rules, wanted, values):
        by_day = sorted(items, key=lambda item: (item.day, item.name))
        found += by_day[:most]
        more |= {item.matter for item in by_day[most:]}
    found.sort(key=lambda item: (item.day, ORDER[item.matter], item.name))
    return {
        "items": [(item, [behind(rules, key, today) for key in item.because]) for item in found],
        "more_of": more,
        "matters": tuple(Matter),
        "wanted": wanted,
        "today": today,
        "number": wanted.number,
        "more": bool(more) if wanted.matter else False,
    }


def behind(rules: Rulebook, key: Key, today: date) -> tuple[Rule, Unit]:
    """A rule that made a day, with what its value counts."""
    rule = rules.rule(key, today)
    return rule, Unit(rule.unit)


def every_matter(
    me: Me, rules: Rulebook, wanted: Wanted, values: dict[str, Any]
) -> Iterator[Iterable[Item]]:
    """A list of each matter that is asked for; no statement for the others."""
    for matters, read in SOURCES:
        if wanted.matter is None or wanted.matter in matters:
            items = list(read(me, rules, wanted, values))
            for matter in matters:
                if wanted.matter in (None, matter):
                    yield [item for item in items if item.matter is matter]


def moments(rules: Rulebook, today: date) -> dict[str, Any]:
    """From which facts on a day is near enough to be shown, by the rules of this gemeente."""
    months = rules.months(Key.PROGRESS_TALK_MONTHS, today)
    switch = rules.number(Key.SWITCH_MONTHS, today)
    whole = rules.number(Key.TERM_MONTHS, today)
    half = rules.number(Key.ONTZORGING_MONTHS, today)
    warned = timedelta(days=rules.number(Key.ONTZORGING_FIRST_REMINDER_DAYS, today))
    finish = rules.number(Key.BEGELEIDING_FINISH_MONTH, today)
    objection = timedelta(days=rules.number(Key.OBJECTION_DAYS, today) + 7)
    return {
        **{f"talk_{n}": add_months(today + TALK_AHEAD, -m) for n, m in enumerate(months)},
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
    }


@cache
def query(build: Any, role: Any, mine: bool, *more: Any) -> Select[Any]:
    """Built once for each role and filter."""
    dossiers = reached(Act.SEE_BOARD, role)
    found: Select[Any] = build(dossiers.where(queries.MINE) if mine else dossiers, *more)
    return found


@cache
def open_signalen(role: Any) -> Select[Any]:
    """Those shared with me that are not closed."""
    shared = on_the_list(reached(Act.LIST_SIGNALEN, role, Signaal))
    return shared.where(or_(*(Signaal.stage == stage for stage in Stage if stage != Stage.CLOSED)))


def rows(build: Any, me: Me, wanted: Wanted, values: dict[str, Any], *more: Any) -> Iterable[Any]:
    return db.rows(query(build, me.role, wanted.mine, *more), **values)


def known(reckon: Callable[..., Any], *facts: Any) -> Any:
    """What follows from these facts; None where no rule holds: one odd day hides no board."""
    try:
        return reckon(*facts)
    except MissingRule:
        return None


def of_dossiers(me: Me, rules: Rulebook, wanted: Wanted, values: Any) -> Iterator[Item]:
    """What follows from the facts of dossiers, in one statement."""
    today = clock.today()
    talks = len(rules.months(Key.PROGRESS_TALK_MONTHS, today))
    matters = (wanted.matter,) if wanted.matter else tuple(FROM_FACTS)
    for row in rows(together, me, wanted, values, talks, matters):
        matter = Matter(row.matter)
        reckon, path = FROM_FACTS[matter]
        reckoned = known(reckon, rules, row)
        if reckoned and (reckoned.day >= today or matter not in plans.TERMS):
            yield Item(
                matter=matter,
                day=reckoned.day,
                dossier_id=row.id,
                name=row.name,
                path=f"/dossiers/{row.id}/{path}",
                because=reckoned.because,
            )


def last_of(period: Period) -> Reckoned:
    return Reckoned(period.last, period.because)


FROM_FACTS: dict[Matter, tuple[Callable[[Rulebook, Any], Reckoned], str]] = {
    Matter.PLAN: (
        lambda rules, it: term.pip_deadline(rules, it.base, it.second, it.third, it.fourth),
        "pip",
    ),
    Matter.ONTZORGING: (lambda rules, it: last_of(ontzorging.period(rules, it.base)), "budget"),
    Matter.TALK: (lambda rules, it: term.progress_talk(rules, it.base, it.number), "pip"),
    Matter.OBJECTION: (lambda rules, it: term.objection_until(rules, it.base), "pip"),
    Matter.SWITCH: (lambda rules, it: term.switch_until(rules, it.base), "pip"),
    Matter.TERM: (lambda rules, it: last_of(term.term(rules, it.base)), "pip"),
    Matter.EXAM: (lambda _, __: Reckoned(clock.today(), (Key.FREE_EXAM_ATTEMPTS,)), "progress"),
    Matter.NO_ANSWER: (lambda _, it: Reckoned(it.base, ()), "agenda"),
    Matter.MISSED: (lambda _, it: Reckoned(it.base, ()), "agenda"),
    Matter.BEGELEIDING: (lambda rules, it: last_of(promises.begeleiding(rules, it.base)), "visits"),
    Matter.NOT_REACHED: (lambda _, __: Reckoned(clock.today(), ()), "messages"),
}


def of_messages(me: Me, rules: Rulebook, wanted: Wanted, values: Any) -> Iterator[Item]:
    """Thirty, whatever `most` is; they have their own page."""
    kinds = values | {"kinds": [Talk.CONSULENT]}
    for row in rows(unanswered, me, wanted, kinds):
        reckoned = promises.answer_by(rules, clock.day_of(row.sent_at))
        path = f"/dossiers/{row.dossier_id}/messages#message-{row.id}"
        yield Item(
            matter=Matter.MESSAGE,
            day=reckoned.day,
            dossier_id=row.dossier_id,
            name=row.name,
            path=path,
            because=reckoned.because,
        )


def of_signalen(me: Me, rules: Rulebook, wanted: Wanted, values: Any) -> Iterator[Item]:
    """Their people are mine already."""
    for row in db.rows(open_signalen(me.role), **values):
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
            )


SOURCES: tuple[tuple[tuple[Matter, ...], Any], ...] = (
    (tuple(FROM_FACTS), of_dossiers),
    ((Matter.MESSAGE,), of_messages),
    ((Matter.SIGNAAL,), of_signalen),
)
