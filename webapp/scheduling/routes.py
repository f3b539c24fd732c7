"""The consulent plans, moves and cancels; staff see their week, and the hours of others."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, g, request

from webapp import clock, db
from webapp.accounts.secrets import hashed
from webapp.agenda.model import Appointment, StaffFeed, TooEarly, WhyChanged
from webapp.agenda.planned import Despite
from webapp.agenda.reading import feed_token
from webapp.dossiers.model import Dossier
from webapp.guards import lists, performs
from webapp.policy import Act, who
from webapp.reply import Answer, page, saved, state, unsaved
from webapp.scheduling import forms, queries
from webapp.scheduling.clashes import Slot, clashes
from webapp.scheduling.model import SchoolHoliday
from webapp.scheduling.planning import PlanAppointment, appointments_of, planner_of, slots_of
from webapp.scheduling.reading import (
    calendar_of,
    change_page,
    holidays_page,
    id_in,
    news_of,
    why_not,
)

room = Blueprint("scheduling", __name__)


@room.get("/dossiers/<uuid:id>/appointments/new")
@performs(Act.PLAN_APPOINTMENT)
def planner(dossier: Dossier) -> Answer:
    return page("scheduling/plan.html", **planner_of(g.me, dossier))


@room.post("/dossiers/<uuid:id>/appointments/new")
@performs(Act.PLAN_APPOINTMENT)
def plan(dossier: Dossier) -> Answer:
    """One, or the same hours for some weeks. What clashes is shown first."""
    about = planner_of(g.me, dossier)
    form = PlanAppointment(request.form, about)
    if not form.validate():
        return refuse_plan(about, form, form.errors)
    slots = slots_of(dossier, form)
    found = clashes(g.me, dossier.id, form.chosen_host.id, slots) if slots else {}
    if found and not form.accepts(found):
        return refuse_plan(about, form, {}, **why_not(found, slots))
    if form.despite.data == Despite.LEAVE_OUT:
        slots = [slot for slot in slots if slot[0] not in found]
    db.session().add_all(appointments_of(dossier, form, slots))
    return saved(back=f"/dossiers/{dossier.id}/agenda")


def refuse_plan(about: dict[str, Any], form: Any, errors: Any, **more: Any) -> Answer:
    shown = about | {"errors": errors, "typed": form.data} | more
    return unsaved("scheduling/plan.html", **shown)


@room.get("/appointments/<uuid:id>/change")
@performs(Act.CHANGE_APPOINTMENT, on=Appointment)
def look(appointment: Appointment) -> Answer:
    return page("scheduling/change.html", **change_page(appointment))


@room.post("/appointments/<uuid:id>/move")
@performs(Act.CHANGE_APPOINTMENT, on=Appointment)
def move(appointment: Appointment) -> Answer:
    form = forms.Move(request.form)
    if not form.validate():
        return refuse(appointment, form, form.errors)
    if is_stale(appointment, form):
        return refuse(appointment, form, {"seen": [forms.CHANGED]})
    slots: list[Slot] = [(form.starts, form.ends)]
    dossier, host, own = appointment.dossier_id, appointment.host_id, appointment.id
    found = clashes(g.me, dossier, host, slots, own)
    if found and not form.accepts(found):
        return refuse(appointment, form, {}, **why_not(found, slots))
    appointment.move(form.starts, form.ends, WhyChanged(form.why.data or ""))
    return saved(back=f"/dossiers/{appointment.dossier_id}/agenda#appointment-{appointment.id}")


@room.post("/appointments/<uuid:id>/cancel")
@performs(Act.CHANGE_APPOINTMENT, on=Appointment)
def cancel(appointment: Appointment) -> Answer:
    """This one; with `later_too` all that come after it in its series."""
    form = forms.Cancel(request.form)
    if not form.validate() or is_stale(appointment, form):
        return refuse(appointment, form, form.errors or {"seen": [forms.CHANGED]})
    series = [appointment]
    if form.later_too.data and appointment.series_id:
        mine = {"dossier": appointment.dossier_id, "series": appointment.series_id}
        series += db.scalars(queries.LATER_OF_SERIES, after=appointment.starts_at, **mine)
    for each in series:
        each.cancel(clock.now(), WhyChanged(form.why.data or ""))
    return saved(back=f"/dossiers/{appointment.dossier_id}/agenda#appointment-{appointment.id}")


@room.post("/appointments/<uuid:id>/missed")
@performs(Act.CHANGE_APPOINTMENT, on=Appointment)
def note_missed(appointment: Appointment) -> Answer:
    """They did not come: somebody calls. No more than that follows from it."""
    form = forms.Missed(request.form)
    if not form.validate():
        return refuse(appointment, form, form.errors)
    try:
        appointment.note_missed(clock.now(), missed=form.missed.data == "yes")
    except TooEarly:
        return refuse(appointment, form, {"seen": [forms.CHANGED]})
    return saved(back=f"/appointments/{appointment.id}/change")


@room.post("/appointments/<uuid:id>/called")
@performs(Act.CHANGE_APPOINTMENT, on=Appointment)
def note_called(appointment: Appointment) -> Answer:
    if appointment.missed_at and not appointment.called_at:
        appointment.called_at = clock.now()
    return saved(back=f"/appointments/{appointment.id}/change")


def is_stale(appointment: Appointment, form: Any) -> bool:
    """Moved, cancelled or begun since it was looked at."""
    return form.seen.data != appointment.sequence or not appointment.is_open(clock.now())


def refuse(appointment: Appointment, form: Any, errors: Any, **more: Any) -> Answer:
    shown = change_page(appointment)
    tried = "cancel" if isinstance(form, forms.Cancel) else "move"
    shown |= {"errors": errors, "typed": shown["typed"] | form.data, "tried": tried} | more
    return unsaved("scheduling/change.html", stale="seen" in errors, **shown)


@room.get("/calendar")
@lists(Act.SEE_CALENDAR, noted=True)
def calendar(_dossiers: Any) -> Answer:
    return page("scheduling/calendar.html", **calendar_of(g.me, request.args))


@room.get("/calendar/news")
@lists(Act.SEE_CALENDAR, again=True)
def news(_dossiers: Any) -> Answer:
    """An open page asks whether somebody answered."""
    return state(news_of(g.me, request.args))


@room.post("/calendar/feed")
@lists(Act.SEE_CALENDAR)
def keep_feed(_dossiers: Any) -> Answer:
    """A new secret address, or none; the former one dies."""
    form = forms.KeepFeed(request.form)
    if not form.validate():
        shown = calendar_of(g.me, {}) | {"errors": form.errors}
        return unsaved("scheduling/calendar.html", **shown)
    if old := db.scalar(queries.MY_FEED, **who(g.me)):
        db.session().delete(old)
        db.session().flush()
    if form.do.data == "make":
        feed = StaffFeed(account_id=g.me.id, token_hash=b"", made_at=clock.now())
        feed.token_hash = hashed(feed_token(feed.id))
        db.session().add(feed)
    return saved(back="/calendar#feed")


@room.get("/holidays")
@lists(Act.KEEP_HOLIDAYS)
def holidays(_dossiers: Any) -> Answer:
    return page("scheduling/holidays.html", **holidays_page(g.me))


@room.post("/holidays")
@lists(Act.KEEP_HOLIDAYS)
def keep_holiday(_dossiers: Any) -> Answer:
    """A new one that overlaps no other; or one is taken away."""
    form = forms.Holiday(request.form)
    if remove := id_in(form.remove.data):
        if row := db.scalar(queries.ONE_HOLIDAY, **who(g.me), row=remove):
            db.session().delete(row)
        return saved(back="/holidays")
    errors: Any = {} if form.validate() else form.errors
    values: dict[str, Any] = {"first": form.first.value}
    if not errors:
        values["until"] = form.last.value + timedelta(days=1)
        if db.row(queries.OVERLAPPING, **who(g.me), **values):
            errors = {"first": [forms.OVERLAPS]}
    if errors:
        shown = holidays_page(g.me) | {"errors": errors, "typed": form.data}
        return unsaved("scheduling/holidays.html", **shown)
    new = {"gemeente_id": g.me.gemeente_id, "name": form.name.data or ""}
    days = {"first_on": values["first"], "until_on": values["until"]}
    db.session().add(SchoolHoliday(**new, **days))
    return saved(back="/holidays")
