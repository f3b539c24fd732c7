"""Who had a last day, and it is over, cannot come in any more."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from webapp.case.account import Account
from webapp.core import clock


def forget(session: Session) -> None:
    over = Account.ends_on <= clock.today()
    closing = update(Account).where(over, Account.closed_at.is_(None))
    session.execute(closing.values(closed_at=clock.real()))
