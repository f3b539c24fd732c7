"""What the planner, the page to change an appointment and the calendar of the staff show."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from flask import request
from sqlalchemy import Select

from webapp import clock, db
from webapp.agenda.model import Appointment, WhyChanged
from webapp.agenda.reading import feed_token
from webapp.caseload.queries import CONSULENTEN
from webapp.policy import Act, may, reached, who
from webapp.scheduling import forms, queries
from webapp.scheduling.clashes import NOBODY, Clash, Slot
from webapp.sessions import Me

WEEK = timedelta(days=7)


def change_page(appointment: Any) -> dict[str, Any]:
    """The appointment as it stands now, and what can be done with it."""
    now = clock.now()
    return {
        "appointment": appointment,
        "name": db.value(queries.ABOUT, dossier=appointment.dossier_id),
        "open": not appointment.cancelled_at and now < appointment.starts_at,
        "began": not appointment.cancelled_at and now >= appointment.starts_at,
        "reasons": tuple(WhyChanged),
        "lengths": forms.LENGTHS,
        "errors": {},
        "clashes": {},
        "tried": None,
        "typed": as_typed(appointment),
    }


def as_typed(appointment: Any) -> dict[str, Any]:
    starts, ends = appointment.starts_local, appointment.ends_local
    minutes = int((ends - starts).total_seconds() // 60)
    at = starts.time().isoformat("minutes")
    return {"day": starts.date().isoformat(), "at": at, "minutes": str(minutes)}


def why_not(clashing: Mapping[datetime, Sequence[Clash]], slots: Sequence[Slot]) -> dict[str, Any]:
    """What a form shows of clashes; some days may be free."""
    return {"clashes": clashing, "some_free": len(clashing) < len(slots)}


@cache
def calendar_query(role: Any) -> Select[Any]:
    return queries.week_of(reached(Act.SEE_CALENDAR, role, Appointment))


def monday_of(asked: str | None) -> date:
    """The Monday of the week that is asked for; nonsense is this week."""
    try:
        day = date.fromisoformat(asked or "")
    except ValueError:
        day = clock.today()
    far = timedelta(days=3 * 366)
    day = day if abs(day - clock.today()) < far else clock.today()
    return day - timedelta(days=day.weekday())


def calendar_of(me: Me, asked: Mapping[str, str]) -> dict[str, Any]:
    """One's own week with names; of a colleague only which hours are taken."""
    monday = monday_of(asked.get("week"))
    days = [monday + timedelta(days=number) for number in range(7)]
    values = who(me)
    colleagues = db.rows(CONSULENTEN, **values) if may(me, Act.PLAN_APPOINTMENT) else ()
    others = [each for each in colleagues if each.id != me.id]
    other = next((each for each in others if str(each.id) == asked.get("of")), None)
    if other:
        entries = db.rows(queries.OF_HOST, host=other.id, but=NOBODY, **week_from(monday))
    else:
        entries = own_week(me, monday)
    by_day = {day: [e for e in entries if e.starts_local.date() == day] for day in days}
    feed = None if other else db.row(queries.MY_FEED, **values)
    return {
        "monday": monday,
        "by_day": {d: those for d, those in by_day.items() if those or d.weekday() < 5},
        "before": monday - WEEK,
        "after": monday + WEEK,
        "others": others,
        "other": other,
        "state": "" if other else state_of(entries),
        "feed": feed and f"webcal://{request.host}/feeds/{feed_token(feed.id)}",
        "today": clock.today(),
        "now": clock.now(),
        "errors": {},
    }


def state_of(entries: Iterable[Any]) -> str:
    """Changes with every answer, and with whatever is moved, cancelled, planned or noted."""
    marks = (
        f"{each.id.hex[:4]}.{each.sequence}.{each.answers_given}"
        f".{each.missed_at is not None:d}{each.called_at is not None:d}"
        for each in entries
    )
    return "answers=" + "-".join(marks)


def news_of(me: Me, asked: Mapping[str, str]) -> str:
    """The same of one's own week, in one statement."""
    return state_of(own_week(me, monday_of(asked.get("week"))))


def own_week(me: Me, monday: date) -> Sequence[Any]:
    return db.rows(calendar_query(me.role), **who(me), host=me.id, **week_from(monday))


def week_from(monday: date) -> dict[str, datetime]:
    return {"first": at_midnight(monday), "until": at_midnight(monday + WEEK)}


def at_midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def holidays_page(me: Me) -> dict[str, Any]:
    found = db.rows(queries.SCHOOL_HOLIDAYS, **who(me))
    return {"holidays": found, "day": timedelta(days=1), "errors": {}, "typed": {}}


def id_in(value: str | None) -> UUID | None:
    try:
        return UUID(value or "")
    except ValueError:
        return None
