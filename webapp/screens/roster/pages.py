"""The list of people: thirty a page, or all of them as a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import count
from typing import TypeVar
from uuid import UUID

from werkzeug.datastructures import MultiDict

from webapp.case.account import Role
from webapp.case.born import Born
from webapp.case.dossier import Dossier
from webapp.case.policy import Act, may, who
from webapp.case.queries import PAGE, PHONES_AMONG
from webapp.case.spoken import Spoken
from webapp.case.telephone import Telephone
from webapp.core import clock, db
from webapp.law import term
from webapp.law.rules import MissingRule, Rulebook
from webapp.people.caseload.model import Step
from webapp.rules.book import rulebook
from webapp.screens.roster.forms import Narrow
from webapp.screens.roster.model import Sort, View, Wanted
from webapp.screens.roster.queries import Facts, lines
from webapp.web.guards import Rows
from webapp.web.page import Page
from webapp.web.who_asks import me, our_gemeente

Kind = TypeVar("Kind", bound=StrEnum)
SEEN = timedelta(days=30)
AT_A_TIME = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One person, and what is reckoned from the facts."""

    facts: Facts
    phone: Telephone | None
    month: tuple[int, int] | None
    """Of the term, and of how many."""

    @property
    def born(self) -> Born:
        return Born(self.facts.born_on, self.facts.born_known)

    @property
    def speaks(self) -> Spoken:
        return self.facts.speaks or Spoken(self.facts.language)

    @property
    def step(self) -> Step | None:
        return Step(self.facts.step) if self.facts.step else None

    @property
    def next_on(self) -> date | None:
        return clock.day_of(self.facts.next_at) if self.facts.next_at else None

    @property
    def seen(self) -> tuple[date, str] | None:
        """The last day on which somebody saw or spoke to them, with its picture."""
        met = self.facts.met and self.facts.met.date()
        days = ((self.facts.visited, "home"), (self.facts.spoken_to, "phone"), (met, "interpreter"))
        return max(((day, picture) for day, picture in days if day), default=None)


class RosterPage(Page, template="screens/roster/show.html"):
    wanted: Wanted
    people: Sequence[Line]
    number: int
    more: bool
    today: date
    whole: bool
    """With the plan, and who was seen when."""
    first_room: str
    """Where the name leads, within the dossier."""
    views: Sequence[View]
    form: Narrow


def asked_for(asked: MultiDict[str, str]) -> Wanted:
    """Nonsense in the address is as if it were not there."""
    if not reads_plans():
        return Wanted(view=View.ALL)
    narrow = Narrow(asked)
    return Wanted(
        view=one_of(View, asked.get("view")) or first_view(),
        sort=one_of(Sort, asked.get("sort")) or Sort.NAME,
        step=narrow.step.value,
        route=narrow.route.value,
        speaks=narrow.speaks.value,
    )


def first_view() -> View:
    return View.MINE if me().role is Role.CONSULENT else View.ALL


def one_of(kind: type[Kind], asked: str | None) -> Kind | None:
    return kind(asked) if asked and asked in {*kind} else None


def reads_plans() -> bool:
    return may(me(), Act.READ_PIP) and may(me(), Act.READ_VISITS)


def roster_page(dossiers: Rows[Dossier], wanted: Wanted, number: int) -> RosterPage:
    found = people(dossiers, wanted, most=PAGE + 1, skip=(number - 1) * PAGE)
    whole = reads_plans()
    return RosterPage(
        wanted=wanted,
        people=[*as_lines(found[:PAGE])],
        number=number,
        more=len(found) > PAGE,
        today=clock.today(),
        whole=whole,
        first_room="case" if may(me(), Act.KEEP_CASE) else "budget",
        views=tuple(View),
        form=Narrow(MultiDict(wanted.asked)),
    )


def everybody(dossiers: Rows[Dossier], wanted: Wanted) -> Iterator[Line]:
    """All that are wanted, for a file, so many at a time."""
    for skip in count(0, AT_A_TIME):
        found = people(dossiers, wanted, most=AT_A_TIME, skip=skip)
        yield from as_lines(found)
        if len(found) < AT_A_TIME:
            return


def people(dossiers: Rows[Dossier], wanted: Wanted, **part: int) -> list[Facts]:
    marked = may(me(), Act.SEE_NOT_REACHED)
    query = lines(dossiers, wanted, whole=reads_plans(), marked=marked)
    today = clock.today()
    moments = {"now": clock.now(), "real": clock.real(), "seen_from": today - SEEN}
    return db.read(Facts, query, **who(me()), **moments, **part)


def as_lines(found: Sequence[Facts]) -> Iterator[Line]:
    rules, today = rulebook(our_gemeente()), clock.today()
    phones = phones_among([facts.id for facts in found])
    for facts in found:
        mine = phones.get(facts.id, ())
        yield Line(
            facts=facts,
            phone=mine[0] if mine else None,
            month=month_of(rules, facts.first_plan, today) if facts.first_plan else None,
        )


def month_of(rules: Rulebook, first_plan: date, today: date) -> tuple[int, int] | None:
    """None where no rule holds, and before the term begins."""
    try:
        period = term.term(rules, first_plan)
    except MissingRule:
        return None
    now, all_ = (
        period.month_of(min(max(today, period.first), period.last)),
        period.month_of(period.last),
    )
    return (now, all_) if now and all_ else None


def phones_among(ids: Sequence[UUID]) -> dict[UUID, list[Telephone]]:
    """The numbers of these dossiers, the own one first."""
    found: dict[UUID, list[Telephone]] = {}
    for dossier_id, *phone in db.rows(PHONES_AMONG, ids=ids):
        found.setdefault(dossier_id, []).append(Telephone(*phone))
    return found
