"""Ending a begeleiding with a talk and what is arranged; who guided reads that it ends."""

from uuid import UUID

from flask import request

from webapp.case.dossier import Begeleiding
from webapp.case.in_hand import Case
from webapp.case.policy import Act
from webapp.core import clock, db
from webapp.guidance.clients import forms
from webapp.guidance.clients import queries_farewell as queries
from webapp.guidance.clients.forms_farewell import Ending
from webapp.guidance.clients.model import BadDay, TooLate
from webapp.guidance.clients.model_farewell import Farewell, finish, go_on
from webapp.guidance.clients.pages_farewell import end_page, ending
from webapp.guidance.clients.routes import room
from webapp.web.fields import refuse
from webapp.web.guards import performs
from webapp.web.reply import Answer, page, saved, unsaved
from webapp.web.who_asks import me


@room.get("/dossiers/<uuid:id>/end-guidance")
@performs(Act.END_GUIDANCE)
def ask_end(case: Case) -> Answer:
    return page(end_page(case))


@room.post("/dossiers/<uuid:id>/end-guidance")
@performs(Act.END_GUIDANCE)
def end(case: Case) -> Answer:
    """Another can be given from the day after."""
    form = ending(case, request.form)
    if not form.validate():
        return unsaved(end_page(case, form), stale=bool(form.begeleiding.errors))
    try:
        finish(held(form.begeleiding.sure), form.last.sure, clock.today())
    except BadDay:
        refuse(form.last, forms.DAY)
        return unsaved(end_page(case, form))
    db.session().add(farewell_of(case, form))
    return saved(back=f"/dossiers/{case.id}/end-guidance#told-{form.begeleiding.sure}")


def held(begeleiding_id: UUID) -> Begeleiding:
    return db.session().get_one(Begeleiding, begeleiding_id)


def farewell_of(case: Case, form: Ending) -> Farewell:
    return Farewell(
        dossier_id=case.id,
        begeleiding_id=form.begeleiding.sure,
        by_id=me().id,
        made_at=clock.now(),
        word=form.word.data or None,
        talk_on=form.talk.value,
        checked=[str(each) for each in form.checked.values],
    )


@room.post("/farewells/<uuid:id>/undo")
@performs(Act.END_GUIDANCE, on=Farewell, only=queries.TO_TAKE_BACK)
def do_not_end(case: Case, farewell: Farewell) -> Answer:
    try:
        go_on(held(farewell.begeleiding_id), clock.today())
    except TooLate:
        return unsaved(end_page(case), stale=True)
    db.session().delete(farewell)
    return saved(back=f"/dossiers/{case.id}/end-guidance")


@room.post("/farewells/<uuid:id>/heard")
@performs(Act.HEAR_FAREWELL, on=Farewell, only=queries.OF_MINE)
def hear(case: Case, farewell: Farewell) -> Answer:
    farewell.hear(clock.now())
    return saved(back="/")
