"""What ran out is forgotten: sessions, invitations, challenges, and the keys of who left."""

from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from webapp.case.account import INVITATION_LIFE, Account, Invitation, KnownBrowser, SignIn
from webapp.case.cookies import PHONE_COOKIE_SECONDS
from webapp.case.keys import Challenge, Identity, Passkey, Passphrase, RecoveryCode
from webapp.core import clock

KEYS_OF_WHO_LEFT = timedelta(days=365)
"""So long somebody who left is told so when their passkey knocks."""

COOKIE_OF_PHONE = timedelta(seconds=PHONE_COOKIE_SECONDS)
"""Longer than this no browser is known again."""


def forget(session: Session) -> None:
    real = clock.real()
    session.execute(delete(SignIn).where(SignIn.ends_at < real))
    session.execute(delete(Invitation).where(Invitation.expires_at < real - INVITATION_LIFE))
    session.execute(delete(Challenge).where(Challenge.expires_at < real))
    left = select(Account.id).where(Account.closed_at < real - KEYS_OF_WHO_LEFT)
    session.execute(delete(SignIn).where(SignIn.account_id.in_(left)))
    session.execute(delete(KnownBrowser).where(KnownBrowser.since < real - COOKIE_OF_PHONE))
    for kind in (Passkey, Passphrase, RecoveryCode, KnownBrowser, Identity):
        session.execute(delete(kind).where(kind.account_id.in_(left)))
