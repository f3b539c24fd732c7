"""A card that waited on a phone: sealed to us, opened once, for one address only."""

from urllib.parse import urlencode

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.conftest import SECRET, As, Cast, Look
from tests.guidance.welzijn.cards import CARD, address, kept
from webapp.guidance.welzijn.model_sealing import (
    CURVE,
    LABEL,
    CannotOpen,
    coded,
    decoded,
    public_key,
    unseal,
)


def seal(text: str, to: str, key: str = "") -> str:
    """As webapp/static/sealing.js does, which tests/browser/test_signaal.py tries."""
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, decoded(key or public_key(SECRET)))
    ours = ec.generate_private_key(CURVE)
    point = ours.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = ours.exchange(ec.ECDH(), theirs)
    secret = HKDF(SHA256(), 32, salt=None, info=LABEL + point).derive(shared)
    nonce = b"n" * 12
    return coded(point + nonce + AESGCM(secret).encrypt(nonce, text.encode(), to.encode()))


def test_it_arrives_as_it_was_written(as_: As, cast: Cast, look: Look) -> None:
    to = address(cast, "yonas")
    sealed = seal(urlencode(CARD | {"facts": "Zegt: ትግርኛ & العربية"}, doseq=True), to)
    assert as_("henk").post(to, data={"sealed": sealed}).status_code == 303
    assert kept(look)[0].facts == "Zegt: ትግርኛ & العربية"


def test_what_it_misses_is_said_in_one_sentence(as_: As, cast: Cast, look: Look) -> None:
    to = address(cast, "yonas")
    key = {"Idempotency-Key": "0197f7a5-0000-7000-8000-000000000001"}
    sealed = seal(urlencode(CARD | {"facts": ""}, doseq=True), to)
    reply = as_("henk").post(to, data={"sealed": sealed}, headers=key)
    assert (reply.status_code, reply.mimetype) == (422, "text/plain")
    assert kept(look) == []


@pytest.mark.parametrize("how", ["moved", "changed", "short", "another key", "no base64", "long"])
def test_what_was_not_sealed_for_this_address_is_not_opened(
    as_: As, cast: Cast, look: Look, how: str
) -> None:
    to, text = address(cast, "yonas"), urlencode(CARD, doseq=True)
    good = seal(text, to)
    wrong = {
        "moved": seal(text, address(cast, "rania")),
        "changed": good[:-8] + ("AAAAAAAA" if good[-8:] != "AAAAAAAA" else "BBBBBBBB"),
        "short": good[:40],
        "another key": seal(text, to, public_key("another secret, as long as it has to be")),
        "no base64": "ትግርኛ",
        "long": good * 100,
    }[how]
    henk = as_("henk")
    henk.post("/language", data={"lang": "en", "to": "/"})
    reply = henk.post(to, data={"sealed": wrong})
    assert reply.status_code == 422
    assert "We cannot read this note." in reply.text
    assert kept(look) == []


def test_two_cards_are_never_sealed_with_one_key() -> None:
    first, second = seal("a", "/x"), seal("a", "/x")
    assert first != second
    assert unseal(SECRET, first, "/x") == unseal(SECRET, second, "/x") == "a"
    with pytest.raises(CannotOpen):
        unseal(SECRET, first, "/y")
