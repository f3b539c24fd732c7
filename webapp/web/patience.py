"""A database that restarts makes people wait a few seconds; they see no error.

Who reads is served again from the beginning. So is who writes: what broke off was not kept. Only
where the connection broke while a unit was being kept nobody knows whether it was: then a form is
tried again if it came with its id, for that one is kept once, and the others get their sentence.
"""

import time
from collections.abc import Iterable
from io import BytesIO
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import g, request
from sqlalchemy.exc import DBAPIError

PATIENCE_SECONDS, PAUSE_SECONDS = 10.0, 0.1
"""nginx waits for 30 seconds; a restart takes one to three."""
MOST_BYTES = 64 * 1024
"""Of a form that is kept in hand; a list that somebody hands in whole is tried once."""
BROKE_OFF = "meedoen.broke-off"
GONE = ("08", "57P", "40")
"""SQLSTATE of a connection that broke, of a server that stops or starts, and of a unit that the
server gave up because two waited for each other: appendix A of PostgreSQL's manual.
"""


def broke_off(error: DBAPIError) -> bool:
    """Whether the same may go well in a moment. Without SQLSTATE the server was not reached."""
    state = getattr(error.orig, "sqlstate", None)
    return error.connection_invalidated or state is None or state.startswith(GONE)


def note_broken(error: DBAPIError) -> None:
    """Called where the error is answered."""
    unsure = g.get("keeping", False) and "receipt" not in g
    request.environ[BROKE_OFF] = broke_off(error) and not unsure


class Patience:
    """Around the app: the same request again, until it was answered or patience ends."""

    def __init__(self, app: WSGIApplication) -> None:
        self.app = app

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        length = int(environ.get("CONTENT_LENGTH") or 0)
        if length > MOST_BYTES:
            return self.app(environ, start)
        body = environ["wsgi.input"].read(length) if length else b""
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            mine = {**environ, "wsgi.input": BytesIO(body)}
            head, answer = self.once(mine)
            if not mine.get(BROKE_OFF) or time.monotonic() > until:
                start(*head)
                return answer
            if close := getattr(answer, "close", None):
                close()
            time.sleep(PAUSE_SECONDS)

    def once(self, environ: WSGIEnvironment) -> tuple[Any, Iterable[bytes]]:
        """What it would say of its answer, and the answer. Our app says so before it answers."""
        head: list[Any] = []

        def start(*said: Any) -> Any:
            head[:] = said

        return head, self.app(environ, start)
