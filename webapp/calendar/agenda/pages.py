"""What the calendar shows: appointments with who comes, PVT, the hours of every week."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from hmac import compare_digest
from typing import Any
from uuid import UUID

from flask import current_app, g, request
from sqlalchemy import Select

from webapp.calendar.agenda import queries, queries_feed, week
from webapp.calendar.agenda.model import Appointment
from webapp.calendar.agenda.reminders import come_path, come_seed
from webapp.case.dossier import Dossier
from webapp.case.policy import Act, may, reached, who
from webapp.case.secrets import peppered
from webapp.contact.push.notice import come_token
from webapp.contact.push.queries import NOT_REACHED
from webapp.core import clock, db
from webapp.courses.pvt import queries as pvt


def agenda_of(dossier: Dossier, number: int) -> dict[str, Any]:
    """Thirty appointments a page, PVT on the first one, and the hours of every week."""
    now, today = clock.now(), clock.today()
    found = coming(dossier.id, now, (number - 1) * queries.PAGE)
    shown = found[: queries.PAGE]
    values = {"dossier": dossier.id, "today": today}
    sessions = db.rows(pvt.COMING_SESSIONS, **values) if number == 1 else ()
    feed = db.row(queries_feed.FEED, dossier=dossier.id)
    whose = {"account": dossier.inburgeraar_id, "real": clock.real()}
    calls = may(g.me, Act.SEE_NOT_REACHED) and db.value(NOT_REACHED, **whose)
    return {
        "dossier": dossier,
        "not_reached": calls,
        "to_call": db.rows(queries.TO_CALL, **values) if may(g.me, Act.CHANGE_APPOINTMENT) else (),
        "entries": week.in_order(shown, sessions),
        "companions": companions(shown),
        "lessons": db.rows(queries.LESSONS, **values),
        "walk_ins": db.rows(queries.WALK_INS, **values),
        "feed": feed and f"webcal://{request.host}/feeds/{feed_token(feed.id)}",
        "number": number,
        "more": len(found) > queries.PAGE,
        "today": today,
        "now": now,
    }


def coming(dossier_id: UUID, now: datetime, skip: int) -> Sequence[Any]:
    """The appointments that are not over, thirty and one to see whether there are more."""
    return db.rows(queries.UPCOMING, dossier=dossier_id, now=now, skip=skip)


def companions(appointments: Iterable[Any]) -> dict[UUID, list[Any]]:
    """Who comes to each of them."""
    ids = [appointment.id for appointment in appointments]
    found: dict[UUID, list[Any]] = defaultdict(list)
    for person in db.rows(queries.COMPANY, ids=ids) if ids else ():
        found[person.appointment_id].append(person)
    return found


def card_of(id: UUID) -> dict[str, Any]:
    """One appointment as its card shows it now."""
    appointment = db.row(queries.ONE, id=id)
    return {
        "appointment": appointment,
        "companions": companions([appointment]),
        "now": clock.now(),
    }


def feed_token(feed_id: UUID) -> str:
    """Made anew from the id and the deployment's pepper, so that the page can show it again."""
    return peppered(current_app.extensions["config"].secret, "feed", str(feed_id)).hex()


@cache
def hosted_query(role: Any) -> Select[Any]:
    return queries_feed.hosted(reached(Act.SEE_CALENDAR, role, Appointment))


def hosted_by(staff: Any) -> Sequence[Any]:
    """What stands in the calendar of a consulent or a guide, as far as they still reach it."""
    return db.rows(hosted_query(staff.role), **who(staff), now=clock.now())


def may_come(appointment: Appointment, token: str) -> bool:
    """Whether this token was sent for the appointment as it stands now, and nobody used it yet."""
    pepper, seed = current_app.extensions["config"].secret, come_seed(appointment)
    wanted = come_token(pepper, g.me.id, come_path(appointment), seed)
    still = appointment.is_open(clock.now())
    return still and compare_digest(wanted.encode(), token.encode())
