"""Putting somebody on a phone, from the code to the PIN. Each step is a unit of work of its own."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from webapp.case.account import INVITATION_LIFE, Account, Enrolment, Invitation
from webapp.case.dossier import Dossier
from webapp.case.secrets import hashed, is_easy
from webapp.people.accounts import queries
from webapp.people.accounts import queries_invitations as invitations
from webapp.people.accounts.queries_pins import enrol


def begin_enrolling(session: Session, account: Account, phone: str, now: datetime) -> Enrolment:
    """Whoever typed a code here; the same row when they typed it here before."""
    values = {"account": account.id, "phone_hash": hashed(phone), "since": now - INVITATION_LIFE}
    begun = session.scalars(queries.ENROLLING_OF, values).first()
    if begun is None:
        return enrol(session, account, phone, now)
    begun.made_at = now
    return begun


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
    return session.scalars(queries.ENROLLING_ONE, values | {"phone_hash": hashed(phone)}).first()


def easy_to_guess(session: Session, enrolment: Enrolment, pin: str) -> bool:
    born = session.scalar(
        select(Dossier.born_on).where(Dossier.inburgeraar_id == enrolment.account_id)
    )
    return is_easy(pin, born.strftime("%d%m%Y") if born else "00000000")


def revoke_earlier(session: Session, enrolment: Enrolment, now: datetime) -> None:
    """A new PIN ends the same person's former one on this phone."""
    values = {"phone_hash": enrolment.phone_hash, "account": enrolment.account_id}
    for earlier in session.scalars(queries.EARLIER_ENROLMENTS, values):
        if earlier.id != enrolment.id:
            earlier.revoked_at = now


def invite_here(
    session: Session, account_id: UUID, pepper: str, browser: bytes, now: datetime
) -> None:
    """Somebody who showed who they are goes on in this browser as with a card that was opened."""
    invitations.invite(session, account_id, pepper, now)
    session.flush()
    mine = update(Invitation).where(
        Invitation.account_id == account_id, Invitation.used_at.is_(None)
    )
    session.execute(mine.values(browser_hash=browser))
