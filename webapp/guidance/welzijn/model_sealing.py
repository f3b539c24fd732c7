"""What waits on a phone for the internet is sealed to us: the phone cannot open it again.

ECDH on P-256 with a key made for one card, HKDF-SHA256, AES-256-GCM. The address it is sent to is
authenticated with it, so a sealed card cannot be moved to another dossier. Our own key follows
from the deployment's secret.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()
# https://www.secg.org/sec2-v2.pdf, secp256r1: how many points there are.
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
POINT, NONCE = 65, 12
LABEL = b"meedoen signaal"
LONGEST = 20_000


class CannotOpen(ValueError):
    """Not sealed to us, not for this address, or damaged."""


@lru_cache(maxsize=4)
def private_key(secret: str) -> ec.EllipticCurvePrivateKey:
    made = HKDF(SHA256(), 48, salt=None, info=LABEL + b" key").derive(secret.encode())
    return ec.derive_private_key(int.from_bytes(made) % (ORDER - 1) + 1, CURVE)


def public_key(secret: str) -> str:
    """For the page: an uncompressed point."""
    ours = private_key(secret).public_key()
    return coded(ours.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))


def coded(raw: bytes) -> str:
    """base64url without padding."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def unseal(secret: str, sealed: str, address: str) -> str:
    """The form that was sealed, form-encoded. Raises CannotOpen."""
    if len(sealed) > LONGEST or not sealed.isascii():
        raise CannotOpen
    try:
        raw = decoded(sealed)
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, raw[:POINT])
        shared = private_key(secret).exchange(ec.ECDH(), theirs)
        key = HKDF(SHA256(), 32, salt=None, info=LABEL + raw[:POINT]).derive(shared)
        nonce, text = raw[POINT : POINT + NONCE], raw[POINT + NONCE :]
        return AESGCM(key).decrypt(nonce, text, address.encode()).decode()
    except (ValueError, InvalidTag) as wrong:
        raise CannotOpen from wrong
