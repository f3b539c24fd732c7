"""The command `webapp`: serve, migrate, demo, invite."""

import argparse
import signal
import sys
from collections.abc import Iterable
from threading import Event, Thread

from sqlalchemy import func, select

from webapp import clock, create_app
from webapp.accounts import entry
from webapp.accounts.model import Account
from webapp.config import LOOPBACK, Config, Misconfigured
from webapp.db import Database
from webapp.demo.mark import refuse_foreign, set_clock
from webapp.demo.model import DemoMarker
from webapp.demo.world import build
from webapp.migrate import migrate
from webapp.push import sending


def main() -> None:
    arguments = parser().parse_args()
    try:
        config = Config.from_environment()
        arguments.run(config, arguments)
    except (Misconfigured, LookupError) as problem:
        sys.exit(str(problem.args[0]))


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="webapp", description=__doc__)
    commands = top.add_subparsers(required=True)
    serving = commands.add_parser("serve", help="serve the app")
    serving.add_argument("--host", default="127.0.0.1")
    serving.add_argument("--port", type=int, default=8000)
    serving.add_argument("--workers", type=int, default=2)
    serving.set_defaults(run=serve)
    serving.add_argument(
        "--no-worker", action="store_true", help="send no reminders: `webapp worker` does"
    )
    working = commands.add_parser("worker", help="send reminders to phones")
    working.add_argument("--every", type=float, default=5.0, help="seconds between two looks")
    working.set_defaults(run=work)
    commands.add_parser("migrate", help="make or renew the tables").set_defaults(run=do_migrate)
    showing = commands.add_parser("demo", help="fill an empty database with the demo world")
    showing.add_argument("--reset", action="store_true", help="make the demo world anew")
    showing.set_defaults(run=fill_demo)
    inviting = commands.add_parser("invite", help="a one-time link and code for a person")
    inviting.add_argument("person", help="first name, whole name or account id")
    inviting.add_argument("--url", default="http://localhost:8000", help="where people open it")
    inviting.set_defaults(run=invite)
    return top


def serve(config: Config, arguments: argparse.Namespace) -> None:
    """Serve with granian, one process a worker. Demo mode makes its own world first."""
    from granian import Granian
    from granian.constants import Interfaces

    if config.demo:
        if arguments.host not in LOOPBACK:
            raise Misconfigured("Demo mode serves on 127.0.0.1 only: anyone can become anyone.")
        fill_demo(config, argparse.Namespace(reset=False))
    if config.vapid_keys and not arguments.no_worker:
        set_clock(Database(config.database_url), config)
        Thread(target=sending.work, args=(config, Event()), daemon=True).start()
    print(f"Meedoen on http://{arguments.host}:{arguments.port}", flush=True)
    Granian(
        "webapp.wsgi:app",
        address=arguments.host,
        port=arguments.port,
        interface=Interfaces.WSGI,
        workers=arguments.workers,
        blocking_threads=8,
        respawn_failed_workers=True,
        log_access=False,
    ).serve()


def work(config: Config, arguments: argparse.Namespace) -> None:
    """Send what is due until told to stop. Any number of these may run on one database."""
    if not config.vapid_keys:
        raise Misconfigured("Set MEEDOEN_VAPID_KEYS (`webapp keys` makes one) and try again.")
    stop = Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    set_clock(Database(config.database_url), config)
    print("Meedoen sends reminders", flush=True)
    sending.work(config, stop, arguments.every)


def do_migrate(config: Config, _arguments: argparse.Namespace) -> None:
    migrate(Database(config.database_url))


def fill_demo(config: Config, arguments: argparse.Namespace) -> None:
    """Make the demo world in an empty database; leave one that stands as it is."""
    database = Database(config.database_url)
    refuse_foreign(database)
    if arguments.reset:
        migrate(database, "base")
    migrate(database)
    began = config.now or clock.DEMO_START
    with database.unit() as session:
        if session.scalar(select(func.count()).select_from(DemoMarker)):
            return
        since = clock.real()
        clock.set_to(began, since=since)
        build(session, clock.now())
        session.add(DemoMarker(began_at=began, since=since))


def invite(config: Config, arguments: argparse.Namespace) -> None:
    """Print the link, its QR code and the 8-digit code. Each works once, for ten minutes."""
    import segno

    app = create_app(config)
    database: Database = app.extensions["database"]
    with database.unit() as session:
        account = find(session.scalars(select(Account)).all(), arguments.person)
        token, code = entry.invite(session, account, config.secret, clock.real())
    link = f"{arguments.url.rstrip('/')}/k#{token}"
    segno.make(link).terminal(compact=True)
    print(f"{account.name}\n{link}\n{code[:4]} {code[4:]}")


def find(people: Iterable[Account], wanted: str) -> Account:
    """The one person with this id, name or first name. LookupError when none or several fit."""
    fitting = [
        person
        for person in people
        if wanted.lower() in (person.name.lower(), person.first_name.lower(), str(person.id))
    ]
    if len(fitting) != 1:
        raise LookupError(f"{len(fitting)} people are called {wanted!r}; give the account's id")
    found: Account = fitting[0]
    return found
