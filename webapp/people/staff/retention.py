"""Who had a last day, and it is over, cannot come in any more; old absences are forgotten."""

from datetime import timedelta

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from webapp.case.absence import Absence
from webapp.case.account import Account
from webapp.core import clock

ABSENCES_KEPT = timedelta(days=2 * 366)


def forget(session: Session) -> None:
    over = Account.ends_on <= clock.today()
    closing = update(Account).where(over, Account.closed_at.is_(None))
    session.execute(closing.values(closed_at=clock.real()))
    session.execute(delete(Absence).where(Absence.ends_on < clock.today() - ABSENCES_KEPT))
