"""A beheerder keeps the schools of a gemeente, and which languages its people speak."""

from flask import request

from webapp.case.account import Gemeente
from webapp.case.policy import Act, who
from webapp.case.school import School
from webapp.core import db
from webapp.people.settings import queries
from webapp.people.settings.forms_schools import TWICE, Languages, NewSchool
from webapp.people.settings.pages_schools import languages_page, schools_page
from webapp.people.settings.routes import room
from webapp.web.fields import refuse
from webapp.web.guards import Rows, keeps, lists
from webapp.web.reply import Answer, page, saved, unsaved
from webapp.web.who_asks import me, our_gemeente


@room.get("/schools")
@lists(Act.KEEP_SCHOOLS, School)
def schools(ours: Rows[School]) -> Answer:
    return page(schools_page(ours))


@room.post("/schools")
@lists(Act.KEEP_SCHOOLS, School)
def add_school(ours: Rows[School]) -> Answer:
    form = NewSchool(request.form)
    if not form.validate():
        return unsaved(schools_page(ours, form))
    db.scalar(queries.CHANGING, **who(me()))
    if db.row(queries.named(ours), **who(me()), name=form.name.sure.lower()):
        refuse(form.name, TWICE)
        return unsaved(schools_page(ours, form))
    db.session().add(
        School(
            gemeente_id=our_gemeente(),
            name=form.name.sure,
            address=form.address.sure or None,
            phone=form.phone.sure or None,
        )
    )
    return saved(back="/schools")


@room.post("/schools/<uuid:id>/remove")
@keeps(Act.KEEP_SCHOOLS, School)
def remove_school(school: School) -> Answer:
    """Lessons and plans keep the name that was written in them."""
    db.session().delete(school)
    return saved(back="/schools")


@room.get("/languages")
@lists(Act.KEEP_LANGUAGES, Gemeente)
def languages(ours: Rows[Gemeente]) -> Answer:
    return page(languages_page())


@room.post("/languages")
@lists(Act.KEEP_LANGUAGES, Gemeente)
def keep_languages(ours: Rows[Gemeente]) -> Answer:
    form = Languages(request.form)
    if not form.validate():
        return unsaved(languages_page(form))
    mine: Gemeente = db.scalar(ours.with_for_update(), **who(me()))
    mine.spoken = [str(each) for each in form.spoken.values]
    return saved(back="/languages")
