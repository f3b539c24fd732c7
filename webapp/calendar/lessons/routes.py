"""Whoever plans says when lessons, courses and work are; a coördinator when one may walk in."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from flask import Blueprint, g, request

from webapp.calendar.agenda.model import LessonTime, WalkIn
from webapp.calendar.lessons import forms, queries
from webapp.calendar.lessons.pages import DAY, lessons_page, overlaps, walk_in_page, weekly_of
from webapp.case.dossier import Dossier
from webapp.case.policy import Act, who
from webapp.core import db
from webapp.guards import lists, performs
from webapp.reply import Answer, page, saved, unsaved

room = Blueprint("lessons", __name__)


@room.get("/dossiers/<uuid:id>/lessons")
@performs(Act.KEEP_LESSONS)
def show(dossier: Dossier) -> Answer:
    return page("calendar/lessons/show.html", **lessons_page(dossier.id))


@room.post("/dossiers/<uuid:id>/lessons")
@performs(Act.KEEP_LESSONS)
def add(dossier: Dossier) -> Answer:
    """The same hours on one or more days of the week. Nobody is at two places at once."""
    form = forms.Weekly(request.form)
    errors: Any = {} if form.validate() else form.errors
    if not errors and overlaps(dossier.id, form):
        errors = {"weekdays": [forms.OVERLAP]}
    if errors:
        return refuse(dossier.id, errors, form)
    db.session().add_all(weekly_of(dossier.id, form))
    return saved(back=f"/dossiers/{dossier.id}/lessons")


@room.post("/lessons/<uuid:id>/stop")
@performs(Act.KEEP_LESSONS, on=LessonTime)
def stop(lesson: LessonTime) -> Answer:
    """It ends with a last day. What ends before it begins never was."""
    form = forms.Stop(request.form)
    if not form.validate():
        return refuse(lesson.dossier_id, form.errors, form)
    lesson.until_on = form.last.value + DAY
    if lesson.until_on <= lesson.first_on:
        db.session().delete(lesson)
    return saved(back=f"/dossiers/{lesson.dossier_id}/lessons")


def refuse(dossier_id: UUID, errors: Any, form: Any) -> Answer:
    shown = lessons_page(dossier_id)
    shown |= {"errors": errors, "typed": shown["typed"] | form.data}
    return unsaved("calendar/lessons/show.html", **shown)


@room.get("/walk-in")
@lists(Act.KEEP_WALK_IN)
def walk_ins(_dossiers: Any) -> Answer:
    return page("calendar/lessons/walk_in.html", **walk_in_page(g.me))


@room.post("/walk-in")
@lists(Act.KEEP_WALK_IN)
def keep_walk_in(_dossiers: Any) -> Answer:
    """New hours of one's organisation; or some are taken away."""
    form = forms.WalkInHours(request.form)
    with suppress(ValueError):
        if row := db.scalar(queries.ONE_WALK_IN, **who(g.me), row=UUID(form.remove.data or "")):
            db.session().delete(row)
        return saved(back="/walk-in")
    errors: Any = {} if form.validate() else form.errors
    if not errors and db.row(queries.SAME_WALK_IN, **who(g.me), **form.values()):
        errors = {"weekday": [forms.OVERLAP]}
    if errors:
        shown = walk_in_page(g.me) | {"errors": errors, "typed": form.data}
        return unsaved("calendar/lessons/walk_in.html", **shown)
    hours = form.values() | {"address": form.address.data or None}
    db.session().add(WalkIn(organisation_id=g.me.organisation_id, **hours))
    return saved(back="/walk-in")
