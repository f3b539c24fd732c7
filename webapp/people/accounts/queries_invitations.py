"""The way in: a card with a link and a code, used up once. Each step is a unit of work of its own.

None of it takes a request: what a browser sent comes in as values, what it should keep goes out.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import LargeBinary, bindparam, delete, select
from sqlalchemy.orm import Session

from webapp.case.account import (
    INVITATION_LIFE,
    STAFF_INVITATION_LIFE,
    Account,
    Invitation,
    Language,
    Role,
    SignIn,
)
from webapp.case.secrets import code_hash, hashed, new_code, new_token
from webapp.people.accounts import queries
from webapp.people.accounts import queries_throttles as throttles

CODE_WINDOW = INVITATION_LIFE
NETWORK_WINDOW = timedelta(hours=1)
TRIES_PER_BROWSER = 5
TRIES_PER_NETWORK = 200
"""Hundreds of people may share one address; one network alone never uses up what all have."""
TRIES_IN_ALL = 500
"""A code lives ten minutes, which lie in two windows at most: 1,000 looks at 100,000,000 codes. So
somebody who guesses day and night, all year, opens a given card with a chance of 1 in 100,000. The
links in the squares of the cards have 128 bits and are not counted: no guesser closes that door.
"""
OPENED_HERE = (
    select(Invitation)
    .join(Account, Account.id == Invitation.account_id)
    .where(
        Invitation.browser_hash == bindparam("browser", type_=LargeBinary()),
        Invitation.used_at.is_(None),
        Invitation.expires_at > queries.NOW,
        Account.role != Role.INBURGERAAR,
        Account.closed_at.is_(None),
        queries.LASTS,
    )
    .order_by(Invitation.expires_at.desc())
    .with_for_update(of=Invitation)
)


def life_of(role: Role) -> timedelta:
    """How long an invitation works: staff read their letter when they come to work."""
    return INVITATION_LIFE if role is Role.INBURGERAAR else STAFF_INVITATION_LIFE


def link_to(address: str, token: str, language: Language) -> str:
    """In the language of who gets it. The token stands in the fragment: in no log or preview."""
    return f"{address.rstrip('/')}/k?in={language}#{token}"


def invite(session: Session, account_id: UUID, pepper: str, now: datetime) -> tuple[str, str]:
    """A one-time token (128 bits), and an 8-digit code: "" for staff, who need a key."""
    role = session.get_one(Account, account_id).role
    token, code = new_token(128), new_code()
    end_invitations(session, account_id, now)
    session.add(
        Invitation(
            account_id=account_id,
            token_hash=hashed(token),
            code_hash=code_hash(pepper, code) if role is Role.INBURGERAAR else hashed(new_token()),
            expires_at=now + life_of(role),
        )
    )
    return token, code if role is Role.INBURGERAAR else ""


def end_invitations(session: Session, account_id: UUID, now: datetime) -> None:
    """Cards that were made before let nobody in any more."""
    session.execute(queries.END_INVITATIONS, {"account": account_id, "now": now})


def end_access(session: Session, account_id: UUID, now: datetime) -> None:
    """No card and no session of this person is of use any more; a phone still asks for its PIN."""
    end_invitations(session, account_id, now)
    session.execute(delete(SignIn).where(SignIn.account_id == account_id))


def may_try_code(session: Session, browser: str, network: str | None, now: datetime) -> bool:
    """Count one look at a code: for this browser, its network, and then for all. Whoever is stopped
    by the one is not counted by the next, so that nobody closes the door for others.
    """
    session.execute(throttles.old_throttles(now))
    dialect = session.get_bind().dialect.name
    for key, most, window in (
        (f"code:{browser}", TRIES_PER_BROWSER, CODE_WINDOW),
        (f"code:{network}", TRIES_PER_NETWORK, NETWORK_WINDOW),
        ("code", TRIES_IN_ALL, CODE_WINDOW),
    ):
        count = throttles.count_throttle(dialect, key, now, window)
        if session.execute(count).scalar_one() > most:
            return False
    return True


def accept(
    session: Session,
    token: str | None,
    code: str | None,
    pepper: str,
    now: datetime,
    today: date,
) -> Invitation | None:
    """The invitation with this token, or else this code; None when there is none (any more).

    Never both ways with one word: looks at codes are counted, those at tokens need not be.
    """
    values = {"token_hash": hashed(token) if token else b"", "code_hash": b""}
    if code and not token:
        values["code_hash"] = code_hash(pepper, code)
    return session.scalars(queries.OPEN_INVITATION, values | {"now": now, "today": today}).first()


def invited_here(session: Session, browser: bytes, now: datetime, today: date) -> Invitation | None:
    """The invitation of somebody of the staff that was opened last in this browser."""
    values = {"browser": browser, "now": now, "today": today}
    return session.scalars(OPENED_HERE, values).first()
