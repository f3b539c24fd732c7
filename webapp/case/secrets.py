"""Tokens, codes and PINs: how they are made, and what of them is kept.

A PIN is 6 digits, so its hash alone would fall to a search. What is hashed is the PIN together
with the phone's own secret (only in its cookie) under the deployment's pepper.
"""

import hmac
import secrets
from hashlib import sha256
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

PIN_LENGTH = 6
CODE_LENGTH = 8
# 19 MiB, two passes: the entropy comes from the phone's secret, cheap phones wait for the rest.
hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


def new_token(bits: int = 256) -> str:
    return secrets.token_urlsafe(bits // 8)


def new_code() -> str:
    """Eight digits, for people without a camera."""
    return f"{secrets.randbelow(10**CODE_LENGTH):0{CODE_LENGTH}d}"


def hashed(token: str) -> bytes:
    """What is kept of a random token of 128 bits or more."""
    return sha256(token.encode()).digest()


def peppered(pepper: str, purpose: str, value: str) -> bytes:
    return hmac.digest(pepper.encode(), f"{purpose}\0{value}".encode(), "sha256")


def code_hash(pepper: str, code: str) -> bytes:
    return peppered(pepper, "code", code)


def pin_hash(pepper: str, pin: str, phone: str) -> str:
    return hasher.hash(peppered(pepper, "pin", f"{pin}\0{phone}"))


def pin_fits(pepper: str, pin: str, phone: str, kept: str) -> bool:
    try:
        return hasher.verify(kept, peppered(pepper, "pin", f"{pin}\0{phone}"))
    except VerifyMismatchError:
        return False


def is_easy(pin: str, born: str) -> bool:
    """Whether others would guess it first: one digit, a row, pairs, or the birth date.

    `born` is the date of birth as ddmmyyyy.
    """
    digits = [int(c) for c in pin]
    steps = {b - a for a, b in pairwise(digits)}
    repeats = pin in (pin[:1] * 6, pin[:2] * 3, pin[:3] * 2)
    dates = {born[:4] + born[6:], born[6:] + born[2:4] + born[:2], born[2:]}
    return repeats or steps in ({1}, {-1}) or pin in dates
