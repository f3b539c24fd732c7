"""The brede intake: filled in by consulenten, prepared and read by the inburgeraar."""

from typing import Any

from flask import Blueprint, g, request

from webapp.arrival.intake import queries
from webapp.arrival.intake.forms import AddWords, FillArea
from webapp.arrival.intake.lbt import RecordLbt
from webapp.arrival.intake.model import (
    IntakeAnswer,
    IntakeShared,
    IntakeWords,
    LbtResult,
    LifeArea,
    fields_of,
)
from webapp.arrival.intake.pages import (
    Area,
    area_now,
    around,
    intake_of,
    lbt_of,
    summary_of,
)
from webapp.arrival.intake.planning import (
    PlanTalk,
    appointment_of,
    decision_of,
    in_the_way,
    planner_of,
)
from webapp.case.dossier import Dossier
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.guards import performs
from webapp.reply import Answer, page, partly, saved, unsaved
from webapp.web import conflicts

room = Blueprint("intake", __name__)


@room.get("/dossiers/<uuid:id>/intake")
@performs(Act.READ_INTAKE)
def show(dossier: Dossier) -> Answer:
    return page("arrival/intake/show.html", **intake_of(g.me, dossier))


@room.post("/dossiers/<uuid:id>/intake")
@performs(Act.WRITE_INTAKE)
def fill(dossier: Dossier) -> Answer:
    """Keep one leefgebied; what a colleague changed meanwhile is shown beside what was typed."""
    form = FillArea(request.form)
    valid = form.validate()
    if form.area.errors:
        return unsaved(
            "arrival/intake/show.html", **intake_of(g.me, dossier) | {"errors": form.errors}
        )
    area = LifeArea(form.area.data or "")
    typed, now = form.strings(area), area_now(dossier.id, area)
    if not valid:
        return refuse(dossier, now._replace(typed=typed, errors=form.errors))
    unwritten = {} if now.latest else now.kept
    base = unwritten | conflicts.loaded(request.form, fields_of(area))
    merged = conflicts.merge(base, typed, now.kept)
    if merged.values != now.kept or not now.latest:
        add_version(dossier, area, now, merged.values)
    if merged.conflicts:
        return show_both(dossier, area, merged, now.latest.name if now.latest else "")
    back = f"/dossiers/{dossier.id}/intake#area-{area}"
    shown_again = around(g.me, dossier) | {"each": area_now(dossier.id, area)}
    return saved("arrival/intake/_area.html", back=back, just_kept=True, **shown_again)


def show_both(dossier: Dossier, area: LifeArea, merged: conflicts.Merged, by: str) -> Answer:
    """What could be kept is kept; of the rest both versions, one's own in the form."""
    mine = {name: versions.mine for name, versions in merged.conflicts.items()}
    now, typed = area_now(dossier.id, area), merged.values | mine
    shown = in_place(dossier, now._replace(typed=typed, conflicts=merged.conflicts, by=by))
    return partly("arrival/intake/show.html", "arrival/intake/_area.html", **shown)


def add_version(dossier: Dossier, area: LifeArea, now: Area, values: dict[str, str]) -> None:
    known = {
        "dossier_id": dossier.id,
        "number": now.latest.number + 1 if now.latest else 1,
        "written_by_id": g.me.id,
        "written_at": clock.now(),
    }
    db.session().add(IntakeAnswer.of_strings(area, values, **known))
    db.session().flush()


def refuse(dossier: Dossier, shown: Area) -> Answer:
    return unsaved(
        "arrival/intake/show.html", "arrival/intake/_area.html", **in_place(dossier, shown)
    )


def in_place(dossier: Dossier, shown: Area) -> dict[str, Any]:
    """The whole intake with this leefgebied as it was typed: for the page and for its piece."""
    whole = intake_of(g.me, dossier)
    whole["areas"] |= {shown.area: shown}
    return whole | {"each": shown}


@room.post("/dossiers/<uuid:id>/intake/lbt")
@performs(Act.WRITE_INTAKE)
def record_lbt(dossier: Dossier) -> Answer:
    form = RecordLbt(request.form)
    if not form.validate():
        typed = lbt_of(dossier, lbt_errors=form.errors, lbt_typed=form.data)
        shown = intake_of(g.me, dossier) | typed
        return unsaved("arrival/intake/show.html", "arrival/intake/_lbt.html", **shown)
    known = {"recorded_by_id": g.me.id, "recorded_at": clock.now()}
    db.session().add(LbtResult(dossier_id=dossier.id, **known, **form.content()))
    db.session().flush()
    back = f"/dossiers/{dossier.id}/intake#lbt"
    return saved("arrival/intake/_lbt.html", back=back, **lbt_of(dossier))


@room.post("/dossiers/<uuid:id>/intake/share")
@performs(Act.WRITE_INTAKE)
def share(dossier: Dossier) -> Answer:
    """From now on the inburgeraar reads the summary. Twice is once."""
    if not db.row(queries.SHARED, dossier=dossier.id):
        known = {"shared_at": clock.now(), "shared_by_id": g.me.id}
        db.session().add(IntakeShared(dossier_id=dossier.id, **known))
    return saved(back=f"/dossiers/{dossier.id}/intake#summary")


@room.get("/dossiers/<uuid:id>/intake/plan")
@performs(Act.PLAN_INTAKE)
def planner(dossier: Dossier) -> Answer:
    return page("arrival/intake/plan.html", **planner_of(g.me, dossier))


@room.post("/dossiers/<uuid:id>/intake/plan")
@performs(Act.PLAN_INTAKE)
def plan_talk(dossier: Dossier) -> Answer:
    """One talk; the same hour twice is one talk."""
    about = planner_of(g.me, dossier)
    form = PlanTalk(request.form, about)
    valid = form.validate()
    there = valid and db.row(queries.AT_THAT_TIME, dossier=dossier.id, starts=form.starts)
    found = in_the_way(g.me, dossier, form) if valid and not there else {}
    if not valid or found:
        shown = about | {"errors": form.errors, "clashes": found, "typed": form.data}
        return unsaved("arrival/intake/plan.html", "arrival/intake/_plan.html", **shown)
    if not there:
        made = appointment_of(g.me, dossier, form)
        db.session().add(made)
        db.session().flush()
        db.session().add(decision_of(g.me, made, form))
        db.session().flush()
    back = f"/dossiers/{dossier.id}/intake/plan#planned"
    return saved("arrival/intake/_plan.html", back=back, **planner_of(g.me, dossier))


@room.get("/dossiers/<uuid:id>/intake/summary")
@performs(Act.READ_INTAKE_SUMMARY)
def summary(dossier: Dossier) -> Answer:
    return page("arrival/intake/summary.html", **summary_of(dossier))


@room.post("/dossiers/<uuid:id>/intake/words")
@performs(Act.ADD_INTAKE_WORDS)
def add_words(dossier: Dossier) -> Answer:
    form = AddWords(request.form)
    if not form.validate():
        shown = summary_of(dossier) | {"errors": form.errors, "typed": form.words.data}
        return unsaved("arrival/intake/summary.html", "arrival/intake/_words.html", **shown)
    known: dict[str, Any] = {"language": g.me.language, "written_at": clock.now()}
    made = IntakeWords(dossier_id=dossier.id, words=form.words.data or "", **known)
    made.id = g.get("receipt", made.id)
    db.session().add(made)
    db.session().flush()
    back = f"/dossiers/{dossier.id}/intake/summary#words"
    return saved("arrival/intake/_words.html", back=back, **summary_of(dossier))
