"""A passkey in software, as the chip in a phone has it: it makes keys, and signs with them."""

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from tests.conftest import Browser

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40
ORIGIN = "http://localhost:8000"
"""What the settings of the tests say where people open it."""


def text(of: bytes) -> str:
    return urlsafe_b64encode(of).rstrip(b"=").decode()


def raw(of: str) -> bytes:
    return urlsafe_b64decode(of + "==")


@dataclass
class Authenticator:
    """One key pair. `counts`: many phones do not count how often they signed."""

    counts: bool = True
    flags: int = PRESENT | VERIFIED
    origin: str = ORIGIN
    id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    signed: int = 0
    user: bytes = b""

    def __post_init__(self) -> None:
        self.secret = ec.generate_private_key(ec.SECP256R1())

    def says(self, kind: str, options: dict[str, Any]) -> bytes:
        said = {"type": kind, "challenge": options["challenge"], "origin": self.origin}
        return json.dumps(said).encode()

    def about(self, name: str, flags: int) -> bytes:
        self.signed += self.counts
        return sha256(name.encode()).digest() + bytes([flags]) + self.signed.to_bytes(4, "big")

    def make(self, options: dict[str, Any]) -> str:
        """What navigator.credentials.create() answers."""
        self.user = raw(options["user"]["id"])
        numbers = self.secret.public_key().public_numbers()
        point = {-2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        public = cbor2.dumps({1: 2, 3: -7, -1: 1, **point})
        about = self.about(options["rp"]["id"], self.flags | ATTESTED)
        about += bytes(16) + len(self.id).to_bytes(2, "big") + self.id + public
        whole = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": about})
        said = self.says("webauthn.create", options)
        return self.answer(clientDataJSON=said, attestationObject=whole)

    def sign(self, options: dict[str, Any]) -> str:
        """What navigator.credentials.get() answers."""
        said, about = self.says("webauthn.get", options), self.about(options["rpId"], self.flags)
        signature = self.secret.sign(about + sha256(said).digest(), ec.ECDSA(SHA256()))
        return self.answer(
            clientDataJSON=said, authenticatorData=about, signature=signature, userHandle=self.user
        )

    def answer(self, **response: bytes) -> str:
        spelled = {name: text(value) for name, value in response.items()}
        id = text(self.id)
        return json.dumps({"id": id, "rawId": id, "type": "public-key", "response": spelled})


def asked(browser: Browser, path: str) -> dict[str, Any]:
    """The options that our script gets."""
    found: dict[str, Any] = json.loads(browser.post(path).text)
    return found


def make_first(browser: Browser, token: str, key: Authenticator, phone: str = "desk") -> Any:
    """From the link to the first screen."""
    assert browser.post("/k", data={"token": token}).location == "/k/key"
    made = key.make(asked(browser, "/k/key/ask"))
    return browser.post("/k/key", data={"credential": made, "phone": phone})


def enter(browser: Browser, key: Authenticator, **more: str) -> Any:
    signed = key.sign(asked(browser, "/sign-in/ask"))
    return browser.post("/sign-in/passkey", data={"credential": signed, **more})
