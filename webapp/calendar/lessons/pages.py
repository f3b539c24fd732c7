"""What the pages of weekly hours show."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from webapp.calendar.agenda.model import LessonKind, LessonTime
from webapp.calendar.lessons import queries
from webapp.calendar.lessons.forms import WEEKDAYS, Weekly
from webapp.case.policy import who
from webapp.case.queries import NAMED
from webapp.case.sessions import Me
from webapp.core import clock, db

DAY = timedelta(days=1)
NEVER = date(9999, 12, 31)


def lessons_page(dossier_id: UUID) -> dict[str, Any]:
    today = clock.today()
    return {
        "dossier": db.row(NAMED, dossier=dossier_id),
        "lessons": db.rows(queries.OF_DOSSIER, dossier=dossier_id, today=today),
        "kinds": tuple(LessonKind),
        "weekdays": [int(number) for number in WEEKDAYS],
        "day": DAY,
        "today": today,
        "errors": {},
        "typed": {"first": today.isoformat(), "kind": LessonKind.LANGUAGE},
    }


def overlaps(dossier_id: UUID, form: Weekly) -> bool:
    """Whether the person is somewhere else at one of these hours, in the same weeks."""
    until = form.last.value + DAY if form.last.value else NEVER
    span = {"first": form.first.value, "until": until}
    hours = {"starts": form.starts.value, "ends": form.ends.value}
    values = span | hours | {"weekdays": form.chosen_weekdays}
    return bool(db.row(queries.OVERLAPPING, dossier=dossier_id, **values))


def weekly_of(dossier_id: UUID, form: Weekly) -> list[LessonTime]:
    until = form.last.value and form.last.value + DAY
    return [
        LessonTime(
            dossier_id=dossier_id,
            kind=LessonKind(form.kind.data or ""),
            weekday=weekday,
            starts=form.starts.value,
            ends=form.ends.value,
            place=form.place.data or "",
            address=form.address.data or None,
            first_on=form.first.value,
            until_on=until,
        )
        for weekday in form.chosen_weekdays
    ]


def walk_in_page(me: Me) -> dict[str, Any]:
    """With how many of one's own people have a lesson at each of these hours."""
    found = db.rows(queries.WALK_INS, **who(me))
    people = {row.id: row.people for row in db.rows(queries.IN_LESSONS, **who(me))}
    return {
        "walk_ins": [(row, people.get(row.id, 0)) for row in found],
        "weekdays": [int(number) for number in WEEKDAYS],
        "errors": {},
        "typed": {},
    }
