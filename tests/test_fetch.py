"""Asking a server that the settings name: nothing is followed, and nobody is waited for long."""

import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pycurl
import pytest

from webapp.core import fetch

BODIES = {
    "/object": b'{"a": 1}',
    "/list": b"[1]",
    "/text": b"not JSON",
    "/long": b" " * (fetch.MOST_BYTES + 1) + b"{}",
}


class Odd(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/slow":
            time.sleep(1)
        if self.path == "/elsewhere":
            self.send_response(302)
            self.send_header("Location", "/object")
        else:
            self.send_response(500 if self.path == "/broken" else 200)
        self.end_headers()
        with suppress(BrokenPipeError):  # who asked has gone
            self.wfile.write(BODIES.get(self.path, b"{}"))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"posted": "%s"}' % body)

    def log_message(self, *_args: object) -> None: ...


@pytest.fixture
def odd() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Odd)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_an_object_is_read(odd: str) -> None:
    assert fetch.fetch_json(f"{odd}/object") == {"a": 1}
    assert fetch.fetch(odd, "b=2").json() == {"posted": "b=2"}


@pytest.mark.parametrize("path", ["list", "text", "long", "broken", "elsewhere", "slow"])
def test_all_else_is_no_answer(odd: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(fetch.HOW, pycurl.TIMEOUT_MS, 400)
    monkeypatch.delitem(fetch.HOW, pycurl.TIMEOUT)
    with pytest.raises(fetch.Unanswered):
        fetch.fetch_json(f"{odd}/{path}")


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "ftp://127.0.0.1/", "http://127.0.0.1:1/", "nonsense:"]
)
def test_only_web_servers_are_asked(address: str) -> None:
    with pytest.raises(fetch.Unanswered):
        fetch.fetch_json(address)


def test_nobody_is_waited_for_longer_than_this() -> None:
    assert fetch.HOW[pycurl.TIMEOUT] == 8
    assert fetch.HOW[pycurl.FOLLOWLOCATION] is False
    assert fetch.HOW[pycurl.PROXY] == ""
