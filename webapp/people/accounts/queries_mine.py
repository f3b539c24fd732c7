"""One's own keys, sessions and phones. Values have names."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Uuid, bindparam, delete, func, select, update
from sqlalchemy.orm import Session

from webapp.case.account import Enrolment, SignIn
from webapp.case.keys import Passkey
from webapp.people.accounts.queries import NOW

ACCOUNT = bindparam("account", type_=Uuid())
KEYS_AT_HAND = (
    select(Passkey.id, Passkey.made_at, Passkey.used_at, Passkey.on_phone)
    .where(Passkey.account_id == ACCOUNT)
    .order_by(Passkey.made_at)
)
MY_SESSIONS = (
    select(
        SignIn.id,
        SignIn.started_at,
        SignIn.seen_at,
        SignIn.way,
        func.coalesce(Enrolment.own_phone, False).label("own_phone"),
    )
    .outerjoin(Enrolment, Enrolment.id == SignIn.enrolment_id)
    .where(
        SignIn.account_id == ACCOUNT,
        SignIn.ends_at > NOW,
        Enrolment.revoked_at.is_(None),
    )
    .order_by(SignIn.seen_at.desc())
)


def end_session(session: Session, id: UUID, now: datetime) -> bytes | None:
    """The browser is out at its next page; returns which. An own phone also forgets what it kept:
    its row stays so long that it can be told.
    """
    ended = session.get_one(SignIn, id)
    browser = ended.browser_hash
    if ended.enrolment_id is None:
        session.delete(ended)
    else:
        session.get_one(Enrolment, ended.enrolment_id).revoked_at = now
    return browser


def end_key(session: Session, id: UUID, but: UUID, now: datetime) -> None:
    """The passkey opens nothing any more, and what it opened ends with it, `but` this session."""
    theirs = select(SignIn.id).where(SignIn.passkey_id == id, SignIn.id != but)
    for each in session.scalars(theirs).all():
        end_session(session, each, now)
    session.flush()
    session.execute(update(SignIn).where(SignIn.passkey_id == id).values(passkey_id=None))
    session.execute(delete(Passkey).where(Passkey.id == id))
