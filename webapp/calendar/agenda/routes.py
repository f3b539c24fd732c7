"""Appointments and lessons, and the answers people give."""

from flask import Blueprint, request
from werkzeug.wrappers import Response

from webapp.calendar.agenda import queries_feed
from webapp.calendar.agenda.forms import STALE, GiveAnswer, Missing
from webapp.calendar.agenda.model import Answer, Appointment, CalendarFeed, Stale
from webapp.calendar.agenda.pages import agenda_page, card_of, may_come
from webapp.calendar.agenda.pages_calendar_file import calendar_of
from webapp.calendar.agenda.pages_feed import feed_token, fetched
from webapp.calendar.agenda.pages_missing import MissingPiece
from webapp.calendar.agenda.pages_next import next_thing
from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.case.secrets import hashed
from webapp.contact.messages.model import COMES_AFTER_ALL, MISSES, Message, Talk
from webapp.core import clock, db
from webapp.speech.i18n import Text
from webapp.web.guards import performs
from webapp.web.guards_own import public
from webapp.web.reply import Answer as Reply
from webapp.web.reply import Keep, page, page_number, saved, unsaved
from webapp.web.who_asks import me

room = Blueprint("agenda", __name__)


@room.get("/dossiers/<uuid:id>/agenda")
@performs(Act.READ_AGENDA)
def show(case: Case) -> Reply:
    return page(agenda_page(case, page_number()), keep=Keep.OWN)


@room.post("/appointments/<uuid:id>/answer")
@performs(Act.ANSWER_APPOINTMENT, on=Appointment)
def answer(case: Case, appointment: Appointment) -> Reply:
    form = GiveAnswer(request.form)
    if not form.validate():
        return refuse_answer(case, appointment, form.complaint, form)
    try:
        appointment.give_answer(form.answer.sure, seen=form.seen.sure, at=clock.now())
    except Stale:
        return refuse_answer(case, appointment, STALE, form)
    return answered(case, appointment, form)


@room.post("/appointments/<uuid:id>/come")
@performs(Act.ANSWER_APPOINTMENT, on=Appointment)
def come(case: Case, appointment: Appointment) -> Reply:
    """One tap on a notification, with the token that was in it: good for one answer."""
    if not may_come(appointment, request.form.get("token", "")):
        return refuse_answer(case, appointment, STALE)
    appointment.give_answer(Answer.COMING, seen=appointment.sequence, at=clock.now())
    return answered(case, appointment)


def answered(case: Case, appointment: Appointment, form: GiveAnswer | None = None) -> Reply:
    db.session().flush()
    if form and form.first_screen.data:
        return saved(next_thing(case, appointment.id), back="/")
    back = f"/dossiers/{case.id}/agenda#appointment-{appointment.id}"
    return saved(card_of(appointment.id), back=back)


def refuse_answer(
    case: Case, appointment: Appointment, why: Text, form: GiveAnswer | None = None
) -> Reply:
    """Show the appointment as it is now; in the whole agenda when there is no htmx."""
    whole = agenda_page(case, 1, appointment.id, why)
    first = form is not None and form.first_screen.data
    piece = next_thing(case, appointment.id, why) if first else card_of(appointment.id, why)
    return unsaved(whole, piece, stale=why == STALE)


@room.post("/dossiers/<uuid:id>/missing")
@performs(Act.ANSWER_APPOINTMENT, hold=False)
def miss(case: Case) -> Reply:
    """A lesson is nobody's appointment: who cannot come tells the consulent."""
    form = Missing(request.form)
    if not form.validate():
        return unsaved(agenda_page(case, 1))
    comes = bool(form.comes.data)
    said = Message(
        dossier_id=case.id,
        talk=Talk.CONSULENT,
        author_id=me().id,
        by_inburgeraar=True,
        sent_at=clock.now(),
        text_id=COMES_AFTER_ALL if comes else MISSES,
        filled=form.filled,
    )
    db.keep(said)
    day, starts, of_school = form.day.sure, form.starts.sure, bool(form.of_school.data)
    piece = MissingPiece(day=day, starts=starts, missed=not comes, of_school=of_school)
    return saved(piece, back="/")


@room.get("/appointments/<uuid:id>/ics")
@performs(Act.READ_AGENDA, on=Appointment)
def download(_case: Case, appointment: Appointment) -> Response:
    return calendar(calendar_of(me().language, clock.now(), [appointment]))


@room.post("/dossiers/<uuid:id>/feed")
@performs(Act.KEEP_FEED)
def make_feed(case: Case) -> Reply:
    """A new secret address; the former one dies."""
    stop_feed(case)
    feed = CalendarFeed(dossier_id=case.id, token_hash=b"", made_at=clock.now())
    feed.token_hash = hashed(feed_token(feed.id))
    db.session().add(feed)
    return saved(back=f"/dossiers/{case.id}/agenda#feed")


@room.post("/dossiers/<uuid:id>/feed/revoke")
@performs(Act.KEEP_FEED)
def revoke_feed(case: Case) -> Reply:
    stop_feed(case)
    return saved(back=f"/dossiers/{case.id}/agenda#feed")


def stop_feed(case: Case) -> None:
    if feed := db.scalar(queries_feed.FEED, dossier=case.id):
        db.session().delete(feed)
        db.session().flush()


@room.get("/feeds/<token>")
@public
def feed(token: str) -> Response:
    """The person's own calendar app fetches this; the token is the only key."""
    content = fetched(token)
    return calendar(content) if content else Response(status=404)


def calendar(content: bytes) -> Response:
    return Response(content, mimetype="text/calendar")
