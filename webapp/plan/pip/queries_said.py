"""What was said of a plan, and who fixed each of its versions. Values have names."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from webapp.case.account import Account
from webapp.case.queries import DOSSIER
from webapp.core.together import Together
from webapp.plan.pip.model import Frozen, Pip, PipStatus
from webapp.plan.pip.model_said import Opinion, PlanSaid
from webapp.plan.pip.queries import Version
from webapp.plan.pip.queries_objection import DESK


class Said(NamedTuple):
    """What somebody said of one version of their plan."""

    pip_id: UUID
    opinion: Opinion
    words: str
    said_on: date


class Made(NamedTuple):
    """By whom a version was fixed; nobody where it was not fixed here."""

    pip_id: UUID
    fixed_at: datetime | None
    by: str | None


SAID = (
    select(*(getattr(PlanSaid, name) for name in Said._fields))
    .where(PlanSaid.dossier_id == DOSSIER)
    .order_by(PlanSaid.written_at.desc(), PlanSaid.id)
    .limit(50)
)
"""Of all versions, the last first."""
FIXED = (
    select(*(getattr(Pip, name) for name in Version._fields))
    .where(Pip.dossier_id == DOSSIER, Pip.status == PipStatus.FIXED)
    .order_by(Pip.number.desc())
)
MADE = (
    select(Frozen.pip_id, Frozen.fixed_at, Account.name)
    .join(Account, Account.id == Frozen.fixed_by_id)
    .where(Frozen.dossier_id == DOSSIER)
)
OF_PAPER = Together(FIXED, MADE, SAID, DESK)
