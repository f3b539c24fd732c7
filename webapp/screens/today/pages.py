"""What an inburgeraar sees first: the next appointment, this week, money, PVT, and who to call."""

from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from webapp.calendar.agenda import queries as agenda
from webapp.calendar.agenda import week
from webapp.calendar.agenda.pages import coming, companions
from webapp.case.queries import CONTACTS
from webapp.case.sessions import Me
from webapp.core import clock, db
from webapp.courses.pvt import queries as pvt
from webapp.law import pvt as law
from webapp.plan.pip.queries import NEXT_STEPS
from webapp.rules.book import rulebook
from webapp.screens.today.queries import COUNTERS

DAYS = 7


def day_of(me: Me, now: datetime) -> dict[str, Any]:
    """For somebody with a dossier of their own."""
    dossier_id, gemeente_id = cast(UUID, me.dossier_id), cast(UUID, me.gemeente_id)
    today = clock.day_of(now)
    values: dict[str, Any] = {"dossier": dossier_id, "today": today}
    appointments = coming(dossier_id, now, 0)
    sessions = db.rows(pvt.COMING_SESSIONS, **values)
    lessons = week.lessons_on(db.rows(agenda.LESSONS, **values), today, DAYS)
    entries = week.in_order(appointments, sessions, lessons)
    last = today + timedelta(days=DAYS)
    counted = db.row(COUNTERS, dossier=dossier_id, household=me.household_id)
    first = next((a for a in appointments if not a.cancelled_at), None)
    return {
        "next": first,
        "companions": companions([first] if first else ()),
        "week": [entry for entry in entries if entry.day < last],
        "today": today,
        "now": now,
        "steps": db.rows(NEXT_STEPS, dossier=dossier_id),
        "money_month": counted.month,
        "pvt": law.progress(rulebook(gemeente_id), today, counted.minutes or 0),
        "next_session": sessions[0] if sessions else None,
        "contacts": db.rows(CONTACTS, **values),
        "new_messages": counted.unseen,
        "going_to": counted.going_to,
    }
