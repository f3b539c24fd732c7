"""The brede intake: filled in by consulenten, prepared and read by the inburgeraar."""

from dataclasses import replace

from flask import Blueprint, request

from webapp.arrival.intake import queries, queries_talk
from webapp.arrival.intake.forms import AGAIN
from webapp.arrival.intake.forms_around import ALL_FORMS, LACKING
from webapp.arrival.intake.forms_choice import ChooseArea
from webapp.arrival.intake.forms_lbt import RecordLbt
from webapp.arrival.intake.forms_planned import appointment_of, decision_of
from webapp.arrival.intake.forms_talk import PlanTalk
from webapp.arrival.intake.model import SITTING, IntakeShared
from webapp.arrival.intake.model_around import a_row, row_of
from webapp.arrival.intake.pages import AreaPiece, SavedPiece, intake_page, lbt_piece
from webapp.arrival.intake.pages_areas import (
    Area,
    area_now,
    around_of,
    as_written,
    lacking,
    merged_with,
)
from webapp.arrival.intake.pages_talk import options_of, talk_page, talk_piece
from webapp.calendar.scheduling.queries_clashes import clashes
from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.web.guards import performs
from webapp.web.reply import Answer, page, partly, saved, unsaved
from webapp.web.who_asks import me

room = Blueprint("intake", __name__)


@room.get("/dossiers/<uuid:id>/intake")
@performs(Act.READ_INTAKE)
def show(case: Case) -> Answer:
    return page(intake_page(case))


@room.post("/dossiers/<uuid:id>/intake")
@performs(Act.WRITE_INTAKE)
def fill(case: Case) -> Answer:
    """Keep one leefgebied; what a colleague changed meanwhile is shown beside what was typed."""
    which = ChooseArea(request.form)
    if not which.validate():
        return unsaved(intake_page(case, refusal=AGAIN))
    area = which.area.sure
    before = area_now(case, area, ALL_FORMS[area](area, request.form))
    if not before.form.validate():
        return anew(unsaved(intake_page(case, tried=before), AreaPiece(case=case, each=before)))
    merged = merged_with(before, request.form, which.choice.value)
    if merged.values != before.kept or not before.latest:
        keep_version(case, before, merged.values)
    now = area_now(case, area)
    written = as_written(before, now, request.form, merged)
    if merged.conflicts:
        return partly(intake_page(case, tried=written), SavedPiece(each=written))
    back = f"/dossiers/{case.id}/intake#area-{area}"
    if which.choice.value:
        return anew(saved(AreaPiece(case=case, each=replace(now, just_kept=True)), back=back))
    return saved(SavedPiece(each=written), back=back)


def anew(answer: Answer) -> Answer:
    """The whole leefgebied, in place of the line that says what became of it."""
    answer.headers["HX-Retarget"] = "closest section"
    return answer


def keep_version(case: Case, now: Area, values: dict[str, str]) -> None:
    """In a row of its own, unless one goes on with what one wrote just before."""
    at, by, latest = clock.now(), me().id, now.latest
    if latest and latest.written_by_id == by and at - latest.written_at < SITTING:
        made = row_of(db.session(), now.area, latest.id)
    else:
        number = latest.number + 1 if latest else 1
        made = a_row(now.area, dossier_id=case.id, number=number, by=by, at=at)
        db.session().add(made)
    made.write(values, at)
    db.session().flush()


@room.post("/dossiers/<uuid:id>/intake/lbt")
@performs(Act.WRITE_INTAKE)
def record_lbt(case: Case) -> Answer:
    form = RecordLbt(request.form)
    if not form.validate():
        return unsaved(intake_page(case, lbt_form=form), lbt_piece(case, form))
    db.session().add(form.result(case.id, me().id, clock.now()))
    db.session().flush()
    return saved(lbt_piece(case), back=f"/dossiers/{case.id}/intake#lbt")


@room.post("/dossiers/<uuid:id>/intake/share")
@performs(Act.WRITE_INTAKE)
def share(case: Case) -> Answer:
    """From now on the inburgeraar reads the summary. Twice is once."""
    if missing := lacking(around_of(case)):
        return unsaved(intake_page(case, refusal=LACKING[missing[0]]))
    if not db.row(queries.SHARED, dossier=case.id):
        at, by = clock.now(), me().id
        db.session().add(IntakeShared(dossier_id=case.id, shared_at=at, shared_by_id=by))
    return saved(back=f"/dossiers/{case.id}/intake#summary")


@room.get("/dossiers/<uuid:id>/intake/plan")
@performs(Act.PLAN_INTAKE)
def planner(case: Case) -> Answer:
    return page(talk_page(talk_piece(case, PlanTalk(None, options_of(case)))))


@room.post("/dossiers/<uuid:id>/intake/plan")
@performs(Act.PLAN_INTAKE)
def plan_talk(case: Case) -> Answer:
    """One talk; the same hour twice is one talk."""
    form = PlanTalk(request.form, options_of(case))
    if not form.validate():
        piece = talk_piece(case, form)
        return unsaved(talk_page(piece), piece)
    if not db.row(queries_talk.AT_THAT_TIME, dossier=case.id, starts=form.starts):
        found = clashes(me(), case.id, me().id, [(form.starts, form.ends)])
        if found and not form.accepts(found):
            piece = talk_piece(case, form, found)
            return unsaved(talk_page(piece), piece)
        keep_talk(case, form)
    again = talk_piece(case, PlanTalk(None, form.options))
    return saved(again, back=f"/dossiers/{case.id}/intake/plan#planned")


def keep_talk(case: Case, form: PlanTalk) -> None:
    made = appointment_of(me(), case, form)
    db.session().add(made)
    db.session().flush()
    db.session().add(decision_of(me(), made, form))
    db.session().flush()
