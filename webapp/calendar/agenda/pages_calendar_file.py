"""Calendar files: neutral names, the zone's rules inside, a sequence that rises with changes."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, vRecur

from webapp.calendar.agenda.model import ZONE, Appointment
from webapp.calendar.agenda.queries import Lesson
from webapp.calendar.agenda.queries_appointments import Coming, Meeting
from webapp.calendar.agenda.queries_free import Timetable
from webapp.case.account import Language
from webapp.law.calendar import DAY
from webapp.speech.formats import isolated
from webapp.speech.i18n import say, text

APPOINTMENT = text("Appointment")
LESSON = text("Lesson")
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEK = timedelta(weeks=1)
WEEKS_AHEAD = 105
"""Two years: public holidays have no end, and a feed is fetched anew."""
BEFORE = timedelta(hours=-1)
"""When the phone itself says that it comes; the app's own reminder comes earlier."""


def calendar_of(
    language: Language,
    made_at: datetime,
    appointments: Iterable[Appointment | Coming],
    weekly: Timetable | None = None,
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
    for series in series_of(language, made_at, weekly) if weekly else ():
        calendar.add_component(series)
    for session in sessions:
        calendar.add_component(meeting(language, made_at, session))
    return bytes(calendar.to_ical())


def event(
    name: str,
    id: object,
    made_at: datetime,
    hours: tuple[datetime, datetime],
    address: str | None,
    *,
    told: bool = True,
) -> Event:
    """`hours` on the wall clock; `told`: with an alarm."""
    entry = Event()
    entry.add("uid", f"{id}@meedoen")
    entry.add("summary", name)
    entry.add("dtstamp", made_at)
    for edge, hour in zip(("dtstart", "dtend"), hours, strict=True):
        entry.add(edge, hour.replace(tzinfo=ZoneInfo(ZONE)))
    if address:
        entry.add("location", isolated(address))
    if told:
        entry.add_component(alarm(name))
    return entry


def alarm(name: str) -> Alarm:
    """RFC 5545 3.6.6: one that is shown needs a text."""
    shown = Alarm()
    shown.add("action", "DISPLAY")
    shown.add("description", name)
    shown.add("trigger", BEFORE)
    return shown


def event_of(language: Language, made_at: datetime, appointment: Appointment | Coming) -> Event:
    entry = event(
        say(language, APPOINTMENT),
        appointment.id,
        made_at,
        (appointment.starts_local, appointment.ends_local),
        appointment.address,
        told=appointment.cancelled_at is None,
    )
    entry.add("sequence", appointment.sequence)
    entry.add("status", "CANCELLED" if appointment.cancelled_at else "CONFIRMED")
    return entry


def series_of(language: Language, made_at: datetime, weekly: Timetable) -> Iterator[Event]:
    """Each of the hours of every week, without the days on which they do not stand."""
    for lesson in weekly.lessons:
        first = on_or_after(lesson.first_on, lesson.weekday)
        if lesson.until_on is None or first < lesson.until_on:
            yield series(language, made_at, lesson, first, weekly)


def series(
    language: Language, made_at: datetime, lesson: Lesson, first: date, weekly: Timetable
) -> Event:
    hours = on(first, lesson.starts, lesson.ends)
    entry = event(say(language, LESSON), lesson.id, made_at, hours, lesson.address)
    rule: dict[str, list[str | datetime]] = {"freq": ["weekly"], "byday": [DAYS[lesson.weekday]]}
    if lesson.until_on:  # RFC 5545 3.3.10: in UTC beside a start with a zone
        rule["until"] = [local(lesson.until_on - DAY, lesson.starts).astimezone(UTC)]
    entry.add("rrule", vRecur({**rule}))
    for day in days_off(lesson, weekly, max(first, made_at.date())):
        entry.add("exdate", local(day, lesson.starts))
    return entry


def days_off(lesson: Lesson, weekly: Timetable, first: date) -> Iterator[date]:
    day = on_or_after(first, lesson.weekday)
    for _ in range(WEEKS_AHEAD):
        if lesson.stands_on(day) and weekly.is_off(lesson, day):
            yield day
        day += WEEK


def local(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, ZoneInfo(ZONE))


def meeting(language: Language, made_at: datetime, session: Meeting) -> Event:
    hours = on(session.day, session.starts, session.ends)
    name = say(language, APPOINTMENT)
    return event(name, session.id, made_at, hours, session.address)


def on(day: date, starts: time, ends: time) -> tuple[datetime, datetime]:
    return datetime.combine(day, starts), datetime.combine(day, ends)


def on_or_after(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)
