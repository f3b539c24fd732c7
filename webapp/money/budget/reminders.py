"""What the money overview of a month asks to be told about."""

from collections.abc import Iterable
from datetime import time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.case.dossier import Dossier
from webapp.contact.push.model import Kind
from webapp.contact.push.model_timing import at
from webapp.contact.push.reminders import Change, Due, Plan, reminds
from webapp.money.budget.model import BudgetMonth, MonthStatus

NEWS_FOR = timedelta(days=7)
"""So long it is news that a month is there."""


@reminds(BudgetMonth)
def of_month(session: Session, it: BudgetMonth, change: Change) -> Iterable[Plan]:
    """Said at once to everybody of the household when it is published; never of a draft."""
    published = it.status is MonthStatus.PUBLISHED and it.published_on is not None
    if change.gone or not published or not (change.new or change.touches("status")):
        return [Plan(it.id, ended=True)] if change.gone or not published else []
    people = select(Dossier.id, Dossier.inburgeraar_id).where(
        Dossier.household_id == it.household_id
    )
    until = at(it.published_on or it.month, time(8)) + NEWS_FOR
    return [
        Plan(
            it.id,
            [
                Due(
                    account_id=account_id,
                    kind=Kind.MONTH,
                    slot="published",
                    not_after=until,
                    path=f"/dossiers/{dossier_id}/budget?month={it.month:%Y-%m}",
                )
                for dossier_id, account_id in session.execute(people)
            ],
        )
    ]
