"""The hours of every week as they really take place. Values have names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import starmap
from typing import NamedTuple, Self
from uuid import UUID

from sqlalchemy import String, Uuid, cast, null, select, union_all

from webapp.calendar.agenda.model import LessonKind
from webapp.calendar.agenda.model_free import LessonOff, SchoolHoliday
from webapp.calendar.agenda.queries import LESSONS, MOST, Lesson
from webapp.case.dossier import Dossier
from webapp.case.queries import DOSSIER
from webapp.case.reach import TODAY
from webapp.core.together import Rows, Together
from webapp.law.calendar import DAY, recognised_holidays

OF_SCHOOL = frozenset({LessonKind.LANGUAGE, LessonKind.COURSE})
"""Schools are closed in school holidays and on public ones; of work nobody knows."""


class Free(NamedTuple):
    """Days off of one lesson, or a school holiday. The first day inclusive, the last exclusive."""

    id: UUID
    lesson_id: UUID | None
    name: str | None
    """Of the school holiday."""
    first_on: date
    until_on: date

    @property
    def last_on(self) -> date:
        return self.until_on - DAY

    def stops(self, lesson: Lesson) -> bool:
        return lesson.id == self.lesson_id if self.lesson_id else lesson.kind in OF_SCHOOL


@dataclass(frozen=True)
class Timetable:
    """Somebody's hours of every week, and the days on which they do not stand."""

    lessons: Sequence[Lesson]
    free: Sequence[Free]

    @classmethod
    def of(cls, lessons: Rows, free: Rows) -> Self:
        return cls([*starmap(Lesson, lessons)], [*starmap(Free, free)])

    def on(self, day: date) -> Iterable[Lesson]:
        """What really takes place that day."""
        return (each for each in self.lessons if each.stands_on(day) and not self.is_off(each, day))

    def is_off(self, lesson: Lesson, day: date) -> bool:
        if lesson.kind in OF_SCHOOL and day in recognised_holidays(day.year):
            return True
        return any(each.first_on <= day < each.until_on for each in self.off(lesson))

    @property
    def holiday(self) -> Free | None:
        """The next weeks in which the school is closed."""
        holidays = (each for each in self.free if each.name)
        at_school = any(lesson.kind in OF_SCHOOL for lesson in self.lessons)
        return next(holidays, None) if at_school else None

    def off(self, lesson: Lesson) -> list[Free]:
        return [each for each in self.free if each.stops(lesson)]


HOLIDAYS = (
    select(
        SchoolHoliday.id,
        cast(null(), Uuid()).label("lesson_id"),
        SchoolHoliday.name,
        SchoolHoliday.first_on,
        SchoolHoliday.until_on,
    )
    .join(Dossier, Dossier.gemeente_id == SchoolHoliday.gemeente_id)
    .where(Dossier.id == DOSSIER, SchoolHoliday.until_on > TODAY)
)
OFF = select(
    LessonOff.id,
    LessonOff.lesson_id,
    cast(null(), String()).label("name"),
    LessonOff.first_on,
    LessonOff.until_on,
).where(LessonOff.dossier_id == DOSSIER, LessonOff.until_on > TODAY)
free = union_all(HOLIDAYS, OFF).subquery()
FREE = select(*free.c).order_by(free.c.first_on, free.c.id).limit(MOST)
WEEKLY = Together(LESSONS, FREE)
