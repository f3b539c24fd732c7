"""Whose case it is, and the way to each of its rooms: above every page of it that staff read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import starmap
from typing import NamedTuple

from flask import g, request

from webapp.case.around import Around, around
from webapp.case.born import Born
from webapp.case.dossier import BegeleidingKind, HouseholdKind
from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.case.telephone import Telephone
from webapp.core import clock
from webapp.speech.i18n import Text, ptext, text
from webapp.web.who_asks import me

ELSEWHERE = ("/signalen/", "/wanted/")
"""Pages about somebody that are no rooms of their case."""


class Tab(NamedTuple):
    """A room of a case."""

    act: Act
    """The act of its guard: it is written where the policy lets in."""
    room: str
    """What its address ends in."""
    word: Text
    holds: frozenset[str] = frozenset()
    """What addresses of pages that belong to it go on with."""


def tab(act: Act, room: str, word: Text, holds: str = "") -> Tab:
    return Tab(act, room, word, frozenset(holds.split()))


KEEPING = "close reopen guides guide-wanted transfer end-guidance"
FACTS = "numbers phones partner together apart dates duo-events activation shared-phone"
TABS = (
    tab(Act.KEEP_CASE, "case", ptext("case", "Overview"), KEEPING),
    tab(Act.READ_CLIENT, "begeleiding", ptext("case", "Overview"), "hand-over end-guidance"),
    tab(Act.KEEP_ARRIVAL, "arrival", ptext("desk", "Arrival"), "contacts from-coa stay"),
    tab(Act.READ_INTAKE, "intake", ptext("desk", "Intake"), "wishes"),
    tab(Act.READ_PIP, "pip", text("Plan")),
    tab(Act.READ_HOURS, "hours", ptext("desk", "Hours"), "hours-cap"),
    tab(
        Act.LOG_PROGRESS,
        "progress",
        ptext("path", "Exams"),
        "moving exams completion progress-talks",
    ),
    tab(Act.READ_AGENDA, "agenda", ptext("place", "Calendar"), "lessons appointments missing"),
    tab(Act.READ_BUDGET, "budget", ptext("place", "Money")),
    tab(Act.READ_PVT, "pvt", ptext("place", "PVT")),
    tab(Act.READ_MESSAGES, "messages", text("Messages")),
    tab(Act.READ_VISITS, "visits", text("Visits")),
    tab(Act.READ_SETTLING, "settling", text("Settling in")),
    tab(Act.KEEP_FACTS, "facts", ptext("desk", "Facts"), FACTS),
)


class Living(NamedTuple):
    place: str | None
    hidden: bool | None
    """The address is; None while none was written down."""
    household: HouseholdKind
    children: int | None


class Guide(NamedTuple):
    """Who guides today."""

    name: str
    phone: str | None
    kind: BegeleidingKind


class Known(NamedTuple):
    """What only who keeps the case reads of it on every page."""

    age: str
    living: Living
    phones: Sequence[Telephone]
    guides: Sequence[Guide]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    case: Case
    can: frozenset[Act]
    tabs: Sequence[Tab]
    here: Tab | None
    """The room of this page."""
    known: Known | None


def case_bar() -> Bar | None:
    """None where no case is in hand, and on one's own pages."""
    case: Case | None = g.get("case")
    if case is None or not me().is_staff or request.path.startswith(ELSEWHERE):
        return None
    if "bar" not in g:
        g.bar = bar_of(case)
    found: Bar = g.bar
    return found


def bar_of(case: Case) -> Bar:
    found: Around = g.get("around") or around(me(), case.id)
    tabs = [each for each in TABS if each.act in found.acts]
    return Bar(
        case=case,
        can=found.acts,
        tabs=tabs,
        here=here_among(tabs, request.path.removeprefix(f"/dossiers/{case.id}")),
        known=known_of(case, found) if Act.KEEP_CASE in found.acts else None,
    )


def here_among(tabs: Sequence[Tab], path: str) -> Tab | None:
    first = path.split("/")[1]
    return next((each for each in tabs if first == each.room or first in each.holds), None)


def known_of(case: Case, found: Around) -> Known:
    return Known(
        age=age_of(case.born, clock.today()),
        living=next(starmap(Living, found.living)),
        phones=[*starmap(Telephone, found.phones)],
        guides=[*starmap(Guide, found.guides)],
    )


def age_of(born: Born, today: date) -> str:
    """26; or 35–36, where not the whole day of birth is known."""
    youngest, oldest = years(born.last, today), years(born.day, today)
    return str(oldest) if youngest == oldest else f"{youngest}\N{EN DASH}{oldest}"


def years(since: date, today: date) -> int:
    return today.year - since.year - ((today.month, today.day) < (since.month, since.day))
