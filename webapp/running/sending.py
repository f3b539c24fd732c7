"""Reminders to phones: `webapp worker`, and `webapp keys` for the key it signs with."""

import argparse
import signal
import sys
from threading import Event

from webapp.config import Config, Misconfigured
from webapp.core.db import Database
from webapp.core.vapid import new_private_key_pem
from webapp.demo.mark import set_clock
from webapp.retention import sweep
from webapp.running.logs import write_lines
from webapp.running.schema import demand_todays_tables
from webapp.sending import service

EVERY, LEASE = 5.0, 120.0
"""Seconds between two looks, and until another worker takes over."""
KEEP_IT = """\
This key is secret. Keep it in a file that only the app can read, name that file in
MEEDOEN_VAPID_KEYS_FILE, and set MEEDOEN_PUSH_SUBJECT to an address where push services reach
you, such as mailto:beheer@your.gemeente.example. To replace a key put the new one before the old
one in the same file; take the old one out when every phone has opened the app again."""


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    working = commands.add_parser("worker", help="send reminders to phones")
    working.add_argument("--every", type=float, default=EVERY, help="seconds between two looks")
    working.add_argument(
        "--lease", type=float, default=LEASE, help="seconds until another worker takes over"
    )
    working.set_defaults(run=work)
    making = commands.add_parser("keys", help="make a key with which push services know us")
    making.set_defaults(run=keys, needs_no_settings=True)


def work(config: Config, arguments: argparse.Namespace) -> None:
    write_lines()
    if not config.vapid_keys:
        raise Misconfigured("Set MEEDOEN_VAPID_KEYS (`webapp keys` makes one) and try again.")
    database = Database(config.database_url)
    demand_todays_tables(database)
    database.engine.dispose()
    send(config, every=arguments.every, lease=arguments.lease)


def send(config: Config, *, every: float = EVERY, lease: float = LEASE) -> None:
    """Send what is due until told to stop. Any number of these may run on one database."""
    stop = Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    set_clock(Database(config.database_url), config)
    print("Meedoen sends reminders", flush=True)
    service.work(config, stop, sweep, every=every, lease=lease)


def keys(_config: Config | None, _arguments: argparse.Namespace) -> None:
    """A new private key on standard output, where to put it beside it."""
    print(new_private_key_pem(), end="")
    print(KEEP_IT, file=sys.stderr)
