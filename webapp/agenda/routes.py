"""Appointments and lessons, and the answers people give."""

from collections.abc import Sequence

from flask import Blueprint, current_app, g, request
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.accounts.secrets import hashed, peppered
from webapp.agenda import ics, queries, week
from webapp.agenda.forms import STALE, GiveAnswer
from webapp.agenda.model import Answer, Appointment, CalendarFeed, Stale
from webapp.dossiers.model import Dossier
from webapp.dossiers.queries import WITH_NAME
from webapp.policy import Act, performs, public
from webapp.pvt import queries as pvt
from webapp.reply import Answer as Reply
from webapp.reply import page, page_number, saved, unsaved

room = Blueprint("agenda", __name__)


@room.get("/dossiers/<uuid:id>/agenda")
@performs(Act.READ_AGENDA, load=WITH_NAME)
def show(dossier: Dossier) -> Reply:
    return page("agenda/show.html", **agenda_of(dossier))


@room.post("/appointments/<uuid:id>/answer")
@performs(Act.ANSWER_APPOINTMENT, on=Appointment, load=queries.WITH_COMPANY)
def answer(appointment: Appointment) -> Reply:
    form = GiveAnswer(request.form)
    back = f"/dossiers/{appointment.dossier_id}/agenda#appointment-{appointment.id}"
    try:
        if not form.validate():
            raise Stale
        seen, chosen = form.seen.data or 0, Answer(form.answer.data or "")
        appointment.give_answer(chosen, seen=seen, at=clock.now())
    except Stale:
        errors = [*form.answer.errors, *form.seen.errors] or [STALE]
        return refuse_answer(appointment, errors)
    shown = {"appointment": appointment, "errors": (), "now": clock.now()}
    return saved("agenda/_appointment.html", back=back, **shown)


def refuse_answer(appointment: Appointment, errors: Sequence[str]) -> Reply:
    """Show the appointment as it is now, above the whole agenda when there is no htmx."""
    dossier = db.session().get_one(Dossier, appointment.dossier_id)
    return unsaved(
        "agenda/show.html",
        "agenda/_appointment.html",
        appointment=appointment,
        errors=errors,
        refused=appointment.id,
        refusal=errors,
        **agenda_of(dossier),
    )


@room.get("/appointments/<uuid:id>/ics")
@performs(Act.READ_AGENDA, on=Appointment)
def download(appointment: Appointment) -> Response:
    return calendar(ics.calendar_of(g.me.language, clock.now(), [appointment]))


@room.post("/dossiers/<uuid:id>/feed")
@performs(Act.KEEP_FEED)
def make_feed(dossier: Dossier) -> Reply:
    """A new secret address; the former one dies."""
    if old := db.scalar(queries.FEED, dossier=dossier.id):
        db.session().delete(old)
        db.session().flush()
    feed = CalendarFeed(dossier_id=dossier.id, token_hash=b"", made_at=clock.now())
    feed.token_hash = hashed(feed_token(feed))
    db.session().add(feed)
    return saved(back=f"/dossiers/{dossier.id}/agenda#feed")


@room.post("/dossiers/<uuid:id>/feed/revoke")
@performs(Act.KEEP_FEED)
def revoke_feed(dossier: Dossier) -> Reply:
    if feed := db.scalar(queries.FEED, dossier=dossier.id):
        db.session().delete(feed)
    return saved(back=f"/dossiers/{dossier.id}/agenda#feed")


@room.get("/feeds/<token>")
@public
def feed(token: str) -> Response | tuple[str, int]:
    """The person's own calendar app fetches this; the token is the only key."""
    found = db.session().execute(queries.FEED_BY_TOKEN, {"token_hash": hashed(token)}).first()
    if found is None:
        return "", 404
    dossier, language = found
    values = {"dossier": dossier.id, "today": clock.today()}
    return calendar(
        ics.calendar_of(
            language,
            clock.now(),
            db.scalars(queries.FEED_ENTRIES, now=clock.now(), **values),
            db.scalars(queries.LESSONS, **values),
            db.scalars(pvt.COMING_SESSIONS, **values),
        )
    )


def feed_token(feed: CalendarFeed) -> str:
    """Made anew from the feed's id and the deployment's pepper, so the page can show it again."""
    return peppered(current_app.extensions["config"].secret, "feed", str(feed.id)).hex()


def calendar(content: bytes) -> Response:
    return Response(content, mimetype="text/calendar")


def agenda_of(dossier: Dossier) -> dict[str, object]:
    """Thirty appointments a page, PVT on the first one, and the hours of every week."""
    number, now, today = page_number(), clock.now(), clock.today()
    skip = (number - 1) * queries.PAGE
    found = db.scalars(queries.UPCOMING, dossier=dossier.id, now=now, skip=skip)
    sessions = db.scalars(pvt.COMING_SESSIONS, dossier=dossier.id, today=today)
    feed = db.scalar(queries.FEED, dossier=dossier.id)
    return {
        "dossier": dossier,
        "entries": week.in_order(found[: queries.PAGE], sessions if number == 1 else ()),
        "lessons": db.scalars(queries.LESSONS, dossier=dossier.id, today=today),
        "walk_ins": db.scalars(queries.WALK_INS, dossier=dossier.id, today=today),
        "feed": feed and f"webcal://{request.host}/feeds/{feed_token(feed)}",
        "number": number,
        "more": len(found) > queries.PAGE,
        "today": today,
        "now": now,
    }
