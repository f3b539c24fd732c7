"""Browsers that can be reached: what they say of themselves when somebody agrees."""

from base64 import urlsafe_b64encode
from os import urandom

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from flask import Flask

from tests.conftest import Browser

HOST = "https://updates.push.services.mozilla.com"


def text(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()


def phone(app: Flask, endpoint: str = "", **other: str) -> dict[str, str]:
    """The form that a phone hands in."""
    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    return {
        "endpoint": endpoint or f"{HOST}/wpush/v2/{text(urandom(16))}",
        "p256dh": text(key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)),
        "auth": text(urandom(16)),
        "key": app.extensions["vapid_keys"][0],
        **other,
    }


def subscribe(browser: Browser, form: dict[str, str]) -> int:
    status: int = browser.post("/push/subscriptions", data=form).status_code
    return status
