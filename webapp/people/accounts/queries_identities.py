"""Accounts elsewhere that open an account here. Values have names. Each step is a unit of its own.

Only hashes under the pepper are kept of who somebody is elsewhere: no name, no address, no number.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import LargeBinary, Uuid, bindparam, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from webapp.case.account import SignIn, Way
from webapp.case.keys import Challenge, Identity, Purpose
from webapp.case.secrets import hashed, peppered
from webapp.people.accounts.queries_claims import Known
from webapp.people.accounts.queries_provider import JOURNEY

ACCOUNT = bindparam("account", type_=Uuid())
NAMED = select(Identity).where(Identity.subject_hash == bindparam("subject", type_=LargeBinary()))
TIED = select(Identity.id).where(Identity.account_id == ACCOUNT)


def subject_hash(pepper: str, issuer: str, subject: str) -> bytes:
    return peppered(pepper, "subject", f"{issuer}\0{subject}")


def session_hash(pepper: str, issuer: str, session: str | None) -> bytes | None:
    return peppered(pepper, "provider-session", f"{issuer}\0{session}") if session else None


def take_journey(session: Session, state: str, browser: bytes, now: datetime) -> bool:
    """Use up a journey, before its code is looked at; False when it was used before. Commit it."""
    used = Challenge(
        value=hashed(state),
        browser_hash=browser,
        purpose=Purpose.JOURNEY,
        expires_at=now + JOURNEY,
    )
    try:
        with session.begin_nested():
            session.add(used)
    except IntegrityError:
        return False
    return True


def named(session: Session, subject: bytes) -> Identity | None:
    return session.scalars(NAMED, {"subject": subject}).first()


def tie(session: Session, account_id: UUID, subject: bytes, now: datetime) -> bool:
    """From now on this subject opens this account, in place of a former one; False when it opens
    somebody else's.
    """
    known = named(session, subject)
    if known is not None:
        return known.account_id == account_id
    session.execute(delete(Identity).where(Identity.account_id == account_id))
    session.add(Identity(account_id=account_id, subject_hash=subject, made_at=now))
    return True


def note_session(session: Session, token: str, there: bytes | None) -> None:
    """Which session at the provider this one was opened by; it ends with that one."""
    mine = SignIn.token_hash == hashed(token)
    session.flush()
    session.execute(update(SignIn).where(mine).values(provider_session=there))


def end_with(session: Session, pepper: str, issuer: str, who: Known) -> None:
    """They signed out there: what was opened by that is closed here."""
    there = session_hash(pepper, issuer, who.session)
    known = named(session, subject_hash(pepper, issuer, who.subject))
    if there:
        theirs = SignIn.provider_session == there
    else:
        theirs = SignIn.account_id == (known.account_id if known else None)
    session.execute(delete(SignIn).where(SignIn.way == Way.PROVIDER, theirs))
