"""Sessions that ended and invitations that ran out are forgotten."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from webapp.case.account import Invitation, SignIn
from webapp.core import clock


def forget(session: Session) -> None:
    real = clock.real()
    session.execute(delete(SignIn).where(SignIn.ends_at < real))
    session.execute(delete(Invitation).where(Invitation.expires_at < real))
