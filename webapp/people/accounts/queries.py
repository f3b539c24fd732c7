"""What people and their phones are found by. Statements are made once; values have names."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Delete, LargeBinary, Uuid, bindparam, case, delete, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningUpdate

from webapp.case.account import DELAYS, MOST_WRONG_PINS, Account, Enrolment, Invitation, Throttle
from webapp.core.db import UtcDateTime

PHONE = bindparam("phone_hash", type_=LargeBinary())
NOW = bindparam("now", type_=UtcDateTime())

OPEN_INVITATION = (
    select(Invitation)
    .where(
        or_(
            Invitation.token_hash == bindparam("token_hash", type_=LargeBinary()),
            Invitation.code_hash == bindparam("code_hash", type_=LargeBinary()),
        ),
        Invitation.used_at.is_(None),
        Invitation.expires_at > NOW,
    )
    .with_for_update()
)
END_INVITATIONS = (
    update(Invitation)
    .where(
        Invitation.account_id == bindparam("account", type_=Uuid()), Invitation.used_at.is_(None)
    )
    .values(used_at=NOW)
    .execution_options(synchronize_session=False)
)
INVITED = select(Account).where(Account.id == bindparam("id", type_=Uuid()))
PEOPLE_ON_PHONE = (
    select(Enrolment)
    .where(
        Enrolment.phone_hash == PHONE,
        Enrolment.revoked_at.is_(None),
        Enrolment.pin_hash.is_not(None),
    )
    .order_by(Enrolment.made_at)
)
PICTURES_ON_PHONE = select(Enrolment.picture).where(
    Enrolment.phone_hash == PHONE, Enrolment.revoked_at.is_(None)
)
EARLIER_ENROLMENTS = select(Enrolment).where(
    Enrolment.phone_hash == PHONE,
    Enrolment.account_id == bindparam("account", type_=Uuid()),
    Enrolment.revoked_at.is_(None),
)
ENROLLING = (
    select(Enrolment)
    .where(
        Enrolment.id == bindparam("id", type_=Uuid()),
        Enrolment.phone_hash == PHONE,
        Enrolment.pin_hash.is_(None),
        Enrolment.revoked_at.is_(None),
        Enrolment.made_at > bindparam("since", type_=UtcDateTime()),
    )
    .with_for_update()
)
ENROLMENT = select(Enrolment).where(
    Enrolment.id == bindparam("id", type_=Uuid()), Enrolment.phone_hash == PHONE
)


def count_try(enrolment_id: UUID, now: datetime) -> ReturningUpdate[int]:
    """Count a try before the PIN is looked at; nothing comes back while the phone must wait.

    Counting and asking are one statement, so parallel guesses cannot share a try.
    """
    number = Enrolment.wrong_pins + 1
    waits = {n: now + timedelta(seconds=s) for n, s in enumerate(DELAYS, start=1) if s}
    return (
        update(Enrolment)
        .where(
            Enrolment.id == enrolment_id,
            Enrolment.revoked_at.is_(None),
            Enrolment.wrong_pins < MOST_WRONG_PINS,
            or_(Enrolment.locked_until.is_(None), Enrolment.locked_until <= now),
        )
        .values(
            wrong_pins=number,
            locked_until=case(waits, value=number, else_=None),
            revoked_at=case((number >= MOST_WRONG_PINS, now), else_=None),
        )
        .returning(Enrolment.wrong_pins)
        .execution_options(synchronize_session=False)
    )


def count_throttle(dialect: str, key: str, now: datetime, window: timedelta) -> Any:
    """One more try for this key; the count starts anew after each window. Returns the count."""
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    stale = Throttle.since <= now - window
    return (
        insert(Throttle)
        .values(key=key, tries=1, since=now)
        .on_conflict_do_update(
            index_elements=[Throttle.key],
            set_={
                "tries": case((stale, 1), else_=Throttle.tries + 1),
                "since": case((stale, now), else_=Throttle.since),
            },
        )
        .returning(Throttle.tries)
    )


def old_throttles(before: datetime) -> Delete:
    """Counts whose window is over."""
    return delete(Throttle).where(Throttle.since <= before)
