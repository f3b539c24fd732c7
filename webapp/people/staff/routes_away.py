"""Being away: a colleague stands in, until the last day or until one is back."""

from flask import request

from webapp.case.absence import Absence, are_days, be_away, come_back
from webapp.case.account import Account
from webapp.case.policy import Act, who
from webapp.core import clock, db
from webapp.people.staff import forms_away as forms
from webapp.people.staff import queries_away as queries
from webapp.people.staff.pages_away import away_form, away_page
from webapp.people.staff.routes import room
from webapp.web.access_lines import note_line
from webapp.web.fields import refuse
from webapp.web.guards import Rows, lists
from webapp.web.reply import Answer, page, saved, unsaved
from webapp.web.who_asks import me


@room.get("/away")
@lists(Act.BE_AWAY, Account)
def away(colleagues: Rows[Account]) -> Answer:
    return page(away_page(colleagues))


@room.post("/away")
@lists(Act.BE_AWAY, Account)
def leave(colleagues: Rows[Account]) -> Answer:
    """Who stands in reads what is for me: it is noted as every change of who may what."""
    known = db.scalar(queries.MINE, **who(me()))
    form = away_form(colleagues, known, request.form)
    if not is_right(form, known):
        return unsaved(away_page(colleagues, form))
    first, last = form.days
    db.session().add(be_away(known, me().id, first, last, form.deputy.value, clock.today()))
    note_line(me(), Act.BE_AWAY, None, reached=True)
    return saved(back="/away")


def is_right(form: forms.Away, known: Absence | None) -> bool:
    """All that is wrong is said at once."""
    form.validate()
    first, last, deputy = form.first.value, form.last.value, form.deputy.value
    if first and last:
        if not are_days(known, first, last, clock.today()):
            refuse(form.last, forms.DAYS)
        if deputy and db.row(queries.AWAY_THEN, deputy=deputy, first=first, last=last):
            refuse(form.deputy, forms.AWAY_TOO)
    return not form.errors


@room.post("/away/back")
@lists(Act.BE_AWAY, Account)
def back(colleagues: Rows[Account]) -> Answer:
    """From today on I read it myself again."""
    known = db.scalar(queries.MINE, **who(me()))
    if known is None:
        return unsaved(away_page(colleagues), stale=True)
    if come_back(known, clock.today()):
        db.session().delete(known)
    note_line(me(), Act.BE_AWAY, None, reached=True)
    return saved(back="/away")
