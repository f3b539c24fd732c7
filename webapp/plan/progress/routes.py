"""Progress talks that were held, exams that DUO reported, and parts that are completed."""

import json
from typing import Any

from flask import Blueprint, request
from werkzeug.wrappers import Response

from webapp.case.dossier import Dossier
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.guards import performs
from webapp.law.duo import ExamNiveau, ExamPart, ExamResult
from webapp.plan.draft.opening import agree
from webapp.plan.pip.model import Exam, Party, ProgressTalk
from webapp.plan.progress import duo, forms, queries
from webapp.plan.progress.forms import CompletedParts, HeldTalk, TakenExam
from webapp.plan.progress.model import Completion
from webapp.plan.progress.pages import (
    moving_page,
    progress_again,
    progress_page,
    stops_of,
    talk_errors,
)
from webapp.reply import Answer, page, saved, unsaved
from webapp.rules.book import rulebook

room = Blueprint("progress", __name__)


@room.get("/dossiers/<uuid:id>/progress")
@performs(Act.LOG_PROGRESS)
def show(dossier: Dossier) -> Answer:
    return page("plan/progress/show.html", **progress_page(dossier))


@room.post("/dossiers/<uuid:id>/progress-talks")
@performs(Act.LOG_PROGRESS)
def hold_talk(dossier: Dossier) -> Answer:
    """A talk that was held; what came out of it stands as agreements in the next draft."""
    form, fixed = HeldTalk(request.form), db.scalars(queries.FIXED, dossier=dossier.id)
    held, lines = db.scalars(queries.TALKS, dossier=dossier.id), form.lines()
    day = form.held_on.value if form.validate() else None
    errors = dict(form.errors) or talk_errors(day, lines, fixed, held, clock.today())
    if errors or day is None:
        return refuse(dossier, errors, form)
    if lines and not agree(dossier.id, fixed[0], Party(form.party.data or "inburgeraar"), lines):
        return refuse(dossier, {"results": [forms.MANY]}, form)
    db.session().add(ProgressTalk(dossier_id=dossier.id, held_on=day))
    after = "pip/draft#lines" if lines else "progress#talks"
    return saved(back=f"/dossiers/{dossier.id}/{after}")


@room.post("/dossiers/<uuid:id>/exams")
@performs(Act.LOG_PROGRESS)
def take_exam(dossier: Dossier) -> Answer:
    """One attempt with the result that DUO reported."""
    form, taken = TakenExam(request.form), db.scalars(queries.EXAMS, dossier=dossier.id)
    day, errors = (form.taken_on.value if form.validate() else None), dict(form.errors)
    if day and day > clock.today():
        errors["taken_on"] = [forms.NOT_YET]
    if (form.part.data, day) in {(exam.part, exam.taken_on) for exam in taken}:
        errors["taken_on"] = [forms.TWICE]
    if errors or day is None:
        return refuse(dossier, errors, form)
    part, niveau = ExamPart(form.part.data or ""), form.niveau.data
    leveled = bool(niveau) and part is not ExamPart.KNM
    exam = Exam(
        dossier_id=dossier.id,
        part=part,
        taken_on=day,
        result=ExamResult(form.result.data or ""),
        niveau=ExamNiveau(niveau or "") if leveled else None,
    )
    db.session().add(exam)
    return saved(back=f"/dossiers/{dossier.id}/progress#exams")


@room.post("/exams/<uuid:id>/remove")
@performs(Act.LOG_PROGRESS, on=Exam)
def remove_exam(exam: Exam) -> Answer:
    """What was written down wrongly; DUO keeps the real list."""
    db.session().delete(exam)
    return saved(back=f"/dossiers/{exam.dossier_id}/progress#exams")


@room.post("/dossiers/<uuid:id>/completion")
@performs(Act.LOG_PROGRESS)
def complete(dossier: Dossier) -> Answer:
    form, fixed = CompletedParts(request.form), db.scalars(queries.FIXED, dossier=dossier.id)
    if not form.validate() or not fixed:
        return refuse(dossier, form.errors or {"map_talk_on": [forms.NO_PLAN]}, form)
    done = db.scalar(queries.COMPLETION, dossier=dossier.id) or Completion(dossier_id=dossier.id)
    done.map_talk_on, done.z_route_done_on = form.map_talk_on.value, form.z_route_done_on.value
    done.culpable = {"yes": True, "no": False}.get(form.culpable.data or "")
    signed_on = db.value(queries.SIGNED_ON, dossier=dossier.id)
    rules = rulebook(dossier.gemeente_id)
    if stops := stops_of(rules, fixed, done, signed_on, clock.today()):
        return refuse(dossier, {}, form, stops=stops)
    db.session().add(done)
    return saved(back=f"/dossiers/{dossier.id}/progress#completion")


@room.get("/dossiers/<uuid:id>/duo.json")
@performs(Act.EXPORT_PLAN)
def export(dossier: Dossier) -> Response:
    """What DUO's interface takes of one person, without the number that names them there."""
    plan = db.row(queries.FIXED, dossier=dossier.id)
    signed_on = db.value(queries.SIGNED_ON, dossier=dossier.id)
    body = duo.export(plan, signed_on, db.row(queries.COMPLETION, dossier=dossier.id))
    file = {"Content-Disposition": 'attachment; filename="duo.json"'}
    return Response(json.dumps(body, indent=2), headers=file, mimetype="application/json")


@room.get("/dossiers/<uuid:id>/moving")
@performs(Act.EXPORT_PLAN)
def moving(dossier: Dossier) -> Answer:
    """For the gemeente that somebody moves to: on paper, given by hand or sent safely."""
    return page("plan/progress/moving.html", **moving_page(dossier))


def refuse(dossier: Dossier, errors: Any, form: Any, **more: Any) -> Answer:
    shown = progress_again(dossier.id, errors=errors, typed=form.data, **more)
    return unsaved("plan/progress/show.html", **shown)
