"""What stands around every page: where one may go, what waits there, and the way back."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from fnmatch import fnmatchcase
from typing import NamedTuple
from uuid import UUID

from flask import g, request

from webapp.case.account import Role
from webapp.case.me import Me
from webapp.case.policy import Act, may, who
from webapp.contact.messages.pages import lately, new_in
from webapp.contact.messages.queries import PAGE
from webapp.core import clock, db
from webapp.law.promises import answer_by
from webapp.law.rules import Rulebook
from webapp.law.welzijn import URGENT, react_by
from webapp.rules.book import rulebooks
from webapp.screens.shell.queries import waiting
from webapp.screens.shell.queries_places import Waits
from webapp.speech.i18n import Text, ptext, text
from webapp.web.from_board import way_to_board
from webapp.web.who_asks import me


class Place(NamedTuple):
    """A page that one goes to from every other."""

    act: Act
    """The act of its guard: it is written for whom the policy lets in."""
    path: str
    picture: str
    word: Text
    holds: tuple[str, ...] = ()
    """Addresses of pages that belong to it; a star stands for anything."""
    often: bool = False
    """Also in the bar of a phone, which has room for the first four of them."""
    apart: bool = False
    at_home: Text | None = None
    """How a begeleider reads it, on a phone that others may see."""


TODAY = ptext("place", "Today")
OF_A_CASE = ("/dossiers/*", "/appointments/*", "/visits/*")
PLACES = (
    Place(Act.SEE_BOARD, "/", "today", TODAY, often=True),
    Place(Act.SEE_ROUND, "/", "today", TODAY, OF_A_CASE, often=True),
    Place(Act.SEE_TEAM, "/", "family", ptext("place", "Our team"), OF_A_CASE, often=True),
    Place(
        Act.LIST_DOSSIERS,
        "/dossiers",
        "family",
        ptext("desk", "People"),
        (*OF_A_CASE, "/search", "/hours/import", "/lists/*", "/"),
        often=True,
    ),
    Place(Act.OPEN_DOSSIER, "/dossiers/new", "add-box", ptext("desk", "New dossier")),
    Place(Act.SEE_ARRIVING, "/arriving", "bus", ptext("desk", "On the way"), ("/azc",)),
    Place(
        Act.SEE_CALENDAR,
        "/calendar",
        "agenda",
        ptext("place", "Calendar"),
        ("/holidays",),
        often=True,
    ),
    Place(Act.LIST_TALKS, "/inbox", "letter", text("Messages"), often=True),
    Place(Act.FLAG_SIGNAAL, "/call-now", "phone", text("Call now"), often=True),
    Place(
        Act.LIST_SIGNALEN,
        "/signalen",
        "hands",
        text("Signals"),
        ("/signalen/*",),
        often=True,
        at_home=text("Your notes"),
    ),
    Place(Act.SEE_TEAM, "/overdue", "clock", text("Not visited, or nearly finished"), often=True),
    Place(Act.SEE_NOT_REACHED, "/not-reached", "phone", ptext("desk", "Not reached")),
    Place(
        Act.GIVE_GUIDE,
        "/wanted",
        "add-box",
        ptext("desk", "Who needs a guide"),
        ("/wanted/*",),
    ),
    Place(Act.SEE_VISIT_HOURS, "/visit-hours", "agenda", ptext("desk", "Hours of visits")),
    Place(Act.KEEP_WALK_IN, "/walk-in", "walk-in", text("Walk-in hours")),
    Place(Act.SEE_LATE, "/", "clock", ptext("desk", "Late signals"), often=True),
    Place(Act.BE_AWAY, "/away", "moon", ptext("desk", "Away")),
    Place(
        Act.KEEP_ACCOUNTS,
        "/staff",
        "person",
        ptext("desk", "Accounts"),
        ("/staff/*", "/"),
        often=True,
        apart=True,
    ),
    Place(Act.KEEP_CONTRACTS, "/contracts", "document", ptext("desk", "Contracts"), often=True),
    Place(Act.KEEP_RULES, "/rules", "book", ptext("desk", "Rules and numbers"), often=True),
    Place(
        Act.KEEP_GEMEENTE,
        "/gemeente",
        "home",
        ptext("desk", "Gemeente"),
        ("/azc", "/holidays", "/schools", "/places", "/languages", "/sms"),
    ),
)
IN_THE_BAR = 4


class Count(NamedTuple):
    number: int
    late: int
    listed: bool = True
    """Of a list, only its first page and one more are looked at."""
    urgent: bool = False
    """Whether something urgent is among what stands in red."""

    @property
    def said(self) -> str:
        return f"{PAGE}+" if self.listed and self.number > PAGE else str(self.number)


class Entry(NamedTuple):
    """A place, as it is written on this page."""

    place: Place
    word: Text
    current: str
    """For aria-current: whether this is the page, or one that belongs to it."""
    waits: Count | None
    in_bar: bool
    """Of a phone."""


class Back(NamedTuple):
    path: str
    word: Text | None = None
    name: str = ""
    """Of the person whose page it leads to."""


def places_of(reader: Me) -> list[Place]:
    """Nothing is written that the policy refuses."""
    return [place for place in PLACES if may(reader, place.act)]


def here(places: Sequence[Place], path: str) -> Place | None:
    """The place that is this page, or to which it belongs."""
    exact = (place for place in places if place.path == path)
    holding = (
        place for place in places if any(fnmatchcase(path, within) for within in place.holds)
    )
    return next(exact, None) or next(holding, None)


def navigation(*, counted: bool = True) -> list[Entry]:
    """Where this person may go. How many wait there is counted on these places themselves: a page
    about a person has its eight statements already, and the answer to a form counts nothing.
    """
    places = places_of(me())
    now, path = here(places, request.path), request.path
    counted = counted and now is not None and path in {"/", now.path} and request.method == "GET"
    counted = counted and path != "/inbox"  # all that waits there stands on the page itself
    counts = counts_of(me()) if counted and not me().is_locked(clock.real()) else {}
    if "on_board" in g:
        number, late = g.on_board
        counts["/"] = Count(number, late, listed=False)
    g.counts = counts
    at_home = me().role is Role.BEGELEIDER
    bar = [place for place in places if place.often][:IN_THE_BAR]
    return [
        Entry(
            place,
            (at_home and place.at_home) or place.word,
            ("page" if place.path == path else "true") if place is now else "",
            counts.get(place.path),
            place in bar,
        )
        for place in places
    ]


def waiting_at(path: str) -> Count | None:
    """What was counted there, when something waits: for the first screens, below the navigation."""
    count: Count | None = g.get("counts", {}).get(path)
    return count if count and count.number else None


def counts_of(reader: Me) -> dict[str, Count]:
    """By the address where it waits. When something does, the days follow from its gemeente."""
    query = waiting(reader.role)
    if query is None:
        return {}
    tomorrow = clock.today() + timedelta(days=1)
    found = db.read(Waits, query, **who(reader), skip=0, since=lately(), tomorrow=tomorrow)
    gemeenten = {each.gemeente_id for each in found if each.gemeente_id}
    rules = rulebooks(gemeenten) if gemeenten else {}
    counts: dict[str, Count] = {}
    for each in found:
        number, late, _, urgent = counts.get(each.place, Count(0, 0))
        late += is_late(each, rules)
        urgent = urgent or each.level in URGENT
        listed = each.since is not None
        counts[each.place] = Count(number + each.number, late, listed, urgent)
    return counts


def is_late(waits: Waits, rules: Mapping[UUID, Rulebook]) -> bool:
    """Whether it stands in red: the day has gone by on which somebody was to answer or to react, or
    it is urgent.
    """
    if waits.level in URGENT:
        return True
    if not waits.since or not waits.gemeente_id:
        return False
    book, received = rules[waits.gemeente_id], clock.day_of(waits.since)
    last = react_by(book, waits.level, received) if waits.level else answer_by(book, received).day
    return last is not None and last < clock.today()


def new_for_me() -> int:
    """How many messages an inburgeraar has not opened; those of a talk that stands open are being
    read. The answer to a form counts nothing.
    """
    dossier_id = me().dossier_id
    if not dossier_id or request.method != "GET":
        return 0
    counts = new_in(dossier_id).items()
    return sum(number for talk, number in counts if not request.path.endswith(f"/messages/{talk}"))


def board_back() -> Back | None:
    """To the row of the board that led here, for who came from it."""
    path = way_to_board() if may(me(), Act.SEE_BOARD) else None
    return Back(path, TODAY) if path else None


def way_back() -> Back | None:
    """To the row of the board that led here; from a page about a person to that person's own; from
    all else to where it belongs.
    """
    path, case = request.path, g.get("case")
    if board := board_back():
        return board
    if case and not path.startswith(("/signalen/", "/wanted/")):
        for act, room in ((Act.KEEP_CASE, "case"), (Act.READ_CLIENT, "begeleiding")):
            if may(me(), act) and path != (person := f"/dossiers/{case.id}/{room}"):
                return Back(person, name=case.name)
    place = here(places_of(me()), path)
    return Back(place.path, place.word) if place and place.path != path else None
