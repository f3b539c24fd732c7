"""Whether a subscription may be written to, and a message sealed for it.

Encryption: RFC 8291. Knows no network, no database and no web page.
"""

import os
import re
from binascii import a2b_base64
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from hmac import digest
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

HOSTS = (
    "fcm.googleapis.com",  # Chrome, and what is made of it
    "jmt17.google.com",  # Chromium that was built without Google's keys
    "updates.push.services.mozilla.com",
    "*.push.apple.com",
    "*.notify.windows.com",
)
MOST_URL = 2048

# As browsers write it: lower case, no user, no fragment. Groups: origin, scheme, host, port.
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
ENDPOINT = re.compile(
    rf"((https?)://({LABEL}(?:\.{LABEL})*|\[[0-9a-f:]+\])(:\d{{1,5}})?)/[\w\-.~!$&'()*+,;=:@/%?]*",
    re.ASCII,
)
POINT = re.compile(r"B[A-P][\w-]{85}=?", re.ASCII)  # 65 bytes, the first of them 4: uncompressed
AUTH = re.compile(r"[\w-]{22}(?:==)?", re.ASCII)  # 16 bytes
CURVE, EXCHANGE = ec.SECP256R1(), ec.ECDH()
# Bytes before the ciphertext: salt (16), record size (4), length of a key (1), that key (65)
RECORD_SIZE_AND_KEY_LENGTH = (4096).to_bytes(4, "big") + bytes([65])


class Reason(StrEnum):
    """Why a subscription cannot be written to."""

    ENDPOINT = "endpoint"
    """No https address in the form that browsers give, or too long."""
    HOST = "unknown-host"
    KEYS = "keys"
    """p256dh is no point on the curve, or auth not 16 bytes."""
    VAPID = "vapid-key"
    """It was made with a key of ours that we no longer hold."""


class BadTarget(ValueError):
    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True)
class Target:
    """A subscription as the browser gave it; keys are base64url."""

    endpoint: str
    p256dh: str
    auth: str


class Receiver(NamedTuple):
    """A subscription that has been checked."""

    origin: str
    point: bytes
    key: ec.EllipticCurvePublicKey
    auth: bytes


def check(target: Target, hosts: Sequence[str] = HOSTS, *, plain: Sequence[str] = ()) -> Receiver:
    """Read a subscription that we are willing to post to; BadTarget otherwise.

    `hosts`: names, or `*.name` for everything below it. `plain`: exact origins, as
    http://127.0.0.1:9999, that are allowed too (tests and demo only).
    """
    origin = checked_origin(target.endpoint, hosts, plain)
    if not (POINT.fullmatch(target.p256dh) and AUTH.fullmatch(target.auth)):
        raise BadTarget(Reason.KEYS)
    point, auth = from_base64url(target.p256dh), from_base64url(target.auth)
    try:
        key = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point)
    except ValueError:
        raise BadTarget(Reason.KEYS) from None
    return Receiver(origin, point, key, auth)


def checked_origin(endpoint: str, hosts: Sequence[str], plain: Sequence[str]) -> str:
    """The origin of an endpoint. Its host must be on the list, so that nobody aims us elsewhere."""
    found = ENDPOINT.fullmatch(endpoint) if len(endpoint) <= MOST_URL else None
    if found is None:
        raise BadTarget(Reason.ENDPOINT)
    origin, scheme, host, port = found.groups()
    if origin in plain:
        return origin
    if scheme != "https" or port:
        raise BadTarget(Reason.ENDPOINT)
    if host in hosts or any(known.startswith("*.") and host.endswith(known[1:]) for known in hosts):
        return origin
    raise BadTarget(Reason.HOST)


def from_base64url(text: str) -> bytes:
    """Twice as fast as the function of the library, and it is called twice for every message."""
    return a2b_base64(text.replace("-", "+").replace("_", "/") + "==")


def sealed(text: bytes, receiver: Receiver) -> bytes:
    """The body of a request: one aes128gcm record (RFC 8188 §2) with the keys of RFC 8291 §3."""
    # webpush makes the same record, and a test holds the two against each other; but with it fewer
    # than 8 times the messages of pywebpush are delivered (`./dev bench push`, docs/decisions.md).
    # New keys do come from webpush.
    # never a second time: with the same key and salt two messages would share key and nonce
    ephemeral, salt = ec.generate_private_key(CURVE), os.urandom(16)
    ours = ephemeral.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = ephemeral.exchange(EXCHANGE, receiver.key)
    # HKDF (RFC 5869) of no more than 32 bytes is two HMACs, the second of them ending in 1
    combined = digest(receiver.auth, shared, "sha256")
    info = b"WebPush: info\0" + receiver.point + ours + b"\1"
    secret = digest(salt, digest(combined, info, "sha256"), "sha256")
    key = digest(secret, b"Content-Encoding: aes128gcm\0\1", "sha256")[:16]
    nonce = digest(secret, b"Content-Encoding: nonce\0\1", "sha256")[:12]
    ciphertext = AESGCM(key).encrypt(nonce, text + b"\2", None)  # 2: the last record
    return salt + RECORD_SIZE_AND_KEY_LENGTH + ours + ciphertext
