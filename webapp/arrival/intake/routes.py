"""The brede intake: filled in by consulenten, prepared and read by the inburgeraar."""

from dataclasses import replace

from flask import Blueprint, request

from webapp.arrival.intake import queries, queries_talk
from webapp.arrival.intake.forms import AGAIN, FORMS, ChooseArea
from webapp.arrival.intake.forms_lbt import RecordLbt
from webapp.arrival.intake.forms_planned import appointment_of, decision_of
from webapp.arrival.intake.forms_talk import PlanTalk
from webapp.arrival.intake.model import IntakeAnswer, IntakeShared
from webapp.arrival.intake.pages import (
    Area,
    AreaPiece,
    area_now,
    intake_page,
    lbt_piece,
    merged_with,
    with_both,
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
    now = area_now(case, area, FORMS[area](area, request.form))
    if not now.form.validate():
        return unsaved(intake_page(case, tried=now), AreaPiece(case=case, each=now))
    merged = merged_with(now, request.form)
    if merged.values != now.kept or not now.latest:
        keep_version(case, now, merged.values)
    if merged.conflicts:
        both = with_both(area_now(case, area), merged, now.latest.name if now.latest else "")
        return partly(intake_page(case, tried=both), AreaPiece(case=case, each=both))
    kept = replace(area_now(case, area), just_kept=True)
    return saved(AreaPiece(case=case, each=kept), back=f"/dossiers/{case.id}/intake#area-{area}")


def keep_version(case: Case, now: Area, values: dict[str, str]) -> None:
    made = IntakeAnswer.of_strings(
        now.area,
        values,
        dossier_id=case.id,
        number=now.latest.number + 1 if now.latest else 1,
        by=me().id,
        at=clock.now(),
    )
    db.session().add(made)
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
