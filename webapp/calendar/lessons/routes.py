"""Whoever plans says when lessons, courses and work are; a coördinator when one may walk in."""

from flask import Blueprint, request

from webapp.calendar.agenda.model import LessonTime, WalkIn
from webapp.calendar.agenda.model_free import LessonOff
from webapp.calendar.lessons import forms, forms_one, forms_walk_in
from webapp.calendar.lessons.pages import (
    lessons_page,
    overlaps,
    stands_already,
    takes_place,
    walk_in_page,
    weekly_of,
)
from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.core import db
from webapp.law.calendar import DAY
from webapp.web.fields import refuse
from webapp.web.guards import Rows, keeps, lists, performs
from webapp.web.reply import Answer, page, saved, unsaved
from webapp.web.who_asks import our_organisation

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
    form = forms_one.Stop(request.form, lesson.id)
    if not form.validate():
        return unsaved(lessons_page(case, of=lesson.id, tried=form))
    lesson.until_on = form.last.sure + DAY
    if lesson.until_on <= lesson.first_on:
        db.session().delete(lesson)
    return saved(back=f"/dossiers/{case.id}/lessons")


@room.post("/lessons/<uuid:id>/off")
@performs(Act.KEEP_LESSONS, on=LessonTime)
def off(case: Case, lesson: LessonTime) -> Answer:
    """It does not take place on a day, or on some days one after another."""
    form = forms_one.Off(request.form, lesson.id)
    if form.validate() and not takes_place(case, lesson.id, form):
        refuse(form.first, forms_one.NO_LESSON)
    if form.errors:
        return unsaved(lessons_page(case, of=lesson.id, tried=form))
    first, until = form.first.sure, form.until()
    days = LessonOff(dossier_id=case.id, lesson_id=lesson.id, first_on=first, until_on=until)
    db.session().add(days)
    return saved(back=f"/dossiers/{case.id}/lessons#lesson-{lesson.id}")


@room.post("/lessons-off/<uuid:id>/remove")
@performs(Act.KEEP_LESSONS, on=LessonOff)
def on_again(case: Case, days: LessonOff) -> Answer:
    """It takes place after all."""
    db.session().delete(days)
    return saved(back=f"/dossiers/{case.id}/lessons#lesson-{days.lesson_id}")


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
