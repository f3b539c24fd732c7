"""Calendar files: neutral names, the zone's rules inside, a sequence that rises with changes."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vRecur

from webapp.calendar.agenda.model import ZONE, Appointment
from webapp.calendar.agenda.queries import Lesson
from webapp.calendar.agenda.queries_appointments import Coming, Meeting
from webapp.case.account import Language
from webapp.speech.formats import isolated
from webapp.speech.i18n import say, text

APPOINTMENT = text("Appointment")
LESSON = text("Lesson")
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def calendar_of(
    language: Language,
    made_at: datetime,
    appointments: Iterable[Appointment | Coming],
    lessons: Iterable[Lesson] = (),
    sessions: Iterable[Meeting] = (),
) -> bytes:
    """One calendar with everything in it. Names tell nothing: calendars are shared and synced."""
    calendar = Calendar()
    calendar.add("prodid", "-//Meedoen//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(Timezone.from_tzinfo(ZoneInfo(ZONE)))
    for appointment in appointments:
        calendar.add_component(event_of(language, made_at, appointment))
    for lesson in lessons:
        calendar.add_component(weekly(language, made_at, lesson))
    for session in sessions:
        calendar.add_component(meeting(language, made_at, session))
    return bytes(calendar.to_ical())


def event(name: str, id: object, made_at: datetime, starts: datetime, ends: datetime) -> Event:
    entry = Event()
    entry.add("uid", f"{id}@meedoen")
    entry.add("summary", name)
    entry.add("dtstamp", made_at)
    entry.add("dtstart", starts.replace(tzinfo=ZoneInfo(ZONE)))
    entry.add("dtend", ends.replace(tzinfo=ZoneInfo(ZONE)))
    return entry


def event_of(language: Language, made_at: datetime, appointment: Appointment | Coming) -> Event:
    entry = event(
        say(language, APPOINTMENT),
        appointment.id,
        made_at,
        appointment.starts_local,
        appointment.ends_local,
    )
    entry.add("sequence", appointment.sequence)
    entry.add("status", "CANCELLED" if appointment.cancelled_at else "CONFIRMED")
    if appointment.address:
        entry.add("location", isolated(appointment.address))
    return entry


def weekly(language: Language, made_at: datetime, lesson: Lesson) -> Event:
    first = on_or_after(lesson.first_on, lesson.weekday)
    starts = datetime.combine(first, lesson.starts)
    entry = event(
        say(language, LESSON), lesson.id, made_at, starts, datetime.combine(first, lesson.ends)
    )
    rule = {"freq": "weekly", "byday": DAYS[lesson.weekday]}
    if lesson.until_on:
        until = datetime.combine(lesson.until_on, lesson.starts, ZoneInfo(ZONE))
        rule["until"] = until - timedelta(days=1)  # type: ignore[assignment]
    entry.add("rrule", vRecur(rule))
    return entry


def meeting(language: Language, made_at: datetime, session: Meeting) -> Event:
    starts = datetime.combine(session.day, session.starts)
    ends = datetime.combine(session.day, session.ends)
    return event(say(language, APPOINTMENT), session.id, made_at, starts, ends)


def on_or_after(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)
