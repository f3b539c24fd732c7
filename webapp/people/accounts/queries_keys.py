"""Passkeys: what a browser is asked to sign, and whose it is that signed. No unit takes a request.

A challenge is ours, works once and in one browser: taking it away is the first thing that is done
with an answer, in a unit of its own, so that no answer is looked at twice.
"""

import secrets
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import urlsplit

import webauthn
from sqlalchemy import LargeBinary, Uuid, bindparam, delete, select
from sqlalchemy.orm import Session
from webauthn.helpers import options_to_json
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from webapp.case.account import Account
from webapp.case.keys import CHALLENGE_LIFE, Challenge, Passkey, Purpose
from webapp.people.accounts.queries import NOW

NAME = "Meedoen"
WAIT_MS = int(CHALLENGE_LIFE.total_seconds() * 1000)
KEYS_OF = (
    select(Passkey)
    .where(Passkey.account_id == bindparam("account", type_=Uuid()))
    .order_by(Passkey.made_at)
)
KEY = select(Passkey).where(Passkey.credential_id == bindparam("id", type_=LargeBinary()))
TAKE = (
    delete(Challenge)
    .where(
        Challenge.value == bindparam("value", type_=LargeBinary()),
        Challenge.browser_hash == bindparam("browser", type_=LargeBinary()),
        Challenge.purpose == bindparam("purpose", type_=Challenge.purpose.type),
        Challenge.expires_at > NOW,
    )
    .returning(Challenge.value, Challenge.account_id)
)
TOO_OLD = delete(Challenge).where(Challenge.expires_at <= NOW)


class KeyFault(StrEnum):
    WRONG = "wrong"
    UNKNOWN = "unknown"
    CLOSED = "closed"


class Site(NamedTuple):
    """To whom a passkey answers, and on which pages: both from our own settings."""

    name: str
    origin: str


def site(url: str) -> Site:
    parts = urlsplit(url)
    return Site(parts.hostname or "", f"{parts.scheme}://{parts.netloc}")


def ask(
    session: Session,
    here: Site,
    browser: bytes,
    purpose: Purpose,
    now: datetime,
    account: Account | None = None,
) -> str:
    """A new challenge, as the browser wants it."""
    session.execute(TOO_OLD, {"now": now})
    value = secrets.token_bytes(32)
    session.add(
        Challenge(
            value=value,
            browser_hash=browser,
            purpose=purpose,
            expires_at=now + CHALLENGE_LIFE,
            account_id=account.id if account else None,
        )
    )
    keys = session.scalars(KEYS_OF, {"account": account.id}).all() if account else []
    known = [PublicKeyCredentialDescriptor(id=key.credential_id) for key in keys]
    required = UserVerificationRequirement.REQUIRED
    if account and purpose is Purpose.MAKE:
        return options_to_json(
            webauthn.generate_registration_options(
                rp_id=here.name,
                rp_name=NAME,
                user_id=account.id.bytes,
                user_name=account.name,
                challenge=value,
                timeout=WAIT_MS,
                exclude_credentials=known,
                authenticator_selection=AuthenticatorSelectionCriteria(
                    resident_key=ResidentKeyRequirement.REQUIRED, user_verification=required
                ),
            )
        )
    return options_to_json(
        webauthn.generate_authentication_options(
            rp_id=here.name,
            challenge=value,
            timeout=WAIT_MS,
            allow_credentials=known or None,
            user_verification=required,
        )
    )
