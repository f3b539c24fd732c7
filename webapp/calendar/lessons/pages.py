"""What the pages of weekly hours show."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from webapp.calendar.agenda.model import LessonKind, LessonTime, WalkIn
from webapp.calendar.agenda.queries import Lesson, WalkInHours
from webapp.calendar.agenda.queries_free import WEEKLY, Free, Timetable
from webapp.calendar.lessons import forms, forms_one, forms_walk_in, queries
from webapp.case.in_hand import Case
from webapp.case.policy import who
from webapp.case.queries import SCHOOLS
from webapp.case.school import SchoolNamed
from webapp.core import clock, db
from webapp.law.calendar import DAY
from webapp.web.guards import Rows
from webapp.web.page import Page
from webapp.web.who_asks import me

NEVER = date(9999, 12, 31)
MOST_DAYS = 366


class Clashing(NamedTuple):
    """How many people have a lesson at certain walk-in hours."""

    walk_in_id: UUID
    people: int


class Kept(NamedTuple):
    """Hours of every week, what can be done with them, and when they do not stand."""

    lesson: Lesson
    stop: forms_one.Stop
    off: forms_one.Off
    free: Sequence[Free]


class LessonsPage(Page, template="calendar/lessons/show.html"):
    case: Case
    lessons: Sequence[Kept]
    schools: Sequence[SchoolNamed]
    form: forms.Weekly


class WalkInPage(Page, template="calendar/lessons/walk_in.html"):
    """With how many of one's own people have a lesson at each of these hours."""

    walk_ins: Sequence[tuple[WalkInHours, int]]
    form: forms_walk_in.WalkInHours


def lessons_page(
    case: Case,
    form: forms.Weekly | None = None,
    of: UUID | None = None,
    tried: forms_one.Stop | forms_one.Off | None = None,
) -> LessonsPage:
    """`tried`: what was to be done with one of the lessons, `of`."""
    today = clock.today()
    weekly = timetable(case)
    begun = {"first": today.isoformat(), "kind": LessonKind.LANGUAGE}
    return LessonsPage(
        case=case,
        lessons=[
            kept(each, weekly, today, tried if each.id == of else None) for each in weekly.lessons
        ],
        schools=schools_of(case),
        form=form or forms.Weekly(data=begun),
    )


def timetable(case: Case) -> Timetable:
    return Timetable.of(*WEEKLY.read(dossier=case.id, today=clock.today()))


def kept(
    lesson: Lesson, weekly: Timetable, today: date, tried: forms_one.Stop | forms_one.Off | None
) -> Kept:
    stop = forms_one.Stop(None, lesson.id, lesson.last_on or today)
    return Kept(
        lesson=lesson,
        stop=tried if isinstance(tried, forms_one.Stop) else stop,
        off=tried if isinstance(tried, forms_one.Off) else forms_one.Off(None, lesson.id),
        free=[each for each in weekly.off(lesson) if each.first_on < (lesson.until_on or NEVER)],
    )


def takes_place(case: Case, lesson_id: UUID, form: forms_one.Off) -> bool:
    """Whether it would take place on one of these days."""
    weekly, first = timetable(case), form.first.sure
    days = (first + n * DAY for n in range(min((form.until() - first).days, MOST_DAYS)))
    return any(lesson.id == lesson_id for day in days for lesson in weekly.on(day))


def schools_of(case: Case) -> list[SchoolNamed]:
    return db.read(SchoolNamed, SCHOOLS, gemeente=case.gemeente_id)


def overlaps(case: Case, form: forms.Weekly) -> bool:
    """Whether the person is somewhere else at one of these hours, in the same weeks."""
    until = form.last.value + DAY if form.last.value else NEVER
    span = {"first": form.first.sure, "until": until}
    hours = {"starts": form.starts.sure, "ends": form.ends.sure}
    values = span | hours | {"weekdays": form.weekdays.values}
    return bool(db.row(queries.OVERLAPPING, dossier=case.id, **values))


def weekly_of(case: Case, form: forms.Weekly) -> Iterator[LessonTime]:
    """One for each day of the week that was chosen. The address of a school is known."""
    place, address = form.place.sure, form.address.sure
    known = {each.name: each.address for each in schools_of(case)} if not address else {}
    for weekday in form.weekdays.values:
        yield LessonTime(
            dossier_id=case.id,
            kind=form.kind.sure,
            weekday=weekday,
            starts=form.starts.sure,
            ends=form.ends.sure,
            place=place,
            address=address or known.get(place),
            first_on=form.first.sure,
            until_on=form.last.value and form.last.value + DAY,
        )


def walk_in_page(ours: Rows[WalkIn], form: forms_walk_in.WalkInHours | None = None) -> WalkInPage:
    values = who(me())
    found = db.read(WalkInHours, queries.in_order(ours), **values)
    people = dict(db.read(Clashing, queries.IN_LESSONS, **values))
    return WalkInPage(
        walk_ins=[(each, people.get(each.id, 0)) for each in found],
        form=form or forms_walk_in.WalkInHours(data={"weekday": "0"}),
    )


def stands_already(ours: Rows[WalkIn], form: forms_walk_in.WalkInHours) -> bool:
    hours = {"starts": form.starts.sure, "ends": form.ends.sure}
    there = {"weekday": form.weekday.sure, "place": form.place.sure}
    return bool(db.row(queries.at_the_same_hours(ours), **who(me()), **hours, **there))
