"""The keys with which push services know us again (VAPID, RFC 8292)."""

import re
from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import datetime, timedelta

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
)

from webapp.core import clock

TOKEN_LIFE = timedelta(hours=12)  # RFC 8292 §2 allows 24 hours; clocks differ
MOST_ORIGINS = 256  # an allowed wildcard host could be given under very many names
MOST_KEYS = 2  # today's, and the one before it until every phone has moved over
PRIVATE_KEY = re.compile(r"-----BEGIN ([A-Z ]*PRIVATE KEY)-----.+?-----END \1-----", re.DOTALL)
DOMAIN = r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}"
SUBJECT = re.compile(
    rf"mailto:[\w.%+-]+@{DOMAIN}|https://{DOMAIN}(/[\w./~%-]*)?", re.ASCII | re.IGNORECASE
)


class BadKeys(ValueError):
    """These keys, or this subject, cannot be used; the message tells why and shows no key."""


class Keys:
    """One or two private keys, the first for new subscriptions, and the tokens signed with them.

    A subscription is bound to the key it was made with, so the former key stays valid beside the
    current one. Tokens are kept and signed anew after half their life.
    """

    def __init__(self, pem: str, subject: str, *, now: Callable[[], datetime] = clock.real) -> None:
        """`subject`: mailto: or https: address where a push service reaches us. BadKeys if not."""
        self._private = {public_text(key.public_key()): key for key in private_keys(pem)}
        self._subject = checked_subject(subject)
        self._now = now
        self.public_keys = tuple(self._private)
        self._kept: dict[str, dict[str, tuple[datetime, datetime, str]]] = {
            public_key: {} for public_key in self.public_keys
        }
        self.current = self.public_keys[0]

    def __contains__(self, public_key: object) -> bool:
        return public_key in self._private

    def authorization(self, origin: str, public_key: str) -> str:
        """The Authorization header for this origin (https://host). KeyError: no such key here."""
        kept, now = self._kept[public_key], self._now()
        made, until, header = kept.get(origin, (now, now, ""))
        # a clock that was set back must not leave a token that ends too far from now
        if not made <= now < until:
            header = f"vapid t={self._token(origin, public_key, now)}, k={public_key}"
            if len(kept) >= MOST_ORIGINS:
                kept.clear()
            kept[origin] = now, now + TOKEN_LIFE / 2, header
        return header

    def _token(self, origin: str, public_key: str, now: datetime) -> str:
        import jwt  # weighs much, and only who sends signs

        # webpush's own tokens name no port in `aud`, and can only have an e-mail address as `sub`
        claims = {"aud": origin, "exp": int((now + TOKEN_LIFE).timestamp()), "sub": self._subject}
        return jwt.encode(claims, self._private[public_key], algorithm="ES256")


def private_keys(pem: str) -> list[ec.EllipticCurvePrivateKey]:
    """One or two different P-256 keys, in the order in which they stand. BadKeys otherwise."""
    blocks = [found[0] for found in PRIVATE_KEY.finditer(pem)]
    if not 1 <= len(blocks) <= MOST_KEYS or len(blocks) != pem.count("PRIVATE KEY-----") / 2:
        raise BadKeys("one or two whole private keys are expected")
    keys = [private_key(block) for block in blocks]
    if len({key.private_numbers().private_value for key in keys}) < len(keys):
        raise BadKeys("the same key stands there twice")
    return keys


def private_key(block: str) -> ec.EllipticCurvePrivateKey:
    try:
        key = load_pem_private_key(block.encode(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):  # TypeError: it asks for a password
        raise BadKeys("a private key cannot be read") from None
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.curve.name != "secp256r1":
        raise BadKeys("a private key is not on the curve P-256")
    return key


def public_text(key: ec.EllipticCurvePublicKey) -> str:
    """The `applicationServerKey` of browsers: uncompressed point, base64url without padding."""
    point = key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return urlsafe_b64encode(point).rstrip(b"=").decode()


def checked_subject(subject: str) -> str:
    """Apple answers 403 to a subject that it cannot read."""
    if not SUBJECT.fullmatch(subject):
        raise BadKeys("the subject is no mailto: or https: address")
    return subject


def new_private_key_pem() -> str:
    from webpush import VAPID

    private, _public, _application_server_key = VAPID.generate_keys()
    return str(private, "ascii")
