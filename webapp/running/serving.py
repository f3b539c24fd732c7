"""`webapp serve`: the app, with the sending of reminders beside it."""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from webapp.config import LOOPBACK, Config, Misconfigured
from webapp.running.tables import fill_demo


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    serving = commands.add_parser("serve", help="serve the app")
    serving.add_argument("--host", default="127.0.0.1")
    serving.add_argument("--port", type=int, default=8000)
    serving.add_argument("--workers", type=int, default=2)
    serving.set_defaults(run=serve)
    serving.add_argument(
        "--no-worker", action="store_true", help="send no reminders: `webapp worker` does"
    )


def serve(config: Config, arguments: argparse.Namespace) -> None:
    """Serve with granian, one process a worker. Demo mode makes its own world first."""
    from granian import Granian
    from granian.constants import Interfaces

    if config.demo:
        if arguments.host not in LOOPBACK:
            raise Misconfigured("Demo mode serves on 127.0.0.1 only: anyone can become anyone.")
        fill_demo(config, argparse.Namespace(reset=False))
    print(f"Meedoen on http://{arguments.host}:{arguments.port}", flush=True)
    server = Granian(
        "webapp.wsgi:app",
        address=arguments.host,
        port=arguments.port,
        interface=Interfaces.WSGI,
        workers=arguments.workers,
        blocking_threads=8,
        respawn_failed_workers=True,
        log_access=False,
    )
    with a_worker() if config.vapid_keys and not arguments.no_worker else nullcontext():
        server.serve()


@contextmanager
def a_worker() -> Iterator[None]:
    """`webapp worker` beside the server. A process: granian forks, and threads do not survive that.

    It stops when the pipe to it closes, also when this process is killed.
    """
    command = [sys.executable, "-c", "from webapp.cli import main; main()", "worker", "--attached"]
    with subprocess.Popen(command, stdin=subprocess.PIPE):  # noqa: S603 - our own command
        yield
