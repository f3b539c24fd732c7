"""What people and their phones are found by. Statements are made once; values have names."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Date, LargeBinary, Uuid, bindparam, case, or_, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from webapp.case.account import (
    DELAYS,
    MOST_WRONG_PINS,
    Account,
    Enrolment,
    Invitation,
    Role,
    SignIn,
)
from webapp.core.db import UtcDateTime

PHONE = bindparam("phone_hash", type_=LargeBinary())
NOW = bindparam("now", type_=UtcDateTime())

LASTS = or_(Account.ends_on.is_(None), Account.ends_on > bindparam("today", type_=Date()))
"""Not past somebody's last day."""
OPEN_INVITATION = (
    select(Invitation)
    .join(Account, Account.id == Invitation.account_id)
    .where(
        or_(
            Invitation.token_hash == bindparam("token_hash", type_=LargeBinary()),
            Invitation.code_hash == bindparam("code_hash", type_=LargeBinary()),
        ),
        Invitation.used_at.is_(None),
        Invitation.expires_at > NOW,
        Account.closed_at.is_(None),
        LASTS,
    )
    .with_for_update(of=Invitation)
)
END_INVITATIONS = (
    update(Invitation)
    .where(
        Invitation.account_id == bindparam("account", type_=Uuid()), Invitation.used_at.is_(None)
    )
    .values(used_at=NOW)
    .execution_options(synchronize_session=False)
)
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
    .join(Account, Account.id == Enrolment.account_id)
    .join(Invitation, Invitation.account_id == Account.id)
    .where(
        Account.role == Role.INBURGERAAR,
        Account.closed_at.is_(None),
        Enrolment.phone_hash == PHONE,
        Enrolment.pin_hash.is_(None),
        Enrolment.revoked_at.is_(None),
        Enrolment.made_at > bindparam("since", type_=UtcDateTime()),
        Invitation.browser_hash == PHONE,
        Invitation.used_at.is_(None),
    )
    .with_for_update(of=[Enrolment, Invitation])
)
"""Who typed a code on this phone that is still good, and chooses a PIN now."""
ENROLLING_ONE = ENROLLING.where(Enrolment.id == bindparam("id", type_=Uuid()))
ENROLLING_OF = ENROLLING.where(Enrolment.account_id == bindparam("account", type_=Uuid()))
FORMER_SESSION = (
    select(Account.closed_at, Account.ends_on)
    .join(SignIn, SignIn.account_id == Account.id)
    .where(SignIn.token_hash == bindparam("token_hash", type_=LargeBinary()))
)
OWN_PHONE_OF_STAFF = (
    select(Enrolment)
    .join(Account, Account.id == Enrolment.account_id)
    .where(
        Enrolment.phone_hash == PHONE,
        Account.role != Role.INBURGERAAR,
        Enrolment.own_phone,
        Enrolment.revoked_at.is_(None),
    )
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
