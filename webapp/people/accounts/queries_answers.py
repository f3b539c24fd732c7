"""What a passkey answered: whether it is right, and whose it is."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

import webauthn
from sqlalchemy.orm import Session
from webauthn.helpers import (
    parse_authentication_credential_json,
    parse_client_data_json,
    parse_registration_credential_json,
)
from webauthn.helpers.exceptions import WebAuthnException

from webapp.case.account import Account
from webapp.case.keys import Passkey, Purpose
from webapp.people.accounts import queries_keys as queries
from webapp.people.accounts.queries_keys import KeyFault, Site

READ: dict[Purpose, Callable[[str], Any]] = {
    Purpose.MAKE: parse_registration_credential_json,
    Purpose.ENTER: parse_authentication_credential_json,
    Purpose.PROVE: parse_authentication_credential_json,
}
STRANGE = (WebAuthnException, ValueError, TypeError, KeyError, RecursionError)
"""What reading and judging raise at what no browser of ours sends."""


class Taken:
    """An answer whose challenge was still good; it is no more."""

    def __init__(self, credential: Any, challenge: bytes, account_id: UUID | None) -> None:
        self.credential, self.challenge, self.account_id = credential, challenge, account_id


def take(
    session: Session, typed: str, browser: bytes, purpose: Purpose, now: datetime
) -> Taken | None:
    """Read what a browser sent and use up its challenge; None when either is no good. Commit it
    before the answer is looked at.
    """
    try:
        credential = READ[purpose](typed)
        challenge = parse_client_data_json(credential.response.client_data_json).challenge
    except STRANGE:
        return None
    values = {"value": challenge, "browser": browser, "purpose": purpose, "now": now}
    found = session.execute(queries.TAKE, values).first()
    return Taken(credential, found.value, found.account_id) if found else None


def made(
    session: Session, taken: Taken, here: Site, now: datetime, *, on_phone: bool
) -> Passkey | None:
    """Keep the passkey that was made; None when it is not right, or is somebody's already."""
    try:
        new = webauthn.verify_registration_response(
            credential=taken.credential,
            expected_challenge=taken.challenge,
            expected_rp_id=here.name,
            expected_origin=here.origin,
            require_user_verification=True,
        )
    except STRANGE:
        return None
    if taken.account_id is None or session.scalar(queries.KEY, {"id": new.credential_id}):
        return None
    key = Passkey(
        account_id=taken.account_id,
        credential_id=new.credential_id,
        public_key=new.credential_public_key,
        sign_count=new.sign_count,
        made_at=now,
        used_at=now,
        on_phone=on_phone,
    )
    session.add(key)
    session.flush()
    return key


def used(
    session: Session, taken: Taken, here: Site, now: datetime, today: date
) -> Passkey | KeyFault:
    """The passkey that answered. Only who really has it hears that the account is closed."""
    credential = taken.credential
    key = session.scalar(queries.KEY.with_for_update(), {"id": credential.raw_id})
    if key is None:
        return KeyFault.UNKNOWN
    if taken.account_id not in (None, key.account_id):
        return KeyFault.WRONG
    if credential.response.user_handle not in (None, key.account_id.bytes):
        return KeyFault.WRONG
    try:
        right = webauthn.verify_authentication_response(
            credential=credential,
            expected_challenge=taken.challenge,
            expected_rp_id=here.name,
            expected_origin=here.origin,
            credential_public_key=key.public_key,
            credential_current_sign_count=key.sign_count,
            require_user_verification=True,
        )
    except STRANGE:
        return KeyFault.WRONG
    if session.get_one(Account, key.account_id).has_left(today):
        return KeyFault.CLOSED
    key.sign_count, key.used_at = right.new_sign_count, now
    return key
