"""Reminders to phones: `webapp worker`, and `webapp keys` for the key it signs with."""

import argparse
import signal
import sys
from threading import Event, Thread
from typing import TextIO

from webapp.config import Config, Misconfigured
from webapp.core.db import Database
from webapp.core.vapid import new_private_key_pem
from webapp.demo.mark import set_clock
from webapp.retention import sweep
from webapp.sending import service

KEEP_IT = """\
This key is secret. Keep it in a file that only the app can read, name that file in
MEEDOEN_VAPID_KEYS_FILE, and set MEEDOEN_PUSH_SUBJECT to an address where push services reach
you, such as mailto:beheer@your.gemeente.example. To replace a key put the new one before the old
one in the same file; take the old one out when every phone has opened the app again."""


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    working = commands.add_parser("worker", help="send reminders to phones")
    working.add_argument("--every", type=float, default=5.0, help="seconds between two looks")
    working.add_argument(
        "--lease", type=float, default=120.0, help="seconds until another worker takes over"
    )
    working.add_argument("--attached", action="store_true", help=argparse.SUPPRESS)
    working.set_defaults(run=work)
    making = commands.add_parser("keys", help="make a key with which push services know us")
    making.set_defaults(run=keys, needs_no_settings=True)


def work(config: Config, arguments: argparse.Namespace) -> None:
    """Send what is due until told to stop. Any number of these may run on one database."""
    if not config.vapid_keys:
        raise Misconfigured("Set MEEDOEN_VAPID_KEYS (`webapp keys` makes one) and try again.")
    stop = Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    if arguments.attached:
        Thread(target=stop_at_end_of, args=(sys.stdin, stop), daemon=True).start()
    set_clock(Database(config.database_url), config)
    print("Meedoen sends reminders", flush=True)
    service.work(config, stop, sweep, every=arguments.every, lease=arguments.lease)


def stop_at_end_of(pipe: TextIO, stop: Event) -> None:
    pipe.read()
    stop.set()


def keys(_config: Config | None, _arguments: argparse.Namespace) -> None:
    """A new private key on standard output, where to put it beside it."""
    print(new_private_key_pem(), end="")
    print(KEEP_IT, file=sys.stderr)
