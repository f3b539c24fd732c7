"""The app as people run it: `webapp serve` in a process of its own, on a database of its own."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

WEBAPP = Path(sys.executable).parent / "webapp"
DEMO = {"MEEDOEN_DEMO": "1", "MEEDOEN_NOW": "2026-09-14T08:30"}
PATIENCE_SECONDS = 30
OURS = ("MEEDOEN_", "DATABASE_URL")


def free_port() -> int:
    with socket.socket() as unbound:
        unbound.bind(("127.0.0.1", 0))
        port: int = unbound.getsockname()[1]
        return port


class Server:
    """One `webapp serve` on a SQLite file. It can stop, and start again on the same address."""

    def __init__(self, database: Path, **settings: str) -> None:
        self.database = database
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.log = database.with_suffix(f".{self.port}.log")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        self.environment = {**kept, "DATABASE_URL": f"sqlite:///{database}", **settings}
        self.process: subprocess.Popen[bytes] | None = None
        self.more: list[str] = []
        """More options of `webapp serve`."""

    def run(self, *arguments: str) -> str:
        """Run another command of `webapp` on the same database, and return what it prints."""
        done = subprocess.run(
            [WEBAPP, *arguments], env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"webapp {arguments[0]} failed:\n{done.stderr}"
        return done.stdout

    def start(self) -> None:
        serve = [str(WEBAPP), "serve", "--port", str(self.port), "--workers", "1", *self.more]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(serve, env=self.environment, stdout=log, stderr=log)
        end = time.monotonic() + PATIENCE_SECONDS
        while not self.answers():
            gone = self.process.poll() is not None or time.monotonic() > end
            assert not gone, f"webapp serve does not answer:\n{self.log.read_text()[-3000:]}"
            time.sleep(0.05)

    def answers(self) -> bool:
        with closing(HTTPConnection("localhost", self.port, timeout=5)) as connection:
            try:
                connection.request("GET", "/sign-in")
                return connection.getresponse().status == 200
            except OSError:
                return False

    @property
    def runs(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def stop(self) -> None:
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None

    def last_words(self) -> str:
        """What the log tells of the last exception."""
        _, mark, last = self.log.read_text(errors="replace").rpartition("Traceback")
        return mark + last[-2000:]

    def ask(self, statement: str, *values: object) -> list[Any]:
        """Look into the database, or change it behind the back of the server."""
        with closing(sqlite3.connect(self.database, timeout=10)) as connection, connection:
            return connection.execute(statement, values).fetchall()


def demo_database(folder: Path) -> Path:
    """A database with the demo world in it, made by `webapp demo`."""
    path = folder / "demo.sqlite3"
    Server(path, **DEMO).run("demo")
    return path


def restore(template: Path, to: Path) -> None:
    """Make a database as the template is, also under a server that has it open."""
    with closing(sqlite3.connect(template)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)


@contextmanager
def serving(server: Server) -> Iterator[Server]:
    try:
        server.start()
        yield server
    finally:
        server.stop()


@contextmanager
def demo_server(template: Path, folder: Path) -> Iterator[Server]:
    """A server on a copy of the demo world."""
    path = folder / "site.sqlite3"
    restore(template, path)
    with serving(Server(path, **DEMO)) as server:
        yield server
