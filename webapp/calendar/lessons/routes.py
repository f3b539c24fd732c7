"""Whoever plans says when lessons, courses and work are; a coördinator when one may walk in."""

from flask import Blueprint, request

from webapp.calendar.agenda.model import LessonTime, WalkIn
from webapp.calendar.lessons import forms, forms_walk_in
from webapp.calendar.lessons.pages import (
    lessons_page,
    overlaps,
    stands_already,
    walk_in_page,
    weekly_of,
)
from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.core import db
from webapp.law.calendar import DAY
from webapp.web.fields import refuse
from webapp.web.guards import Rows, keeps, lists, our_organisation, performs
from webapp.web.reply import Answer, page, saved, unsaved

room = Blueprint("lessons", __name__)


@room.get("/dossiers/<uuid:id>/lessons")
@performs(Act.KEEP_LESSONS)
def show(case: Case) -> Answer:
    return page(lessons_page(case))


@room.post("/dossiers/<uuid:id>/lessons")
@performs(Act.KEEP_LESSONS)
def add(case: Case) -> Answer:
    """The same hours on one or more days of the week. Nobody is at two places at once."""
    form = forms.Weekly(request.form)
    if form.validate() and overlaps(case, form):
        refuse(form.weekdays, forms.OVERLAP)
    if form.errors:
        return unsaved(lessons_page(case, form))
    db.session().add_all(weekly_of(case, form))
    return saved(back=f"/dossiers/{case.id}/lessons")


@room.post("/lessons/<uuid:id>/stop")
@performs(Act.KEEP_LESSONS, on=LessonTime)
def stop(case: Case, lesson: LessonTime) -> Answer:
    """It ends with a last day. What ends before it begins never was."""
    form = forms.Stop(request.form, lesson.id)
    if not form.validate():
        return unsaved(lessons_page(case, stopped=(lesson.id, form)))
    lesson.until_on = form.last.sure + DAY
    if lesson.until_on <= lesson.first_on:
        db.session().delete(lesson)
    return saved(back=f"/dossiers/{case.id}/lessons")


@room.get("/walk-in")
@lists(Act.KEEP_WALK_IN, WalkIn)
def walk_ins(ours: Rows[WalkIn]) -> Answer:
    return page(walk_in_page(ours))


@room.post("/walk-in")
@lists(Act.KEEP_WALK_IN, WalkIn)
def add_walk_in(ours: Rows[WalkIn]) -> Answer:
    """New hours; the same ones at the same place are refused."""
    form = forms_walk_in.WalkInHours(request.form)
    if form.validate() and stands_already(ours, form):
        refuse(form.weekday, forms.OVERLAP)
    if form.errors:
        return unsaved(walk_in_page(ours, form))
    db.session().add(
        WalkIn(
            organisation_id=our_organisation(),
            weekday=form.weekday.sure,
            starts=form.starts.sure,
            ends=form.ends.sure,
            place=form.place.sure,
            address=form.address.sure or None,
        )
    )
    return saved(back="/walk-in")


@room.post("/walk-in/<uuid:id>/remove")
@keeps(Act.KEEP_WALK_IN, WalkIn)
def remove_walk_in(walk_in: WalkIn) -> Answer:
    db.session().delete(walk_in)
    return saved(back="/walk-in")
