"""Appointments and lessons, and the answers people give."""

from collections.abc import Sequence

from flask import Blueprint, g, request
from werkzeug.wrappers import Response

from webapp.calendar.agenda import ics, queries, queries_feed
from webapp.calendar.agenda.forms import STALE, GiveAnswer
from webapp.calendar.agenda.model import Answer, Appointment, CalendarFeed, Stale
from webapp.calendar.agenda.pages import agenda_of, card_of, feed_token, hosted_by, may_come
from webapp.case.dossier import Dossier
from webapp.case.policy import Act
from webapp.case.secrets import hashed
from webapp.core import clock, db
from webapp.courses.pvt import queries as pvt
from webapp.guards import performs, public
from webapp.reply import Answer as Reply
from webapp.reply import page, page_number, saved, unsaved

room = Blueprint("agenda", __name__)


@room.get("/dossiers/<uuid:id>/agenda")
@performs(Act.READ_AGENDA)
def show(dossier: Dossier) -> Reply:
    return page("calendar/agenda/show.html", keep=True, **agenda_of(dossier, page_number()))


@room.post("/appointments/<uuid:id>/answer")
@performs(Act.ANSWER_APPOINTMENT, on=Appointment)
def answer(appointment: Appointment) -> Reply:
    form = GiveAnswer(request.form)
    try:
        if not form.validate():
            raise Stale
        seen, chosen = form.seen.data or 0, Answer(form.answer.data or "")
        appointment.give_answer(chosen, seen=seen, at=clock.now())
    except Stale:
        return refuse_answer(appointment, [*form.answer.errors, *form.seen.errors] or [STALE])
    db.session().flush()
    back = f"/dossiers/{appointment.dossier_id}/agenda#appointment-{appointment.id}"
    return saved(
        "calendar/agenda/_appointment.html", back=back, errors=(), **card_of(appointment.id)
    )


@room.post("/appointments/<uuid:id>/come")
@performs(Act.ANSWER_APPOINTMENT, on=Appointment)
def come(appointment: Appointment) -> Reply:
    """One tap on a notification, with the token that was in it: good for one answer."""
    if not may_come(appointment, request.form.get("token", "")):
        return refuse_answer(appointment, [STALE])
    appointment.give_answer(Answer.COMING, seen=appointment.sequence, at=clock.now())
    return saved(back=f"/dossiers/{appointment.dossier_id}/agenda#appointment-{appointment.id}")


def refuse_answer(appointment: Appointment, errors: Sequence[str]) -> Reply:
    """Show the appointment as it is now; in the whole agenda when there is no htmx."""
    dossier = db.session().get_one(Dossier, appointment.dossier_id)
    shown = agenda_of(dossier, 1) | card_of(appointment.id)
    shown |= {"errors": errors, "refusal": errors, "refused": appointment.id}
    stale = STALE in errors
    return unsaved(
        "calendar/agenda/show.html", "calendar/agenda/_appointment.html", stale=stale, **shown
    )


@room.get("/appointments/<uuid:id>/ics")
@performs(Act.READ_AGENDA, on=Appointment)
def download(appointment: Appointment) -> Response:
    return calendar(ics.calendar_of(g.me.language, clock.now(), [appointment]))


@room.post("/dossiers/<uuid:id>/feed")
@performs(Act.KEEP_FEED)
def make_feed(dossier: Dossier) -> Reply:
    """A new secret address; the former one dies."""
    if old := db.scalar(queries_feed.FEED, dossier=dossier.id):
        db.session().delete(old)
        db.session().flush()
    feed = CalendarFeed(dossier_id=dossier.id, token_hash=b"", made_at=clock.now())
    feed.token_hash = hashed(feed_token(feed.id))
    db.session().add(feed)
    return saved(back=f"/dossiers/{dossier.id}/agenda#feed")


@room.post("/dossiers/<uuid:id>/feed/revoke")
@performs(Act.KEEP_FEED)
def revoke_feed(dossier: Dossier) -> Reply:
    if feed := db.scalar(queries_feed.FEED, dossier=dossier.id):
        db.session().delete(feed)
    return saved(back=f"/dossiers/{dossier.id}/agenda#feed")


@room.get("/feeds/<token>")
@public
def feed(token: str) -> Response | tuple[str, int]:
    """The person's own calendar app fetches this; the token is the only key."""
    found = db.row(queries_feed.FEED_BY_TOKEN, token_hash=hashed(token))
    if found is None:
        return feed_of_staff(token)
    values = {"dossier": found.id, "today": clock.today()}
    return calendar(
        ics.calendar_of(
            found.language,
            clock.now(),
            db.rows(queries_feed.FEED_ENTRIES, now=clock.now(), **values),
            db.rows(queries.LESSONS, **values),
            db.rows(pvt.COMING_SESSIONS, **values),
        )
    )


def feed_of_staff(token: str) -> Response | tuple[str, int]:
    if found := db.row(queries_feed.STAFF_FEED_BY_TOKEN, token_hash=hashed(token)):
        return calendar(ics.calendar_of(found.language, clock.now(), hosted_by(found)))
    return "", 404


def calendar(content: bytes) -> Response:
    return Response(content, mimetype="text/calendar")
