"""Asking a server that the settings name for its JSON. No redirects, no proxy, not for long."""

import json
from collections.abc import Iterable
from typing import Any

import pycurl

MOST_BYTES = 256 * 1024
SECONDS = 8
HOW = {
    pycurl.FOLLOWLOCATION: False,
    pycurl.PROXY: "",
    pycurl.PROTOCOLS: pycurl.PROTO_HTTPS | pycurl.PROTO_HTTP,
    pycurl.USERAGENT: "",
    pycurl.CONNECTTIMEOUT: 5,
    pycurl.TIMEOUT: SECONDS,
    pycurl.NOSIGNAL: True,
}


Found = dict[str, Any]


class Unanswered(Exception):
    """Nobody answered in time, or with something else than JSON."""


class Answer:
    """As much of an answer as OAuth asks for."""

    def __init__(self, status: int, body: bytes) -> None:
        self.status_code, self.body = status, body

    def raise_for_status(self) -> None:
        if self.status_code >= 300:
            raise Unanswered(f"status {self.status_code}")

    def json(self) -> Any:
        try:
            return json.loads(self.body)
        except ValueError:
            raise Unanswered("no JSON") from None


def fetch(url: str, body: str | None = None, headers: Iterable[str] = ()) -> Answer:
    """GET, or POST when there is a `body`."""
    curl, read = pycurl.Curl(), bytearray()

    def keep(more: bytes) -> int:
        read.extend(more)
        return len(more) if len(read) <= MOST_BYTES else 0  # 0 makes libcurl give up

    for option, value in HOW.items():
        curl.setopt(option, value)
    curl.setopt(pycurl.URL, url)
    curl.setopt(pycurl.HTTPHEADER, ["Accept: application/json", *headers])
    curl.setopt(pycurl.WRITEFUNCTION, keep)
    if body is not None:
        curl.setopt(pycurl.POSTFIELDS, body)
    try:
        curl.perform()
        return Answer(curl.getinfo(pycurl.RESPONSE_CODE), bytes(read))
    except pycurl.error as error:
        raise Unanswered(str(error.args[0])) from None
    finally:
        curl.close()


def fetch_json(url: str) -> Found:
    answer = fetch(url)
    answer.raise_for_status()
    found = answer.json()
    if not isinstance(found, dict):
        raise Unanswered("no JSON object")
    return found
