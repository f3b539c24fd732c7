"""What who guides people sees first: today, what calls for them, and everybody by name."""

from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from webapp.calendar.agenda.model import Answer
from webapp.case.policy import Act, reached, who
from webapp.case.queries import PAGE
from webapp.case.sessions import Me
from webapp.core import clock, db
from webapp.core.clock import AMSTERDAM
from webapp.guidance.clients.pages import Client, clients_of
from webapp.guidance.clients.queries import MINE, caseload
from webapp.guidance.onboarding.pages import arranged_of
from webapp.screens.today.queries import appointments_among, promises_due, visits_planned

DAYS = timedelta(days=7)


class Entry(NamedTuple):
    """An appointment, or a visit that was planned when the last one was noted."""

    day: date
    at: time | None
    name: str
    dossier_id: Any
    appointment: Any = None


def round_of(me: Me, number: int) -> dict[str, Any]:
    """Everybody whom this person guides; however many they are, the statements are as many."""
    rows = db.rows(caseload(reached(Act.SEE_ROUND, me.role), MINE), **who(me))
    clients = clients_of(rows, arranged_of(me))
    entries, calls = agenda_of(me)
    today = clock.today()
    skip = (number - 1) * PAGE
    return {
        "today": today,
        "now": [entry for entry in entries if entry.day == today],
        "later": [entry for entry in entries if entry.day > today],
        "calls": calls,
        "promises": db.rows(
            promises_due(reached(Act.READ_PIP, me.role)), **who(me), until=today + DAYS
        ),
        "attention": sorted((c for c in clients if c.calls), key=first_things_first)[:PAGE],
        "clients": clients[skip : skip + PAGE],
        "number": number,
        "more": len(clients) > skip + PAGE,
    }


def first_things_first(client: Client) -> tuple[bool, bool, date]:
    """A note to read, then who was not seen longest, then whose begeleiding ends."""
    return (not client.unread, not client.not_seen, client.since)


def agenda_of(me: Me) -> tuple[list[Entry], list[Any]]:
    """A week of appointments and planned visits in order, and to which somebody cannot come."""
    today = clock.today()
    start = datetime.combine(today, time(), AMSTERDAM)
    values = who(me) | {"from_at": start, "until_at": start + DAYS, "until": today + DAYS}
    mine = reached(Act.READ_AGENDA, me.role)
    found = db.rows(appointments_among(mine), **values)
    planned = db.rows(visits_planned(reached(Act.SEE_ROUND, me.role)), **values)
    entries = [
        Entry(a.starts_local.date(), a.starts_local.time(), a.name, a.dossier_id, a)
        for a in found
        if a.starts_local.date() < today + DAYS
    ]
    entries += [Entry(v.next_on, v.next_at, v.name, v.dossier_id) for v in planned]
    wanted = (Answer.CANNOT, Answer.CALL_ME)
    ahead = [a for a in found if a.ends_at > clock.now() and not a.cancelled_at]
    return sorted(entries, key=lambda e: (e.day, e.at or time.max, e.name)), [
        a for a in ahead if a.answer in wanted
    ]
