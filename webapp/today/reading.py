"""What an inburgeraar sees first: the next appointment, this week, money, PVT, and who to call."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from webapp import db
from webapp.agenda import queries as agenda
from webapp.agenda import week
from webapp.budget.queries import LATEST_MONTH
from webapp.clock import AMSTERDAM
from webapp.dossiers.queries import CONTACTS
from webapp.law import pvt as law
from webapp.pip.queries import NEXT_STEPS
from webapp.pvt import queries as pvt
from webapp.rules.book import rulebook
from webapp.sessions import Me

DAYS = 7


def day_of(me: Me, gemeente_id: UUID, now: datetime) -> dict[str, Any]:
    today = now.astimezone(AMSTERDAM).date()
    values: dict[str, Any] = {"dossier": me.dossier_id, "today": today}
    appointments = db.scalars(agenda.UPCOMING, dossier=me.dossier_id, now=now, skip=0)
    sessions = db.scalars(pvt.COMING_SESSIONS, **values)
    lessons = week.lessons_on(db.scalars(agenda.LESSONS, **values), today, DAYS)
    entries = week.in_order(appointments, sessions, lessons)
    last = today + timedelta(days=DAYS)
    attended = db.scalar(pvt.MINUTES_ATTENDED, dossier=me.dossier_id) or 0
    return {
        "next": next((a for a in appointments if not a.cancelled_at), None),
        "week": [entry for entry in entries if entry.day < last],
        "today": today,
        "now": now,
        "steps": db.scalars(NEXT_STEPS, dossier=me.dossier_id),
        "money_month": db.scalar(LATEST_MONTH, household=me.household_id),
        "pvt": law.progress(rulebook(gemeente_id), today, attended),
        "next_session": sessions[0] if sessions else None,
        "contacts": db.rows(CONTACTS, **values),
    }
