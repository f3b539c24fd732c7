"""With which organisations a gemeente has a contract, and until when."""

from datetime import timedelta

from flask import request

from webapp.case.account import Organisation
from webapp.case.contract import Contract
from webapp.case.policy import Act, reached, who
from webapp.core import db
from webapp.people.staff import forms_contracts as forms
from webapp.people.staff import queries_contracts as queries
from webapp.people.staff.pages_contracts import contract_form, contracts_page
from webapp.people.staff.queries import LETTING_IN_GEMEENTE
from webapp.people.staff.routes import room
from webapp.web.fields import LAST_DAY, refuse
from webapp.web.guards import Rows, keeps, lists
from webapp.web.reply import Answer, page, saved, unsaved
from webapp.web.who_asks import me, our_gemeente


@room.get("/contracts")
@lists(Act.KEEP_CONTRACTS, Contract)
def contracts(ours: Rows[Contract]) -> Answer:
    return page(contracts_page(ours))


@room.post("/contracts")
@lists(Act.KEEP_CONTRACTS, Contract)
def add_contract(ours: Rows[Contract]) -> Answer:
    form = contract_form(request.form)
    if not form.validate():
        return unsaved(contracts_page(ours, form))
    db.scalar(LETTING_IN_GEMEENTE, **who(me()))
    organisation = theirs(form)
    if overlaps(ours, organisation, form):
        refuse(form.first, forms.THERE)
        return unsaved(contracts_page(ours, form))
    db.session().add(organisation)
    db.session().flush()
    db.session().add(contract_with(organisation, form))
    return saved(back="/contracts")


def overlaps(ours: Rows[Contract], organisation: Organisation, form: forms.NewContract) -> bool:
    """Whether there is a contract with them on one of these days."""
    days = {"first": form.first.sure, "until": form.ends_on or LAST_DAY}
    return bool(db.row(queries.overlapping(ours), **who(me()), other=organisation.id, **days))


def contract_with(organisation: Organisation, form: forms.NewContract) -> Contract:
    return Contract(
        gemeente_id=our_gemeente(),
        organisation_id=organisation.id,
        starts_on=form.first.sure,
        ends_on=form.ends_on,
        assignment=[str(each) for each in form.assignment.values],
    )


def theirs(form: forms.NewContract) -> Organisation:
    """The one that was chosen, or that bears the name that was written; else a new one."""
    if form.organisation.value:
        return db.session().get_one(Organisation, form.organisation.sure)
    known: Organisation | None = db.scalar(queries.SAME_ORGANISATION, name=form.name.sure.lower())
    return known or Organisation(name=form.name.sure, phone=form.phone.sure)


@room.post("/contracts/<uuid:id>/end")
@keeps(Act.KEEP_CONTRACTS, Contract)
def end_contract(contract: Contract) -> Answer:
    form = forms.EndContract(request.form, contract.starts_on)
    if not form.validate():
        ours = reached(Act.KEEP_CONTRACTS, me().role, Contract)
        return unsaved(contracts_page(ours, refused=(contract.id, form)))
    contract.ends_on = form.last.sure + timedelta(days=1)
    return saved(back="/contracts")
