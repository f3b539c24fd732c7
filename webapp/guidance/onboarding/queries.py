"""What the list of settling in is read by. Values have names."""

from sqlalchemy import Uuid, and_, bindparam, func, select
from sqlalchemy.orm import aliased

from webapp.case.account import Account
from webapp.case.dossier import Dossier, Household
from webapp.case.queries import DOSSIER
from webapp.core.db import Columns, Query
from webapp.core.together import Together
from webapp.guidance.onboarding.model import Settled

HOUSEHOLD = select(Household.kind).where(Household.id == bindparam("household", type_=Uuid()))
undoer = aliased(Account)
TICKS = (
    select(
        Settled.item,
        Settled.done_at,
        Account.name.label("done_by"),
        Settled.undone_at,
        undoer.name.label("undone_by"),
    )
    .join(Account, Account.id == Settled.done_by_id)
    .outerjoin(undoer, undoer.id == Settled.undone_by_id)
    .where(Settled.dossier_id == DOSSIER)
    .order_by(Settled.done_at, Settled.undone_at.is_(None))
)
HERE = Together(HOUSEHOLD, TICKS)

COUNTS: Columns = (Dossier.id, Household.kind, func.count(Settled.id).label("done"))


def counted(dossiers: Query) -> Query:
    """How much is arranged in each of these dossiers, and who lives there."""
    return (
        dossiers.join(Household, Household.id == Dossier.household_id)
        .outerjoin(Settled, and_(Settled.dossier_id == Dossier.id, Settled.undone_at.is_(None)))
        .group_by(Dossier.id, Household.kind)
        .with_only_columns(*COUNTS)
    )
