"""What somebody sees of the visits to one person, and what the form of a visit needs."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from webapp.calendar.agenda import pages_week as week
from webapp.calendar.agenda import queries as agenda
from webapp.case.policy import who
from webapp.case.queries import CONTACTS
from webapp.case.sessions import Me
from webapp.core import clock, db
from webapp.guidance.visits import queries
from webapp.guidance.visits.model import HowMet, Mood, Topic, Visit

CHIPS = ("15", "30", "45", "60", "90")
"""Minutes that are one tap."""
ABOUT_AN_HOUR = timedelta(hours=1)
JUST_NOW = timedelta(minutes=10)
TIMES = ("begins", "next_at")


def visits_of(me: Me, dossier: Any, number: int) -> dict[str, Any]:
    """Thirty visits, the newest first, with earlier notes and the person's own words."""
    skip = (number - 1) * queries.PAGE
    found = db.rows(queries.visits(me.role), **who(me), dossier=dossier.id, skip=skip)
    shown = found[: queries.PAGE]
    more = {"number": number, "more": len(found) > queries.PAGE, "visits": shown}
    return more | around(me, dossier, shown)


def one_visit(me: Me, dossier: Any, first_id: UUID) -> dict[str, Any]:
    values = {"dossier": dossier.id, "first_ids": [first_id]}
    shown = db.rows(queries.one_visit(me.role), **who(me), **values)
    return {"visit": shown[0]} | around(me, dossier, shown)


def among_others(me: Me, dossier: Any, first_id: UUID) -> dict[str, Any]:
    """One visit, and the page it stands on or the first one."""
    shown, one = visits_of(me, dossier, 1), one_visit(me, dossier, first_id)
    beside = {name: shown[name] | one[name] for name in ("earlier", "added", "lessons")}
    return shown | beside | {"visit": one["visit"]}


def around(me: Me, dossier: Any, shown: Sequence[Any]) -> dict[str, Any]:
    """What belongs to these visits, by the id of their first note."""
    values = who(me) | {"dossier": dossier.id, "first_ids": [visit.first_id for visit in shown]}
    earlier: dict[UUID, list[Any]] = defaultdict(list)
    added: dict[UUID, list[Any]] = defaultdict(list)
    for note in db.rows(queries.earlier(me.role), **values) if shown else ():
        earlier[note.first_id].append(note)
    for words in db.rows(queries.own_words(me.role), **values) if shown else ():
        added[words.first_id].append(words)
    return {
        "dossier": dossier,
        "name": db.value(queries.NAME, dossier=dossier.id),
        "earlier": earlier,
        "added": added,
        "lessons": lessons_beside(dossier.id, shown),
        "errors": {},
        "typed": None,
    }


def lessons_beside(dossier_id: UUID, visits: Iterable[Any]) -> dict[UUID, list[Any]]:
    """The lessons on the day of each next visit that is still to come, and whether they clash."""
    today = clock.today()
    coming = [visit for visit in visits if visit.next_on and visit.next_on >= today]
    weekly = (
        db.read(agenda.Lesson, agenda.LESSONS, dossier=dossier_id, today=today) if coming else ()
    )
    return {
        visit.id: [
            (lesson, clashes(visit.next_on, visit.next_at, lesson))
            for lesson in week.lessons_on(weekly, visit.next_on, 1)
        ]
        for visit in coming
    }


def clashes(day: date, at: time | None, lesson: week.Entry) -> bool:
    """Whether a visit of about an hour falls in the lesson. Without a time nobody knows."""
    if at is None:
        return False
    begins = datetime.combine(day, at)
    return begins < datetime.combine(day, lesson.ends) and begins + ABOUT_AN_HOUR > lesson.begins


def form_of(me: Me, dossier: Any, former: Any = None, typed: Any = None) -> dict[str, Any]:
    """The form, empty, as it was typed, or as the note to correct stands."""
    today = clock.today()
    days = [today, today - timedelta(days=1)]
    values = {"dossier": dossier.id, "today": today}
    name = db.value(queries.NAME, dossier=dossier.id)
    contacts = [contact.name for contact in db.rows(CONTACTS, **values)]
    fresh = {"day": today.isoformat()} if former is None else as_typed(former, days)
    return {
        "dossier": dossier,
        "name": name,
        "former": former,
        "names": list(dict.fromkeys([name, me.name, *contacts])),
        "days": days,
        "chips": CHIPS,
        "ways": list(HowMet),
        "topics": list(Topic),
        "moods": list(Mood),
        "typed": typed or fresh,
        "errors": {},
    }


def as_typed(note: Any, days: Sequence[date]) -> dict[str, Any]:
    """A note as somebody would type it into the form."""
    at = {name: value.isoformat("minutes") for name in TIMES if (value := getattr(note, name))}
    day, minutes = note.day.isoformat(), str(note.minutes)
    return at | {
        "how": note.how,
        "day" if note.day in days else "other_day": day,
        "minutes" if minutes in CHIPS else "other_minutes": minutes,
        "topics": note.topics,
        "mood": note.mood,
        "agreed": note.agreed,
        "words": note.words,
        "next_on": note.next_on and note.next_on.isoformat(),
        "shared": "1" if note.shared else "",
    }


def known(me: Me, visit: Visit) -> Visit | None:
    """The same note by the same person, just now: a form that was handed in twice."""
    said = {name: getattr(visit, name) for name in queries.SAID}
    since = visit.written_at - JUST_NOW
    values = {"dossier": visit.dossier_id, "me": me.id, "since": since} | said
    same = (visit.topics, visit.shared)
    found = db.scalars(queries.SAME, **values)
    return next((each for each in found if (each.topics, each.shared) == same), None)
