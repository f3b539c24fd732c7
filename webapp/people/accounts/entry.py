"""The way in: invitations, phones and PINs. Each step is a unit of work of its own.

None of it takes a request: what a browser sent comes in as values, what it should keep goes out.
"""

import random
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from webapp.case.account import (
    INVITATION_LIFE,
    MOST_WRONG_PINS,
    Account,
    Enrolment,
    Invitation,
    Picture,
    SignIn,
)
from webapp.case.dossier import Dossier
from webapp.case.secrets import code_hash, hashed, is_easy, new_code, new_token, pin_fits, pin_hash
from webapp.people.accounts import queries

CODE_WINDOW = timedelta(minutes=10)
TRIES_PER_BROWSER = 5
TRIES_PER_DEPLOYMENT = 100


class PinFault(StrEnum):
    WRONG = "wrong"
    WAIT = "wait"
    REVOKED = "revoked"


def invite(session: Session, account: Account, pepper: str, now: datetime) -> tuple[str, str]:
    """A new one-time token (128 bits) and 8-digit code for this person, good for ten minutes."""
    token, code = new_token(128), new_code()
    end_invitations(session, account.id, now)
    session.add(
        Invitation(
            account_id=account.id,
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


def enrol(session: Session, account: Account, phone: str, now: datetime) -> Enrolment:
    """Put this person on this phone, with a picture nobody else on it has. No PIN yet."""
    taken = set(session.scalars(queries.PICTURES_ON_PHONE, {"phone_hash": hashed(phone)}))
    free = [picture for picture in Picture if picture not in taken]
    enrolment = Enrolment(
        account_id=account.id,
        phone_hash=hashed(phone),
        picture=random.choice(free or list(Picture)),  # noqa: S311 - a picture is no secret
        made_at=now,
    )
    session.add(enrolment)
    session.flush()
    return enrolment


def enrolling(
    session: Session, id: str | None, phone: str | None, now: datetime
) -> Enrolment | None:
    """The person with this enrolment who is choosing a PIN on this phone just now."""
    try:
        values = {"id": UUID(id or ""), "since": now - INVITATION_LIFE}
    except ValueError:
        return None
    if phone is None:
        return None
    return session.scalars(queries.ENROLLING, values | {"phone_hash": hashed(phone)}).first()


def easy_to_guess(session: Session, enrolment: Enrolment, pin: str) -> bool:
    born = session.scalar(
        select(Dossier.born_on).where(Dossier.inburgeraar_id == enrolment.account_id)
    )
    return is_easy(pin, born.strftime("%d%m%Y") if born else "00000000")


def choose_pin(enrolment: Enrolment, pin: str, phone: str, own: bool, pepper: str) -> None:
    enrolment.pin_hash = pin_hash(pepper, pin, phone)
    enrolment.own_phone = own


def revoke_earlier(session: Session, enrolment: Enrolment, now: datetime) -> None:
    """A new PIN ends the same person's former one on this phone."""
    values = {"phone_hash": enrolment.phone_hash, "account": enrolment.account_id}
    for earlier in session.scalars(queries.EARLIER_ENROLMENTS, values):
        if earlier.id != enrolment.id:
            earlier.revoked_at = now


def count_pin_try(session: Session, id: UUID, phone: str, now: datetime) -> Enrolment | PinFault:
    """Count a try, so that it stands whatever follows; the tenth revokes unless it is right.

    Commit it before looking at the PIN: parallel guesses then each cost a try.
    """
    enrolment = session.scalars(queries.ENROLMENT, {"id": id, "phone_hash": hashed(phone)}).first()
    if enrolment is None or enrolment.revoked_at or enrolment.pin_hash is None:
        return PinFault.REVOKED
    if session.execute(queries.count_try(id, now)).scalar() is None:
        return PinFault.WAIT
    session.refresh(enrolment)
    return enrolment


def judge_pin(counted: Enrolment, pin: str, phone: str, pepper: str) -> PinFault | None:
    """What is wrong with the PIN, if anything. Slow on purpose: hold no lock meanwhile."""
    if counted.pin_hash and pin_fits(pepper, pin, phone, counted.pin_hash):
        return None
    return PinFault.REVOKED if counted.revoked_at else PinFault.WRONG


def forget_tries(session: Session, id: UUID) -> Enrolment:
    """The PIN was right."""
    enrolment = session.get_one(Enrolment, id)
    if enrolment.wrong_pins >= MOST_WRONG_PINS:
        enrolment.revoked_at = None
    enrolment.wrong_pins, enrolment.locked_until = 0, None
    return enrolment
