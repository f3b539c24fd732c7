"""Passphrases of staff, the digits of their clock, and recovery codes: what of them is kept."""

import re
import secrets
import unicodedata
from base64 import b32encode
from datetime import datetime
from functools import cache
from threading import BoundedSemaphore

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from pyotp.exceptions import OTPVerificationError

from webapp.case.secrets import peppered

LEAST_LETTERS = 15
MOST_LETTERS = 200
# RFC 9106's second choice with one lane: 64 MiB, three passes.
hasher = PasswordHasher(time_cost=3, memory_cost=65_536, parallelism=1)
at_once = BoundedSemaphore(2)
"""Each takes 64 MiB: many who knock together wait for each other."""
LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
CODE_LETTERS = 16
CODES = 10
DIGITS = re.compile(r"[0-9]{6}")


def spelled(phrase: str) -> str:
    """The same passphrase, from whichever keyboard."""
    return unicodedata.normalize("NFKC", phrase)


def phrase_hash(pepper: str, phrase: str) -> str:
    with at_once:
        return hasher.hash(peppered(pepper, "passphrase", spelled(phrase)))


@cache
def nobodys() -> str:
    """What a passphrase is held against where there is none, so that it takes as long."""
    return hasher.hash(secrets.token_bytes(32))


def phrase_fits(pepper: str, phrase: str, kept: str | None) -> bool:
    try:
        with at_once:
            right = hasher.verify(
                kept or nobodys(), peppered(pepper, "passphrase", spelled(phrase))
            )
    except VerifyMismatchError:
        return False
    return right and kept is not None


def is_weak(phrase: str, name: str) -> bool:
    """Too short, a few letters again and again, or little more than the own name."""
    bare = spelled(phrase).casefold()
    for part in name.casefold().split():
        bare = bare.replace(part, "")
    return len(spelled(phrase)) < LEAST_LETTERS or len({*bare}) < 6


def clock_secret(pepper: str, salt: str) -> str:
    """160 bits, in the letters that authenticator apps read."""
    return b32encode(peppered(pepper, "clock", salt)[:20]).decode()


def step_of(secret: str, typed: str, now: datetime) -> int | None:
    """The half minute that these digits are of, this one or the one before or after."""
    try:
        return pyotp.TOTP(secret).verify_and_get_timecode(typed, for_time=now, valid_window=1)
    except OTPVerificationError:
        return None


def clock_address(secret: str, name: str) -> str:
    """What stands in the square that an authenticator app reads."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name="Meedoen")


def new_recovery_code() -> str:
    """80 bits, in four groups without letters that look alike."""
    letters = [secrets.choice(LETTERS) for _ in range(CODE_LETTERS)]
    return "-".join("".join(letters[at : at + 4]) for at in range(0, CODE_LETTERS, 4))


def recovery_hash(pepper: str, typed: str) -> bytes:
    bare = re.sub(r"[\s-]", "", typed.lower()).translate(str.maketrans("oil", "011"))
    return peppered(pepper, "recovery", bare)
