"""Progress talks that were held, exams that DUO reported, and parts that are completed."""

import json

from flask import Blueprint, request
from werkzeug.wrappers import Response

from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.core import db
from webapp.courses.pvt.queries import SIGNED_ON
from webapp.law.duo import ExamPart
from webapp.plan.draft.queries_versions import agree
from webapp.plan.pip.model import Completion, Exam, ProgressTalk
from webapp.plan.progress import queries
from webapp.plan.progress.forms import MANY, NO_PLAN, TWICE, CompletedParts, HeldTalk, TakenExam
from webapp.plan.progress.pages import could_be, is_known, moving_page, progress_page, stops_of
from webapp.plan.progress.pages_export import body_of
from webapp.web.fields import refuse
from webapp.web.guards import performs
from webapp.web.reply import Answer, page, saved, unsaved

room = Blueprint("progress", __name__)


@room.get("/dossiers/<uuid:id>/progress")
@performs(Act.LOG_PROGRESS)
def show(case: Case) -> Answer:
    return page(progress_page(case))


@room.post("/dossiers/<uuid:id>/progress-talks")
@performs(Act.LOG_PROGRESS)
def hold_talk(case: Case) -> Answer:
    """A talk that was held; what came out of it stands as agreements in the next draft."""
    form, fixed = HeldTalk(request.form), db.scalars(queries.FIXED, dossier=case.id)
    if not fixed:
        return unsaved(progress_page(case, talk=form, refusal=NO_PLAN))
    if not form.validate() or not could_be(form, case, fixed):
        return unsaved(progress_page(case, talk=form))
    if form.lines and not agree(case.id, fixed[0], form.party.sure, form.lines):
        refuse(form.results, MANY)
        return unsaved(progress_page(case, talk=form))
    db.session().add(ProgressTalk(dossier_id=case.id, held_on=form.held_on.sure))
    after = "pip/draft#lines" if form.lines else "progress#talks"
    return saved(back=f"/dossiers/{case.id}/{after}")


@room.post("/dossiers/<uuid:id>/exams")
@performs(Act.LOG_PROGRESS)
def take_exam(case: Case) -> Answer:
    """One attempt with the result that DUO reported."""
    form = TakenExam(request.form)
    if not form.validate():
        return unsaved(progress_page(case, exam=form))
    if is_known(form, case):
        refuse(form.taken_on, TWICE)
        return unsaved(progress_page(case, exam=form))
    part, day, result = form.part.sure, form.taken_on.sure, form.result.sure
    niveau = None if part is ExamPart.KNM else form.niveau.value
    exam = Exam(dossier_id=case.id, part=part, taken_on=day, result=result, niveau=niveau)
    db.session().add(exam)
    return saved(back=f"/dossiers/{case.id}/progress#exams")


@room.post("/exams/<uuid:id>/remove")
@performs(Act.LOG_PROGRESS, on=Exam)
def remove_exam(case: Case, exam: Exam) -> Answer:
    """What was written down wrongly; DUO keeps the real list."""
    db.session().delete(exam)
    return saved(back=f"/dossiers/{case.id}/progress#exams")


@room.post("/dossiers/<uuid:id>/completion")
@performs(Act.LOG_PROGRESS)
def complete(case: Case) -> Answer:
    form, fixed = CompletedParts(request.form), db.scalars(queries.FIXED, dossier=case.id)
    if not fixed:
        return unsaved(progress_page(case, parts=form, refusal=NO_PLAN))
    if not form.validate():
        return unsaved(progress_page(case, parts=form))
    done = db.scalar(queries.COMPLETION, dossier=case.id) or Completion(dossier_id=case.id)
    form.write(done)
    if stops := stops_of(case, fixed, done):
        return unsaved(progress_page(case, parts=form, stops=stops))
    db.session().add(done)
    return saved(back=f"/dossiers/{case.id}/progress#completion")


@room.get("/dossiers/<uuid:id>/duo.json")
@performs(Act.EXPORT_PLAN)
def export(case: Case) -> Answer:
    """What DUO's interface takes of one person, without the number that names them there."""
    plan = db.scalar(queries.FIXED, dossier=case.id)
    signed_on = db.value(SIGNED_ON, dossier=case.id)
    body = body_of(plan, signed_on, db.scalar(queries.COMPLETION, dossier=case.id))
    file = {"Content-Disposition": 'attachment; filename="duo.json"'}
    return Response(json.dumps(body, indent=2), headers=file, mimetype="application/json")


@room.get("/dossiers/<uuid:id>/moving")
@performs(Act.EXPORT_PLAN)
def moving(case: Case) -> Answer:
    """For the gemeente that somebody moves to: on paper, given by hand or sent safely."""
    return page(moving_page(case))
