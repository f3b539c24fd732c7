"""With what staff open the door: passkeys, and what proves that somebody has one."""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from webapp.core.db import Base, Identified

CHALLENGE_LIFE = timedelta(minutes=5)


class Purpose(StrEnum):
    """What a challenge is asked for; it is of no use for anything else."""

    MAKE = "make"
    ENTER = "enter"
    PROVE = "prove"
    JOURNEY = "journey"
    """Not asked of a passkey: the state of a journey to a provider that was used up."""


class Passkey(Identified, Base):
    """A key pair of which the secret half never leaves the person's phone, computer or key."""

    __tablename__ = "passkey"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    credential_id: Mapped[bytes] = mapped_column(LargeBinary(1023), unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int]
    """How often it signed, as it says; one that counts back was copied. 0: it does not count."""
    made_at: Mapped[datetime]
    used_at: Mapped[datetime]
    on_phone: Mapped[bool] = mapped_column(default=False)
    """Whether it was made on somebody's own phone."""


class Challenge(Base):
    """What a passkey must sign now. It works once, in the browser that asked for it."""

    __tablename__ = "challenge"

    value: Mapped[bytes] = mapped_column(LargeBinary(64), primary_key=True)
    browser_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    purpose: Mapped[Purpose]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), default=None)
    """Whose passkey has to answer; None at the door, where nobody has said who they are."""


class Passphrase(Identified, Base):
    """Where a passkey cannot be: a name, fifteen letters or more, and six digits of a clock."""

    __tablename__ = "passphrase"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), unique=True)
    name: Mapped[str] = mapped_column(unique=True)
    """What is typed at the door, made from the person's own name."""
    phrase_hash: Mapped[str]
    clock_salt: Mapped[str]
    """With the pepper it gives the secret of the six digits, which is kept nowhere."""
    made_at: Mapped[datetime]
    last_step: Mapped[int] = mapped_column(default=0)
    """The half minute of the digits that were used last: none works twice."""
    wrong_codes: Mapped[int] = mapped_column(default=0)
    """Wrong digits after a right passphrase; after the third only a recovery code helps."""
    browser_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), default=None)
    """Where it was used last: guesses made elsewhere do not close this door."""


class RecoveryCode(Identified, Base):
    """In place of the six digits, when that phone is lost. Each works once."""

    __tablename__ = "recovery_code"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)


class Identity(Identified, Base):
    """Who somebody is elsewhere: at the gemeente, or DigiD. Only a hash under the pepper."""

    __tablename__ = "identity"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), unique=True)
    subject_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    """Of the issuer and its name for this person."""
    made_at: Mapped[datetime]
