"""The days that count, and what DUO wrote."""

from typing import Any

from flask import Blueprint, g, request

from webapp.arrival.duo import forms, queries
from webapp.arrival.duo.days import set_day
from webapp.arrival.duo.model import CHANGES_GROUP, SETS, DuoCode, DuoEvent, faults_of
from webapp.arrival.duo.pages import dates_page, seen_in
from webapp.case.dates import days_of
from webapp.case.dossier import DateKind, Dossier
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.guards import performs
from webapp.law.duo import other_doelgroep
from webapp.law.tables import IN_FORCE
from webapp.reply import Answer, page, saved, unsaved

room = Blueprint("duo", __name__)


@room.get("/dossiers/<uuid:id>/dates")
@performs(Act.KEEP_DATES)
def dates(dossier: Dossier) -> Answer:
    return page("arrival/duo/dates.html", **dates_page(dossier))


@room.post("/dossiers/<uuid:id>/dates")
@performs(Act.KEEP_DATES)
def keep_dates(dossier: Dossier) -> Answer:
    """All days of the page at once, so that one may be moved together with its cause."""
    form = forms.Days(request.form)
    if request.form.get("seen", "") != seen_in(days_of(dossier.id)):
        return refuse_dates(dossier, {"seen": [forms.CHANGED]}, stale=True)
    if not form.validate():
        return refuse_dates(dossier, form.errors)
    days = form.days
    if errors := wrong_among(dossier, {k: day for k, day in days.items() if day}):
        return refuse_dates(dossier, errors)
    for kind, day in days.items():
        set_day(db.session(), dossier.id, kind, day, by=g.me.id, at=clock.now())
    return saved(back=f"/dossiers/{dossier.id}/dates")


@room.post("/dossiers/<uuid:id>/duo-events")
@performs(Act.KEEP_DATES)
def note_event(dossier: Dossier) -> Answer:
    """A letter or notice of DUO came: it is written down, and what it sets is set."""
    form = forms.Event(request.form)
    if not form.validate():
        return refuse_event(dossier, form.errors)
    code, day = DuoCode(form.code.data or ""), form.day.value
    back = f"/dossiers/{dossier.id}/dates"
    if db.value(queries.SAME_EVENT, dossier=dossier.id, code=code, day=day):
        return saved(back=back)
    kind = SETS.get(code)
    after = days_of(dossier.id) | ({kind: day} if kind else {})
    wrong = wrong_among(dossier, after) if kind else None
    if wrong or day > clock.today():
        sentences = next(iter(wrong.values())) if wrong else [forms.LATER]
        return refuse_event(dossier, {"day": sentences})
    note(dossier, code, day)
    return saved(back=back)


def note(dossier: Dossier, code: DuoCode, day: Any) -> None:
    session, mine = db.session(), {"by": g.me.id, "at": clock.now()}
    session.add(
        DuoEvent(
            dossier_id=dossier.id, code=code, day=day, noted_at=clock.now(), noted_by_id=g.me.id
        )
    )
    if code in SETS:
        set_day(session, dossier.id, SETS[code], day, code=code, **mine)
    if code in CHANGES_GROUP:
        dossier.doelgroep = other_doelgroep(dossier.doelgroep)


def wrong_among(dossier: Dossier, days: dict[DateKind, Any]) -> dict[str, Any]:
    faults = faults_of(days, dossier.born_on, clock.today(), IN_FORCE)
    return {kind.value: [forms.FAULTS[fault]] for kind, fault in faults.items()}


def refuse_dates(dossier: Dossier, errors: Any, *, stale: bool = False) -> Answer:
    """What was typed stays, but beside days that another changed nothing old is shown."""
    shown = dates_page(dossier) | {"errors": errors, "typed": {} if stale else request.form}
    return unsaved("arrival/duo/dates.html", stale=stale, **shown)


def refuse_event(dossier: Dossier, errors: Any) -> Answer:
    event = {f"event-{name}": sentences for name, sentences in errors.items()}
    shown = dates_page(dossier) | {"errors": event, "event": request.form}
    return unsaved("arrival/duo/dates.html", **shown)
