"""The keys of a browser, and what it does with a message (RFC 8291 §3.4, RFC 8188 §2)."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from os import urandom

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()
AROUND = 16 + 4 + 1 + 65
"""Bytes before the ciphertext: salt, record size, length of a key, that key."""


def to_text(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()


def to_bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Mailbox:
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(CURVE))
    secret: bytes = field(default_factory=lambda: urandom(16))

    @property
    def point(self) -> bytes:
        return self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def opened(self, body: bytes) -> bytes:
        """The plaintext without the padding of the record; ValueError or InvalidTag if none."""
        salt, theirs, ciphertext = body[:16], body[21:AROUND], body[AROUND:]
        if body[20] != 65 or int.from_bytes(body[16:20], "big") < len(ciphertext):
            raise ValueError("not one record after one key")
        their_key = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, theirs)
        shared = self.key.exchange(ec.ECDH(), their_key)
        info = b"WebPush: info\0" + self.point + theirs
        material = derived(self.secret, shared, info)
        key = derived(salt, material, b"Content-Encoding: aes128gcm\0")[:16]
        nonce = derived(salt, material, b"Content-Encoding: nonce\0")[:12]
        text = AESGCM(key).decrypt(nonce, ciphertext, None).rstrip(b"\0")
        if text[-1:] != b"\2":
            raise ValueError("not the last record")
        return text[:-1]


def derived(salt: bytes, material: bytes, info: bytes) -> bytes:
    """HKDF (RFC 5869), 32 bytes."""
    return hmac.digest(hmac.digest(salt, material, "sha256"), info + b"\1", "sha256")
