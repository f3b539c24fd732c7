"""Passphrases: counted before they are looked at. Each step is a unit of work of its own."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import LargeBinary, Uuid, bindparam, delete, select, update
from sqlalchemy.orm import Session

from webapp.case.keys import Passphrase, RecoveryCode
from webapp.case.secrets import hashed
from webapp.case.secrets_staff import (
    DIGITS,
    clock_secret,
    recovery_hash,
    step_of,
)
from webapp.people.accounts import queries_throttles as throttles

WINDOW = timedelta(minutes=10)
MOST_TRIES = 5
MOST_WRONG_CODES = 3
"""Of a million codes 3 are good: a stolen passphrase opens with a chance of 9 in a million."""
NAMED = select(Passphrase).where(Passphrase.name == bindparam("name"))
OF_ACCOUNT = select(Passphrase).where(Passphrase.account_id == bindparam("account", type_=Uuid()))
TAKE_CODE = (
    delete(RecoveryCode)
    .where(
        RecoveryCode.account_id == bindparam("account", type_=Uuid()),
        RecoveryCode.code_hash == bindparam("code", type_=LargeBinary()),
    )
    .returning(RecoveryCode.id)
)


def may_try(session: Session, name: str, browser: bytes, now: datetime) -> bool:
    """Count one more try for this name, whoever has it. Where its owner came in last is counted
    apart, so that nobody else can close the door there.
    """
    session.execute(throttles.old_throttles(now))
    found = session.scalars(NAMED, {"name": name}).first()
    own = ":own" if found and found.browser_hash == browser else ""
    key = f"passphrase:{hashed(name).hex()[:32]}{own}"
    count = throttles.count_throttle(session.get_bind().dialect.name, key, now, WINDOW)
    return bool(session.execute(count).scalar_one() <= MOST_TRIES)


def count_code(session: Session, id: UUID) -> bool:
    """Count one look at six digits, before it is taken; whether it is allowed."""
    counted = (
        update(Passphrase)
        .where(Passphrase.id == id, Passphrase.wrong_codes < MOST_WRONG_CODES)
        .values(wrong_codes=Passphrase.wrong_codes + 1)
        .returning(Passphrase.id)
        .execution_options(synchronize_session=False)
    )
    return session.execute(counted).first() is not None


def take_step(session: Session, id: UUID, step: int) -> bool:
    """Whether these digits are newer than those that were used last; they are used up by it."""
    taken = (
        update(Passphrase)
        .where(Passphrase.id == id, Passphrase.last_step < step)
        .values(last_step=step, wrong_codes=0)
        .returning(Passphrase.id)
        .execution_options(synchronize_session=False)
    )
    return session.execute(taken).first() is not None


def take_code(session: Session, kept: Passphrase, typed: str, pepper: str) -> bool:
    """Whether this is a recovery code; it is used up by it, and the digits may be tried again."""
    values = {"account": kept.account_id, "code": recovery_hash(pepper, typed)}
    if session.execute(TAKE_CODE, values).first() is None:
        return False
    session.execute(update(Passphrase).where(Passphrase.id == kept.id).values(wrong_codes=0))
    return True


def code_fits(session: Session, kept: Passphrase, typed: str, pepper: str, now: datetime) -> bool:
    """The second half, after a right passphrase. `count_code` came before, for six digits."""
    if not DIGITS.fullmatch(typed):
        return take_code(session, kept, typed, pepper)
    step = step_of(clock_secret(pepper, kept.clock_salt), typed, now)
    return step is not None and take_step(session, kept.id, step)
