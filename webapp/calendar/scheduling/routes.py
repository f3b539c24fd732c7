"""The consulent plans, moves and cancels; staff see their week, and the hours of others."""

from datetime import timedelta

from flask import Blueprint, request

from webapp.calendar.agenda.model import Appointment, StaffFeed, TooEarly
from webapp.calendar.agenda.model_free import SchoolHoliday
from webapp.calendar.agenda.pages_feed import feed_token
from webapp.calendar.scheduling import forms_calendar, forms_change, queries
from webapp.calendar.scheduling.forms_planned import appointments_of, slots_of
from webapp.calendar.scheduling.pages import (
    PlannerPage,
    calendar_page,
    change_page,
    holidays_page,
    is_stale,
    news_of,
    planner_of,
    some_free,
)
from webapp.calendar.scheduling.queries_clashes import clashes
from webapp.case.in_hand import Case
from webapp.case.policy import Act, who
from webapp.case.secrets import hashed
from webapp.core import clock, db
from webapp.web.fields import refuse
from webapp.web.guards import Rows, keeps, lists, performs
from webapp.web.reply import Answer, page, saved, state, unsaved
from webapp.web.who_asks import me, our_gemeente

room = Blueprint("scheduling", __name__)


@room.get("/dossiers/<uuid:id>/appointments/new")
@performs(Act.PLAN_APPOINTMENT)
def planner(case: Case) -> Answer:
    return page(PlannerPage(case=case, form=planner_of(case)))


@room.post("/dossiers/<uuid:id>/appointments/new")
@performs(Act.PLAN_APPOINTMENT)
def plan(case: Case) -> Answer:
    """One, or the same hours for some weeks. What clashes is shown first."""
    form = planner_of(case, request.form)
    if not form.validate():
        return unsaved(PlannerPage(case=case, form=form))
    slots = slots_of(case, form)
    found = clashes(me(), case.id, form.host.sure.id, slots) if slots else {}
    if found and not form.accepts(found):
        free = some_free(found, slots)
        return unsaved(PlannerPage(case=case, form=form, clashes=found, some_free=free))
    wanted = [slot for slot in slots if slot[0] not in found] if form.leaves_out else slots
    db.session().add_all(appointments_of(case, form, wanted))
    return saved(back=f"/dossiers/{case.id}/agenda")


@room.get("/appointments/<uuid:id>/change")
@performs(Act.CHANGE_APPOINTMENT, on=Appointment)
def look(case: Case, appointment: Appointment) -> Answer:
    return page(change_page(case, appointment))


@room.post("/appointments/<uuid:id>/move")
@performs(Act.CHANGE_APPOINTMENT, on=Appointment)
def move(case: Case, appointment: Appointment) -> Answer:
    form = forms_change.Move(request.form)
    if not form.validate():
        return unsaved(change_page(case, appointment, form))
    if is_stale(appointment, form):
        return changed_meanwhile(case, appointment, form)
    wanted = [(form.starts, form.ends)]
    found = clashes(me(), case.id, appointment.host_id, wanted, appointment.id)
    if found and not form.accepts(found):
        return unsaved(change_page(case, appointment, form, found))
    appointment.move(form.starts, form.ends, form.why.sure)
    return saved(back=f"/dossiers/{case.id}/agenda#appointment-{appointment.id}")


@room.post("/appointments/<uuid:id>/cancel")
@performs(Act.CHANGE_APPOINTMENT, on=Appointment)
def cancel(case: Case, appointment: Appointment) -> Answer:
    """This one; with `later_too` all that come after it in its series."""
    form = forms_change.Cancel(request.form)
    if not form.validate():
        return unsaved(change_page(case, appointment, form))
    if is_stale(appointment, form):
        return changed_meanwhile(case, appointment, form)
    series = [appointment]
    if form.later_too.data and appointment.series_id:
        mine = {"dossier": case.id, "series": appointment.series_id}
        series += db.scalars(queries.LATER_OF_SERIES, after=appointment.starts_at, **mine)
    for each in series:
        each.cancel(clock.now(), form.why.sure)
    return saved(back=f"/dossiers/{case.id}/agenda#appointment-{appointment.id}")


def changed_meanwhile(
    case: Case, appointment: Appointment, form: forms_change.Move | forms_change.Cancel
) -> Answer:
    refuse(form.seen, forms_change.CHANGED)
    return unsaved(change_page(case, appointment, form), stale=True)


@room.post("/appointments/<uuid:id>/missed")
@performs(Act.CHANGE_APPOINTMENT, on=Appointment)
def note_missed(case: Case, appointment: Appointment) -> Answer:
    """They did not come: somebody calls. No more than that follows from it."""
    form = forms_change.Missed(request.form)
    if not form.validate():
        return unsaved(change_page(case, appointment, form))
    try:
        appointment.note_missed(clock.now(), missed=form.missed.sure)
    except TooEarly:
        refuse(form.missed, forms_change.CHANGED)
        return unsaved(change_page(case, appointment, form), stale=True)
    return saved(back=f"/appointments/{appointment.id}/change")


@room.post("/appointments/<uuid:id>/called")
@performs(Act.CHANGE_APPOINTMENT, on=Appointment)
def note_called(case: Case, appointment: Appointment) -> Answer:
    if appointment.missed_at and not appointment.called_at:
        appointment.called_at = clock.now()
    return saved(back=f"/appointments/{appointment.id}/change")


@room.get("/calendar")
@lists(Act.SEE_CALENDAR, Appointment, noted=True)
def calendar(mine: Rows[Appointment]) -> Answer:
    return page(calendar_page(mine, request.args))


@room.get("/calendar/news")
@lists(Act.SEE_CALENDAR, Appointment, again=True)
def news(mine: Rows[Appointment]) -> Answer:
    """An open page asks whether somebody answered."""
    return state(news_of(mine, request.args))


@room.post("/calendar/feed")
@lists(Act.SEE_CALENDAR, Appointment)
def keep_feed(mine: Rows[Appointment]) -> Answer:
    """A new secret address, or none; the former one dies."""
    form = forms_calendar.KeepFeed(request.form)
    if not form.validate():
        return unsaved(calendar_page(mine, {}, form))
    if old := db.scalar(queries.MY_FEED, **who(me())):
        db.session().delete(old)
        db.session().flush()
    if form.do.sure:
        feed = StaffFeed(account_id=me().id, token_hash=b"", made_at=clock.now())
        feed.token_hash = hashed(feed_token(feed.id))
        db.session().add(feed)
    return saved(back="/calendar#feed")


@room.get("/holidays")
@lists(Act.KEEP_HOLIDAYS, SchoolHoliday)
def holidays(ours: Rows[SchoolHoliday]) -> Answer:
    return page(holidays_page(ours))


@room.post("/holidays")
@lists(Act.KEEP_HOLIDAYS, SchoolHoliday)
def add_holiday(ours: Rows[SchoolHoliday]) -> Answer:
    """One that overlaps no other."""
    form = forms_calendar.Holiday(request.form)
    if not form.validate():
        return unsaved(holidays_page(ours, form))
    first, until = form.first.sure, form.last.sure + timedelta(days=1)
    if db.row(queries.overlapping(ours), **who(me()), first_on=first, until_on=until):
        refuse(form.first, forms_calendar.OVERLAPS)
        return unsaved(holidays_page(ours, form))
    name = form.name.sure
    new = SchoolHoliday(gemeente_id=our_gemeente(), name=name, first_on=first, until_on=until)
    db.session().add(new)
    return saved(back="/holidays")


@room.post("/holidays/<uuid:id>/remove")
@keeps(Act.KEEP_HOLIDAYS, SchoolHoliday)
def remove_holiday(holiday: SchoolHoliday) -> Answer:
    db.session().delete(holiday)
    return saved(back="/holidays")
