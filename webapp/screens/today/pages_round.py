"""What who guides people sees first: what waits for them, today, and everybody by name."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import starmap
from typing import NamedTuple
from uuid import UUID

from webapp.calendar.agenda.model import Answer
from webapp.case.account import Role
from webapp.case.policy import Act, reached, who
from webapp.case.queries import PAGE, PHONES_AMONG
from webapp.case.telephone import Telephone
from webapp.core import clock, db
from webapp.core.clock import AMSTERDAM
from webapp.core.together import Together, only
from webapp.guidance.clients.pages import Client, Guided, clients_of
from webapp.guidance.clients.pages_farewell import TOLD_FOR, ToHear
from webapp.guidance.clients.queries import MINE, caseload
from webapp.guidance.clients.queries_ahead import Meeting
from webapp.guidance.clients.queries_farewell import TO_HEAR
from webapp.guidance.onboarding.pages import arranged_of
from webapp.guidance.visits.model_begun import of_appointment, planned
from webapp.guidance.welzijn.model import Signaal
from webapp.guidance.welzijn.queries_heard import answered
from webapp.screens.today import queries, queries_round
from webapp.screens.today.pages_team import paged
from webapp.screens.today.queries import Promise
from webapp.screens.today.queries_round import Held, NextVisit
from webapp.screens.today.queries_told import NotTold, not_told
from webapp.web.page import Page
from webapp.web.who_asks import me

DAYS = timedelta(days=7)
TO_NOTE_FOR = timedelta(days=14)
"""Nobody remembers well what was longer ago."""
TOLD_LATELY = timedelta(days=2)
"""So long somebody is to be called whom no message reached."""


class Entry(NamedTuple):
    """An appointment, or a visit that was planned when the last one was noted."""

    day: date
    at: time | None
    name: str
    dossier_id: UUID
    meeting: Meeting | None = None

    @property
    def to_note(self) -> str:
        """What the address of the form of a visit says of it."""
        return self.meeting.to_note if self.meeting else planned(self.day, self.at)


class ToNote(NamedTuple):
    """Somebody who was to be visited, and nothing is noted of it."""

    dossier_id: UUID
    day: date
    name: str
    asked: str
    """What the address of the form says of it."""


class Asked(NamedTuple):
    """What waits for me, as one statement found it."""

    promises: Sequence[Promise]
    farewells: Sequence[ToHear]
    visits: Sequence[NextVisit]
    """Also those whose day has gone by."""
    held: Sequence[Held]
    answered: int
    not_told: Sequence[NotTold]


class RoundPage(Page, template="screens/today/round.html"):
    today: date
    now: Sequence[Entry]
    """What stands on this day."""
    later: Sequence[Entry]
    calls: Sequence[Meeting]
    """To which somebody cannot come, or asks to be called about."""
    to_note: Sequence[ToNote]
    not_told: Sequence[NotTold]
    answered: int
    """Notes of mine of which I have not read how it went."""
    promises: Sequence[Promise]
    attention: Sequence[Client]
    farewells: Sequence[ToHear]
    """Whose begeleiding by me ends, unread."""
    clients: Sequence[Client]
    numbers: Mapping[UUID, Telephone]
    """The first telephone of who stands on this page, by dossier."""
    number: int
    more: bool


def round_page(number: int) -> RoundPage:
    """Everybody whom this person guides; however many they are, the statements are as many."""
    found = db.read(Guided, caseload(reached(Act.SEE_ROUND, me().role), MINE), **who(me()))
    clients = clients_of(found, arranged_of(me()))
    meetings, today = meetings_of_mine(), clock.today()
    asked = asked_of_me(today)
    entries = in_order(meetings, asked.visits, today)
    now = [entry for entry in entries if entry.day == today]
    shown, more = paged(clients, number)
    return RoundPage(
        today=today,
        now=now,
        later=[entry for entry in entries if entry.day > today],
        calls=[meeting for meeting in meetings if asks_for_a_call(meeting)],
        to_note=to_note_of(asked, today),
        not_told=asked.not_told,
        answered=asked.answered,
        promises=asked.promises,
        attention=sorted((c for c in clients if c.calls), key=first_things_first)[:PAGE],
        farewells=asked.farewells,
        clients=shown,
        numbers=first_numbers({*(e.dossier_id for e in now), *(c.id for c in shown)}),
        number=number,
        more=more,
    )


def first_numbers(dossiers: Iterable[UUID]) -> dict[UUID, Telephone]:
    """On which somebody is called from a list, as from their own page: the own number first."""
    found = reversed(db.rows(PHONES_AMONG, ids=[*dossiers]))
    return {id: Telephone(*phone) for id, *phone in found}


def first_things_first(client: Client) -> tuple[bool, bool, date]:
    """A note to read, then who was not seen longest, then whose begeleiding ends."""
    return (not client.unread, not client.not_seen, client.since)


@cache
def asked_of(role: Role) -> Together:
    """What was promised, whose begeleiding ends, which visits were planned or are still to be
    noted, how many notes were answered, and whom no message reached: one statement for all.
    """
    mine = reached(Act.SEE_ROUND, role)
    return Together(
        queries.promises_due(reached(Act.READ_PIP, role)),
        TO_HEAR,
        queries_round.visits_planned(mine),
        queries_round.not_noted(mine),
        answered(reached(Act.HEAR_OF_SIGNAAL, role, Signaal)),
        not_told(mine),
    )


def asked_of_me(today: date) -> Asked:
    now = clock.now()
    values = {**who(me()), "until": today + DAYS, "since": now - TOLD_FOR, "now": now}
    values |= {"noted_from": today - TO_NOTE_FOR, "held_since": now - TO_NOTE_FOR}
    values["told_since"] = now - TOLD_LATELY
    promises, farewells, visits, held, notes, quiet = asked_of(me().role).read(**values)
    return Asked(
        [*starmap(Promise, promises)],
        [*starmap(ToHear, farewells)],
        [*starmap(NextVisit, visits)],
        [*starmap(Held, held)],
        only(notes),
        [*starmap(NotTold, quiet)],
    )


def to_note_of(asked: Asked, today: date) -> list[ToNote]:
    """Each visit once, the oldest first: planned as an appointment, in the last note, or both."""
    gone = [
        ToNote(v.dossier_id, v.next_on, v.name, planned(v.next_on, v.next_at))
        for v in asked.visits
        if v.next_on < today
    ]
    held = [
        ToNote(id, starts.date(), name, of_appointment(starts, ends, kind, place))
        for id, starts, ends, kind, place, name in asked.held
    ]
    once = {(it.dossier_id, it.day): it for it in [*gone, *reversed(held)]}
    return sorted(once.values(), key=lambda it: (it.day, it.name))


def meetings_of_mine() -> list[Meeting]:
    """Of this week, and later ones to which somebody cannot come."""
    start = datetime.combine(clock.today(), time(), AMSTERDAM)
    among = queries.appointments_among(reached(Act.READ_AGENDA, me().role))
    return db.read(Meeting, among, **who(me()), from_at=start, until_at=start + DAYS)


def asks_for_a_call(meeting: Meeting) -> bool:
    ahead = meeting.ends_at > clock.now() and not meeting.cancelled_at
    return ahead and meeting.answer in (Answer.CANNOT, Answer.CALL_ME)


def in_order(meetings: Sequence[Meeting], visits: Sequence[NextVisit], today: date) -> list[Entry]:
    """A week of appointments and planned visits. What is an appointment of mine stands once."""
    entries = [
        Entry(each.starts_local.date(), each.starts_local.time(), each.name, each.dossier_id, each)
        for each in meetings
        if each.starts_local.date() < today + DAYS
    ]
    mine = {(e.dossier_id, e.day) for e in entries if e.meeting and e.meeting.host_id == me().id}
    planned = [v for v in visits if v.next_on >= today and (v.dossier_id, v.next_on) not in mine]
    entries += [Entry(v.next_on, v.next_at, v.name, v.dossier_id) for v in planned]
    return sorted(entries, key=lambda entry: (entry.day, entry.at or time.max, entry.name))
