"""Who guides plans a visit or a walk-in of their own, moves it and calls it off."""

from flask import request

from webapp.calendar.agenda.model import Appointment, TooEarly
from webapp.calendar.scheduling.queries import SAME
from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.case.reach import ME
from webapp.core import clock, db
from webapp.guidance.visits.forms_ahead import CHANGED, CancelVisit, MoveVisit, PlanVisit
from webapp.guidance.visits.pages_ahead import (
    PlanVisitPage,
    ahead_page,
    appointment_of,
    in_the_way,
    plan_page,
)
from webapp.guidance.visits.routes import room as room
from webapp.web.fields import refuse
from webapp.web.guards import performs
from webapp.web.reply import Answer, page, saved, unsaved

MINE = Appointment.host_id == ME


@room.get("/dossiers/<uuid:id>/visits/plan")
@performs(Act.PLAN_VISIT)
def ask_plan(case: Case) -> Answer:
    return page(plan_page(case, request.args))


@room.post("/dossiers/<uuid:id>/visits/plan")
@performs(Act.PLAN_VISIT)
def plan(case: Case) -> Answer:
    """Twice is once. What else stands there is shown first."""
    form = PlanVisit(request.form)
    if not form.validate():
        return unsaved(PlanVisitPage(case=case, form=form))
    made = appointment_of(case, form)
    values = {"dossier": case.id, "kind": made.kind, "host": made.host_id}
    if before := db.rows(SAME, starts=[made.starts_local], **values):
        return saved(back=f"/appointments/{before[0].id}/visit#told")
    if found := in_the_way(case, form):
        return unsaved(PlanVisitPage(case=case, form=form, clashes=found))
    db.session().add(made)
    db.session().flush()
    return saved(back=f"/appointments/{made.id}/visit#told")


@room.get("/appointments/<uuid:id>/visit")
@performs(Act.CHANGE_VISIT, on=Appointment, only=MINE)
def look_ahead(case: Case, appointment: Appointment) -> Answer:
    return page(ahead_page(case, appointment))


@room.post("/appointments/<uuid:id>/visit/move")
@performs(Act.CHANGE_VISIT, on=Appointment, only=MINE)
def move(case: Case, appointment: Appointment) -> Answer:
    form = MoveVisit(request.form)
    if not form.validate():
        return unsaved(ahead_page(case, appointment, move=form))
    if is_stale(appointment, form):
        return unsaved(ahead_page(case, appointment, move=form), stale=True)
    if found := in_the_way(case, form, appointment):
        return unsaved(ahead_page(case, appointment, move=form, found=found))
    appointment.move(*form.slot, form.why.sure)
    return saved(back=f"/appointments/{appointment.id}/visit#told")


@room.post("/appointments/<uuid:id>/visit/cancel")
@performs(Act.CHANGE_VISIT, on=Appointment, only=MINE)
def call_off(case: Case, appointment: Appointment) -> Answer:
    form = CancelVisit(request.form)
    if not form.validate():
        return unsaved(ahead_page(case, appointment, cancel=form))
    if is_stale(appointment, form):
        return unsaved(ahead_page(case, appointment, cancel=form), stale=True)
    appointment.cancel(clock.now(), form.why.sure)
    return saved(back=f"/appointments/{appointment.id}/visit#told")


def is_stale(appointment: Appointment, form: MoveVisit | CancelVisit) -> bool:
    """Moved, called off or begun since it was looked at."""
    stale = form.seen.data != appointment.sequence or not appointment.is_open(clock.now())
    if stale:
        refuse(form.seen, CHANGED)
    return stale


@room.post("/appointments/<uuid:id>/visit/missed")
@performs(Act.CHANGE_VISIT, on=Appointment, only=MINE)
def note_missed(case: Case, appointment: Appointment) -> Answer:
    """They did not come: then there is no visit to note, and somebody calls."""
    try:
        appointment.note_missed(clock.now(), missed=not appointment.missed_at)
    except TooEarly:
        return unsaved(ahead_page(case, appointment), stale=True)
    return saved(back=f"/appointments/{appointment.id}/visit")
