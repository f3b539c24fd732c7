"""What somebody said of their plan before one day. Values have names."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import select

from webapp.case.account import Account
from webapp.case.queries import DOSSIER
from webapp.people.caseload.queries_told import BEFORE, MOST
from webapp.plan.pip.model import Pip
from webapp.plan.pip.model_said import Opinion, PlanSaid


class Said(NamedTuple):
    """What the person said of a version of the plan."""

    day: date
    opinion: Opinion
    number: int
    by: str


SAID = (
    select(PlanSaid.said_on, PlanSaid.opinion, Pip.number, Account.name)
    .join(Pip, Pip.id == PlanSaid.pip_id)
    .join(Account, Account.id == PlanSaid.written_by_id)
    .where(PlanSaid.dossier_id == DOSSIER, PlanSaid.said_on < BEFORE)
    .order_by(PlanSaid.said_on.desc(), PlanSaid.written_at.desc())
    .limit(MOST)
)
