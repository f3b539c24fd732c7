"""`webapp serve`: the app, with the sending of reminders beside it."""

import argparse
import errno
import os
import socket
import time
from functools import partial
from tempfile import TemporaryDirectory

from webapp.config import LOOPBACK, Config, Misconfigured
from webapp.core.db import Database
from webapp.running import sending
from webapp.running.health import Health, answer_questions
from webapp.running.lifeline import GRACE_SECONDS
from webapp.running.logs import Lines, write_lines
from webapp.running.metrics import COUNTED_IN
from webapp.running.refused import Refused
from webapp.running.schema import demand_todays_tables
from webapp.running.supervising import Part, supervise
from webapp.running.tables import fill_demo

THREADS = {"sqlite": 2, "postgresql": 8}
"""Requests that a worker works on at once, by database: measured by `python -m bench.threads`."""
KILL_SECONDS = 3
"""How long a worker may finish what it is at when the server stops."""


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    serving = commands.add_parser("serve", help="serve the app")
    serving.add_argument("--host", default="127.0.0.1")
    serving.add_argument("--port", type=int, default=8000)
    serving.add_argument("--workers", type=int, default=2)
    serving.add_argument("--threads", type=int, help="requests a worker works on at once")
    serving.add_argument(
        "--health-port", type=int, help="answer /healthz, /readyz and /metrics on 127.0.0.1 there"
    )
    serving.set_defaults(run=serve)
    serving.add_argument(
        "--no-worker", action="store_true", help="send no reminders: `webapp worker` does"
    )


def serve(config: Config, arguments: argparse.Namespace) -> None:
    """Serve until told to stop. Demo mode makes its own world first."""
    if config.demo:
        if arguments.host not in LOOPBACK:
            raise Misconfigured("Demo mode serves on 127.0.0.1 only: anyone can become anyone.")
        fill_demo(config, argparse.Namespace(reset=False))
    database = Database(config.database_url)
    demand_todays_tables(database)
    database.engine.dispose()
    wait_for_port(arguments.host, arguments.port)
    write_lines()
    print(f"Meedoen on http://{arguments.host}:{arguments.port}", flush=True)
    threads = arguments.threads or THREADS[database.engine.dialect.name]
    parts = [Part("the server", partial(answer, arguments, threads))]
    if config.vapid_keys and not arguments.no_worker:
        parts.append(Part("the sending of reminders", partial(sending.send, config)))
    with TemporaryDirectory(prefix="meedoen-") as counted_in:
        if arguments.health_port:
            os.environ[COUNTED_IN] = counted_in
            parts.append(
                Part("the answering of how it is", partial(tell_health, config, arguments))
            )
        supervise(parts)


def tell_health(config: Config, arguments: argparse.Namespace) -> None:
    write_lines()
    health = Health(config, arguments.host, arguments.port)
    answer_questions(health, arguments.health_port)


def wait_for_port(host: str, port: int) -> None:
    """Refused while somebody else answers there: granian would share the port with them.

    What is left of a server that was killed is gone soon, and is waited for.
    """
    end = time.monotonic() + GRACE_SECONDS + 1
    while is_taken(host, port):
        if time.monotonic() > end:
            raise Refused(f"{host}:{port} is in use: another server answers there.")
        time.sleep(0.1)


def is_taken(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trying:
        trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trying.bind((host.strip("[]"), port))
        except OSError as problem:
            return problem.errno == errno.EADDRINUSE
    return False


def answer(arguments: argparse.Namespace, threads: int) -> None:
    """Granian, one process a worker; each ends with this one (wsgi.py)."""
    write_lines()
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    server = Granian(
        "webapp.wsgi:app",
        address=arguments.host,
        port=arguments.port,
        interface=Interfaces.WSGI,
        workers=arguments.workers,
        blocking_threads=threads,
        respawn_failed_workers=True,
        workers_kill_timeout=KILL_SECONDS,
        log_access=False,
        log_level=LogLevels.error,
        log_dictconfig={"formatters": {name: {"()": Lines} for name in ("generic", "access")}},
    )
    server.serve()
