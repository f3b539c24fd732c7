"""What the budget is read by. Values have names."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import Date, Uuid, and_, bindparam, func, select
from sqlalchemy.orm import aliased, joinedload

from webapp.case.account import Account, Gemeente
from webapp.case.dossier import DateKind, Dossier, DossierDate
from webapp.core.together import Together
from webapp.money.budget.model import BudgetMonth, LineKind, MonthStatus, Ontzorging, StepDown

HOUSEHOLD = bindparam("household", type_=Uuid())

newer = aliased(BudgetMonth)
IS_LATEST = BudgetMonth.version == (
    select(func.max(newer.version))
    .where(
        newer.household_id == BudgetMonth.household_id,
        newer.month == BudgetMonth.month,
        newer.status == MonthStatus.PUBLISHED,
    )
    .scalar_subquery()
)
PUBLISHED = (BudgetMonth.household_id == HOUSEHOLD, BudgetMonth.status == MonthStatus.PUBLISHED)

MONTHS = select(BudgetMonth.month).where(*PUBLISHED, IS_LATEST).order_by(BudgetMonth.month.desc())
LATEST_MONTH = MONTHS.limit(1)
VERSIONS_OF_MONTH = (
    select(BudgetMonth)
    .where(*PUBLISHED, BudgetMonth.month == bindparam("month", type_=Date()))
    .order_by(BudgetMonth.version.desc())
    .limit(2)
    .options(joinedload(BudgetMonth.lines))
)


class Step(NamedTuple):
    """Since or from when the household pays this line itself."""

    kind: LineKind
    from_on: date


STEPS = (
    select(StepDown.kind, StepDown.from_on)
    .where(StepDown.household_id == HOUSEHOLD)
    .order_by(StepDown.from_on)
)
# What a household began to pay itself not long ago, or will: no amount stands in it.
RECENT_STEPS = STEPS.where(StepDown.from_on > bindparam("since", type_=Date()))
DECISION = select(Ontzorging.ended_on, Ontzorging.outcome).where(
    Ontzorging.household_id == HOUSEHOLD
)
RIGHT_TO_BIJSTAND = (
    select(func.min(DossierDate.day))
    .join(Dossier, Dossier.id == DossierDate.dossier_id)
    .where(Dossier.household_id == HOUSEHOLD, DossierDate.kind == DateKind.BIJSTAND)
    .group_by(Dossier.household_id)  # or SQLite walks through the days of everybody
)
# Whom to call about money: the consulent, else the gemeente; then there is no name.
CONSULENT = and_(Account.id == bindparam("consulent", type_=Uuid()), Account.closed_at.is_(None))
SOLVER = (
    select(Account.name, func.coalesce(Account.phone, Gemeente.phone).label("phone"))
    .join_from(Gemeente, Account, CONSULENT, isouter=True)
    .where(Gemeente.id == bindparam("gemeente", type_=Uuid()))
)
AROUND_A_MONTH = Together(MONTHS, RIGHT_TO_BIJSTAND, SOLVER, DECISION, STEPS)
