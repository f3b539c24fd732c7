"""What is shown of the contracts with organisations that guide."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from werkzeug.datastructures import MultiDict

from webapp.case.contract import Assignment, Contract
from webapp.case.policy import who
from webapp.core import db
from webapp.people.staff import queries_contracts as queries
from webapp.people.staff.forms_contracts import EndContract, NewContract
from webapp.web.choices import Offer
from webapp.web.guards import Rows
from webapp.web.page import Page
from webapp.web.who_asks import me


class Kept(NamedTuple):
    id: UUID
    name: str
    phone: str
    starts_on: date
    ends_on: date | None
    """The first day on which it does not guide any more."""
    assignment: Sequence[str]

    @property
    def last_day(self) -> date | None:
        return self.ends_on and self.ends_on - timedelta(days=1)

    @property
    def parts(self) -> list[Assignment]:
        return [Assignment(each) for each in self.assignment]


class ContractsPage(Page, template="people/staff/contracts.html"):
    contracts: Sequence[tuple[Kept, EndContract]]
    form: NewContract


def contracts_page(
    rows: Rows[Contract],
    form: NewContract | None = None,
    refused: tuple[UUID, EndContract] | None = None,
) -> ContractsPage:
    kept = db.read(Kept, queries.contracts(rows), **who(me()))
    tried = dict([refused]) if refused else {}
    return ContractsPage(
        contracts=[
            (each, tried.get(each.id) or EndContract(None, each.starts_on)) for each in kept
        ],
        form=form or contract_form(),
    )


def contract_form(posted: MultiDict[str, str] | None = None) -> NewContract:
    rows = db.rows(queries.KNOWN_ORGANISATIONS)
    return NewContract(posted, [Offer(row.id, str(row.id), row.name) for row in rows])
