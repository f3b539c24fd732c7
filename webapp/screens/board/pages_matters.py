"""What asks for a hand: the facts that each statement finds, and the day that follows from each."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import starmap
from uuid import UUID

from sqlalchemy import or_

from webapp.calendar.agenda.model import Answer, AppointmentKind
from webapp.case.account import Role
from webapp.case.policy import Act, reached
from webapp.case.telephone import shown
from webapp.core import clock, db
from webapp.core.db import Query
from webapp.core.together import Together
from webapp.guidance.welzijn.model import Signaal, Stage
from webapp.guidance.welzijn.queries import on_the_list
from webapp.law import ontzorging, promises, term
from webapp.law.calendar import add_months
from webapp.law.keys import Key
from webapp.law.periods import Period, Reckoned
from webapp.law.rules import MissingRule, Rulebook
from webapp.law.welzijn import TERMS, URGENT, react_by
from webapp.screens.board import queries, queries_asked
from webapp.screens.board.model import Matter
from webapp.screens.board.queries import Scope
from webapp.screens.board.queries_asked import Absent, Asked, Flagged
from webapp.screens.board.queries_plans import TERMS as PLAN_TERMS
from webapp.screens.board.queries_together import Fact, together
from webapp.web.who_asks import me

TALK_AHEAD, SWITCH_AHEAD, TERM_AHEAD = timedelta(days=30), timedelta(days=60), timedelta(days=182)
ANSWER_AHEAD = timedelta(days=7)
MET_LATELY = timedelta(days=14)
CALLED_LATELY = timedelta(days=7)
Values = Mapping[str, object]
Reckon = Callable[[Rulebook, Fact], Reckoned]


@dataclass(frozen=True, kw_only=True)
class Item:
    matter: Matter
    day: date
    """Inclusive: the last day, or the day itself."""
    dossier_id: UUID
    name: str
    because: tuple[Key, ...] = ()
    urgent: bool = False
    """It stands in red before its day is over."""
    since: date | None = None
    """From which the day is reckoned."""
    about: UUID | None = None
    """Of the appointment, the message or the card."""
    at: datetime | None = None
    """On the clock of the wall, of what stands in the calendar."""
    kind: AppointmentKind | None = None
    answer: Answer | None = None
    phone: str | None = None
    number: int = 0
    """Of the talk, from the first."""
    people: int = 1
    """How many it is about; the name is of the first."""

    @property
    def key(self) -> str:
        """Which of its matter in its dossier: the thing itself, or the fact that its day is
        reckoned from. An objection to the next plan is another one.
        """
        return str(self.about or self.number or self.since or 0)

    @property
    def which(self) -> tuple[UUID, Matter, str]:
        return self.dossier_id, self.matter, self.key

    @property
    def phone_shown(self) -> str:
        return shown(self.phone) if self.phone else ""

    @property
    def hour(self) -> time:
        """Of that day; what has none comes before all that has."""
        return self.at.time() if self.at and self.at.date() == self.day else time()


def moments(rules: Rulebook, today: date) -> dict[str, object]:
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
        "met_since": clock.now() - MET_LATELY,
        "called_since": today - CALLED_LATELY,
    }


@cache
def facts_of(role: Role, scope: Scope, talks: int, matters: tuple[Matter, ...]) -> Query:
    """Built once for each role and filter."""
    return together(queries.within(reached(Act.SEE_BOARD, role), scope), talks, matters)


@cache
def asked_of(role: Role, scope: Scope) -> Together:
    """What people wrote and flagged, and for whom I stand in: one statement."""
    open_ones = or_(*(Signaal.stage == stage for stage in Stage if stage != Stage.CLOSED))
    shared = on_the_list(reached(Act.LIST_SIGNALEN, role, Signaal)).where(open_ones)
    return Together(
        queries_asked.messages(queries.within(reached(Act.SEE_BOARD, role), scope)),
        queries_asked.signalen(shared),
        queries_asked.STOOD_IN_FOR,
    )


def known(reckon: Reckon, rules: Rulebook, fact: Fact) -> Reckoned | None:
    """What follows from these facts; None where no rule holds: one odd day hides no board."""
    try:
        return reckon(rules, fact)
    except MissingRule:
        return None


def of_dossiers(
    rules: Rulebook,
    scope: Scope,
    matters: tuple[Matter, ...],
    values: Values,
    put_off: Container[tuple[UUID, Matter, str]] = (),
) -> Iterator[Item]:
    """What follows from the facts of dossiers, in one statement. Who is not reached is one line;
    of whom that is `put_off` each stands alone.
    """
    today, unreached = clock.today(), list[Fact]()
    talks = len(rules.months(Key.PROGRESS_TALK_MONTHS, today))
    for fact in db.read(Fact, facts_of(me().role, scope, talks, matters), **values):
        matter = Matter(fact.matter)
        if matter is Matter.NOT_REACHED:
            if (fact.dossier_id, matter, "0") in put_off:
                yield unreached_of([fact])
            else:
                unreached.append(fact)
            continue
        reckoned = known(FROM_FACTS[matter], rules, fact)
        if reckoned and (reckoned.day >= today or matter not in PLAN_TERMS):
            yield item_of(matter, fact, reckoned)
    if unreached:
        yield unreached_of(unreached)


def unreached_of(facts: Sequence[Fact]) -> Item:
    """It is so since nobody knows when."""
    return replace(
        item_of(Matter.NOT_REACHED, facts[0], Reckoned(clock.today(), ()), len(facts)), since=None
    )


def item_of(matter: Matter, fact: Fact, reckoned: Reckoned, people: int = 1) -> Item:
    return Item(
        matter=matter,
        day=reckoned.day,
        dossier_id=fact.dossier_id,
        name=fact.name,
        because=reckoned.because,
        since=fact.base,
        about=fact.about,
        at=fact.at or fact.met_at,
        kind=fact.kind,
        answer=fact.answer,
        number=fact.number,
        phone=fact.phone if people == 1 else None,
        people=people,
    )


def last_of(period: Period) -> Reckoned:
    return Reckoned(period.last, period.because)


def first_plan(rules: Rulebook, fact: Fact) -> Reckoned:
    """From DUO's day, the BRP's, and two that may come."""
    registered = fact.second or fact.base
    return term.pip_deadline(rules, fact.base, registered, fact.third, fact.fourth)


def on_the_day(_: Rulebook, fact: Fact) -> Reckoned:
    return Reckoned(fact.base, ())


FROM_FACTS: dict[Matter, Reckon] = {
    Matter.PLAN: first_plan,
    Matter.ONTZORGING: lambda rules, it: last_of(ontzorging.period(rules, it.base)),
    Matter.TALK: lambda rules, it: term.progress_talk(rules, it.base, it.number),
    Matter.OBJECTION: lambda rules, it: term.objection_until(rules, it.base),
    Matter.SWITCH: lambda rules, it: term.switch_until(rules, it.base),
    Matter.TERM: lambda rules, it: last_of(term.term(rules, it.base)),
    Matter.EXAM: lambda _, __: Reckoned(clock.today(), (Key.FREE_EXAM_ATTEMPTS,)),
    Matter.NO_ANSWER: on_the_day,
    Matter.CANNOT: on_the_day,
    Matter.MISSED: on_the_day,
    Matter.BEGELEIDING: lambda rules, it: last_of(promises.begeleiding(rules, it.base)),
    Matter.NOT_REACHED: on_the_day,
}


def of_messages(rules: Rulebook, rows: Iterable[Asked]) -> Iterator[Item]:
    for asked in rows:
        written = clock.day_of(asked.sent_at)
        reckoned = promises.answer_by(rules, written)
        yield Item(
            matter=Matter.MESSAGE,
            day=reckoned.day,
            dossier_id=asked.dossier_id,
            name=asked.name,
            because=reckoned.because,
            since=written,
            about=asked.id,
        )


def of_signalen(rules: Rulebook, rows: Iterable[Flagged]) -> Iterator[Item]:
    """Their people are mine already."""
    for flagged in rows:
        written = clock.day_of(flagged.written_at)
        last = react_by(rules, flagged.level, written)
        if last:
            yield Item(
                matter=Matter.SIGNAAL,
                day=last,
                dossier_id=flagged.dossier_id,
                name=flagged.name,
                because=(TERMS[flagged.level],) if flagged.level in TERMS else (),
                urgent=flagged.level in URGENT and flagged.stage is Stage.RECEIVED,
                since=written,
                about=flagged.id,
            )


def of_people(rules: Rulebook, scope: Scope, values: Values) -> tuple[list[Item], list[Absent]]:
    """What people wrote and flagged; and the colleagues who are away, for whom I stand in."""
    messages, signalen, absent = asked_of(me().role, scope).read(**values)
    items = [*of_messages(rules, starmap(Asked, messages))]
    if scope in {Scope.MINE, Scope.ALL}:
        items += of_signalen(rules, starmap(Flagged, signalen))
    return items, [*starmap(Absent, absent)]
