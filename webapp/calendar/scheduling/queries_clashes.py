"""Whether something else stands at the hours that somebody wants to plan."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from webapp.calendar.scheduling.model import ClashKind
from webapp.calendar.scheduling.queries_taken import Facts, Slot, Stands, Taken, facts
from webapp.case.me import Me
from webapp.law.calendar import is_working_day

SATURDAY = 5


@dataclass(frozen=True, kw_only=True)
class Clash:
    """One thing that stands there; a whole day has no hours."""

    kind: ClashKind
    starts: time | None = None
    ends: time | None = None
    what: StrEnum | str | None = None
    """A member with words, or the name of a school holiday."""


class Lasts(Protocol):
    """What has hours on a day, whatever room it comes from."""

    @property
    def starts(self) -> time: ...
    @property
    def ends(self) -> time: ...


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
    for lesson in known.weekly.on(day):
        yield from beside(slot, ClashKind.LESSON, [lesson], lesson.kind)
    for meeting in known.meetings:
        if meeting.day == day:
            yield from beside(slot, ClashKind.PVT, [meeting], meeting.kind)
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
    for free in known.weekly.free:
        if free.name and free.first_on <= day < free.until_on:
            yield Clash(kind=ClashKind.SCHOOL_HOLIDAY, what=free.name)


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
