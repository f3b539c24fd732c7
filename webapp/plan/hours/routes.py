"""The ledger of hours at the desk: read, written by hand, taken back; and the cap of DUO."""

from flask import Blueprint, request

from webapp.case.in_hand import Case, change
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.plan.hours.forms import TWICE, Entry
from webapp.plan.hours.forms_cap import CHANGED
from webapp.plan.hours.pages import cap_of, hours_page, is_kept
from webapp.plan.ledger.model import HoursEntry
from webapp.rules.book import rulebook
from webapp.web.fields import refuse
from webapp.web.guards import performs
from webapp.web.reply import Answer, page, page_number, saved, unsaved
from webapp.web.who_asks import me

room = Blueprint("hours", __name__)


@room.get("/dossiers/<uuid:id>/hours")
@performs(Act.READ_HOURS)
def show(case: Case) -> Answer:
    return page(hours_page(case, page_number()))


@room.post("/dossiers/<uuid:id>/hours")
@performs(Act.KEEP_HOURS)
def add(case: Case) -> Answer:
    form = Entry(request.form)
    if not form.validate():
        return unsaved(hours_page(case, entry=form))
    entry = form.entry(case.id, me().id, clock.now())
    if is_kept(entry):
        refuse(form.hours, TWICE)
        return unsaved(hours_page(case, entry=form))
    db.session().add(entry)
    return saved(back=f"/dossiers/{case.id}/hours#ledger")


@room.post("/hours/<uuid:id>/take-back")
@performs(Act.KEEP_HOURS, on=HoursEntry)
def take_back(case: Case, entry: HoursEntry) -> Answer:
    entry.take_back(me().id, clock.now())
    return saved(back=f"/dossiers/{case.id}/hours#ledger")


@room.post("/dossiers/<uuid:id>/hours-cap")
@performs(Act.KEEP_HOURS)
def set_cap(case: Case) -> Answer:
    """As DUO wrote it in the ontheffing; empty when there is none."""
    form = cap_of(case, rulebook(case.gemeente_id), request.form)
    if form.is_stale:
        return changed_meanwhile(case)
    if not form.validate():
        return unsaved(hours_page(case, cap=form))
    change(case).participation_cap_hours = form.cap.value
    return saved(back=f"/dossiers/{case.id}/hours#counters")


def changed_meanwhile(case: Case) -> Answer:
    """Beside what another changed nothing old is shown."""
    form = cap_of(case, rulebook(case.gemeente_id))
    refuse(form.cap, CHANGED)
    return unsaved(hours_page(case, cap=form), stale=True)
