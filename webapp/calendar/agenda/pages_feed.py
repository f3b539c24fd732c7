"""The secret address of a calendar, and what is fetched there."""

from uuid import UUID

from flask import current_app, request

from webapp.calendar.agenda import queries_appointments, queries_feed
from webapp.calendar.agenda.pages_calendar_file import calendar_of
from webapp.calendar.agenda.queries_appointments import Coming, Meeting
from webapp.calendar.agenda.queries_free import WEEKLY, Timetable
from webapp.case.policy import who
from webapp.case.secrets import hashed, peppered
from webapp.core import clock, db


def feed_token(feed_id: UUID) -> str:
    """Made anew from the id and the deployment's pepper, so that the page can show it again."""
    return peppered(current_app.extensions["config"].secret, "feed", str(feed_id)).hex()


def address_of(feed_id: UUID) -> str:
    return f"{request.host_url}feeds/{feed_token(feed_id)}"


def fetched(token: str) -> bytes | None:
    """The calendar behind a secret address; None when nobody has that one."""
    return of_inburgeraar(token) or of_staff(token)


def of_inburgeraar(token: str) -> bytes | None:
    found = db.row(queries_feed.FEED_BY_TOKEN, token_hash=hashed(token))
    if found is None:
        return None
    values = {"dossier": found.id, "today": clock.today()}
    return calendar_of(
        found.language,
        clock.now(),
        db.read(Coming, queries_feed.FEED_ENTRIES, now=clock.now(), **values),
        Timetable.of(*WEEKLY.read(**values)),
        db.read(Meeting, queries_appointments.MEETINGS, **values),
    )


def of_staff(token: str) -> bytes | None:
    """What stands in the calendar of a consulent or a guide, as far as they still reach it."""
    found = db.row(queries_feed.STAFF_FEED_BY_TOKEN, token_hash=hashed(token))
    if found is None:
        return None
    theirs = db.read(Coming, queries_feed.hosted(found.role), **who(found), now=clock.now())
    return calendar_of(found.language, clock.now(), theirs)
