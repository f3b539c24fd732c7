"""The way in: a card with a link and a code, used up once. Each step is a unit of work of its own.

None of it takes a request: what a browser sent comes in as values, what it should keep goes out.
"""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from webapp.case.account import INVITATION_LIFE, Account, Invitation, SignIn
from webapp.case.secrets import code_hash, hashed, new_code, new_token
from webapp.people.accounts import queries

CODE_WINDOW = timedelta(minutes=10)
TRIES_PER_BROWSER = 5
TRIES_PER_DEPLOYMENT = 100


def invite(session: Session, account_id: UUID, pepper: str, now: datetime) -> tuple[str, str]:
    """A new one-time token (128 bits) and 8-digit code for this person, good for ten minutes."""
    token, code = new_token(128), new_code()
    end_invitations(session, account_id, now)
    session.add(
        Invitation(
            account_id=account_id,
            token_hash=hashed(token),
            code_hash=code_hash(pepper, code),
            expires_at=now + INVITATION_LIFE,
        )
    )
    return token, code


def end_invitations(session: Session, account_id: UUID, now: datetime) -> None:
    """Cards that were made before let nobody in any more."""
    session.execute(queries.END_INVITATIONS, {"account": account_id, "now": now})


def end_access(session: Session, account_id: UUID, now: datetime) -> None:
    """No card and no session of this person is of use any more; a phone still asks for its PIN."""
    end_invitations(session, account_id, now)
    session.execute(delete(SignIn).where(SignIn.account_id == account_id))


def may_try_code(session: Session, browser: str, now: datetime) -> bool:
    """Count one look at a code, for this browser and then for all; whether it is allowed."""
    session.execute(queries.old_throttles(now - CODE_WINDOW))
    dialect = session.get_bind().dialect.name
    for key, most in ((f"code:{browser}", TRIES_PER_BROWSER), ("code", TRIES_PER_DEPLOYMENT)):
        count = queries.count_throttle(dialect, key, now, CODE_WINDOW)
        if session.execute(count).scalar_one() > most:
            return False
    return True


def accept(
    session: Session, token: str | None, code: str | None, pepper: str, now: datetime
) -> Account | None:
    """Use up the invitation with this token, or else this code; None when there is none (any more).

    Never both ways with one word: looks at codes are counted, those at tokens need not be.
    """
    values = {"token_hash": hashed(token) if token else b"", "code_hash": b"", "now": now}
    if code and not token:
        values["code_hash"] = code_hash(pepper, code)
    invitation = session.scalars(queries.OPEN_INVITATION, values).first()
    if invitation is None:
        return None
    invitation.used_at = now
    return session.scalars(queries.INVITED, {"id": invitation.account_id}).one()
