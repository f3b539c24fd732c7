"""What who guides people sees first: today, what calls for them, and everybody by name."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import starmap
from typing import NamedTuple
from uuid import UUID

from webapp.calendar.agenda.model import Answer
from webapp.case.account import Role
from webapp.case.policy import Act, reached, who
from webapp.case.queries import PAGE
from webapp.core import clock, db
from webapp.core.clock import AMSTERDAM
from webapp.core.together import Together
from webapp.guidance.clients.pages import Client, Guided, clients_of
from webapp.guidance.clients.pages_farewell import TOLD_FOR, ToHear
from webapp.guidance.clients.queries import MINE, caseload
from webapp.guidance.clients.queries_ahead import Meeting
from webapp.guidance.clients.queries_farewell import TO_HEAR
from webapp.guidance.onboarding.pages import arranged_of
from webapp.screens.today import queries
from webapp.screens.today.pages_team import paged
from webapp.screens.today.queries import NextVisit, Promise
from webapp.web.page import Page
from webapp.web.who_asks import me

DAYS = timedelta(days=7)


class Entry(NamedTuple):
    """An appointment, or a visit that was planned when the last one was noted."""

    day: date
    at: time | None
    name: str
    dossier_id: UUID
    meeting: Meeting | None = None


class RoundPage(Page, template="screens/today/round.html"):
    today: date
    now: Sequence[Entry]
    """What stands on this day."""
    later: Sequence[Entry]
    calls: Sequence[Meeting]
    """To which somebody cannot come, or asks to be called about."""
    promises: Sequence[Promise]
    attention: Sequence[Client]
    farewells: Sequence[ToHear]
    """Whose begeleiding by me ends, unread."""
    clients: Sequence[Client]
    number: int
    more: bool


def round_page(number: int) -> RoundPage:
    """Everybody whom this person guides; however many they are, the statements are as many."""
    found = db.read(Guided, caseload(reached(Act.SEE_ROUND, me().role), MINE), **who(me()))
    clients = clients_of(found, arranged_of(me()))
    meetings, today = meetings_of_mine(), clock.today()
    promises, farewells, visits = asked_of_me(today)
    entries = in_order(meetings, visits, today)
    shown, more = paged(clients, number)
    return RoundPage(
        today=today,
        now=[entry for entry in entries if entry.day == today],
        later=[entry for entry in entries if entry.day > today],
        calls=[meeting for meeting in meetings if asks_for_a_call(meeting)],
        promises=promises,
        attention=sorted((c for c in clients if c.calls), key=first_things_first)[:PAGE],
        farewells=farewells,
        clients=shown,
        number=number,
        more=more,
    )


def first_things_first(client: Client) -> tuple[bool, bool, date]:
    """A note to read, then who was not seen longest, then whose begeleiding ends."""
    return (not client.unread, not client.not_seen, client.since)


@cache
def asked_of(role: Role) -> Together:
    """What was promised, whose begeleiding ends, and the visits planned: one statement for all."""
    promises = queries.promises_due(reached(Act.READ_PIP, role))
    return Together(promises, TO_HEAR, queries.visits_planned(reached(Act.SEE_ROUND, role)))


def asked_of_me(today: date) -> tuple[list[Promise], list[ToHear], list[NextVisit]]:
    values = {**who(me()), "until": today + DAYS, "since": clock.now() - TOLD_FOR}
    promises, farewells, visits = asked_of(me().role).read(**values)
    return (
        [*starmap(Promise, promises)],
        [*starmap(ToHear, farewells)],
        [*starmap(NextVisit, visits)],
    )


def meetings_of_mine() -> list[Meeting]:
    """Of this week, and later ones to which somebody cannot come."""
    start = datetime.combine(clock.today(), time(), AMSTERDAM)
    among = queries.appointments_among(reached(Act.READ_AGENDA, me().role))
    return db.read(Meeting, among, **who(me()), from_at=start, until_at=start + DAYS)


def asks_for_a_call(meeting: Meeting) -> bool:
    ahead = meeting.ends_at > clock.now() and not meeting.cancelled_at
    return ahead and meeting.answer in (Answer.CANNOT, Answer.CALL_ME)


def in_order(meetings: Sequence[Meeting], visits: Sequence[NextVisit], today: date) -> list[Entry]:
    """A week of appointments and planned visits."""
    entries = [
        Entry(each.starts_local.date(), each.starts_local.time(), each.name, each.dossier_id, each)
        for each in meetings
        if each.starts_local.date() < today + DAYS
    ]
    entries += [Entry(v.next_on, v.next_at, v.name, v.dossier_id) for v in visits]
    return sorted(entries, key=lambda entry: (entry.day, entry.at or time.max, entry.name))
