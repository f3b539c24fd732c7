"""The days that count, and what DUO wrote."""

from flask import Blueprint, request

from webapp.arrival.duo import forms, forms_event, queries
from webapp.arrival.duo.model import CHANGES_GROUP, SETS, DuoEvent
from webapp.arrival.duo.pages import dates_page, fault_of_event, faults_in, seen_in
from webapp.arrival.duo.queries_days import set_day, to_other_group
from webapp.case.dates import days_of
from webapp.case.in_hand import Case, change
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.web.fields import refuse
from webapp.web.guards import performs
from webapp.web.reply import Answer, page, saved, unsaved
from webapp.web.who_asks import me

room = Blueprint("duo", __name__)


@room.get("/dossiers/<uuid:id>/dates")
@performs(Act.KEEP_DATES)
def dates(case: Case) -> Answer:
    return page(dates_page(case))


@room.post("/dossiers/<uuid:id>/dates")
@performs(Act.KEEP_DATES)
def keep_dates(case: Case) -> Answer:
    """All days of the page at once, so that one may be moved together with its cause.

    Beside days that another changed nothing typed is shown.
    """
    form = forms.Days(request.form)
    if request.form.get("seen", "") != seen_in(days_of(case.id)):
        return unsaved(dates_page(case, refusal=forms.CHANGED), stale=True)
    for kind, fault in faults_in(case, form.days).items() if form.validate() else ():
        refuse(form[kind.value], forms.FAULTS[fault])
    if form.errors:
        return unsaved(dates_page(case, form))
    for kind, day in form.days.items():
        set_day(db.session(), case.id, kind, day, by=me().id, at=clock.now())
    return saved(back=f"/dossiers/{case.id}/dates")


@room.post("/dossiers/<uuid:id>/duo-events")
@performs(Act.KEEP_DATES)
def note_event(case: Case) -> Answer:
    """A letter or notice of DUO came: it is written down, and what it sets is set."""
    form, back = forms_event.Event(request.form), f"/dossiers/{case.id}/dates"
    if not form.validate():
        return unsaved(dates_page(case, event=form))
    said = {"code": form.code.sure, "day": form.day.sure}
    if db.value(queries.SAME_EVENT, dossier=case.id, **said):
        return saved(back=back)
    if fault := fault_of_event(case, form):
        refuse(form.day, forms.FAULTS[fault])
        return unsaved(dates_page(case, event=form))
    note(case, form)
    return saved(back=back)


def note(case: Case, form: forms_event.Event) -> None:
    code, day, by, at = form.code.sure, form.day.sure, me().id, clock.now()
    session = db.session()
    session.add(DuoEvent(dossier_id=case.id, code=code, day=day, noted_at=at, noted_by_id=by))
    if code in SETS:
        set_day(session, case.id, SETS[code], day, code=code, by=by, at=at)
    if code in CHANGES_GROUP:
        session.add_all(to_other_group(change(case), code, by=by, at=at))
