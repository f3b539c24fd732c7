"""The ledger of hours at the desk: read, written by hand, taken back; and the cap of DUO."""

from typing import Any

from flask import Blueprint, g, request

from webapp.case.dossier import Dossier
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.guards import performs
from webapp.law.keys import Key
from webapp.plan.hours import forms
from webapp.plan.hours.forms import Cap, Entry
from webapp.plan.hours.pages import hours_again, hours_page, is_kept
from webapp.plan.ledger.model import HoursEntry, HoursKind, is_possible
from webapp.reply import Answer, page, page_number, saved, unsaved
from webapp.rules.book import rulebook

room = Blueprint("hours", __name__)


@room.get("/dossiers/<uuid:id>/hours")
@performs(Act.READ_HOURS)
def show(dossier: Dossier) -> Answer:
    return page("plan/hours/show.html", **hours_page(dossier, page_number()))


@room.post("/dossiers/<uuid:id>/hours")
@performs(Act.KEEP_HOURS)
def add(dossier: Dossier) -> Answer:
    form = Entry(request.form)
    if not form.validate():
        return refuse(dossier, form.errors)
    if not is_possible(form.until_on.value, clock.today()):
        return refuse(dossier, {"until_on": [forms.NOT_POSSIBLE]})
    entry = HoursEntry(
        dossier_id=dossier.id,
        kind=HoursKind(form.kind.data or ""),
        minutes=form.hours.value,
        until_on=form.until_on.value,
        source=form.source.data or "",
        written_by_id=g.me.id,
        written_at=clock.now(),
    )
    if is_kept(entry):
        return refuse(dossier, {"hours": [forms.TWICE]})
    db.session().add(entry)
    return saved(back=f"/dossiers/{dossier.id}/hours#ledger")


@room.post("/hours/<uuid:id>/take-back")
@performs(Act.KEEP_HOURS, on=HoursEntry)
def take_back(entry: HoursEntry) -> Answer:
    entry.take_back(g.me.id, clock.now())
    return saved(back=f"/dossiers/{entry.dossier_id}/hours#ledger")


@room.post("/dossiers/<uuid:id>/hours-cap")
@performs(Act.KEEP_HOURS)
def set_cap(dossier: Dossier) -> Answer:
    """As DUO wrote it in the ontheffing; empty when there is none."""
    form, kept = Cap(request.form), dossier.participation_cap_hours
    if request.form.get("seen", "") != ("" if kept is None else str(kept)):
        return refuse(dossier, {"cap": [forms.CHANGED]}, stale=True)
    most = rulebook(dossier.gemeente_id).number(Key.Z_PARTICIPATION_HOURS, clock.today())
    if not form.validate() or (form.cap.value or 0) > most:
        return refuse(dossier, {"cap": [forms.NO_CAP]})
    dossier.participation_cap_hours = form.cap.value
    return saved(back=f"/dossiers/{dossier.id}/hours#counters")


def refuse(dossier: Dossier, errors: Any, *, stale: bool = False) -> Answer:
    """What was typed stays, but beside what another changed nothing old is shown."""
    typed = {} if stale else request.form
    shown = hours_again(dossier.id, errors=errors, typed=typed)
    return unsaved("plan/hours/show.html", stale=stale, **shown)
