"""A wire between browser and server: every byte is counted, and answers can get lost on it.

What developer tools tell of a page leaves out what its service worker fetches.
"""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from copy import copy
from threading import Event, Thread

from tests.browser.server import Server

QUIET_SECONDS = 2.5  # browsers look for a new worker a second after a page, or later
PATIENCE_SECONDS = 20
CHUNK = 65536
LOST = b""
"""Asked, done by the server, and the answer does not arrive."""

Meddle = Callable[[str, str], bytes | None]
"""From method and path to what comes back in place of the server's answer; None: that answer."""
Pieces = list[list[int]]


class Wire:
    """Stands in front of a server: `server` is the same one at the wire's own address."""

    def __init__(self, server: Server) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.to = server.port
        self.server = copy(server)
        self.server.url = f"http://localhost:{self.listener.getsockname()[1]}"
        self.came: list[tuple[str, str, list[int]]] = []
        """What was asked for, and the sizes of the pieces that came back."""
        self.latest = time.monotonic()
        self.meddle: Meddle = lambda method, path: None
        self.flows = Event()
        """Cleared: nothing comes through, and no connection breaks either."""
        self.flows.set()
        Thread(target=self.accept, daemon=True).start()

    def accept(self) -> None:
        with suppress(OSError):  # closed
            while True:
                browser, _ = self.listener.accept()
                server = socket.create_connection(("127.0.0.1", self.to))
                pieces: Pieces = []
                Thread(target=self.ask, args=(browser, server, pieces), daemon=True).start()
                Thread(target=self.answer, args=(server, browser, pieces), daemon=True).start()

    def ask(self, browser: socket.socket, server: socket.socket, pieces: Pieces) -> None:
        """One request after the other: each begins a new piece of what comes back."""
        instead = None
        with suppress(OSError):
            while asked := browser.recv(CHUNK):
                self.flows.wait()
                self.latest = time.monotonic()
                method, _, rest = asked.partition(b" ")
                if method in (b"GET", b"POST", b"HEAD"):
                    path = rest.split(b" ", 1)[0].decode()
                    pieces.append([])
                    self.came.append((method.decode(), path, pieces[-1]))
                    instead = self.meddle(method.decode(), path)
                if instead == LOST:
                    pieces[-1] = [-1]  # the server's answer to this one is thrown away
                if instead:
                    browser.sendall(instead)
                    break
                server.sendall(asked)
        with suppress(OSError):
            server.shutdown(socket.SHUT_WR)

    def answer(self, server: socket.socket, browser: socket.socket, pieces: Pieces) -> None:
        with suppress(OSError):
            while came := server.recv(CHUNK):
                self.flows.wait()
                if pieces[-1] == [-1]:
                    break
                pieces[-1].append(len(came))
                self.latest = time.monotonic()
                browser.sendall(came)
        for end in (browser, server):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)  # the other thread still waits for more
            end.close()

    def figures(self) -> tuple[int, int]:
        """Bytes and requests since the last time this was asked, when it has become quiet."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() - self.latest < QUIET_SECONDS and time.monotonic() < end:
            time.sleep(0.05)
        came, self.came = self.came, []
        for _, path, sizes in came:
            print(f"    {sum(sizes):6} bytes {path}")
        return sum(sum(sizes) for _, _, sizes in came), len(came)

    def asked(self, method: str) -> list[str]:
        """The paths that were asked for in this way."""
        return [path for how, path, _ in self.came if how == method]


def canned(status: str, body: str = "", **headers: str) -> bytes:
    """An answer that is not the server's own."""
    content = body.encode()
    lines = {"Content-Length": str(len(content)), "Connection": "close"}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + content


@contextmanager
def wired(server: Server) -> Iterator[Wire]:
    wire = Wire(server)
    try:
        yield wire
    finally:
        wire.flows.set()
        wire.listener.close()
