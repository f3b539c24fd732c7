"""A beheerder sets the gemeente up: its numbers, its telephone, its address."""

from flask import Blueprint, request

from webapp.case.account import Gemeente
from webapp.case.policy import Act, who
from webapp.core import clock, db
from webapp.people.settings import queries
from webapp.people.settings.forms import NewNumber
from webapp.people.settings.forms_gemeente import THERE, Open, Ourselves
from webapp.people.settings.model import OpeningHours
from webapp.people.settings.pages import gemeente_page, rules_page
from webapp.rules.model import RuleRow
from webapp.web.fields import refuse
from webapp.web.guards import Rows, keeps, lists
from webapp.web.reply import Answer, page, saved, unsaved
from webapp.web.who_asks import me, our_gemeente

room = Blueprint("settings", __name__)


@room.get("/rules")
@lists(Act.KEEP_RULES, RuleRow)
def rules(ours: Rows[RuleRow]) -> Answer:
    """Those of the law are shown with their source and cannot be changed."""
    return page(rules_page(NewNumber(data={"rule": request.args.get("rule")})))


@room.post("/rules")
@lists(Act.KEEP_RULES, RuleRow)
def add_rule(ours: Rows[RuleRow]) -> Answer:
    """The same number for the same day once more takes the place of what was written there."""
    form = NewNumber(request.form)
    if not form.validate():
        return unsaved(rules_page(form))
    db.scalar(queries.CHANGING, **who(me()))
    rule = form.kept(our_gemeente(), form.rule.sure, form.first.sure)
    found = queries.from_that_day(ours)
    row: RuleRow = db.scalar(found, **who(me()), key=rule.key, first=rule.valid_from) or RuleRow(
        key=rule.key,
        value=rule.value,
        unit=rule.unit,
        statutory=False,
        valid_from=rule.valid_from,
        source=rule.source,
        verified=True,
        gemeente_id=rule.gemeente_id,
    )
    row.value, row.source, row.checked_on = rule.value, rule.source, clock.today()
    db.session().add(row)
    return saved(back="/rules")


@room.post("/rules/<uuid:id>/remove")
@keeps(Act.KEEP_RULES, RuleRow)
def remove_rule(row: RuleRow) -> Answer:
    """Only what is still to come: what somebody was promised by does not change afterwards."""
    if row.valid_from <= clock.today():
        return unsaved(rules_page(NewNumber()), stale=True)
    db.session().delete(row)
    return saved(back="/rules")


@room.get("/gemeente")
@lists(Act.KEEP_GEMEENTE, Gemeente)
def gemeente(ours: Rows[Gemeente]) -> Answer:
    return page(gemeente_page())


@room.post("/gemeente")
@lists(Act.KEEP_GEMEENTE, Gemeente)
def keep_gemeente(ours: Rows[Gemeente]) -> Answer:
    mine: Gemeente = db.scalar(ours.with_for_update(), **who(me()))
    form = Ourselves(request.form, mine)
    if not form.validate():
        return unsaved(gemeente_page(form))
    mine.phone, mine.address = form.phone.sure, form.address.sure
    return saved(back="/gemeente")


@room.post("/gemeente/hours")
@lists(Act.KEEP_GEMEENTE_HOURS, OpeningHours)
def add_hours(ours: Rows[OpeningHours]) -> Answer:
    form = Open(request.form)
    if not form.validate():
        return unsaved(gemeente_page(opening=form))
    db.scalar(queries.CHANGING, **who(me()))
    days, starts, ends = form.days.values, form.starts.sure, form.ends.sure
    found = queries.at_that_time(ours)
    if db.row(found, **who(me()), days=days, starts=starts, ends=ends):
        refuse(form.days, THERE)
        return unsaved(gemeente_page(opening=form))
    gemeente = our_gemeente()
    db.session().add_all(
        OpeningHours(gemeente_id=gemeente, weekday=day, starts=starts, ends=ends) for day in days
    )
    return saved(back="/gemeente")


@room.post("/gemeente/hours/<uuid:id>/remove")
@keeps(Act.KEEP_GEMEENTE_HOURS, OpeningHours)
def remove_hours(hours: OpeningHours) -> Answer:
    db.session().delete(hours)
    return saved(back="/gemeente")
