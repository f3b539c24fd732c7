"""Phones and their PINs. Each step is a unit of work of its own.

None of it takes a request: what a browser sent comes in as values, what it should keep goes out.
"""

import random
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Session

from webapp.case.account import (
    MOST_WRONG_PINS,
    Account,
    Enrolment,
    Picture,
)
from webapp.case.secrets import hashed, pin_fits, pin_hash
from webapp.people.accounts import queries


class PinFault(StrEnum):
    WRONG = "wrong"
    WAIT = "wait"
    REVOKED = "revoked"


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


def own_phone(
    session: Session, account: Account, phone: str, now: datetime, *, says_so: bool
) -> Enrolment | None:
    """This phone, when it is known as the own one of this person of the staff, or they say so."""
    here = session.scalars(queries.OWN_PHONE_OF_STAFF, {"phone_hash": hashed(phone)})
    known = next((each for each in here if each.account_id == account.id), None)
    if known or not says_so:
        return known
    made = enrol(session, account, phone, now)
    made.own_phone = True
    return made


def choose_pin(enrolment: Enrolment, pin: str, phone: str, own: bool, pepper: str) -> None:
    enrolment.pin_hash = pin_hash(pepper, pin, phone)
    enrolment.own_phone = own


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


def end_phone(session: Session, id: UUID, now: datetime) -> Enrolment:
    """It is lost: its sessions and messages end with it, and it forgets the pages that it kept."""
    ended = session.get_one(Enrolment, id)
    ended.revoked_at = now
    return ended
