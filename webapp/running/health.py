"""Whether it runs, whether it is ready, and its numbers: on an address of this machine only.

/healthz   the app answers
/readyz    the database answers, and its tables are today's
/metrics   for Prometheus
"""

from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

from sqlalchemy.exc import DBAPIError

from webapp.config import Config
from webapp.core.db import Database
from webapp.running.metrics import Numbers
from webapp.running.schema import revision_of, what_is_wrong

HERE = "127.0.0.1"
PATIENCE_SECONDS = 5.0
WITHOUT_DATABASE = "/k"
"""A page that is answered without looking anything up."""


class Answer(NamedTuple):
    status: int
    text: str


@dataclass
class Health:
    """What is asked of one `webapp serve`."""

    config: Config
    host: str
    port: int

    def __post_init__(self) -> None:
        self.database = Database(self.config.database_url)
        self.numbers = Numbers(self.database, self.config)

    def healthz(self) -> Answer:
        named = {"Host": self.config.hosts[0]}
        asked = HTTPConnection(self.host, self.port, timeout=PATIENCE_SECONDS)
        try:
            asked.request("GET", WITHOUT_DATABASE, headers=named)
            status = asked.getresponse().status
        except (OSError, HTTPException) as problem:
            return Answer(503, f"the app does not answer: {type(problem).__name__}")
        finally:
            asked.close()
        return Answer(200, "ok") if status < 500 else Answer(503, f"the app answers {status}")

    def readyz(self) -> Answer:
        try:
            wrong = what_is_wrong(revision_of(self.database))
        except DBAPIError:
            wrong = "The database does not answer."
        return Answer(503, wrong) if wrong else Answer(200, "ready")

    def metrics(self) -> Answer:
        return Answer(200, self.numbers.written())


def answer_questions(health: Health, port: int) -> None:
    """Answer until the process is ended."""
    pages: dict[str, Callable[[], Answer]] = {
        "/healthz": health.healthz,
        "/readyz": health.readyz,
        "/metrics": health.metrics,
    }

    class Handler(BaseHTTPRequestHandler):
        server_version, sys_version = "Meedoen", ""

        def do_GET(self) -> None:
            page = pages.get(self.path)
            answer = page() if page else Answer(404, "/healthz, /readyz or /metrics")
            body = f"{answer.text}\n".encode()
            self.send_response(answer.status)
            self.send_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nobody reads who asked."""

    ThreadingHTTPServer((HERE, port), Handler).serve_forever()
