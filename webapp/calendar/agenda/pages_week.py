"""The days ahead, with everything that stands on them, whatever room it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from webapp.calendar.agenda.model import ZONE, LessonKind
from webapp.calendar.agenda.queries import Lesson
from webapp.calendar.agenda.queries_appointments import Coming, Meeting
from webapp.calendar.agenda.queries_free import Timetable


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing on one day, in local wall time."""

    day: date
    starts: time
    ends: time
    kind: StrEnum
    place: str
    address: str | None
    appointment: Coming | None = None
    text_id: str | None = None
    missed: bool = False
    """They said that they cannot come to this lesson."""

    @property
    def is_lesson(self) -> bool:
        """Of the school or of the PVT: who cannot come says so here."""
        return self.text_id is not None or self.kind in (LessonKind.LANGUAGE, LessonKind.COURSE)

    @property
    def begins(self) -> datetime:
        return datetime.combine(self.day, self.starts)

    @property
    def asks_again(self) -> bool:
        """It has moved, and they did not answer since."""
        it = self.appointment
        return it is not None and it.moved_from is not None and not (it.answer or it.cancelled_at)

    @property
    def is_off(self) -> bool:
        """It was cancelled, and nobody has to be anywhere."""
        return self.appointment is not None and self.appointment.cancelled_at is not None


def very_next(entries: Iterable[Entry], now: datetime) -> Entry | None:
    """The first that is not over and not cancelled, of whatever kind; `entries` are in order."""
    here = now.astimezone(ZoneInfo(ZONE)).replace(tzinfo=None)
    coming = (each for each in entries if here < datetime.combine(each.day, each.ends))
    return next((each for each in coming if not each.is_off), None)


def of_appointment(appointment: Coming) -> Entry:
    return Entry(
        day=appointment.starts_local.date(),
        starts=appointment.starts_local.time(),
        ends=appointment.ends_local.time(),
        kind=appointment.kind,
        place=appointment.place,
        address=appointment.address,
        appointment=appointment,
    )


def of_session(session: Meeting) -> Entry:
    return Entry(
        day=session.day,
        starts=session.starts,
        ends=session.ends,
        kind=session.kind,
        place=session.place,
        address=session.address,
        text_id=session.text_id,
    )


def of_lesson(lesson: Lesson, day: date) -> Entry:
    return Entry(
        day=day,
        starts=lesson.starts,
        ends=lesson.ends,
        kind=lesson.kind,
        place=lesson.place,
        address=lesson.address,
    )


def lessons_on(weekly: Timetable, first: date, days: int) -> list[Entry]:
    """Every lesson from `first` on, for so many days."""
    span = [first + timedelta(days=n) for n in range(days)]
    return [of_lesson(lesson, day) for day in span for lesson in weekly.on(day)]


def in_order(
    appointments: Iterable[Coming],
    sessions: Iterable[Meeting] = (),
    lessons: Iterable[Entry] = (),
) -> list[Entry]:
    entries = [*map(of_appointment, appointments), *map(of_session, sessions), *lessons]
    return sorted(entries, key=lambda entry: entry.begins)
