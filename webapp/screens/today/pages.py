"""What an inburgeraar sees first: the next appointment, this week, money, PVT, and who to call."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import starmap
from typing import NamedTuple, cast
from uuid import UUID

from webapp.calendar.agenda.pages import coming
from webapp.calendar.agenda.pages_missing import with_what_was_said
from webapp.calendar.agenda.pages_next import Contact, host_of, whom_to_call
from webapp.calendar.agenda.pages_week import Entry, in_order, lessons_on, very_next
from webapp.calendar.agenda.queries_appointments import Meeting
from webapp.calendar.agenda.queries_free import Timetable
from webapp.case.me import Me
from webapp.case.way import Ways
from webapp.core import clock, db
from webapp.law import pvt as law
from webapp.law import term
from webapp.law.hours import Counter
from webapp.law.rules import Rulebook
from webapp.plan.pip.queries import Line
from webapp.rules.book import rulebook
from webapp.screens.today.queries import AROUND, COUNTERS
from webapp.web.page import Page

DAYS = 7


class Counted(NamedTuple):
    """What one statement says of many rooms."""

    minutes: int | None
    """Of the PVT."""
    month: date | None
    """The latest of which the money is published."""
    unseen: bool
    going_to: str | None
    """The gemeente, while somebody does not live there yet."""
    announced: date | None
    """When the plan in force was made known."""


class DayPage(Page, template="screens/today/show.html"):
    next: Entry | None
    """The very next thing, of whatever kind."""
    call: Contact | None
    host: str | None
    ways: Ways
    week: Sequence[Entry]
    moved: Sequence[Entry]
    """But for the next thing, which says so itself."""
    """What else there is."""
    today: date
    now: datetime
    steps: Sequence[Line]
    """What the person agreed to do."""
    money_month: date | None
    pvt: Counter
    session: Meeting | None
    """The next of the PVT."""
    contacts: Sequence[Contact]
    new_messages: bool
    going_to: str | None
    object_until: date | None
    """The last day for bezwaar against the plan, while it has not gone by."""


def day_page(me: Me, now: datetime) -> DayPage:
    """For somebody with a dossier of their own."""
    dossier_id, today = cast(UUID, me.dossier_id), clock.day_of(now)
    around = AROUND.read(dossier=dossier_id, today=today)
    meetings, weekly, free, steps, contacts, ways, said, schools = around
    appointments, sessions = coming(dossier_id, now, 0), [*starmap(Meeting, meetings)]
    lessons = lessons_on(Timetable.of(weekly, free), today, DAYS)
    entries = with_what_was_said(in_order(appointments, sessions, lessons), said)
    last = today + timedelta(days=DAYS)
    (counted,) = db.read(Counted, COUNTERS, dossier=dossier_id, household=me.household_id)
    everybody = [*starmap(Contact, contacts)]
    rules = rulebook(cast(UUID, me.gemeente_id))
    first = very_next(entries, now)
    return DayPage(
        next=first,
        call=whom_to_call(first, everybody, schools),
        host=host_of(first, everybody),
        ways=Ways.of(ways),
        week=[entry for entry in entries if entry.day < last],
        moved=[entry for entry in entries if entry.asks_again and entry is not first],
        today=today,
        now=now,
        steps=[*starmap(Line, steps)],
        money_month=counted.month,
        pvt=law.progress(rules, today, counted.minutes or 0),
        session=sessions[0] if sessions else None,
        contacts=everybody,
        new_messages=counted.unseen,
        going_to=counted.going_to,
        object_until=object_until(rules, counted.announced, today),
    )


def object_until(rules: Rulebook, announced: date | None, today: date) -> date | None:
    last = term.objection_until(rules, announced).day if announced else None
    return last if last and today <= last else None
