"""Whether something else stands at the hours that somebody wants to plan."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol
from uuid import UUID

from webapp.calendar.agenda import queries as agenda
from webapp.calendar.agenda.model import AppointmentKind
from webapp.calendar.agenda.week import lessons_on
from webapp.calendar.scheduling import queries
from webapp.calendar.scheduling.model import ClashKind
from webapp.case.policy import who
from webapp.case.sessions import Me
from webapp.core import db
from webapp.courses.pvt import queries as pvt
from webapp.law.calendar import is_working_day

NOBODY = UUID(int=0)
SATURDAY = 5


@dataclass(frozen=True, kw_only=True)
class Clash:
    """One thing that stands there; a whole day has no hours."""

    kind: ClashKind
    starts: time | None = None
    ends: time | None = None
    what: StrEnum | str | None = None
    """A member with words, or the name of a school holiday."""


Slot = tuple[datetime, datetime]
"""Local wall times, the end exclusive: what ends at ten leaves room for what begins at ten."""


class Taken(NamedTuple):
    """Hours of a host that are taken."""

    dossier_id: UUID
    starts_local: datetime
    ends_local: datetime


class Stands(NamedTuple):
    """What stands in the calendar of a dossier."""

    kind: AppointmentKind
    starts_local: datetime
    ends_local: datetime


class FreeWeeks(NamedTuple):
    """A school holiday: the first day inclusive, the last exclusive."""

    name: str
    first_on: date
    until_on: date


class Lasts(Protocol):
    """What has hours on a day, whatever room it comes from."""

    @property
    def starts(self) -> time: ...
    @property
    def ends(self) -> time: ...


class OfKind(Lasts, Protocol):
    @property
    def kind(self) -> StrEnum: ...


class OnDay(OfKind, Protocol):
    @property
    def day(self) -> date: ...


class OnWeekday(Lasts, Protocol):
    @property
    def weekday(self) -> int: ...


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything that the wanted hours are held against, read once for all of them."""

    lessons: Sequence[OfKind]
    sessions: Sequence[OnDay]
    appointments: Sequence[Stands]
    walk_ins: Sequence[OnWeekday]
    busy: Sequence[Taken]
    school_holidays: Sequence[FreeWeeks]


def facts(
    me: Me, dossier_id: UUID, host_id: UUID | None, slots: Sequence[Slot], but: UUID | None
) -> Facts:
    """`but` is the id of the appointment that is moved: it does not stand in its own way."""
    first, until = min(slot[0] for slot in slots), max(slot[1] for slot in slots)
    days = {"dossier": dossier_id, "today": first.date()}
    span = {"first": first, "until": until, "but": but or NOBODY}
    host = {"host": host_id or NOBODY}
    return Facts(
        lessons=db.rows(agenda.LESSONS, **days),
        sessions=db.rows(pvt.COMING_SESSIONS, **days),
        appointments=db.read(Stands, queries.OF_DOSSIER, dossier=dossier_id, **span),
        walk_ins=db.rows(agenda.WALK_INS, **days),
        busy=db.read(Taken, queries.OF_HOST, **host, **span),
        school_holidays=db.read(FreeWeeks, queries.SCHOOL_HOLIDAYS, **who(me) | days),
    )


def clashes(
    me: Me, dossier_id: UUID, host_id: UUID | None, slots: Sequence[Slot], but: UUID | None = None
) -> dict[datetime, list[Clash]]:
    """Of each wanted hour what stands there; an hour that is free is not named."""
    known = facts(me, dossier_id, host_id, slots, but)
    found = {slot[0]: list(clashes_at(dossier_id, slot, known)) for slot in slots}
    return {starts: those for starts, those in found.items() if those}


def clashes_at(dossier_id: UUID, slot: Slot, known: Facts) -> Iterator[Clash]:
    day = slot[0].date()
    yield from of_the_day(day, known)
    for lesson in lessons_on(known.lessons, day, 1):
        yield from beside(slot, ClashKind.LESSON, [lesson], lesson.kind)
    for session in known.sessions:
        if session.day == day:
            yield from beside(slot, ClashKind.PVT, [session], session.kind)
    for walk_in in known.walk_ins:
        if walk_in.weekday == day.weekday():
            yield from beside(slot, ClashKind.WALK_IN, [walk_in])
    yield from (
        clash
        for other in known.appointments
        for clash in overlapping(slot, other, ClashKind.APPOINTMENT, other.kind)
    )
    yield from (
        clash
        for other in known.busy
        if other.dossier_id != dossier_id  # that one is named above
        for clash in overlapping(slot, other, ClashKind.HOST)
    )


def of_the_day(day: date, known: Facts) -> Iterator[Clash]:
    if day.weekday() >= SATURDAY:
        yield Clash(kind=ClashKind.WEEKEND)
    elif not is_working_day(day):
        yield Clash(kind=ClashKind.HOLIDAY)
    for holiday in known.school_holidays:
        if holiday.first_on <= day < holiday.until_on:
            yield Clash(kind=ClashKind.SCHOOL_HOLIDAY, what=holiday.name)


def beside(
    slot: Slot, kind: ClashKind, others: Iterable[Lasts], what: StrEnum | None = None
) -> Iterator[Clash]:
    """What has hours on the day of the slot."""
    day = slot[0].date()
    for other in others:
        starts, ends = (datetime.combine(day, hour) for hour in (other.starts, other.ends))
        if starts < slot[1] and ends > slot[0]:
            yield Clash(kind=kind, starts=other.starts, ends=other.ends, what=what)


def overlapping(
    slot: Slot, other: Stands | Taken, kind: ClashKind, what: StrEnum | None = None
) -> Iterator[Clash]:
    if other.starts_local < slot[1] and other.ends_local > slot[0]:
        hours = other.starts_local.time(), other.ends_local.time()
        yield Clash(kind=kind, starts=hours[0], ends=hours[1], what=what)


def weekly(starts: datetime, ends: datetime, times: int) -> list[Slot]:
    """The same hours, so many weeks."""
    weeks = [timedelta(weeks=number) for number in range(times)]
    return [(starts + week, ends + week) for week in weeks]
