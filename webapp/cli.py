"""The command `webapp`: serve, worker, keys, migrate, begin, invite, demo."""

import argparse
import re
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from threading import Event, Thread
from typing import TextIO

from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session

from webapp import create_app
from webapp.case.account import Account, Gemeente, Organisation, Role
from webapp.config import LOOPBACK, Config, Misconfigured
from webapp.core import clock
from webapp.core.db import Database
from webapp.core.vapid import new_private_key_pem
from webapp.demo.mark import refuse_foreign, set_clock
from webapp.demo.model import DemoMarker
from webapp.demo.world import build
from webapp.migrate import migrate
from webapp.people.accounts import queries_invitations as invitations
from webapp.retention import sweep
from webapp.sending import service
from webapp.speech import i18n
from webapp.speech.plain import one_line

KEEP_IT = """\
This key is secret. Keep it in a file that only the app can read, name that file in
MEEDOEN_VAPID_KEYS_FILE, and set MEEDOEN_PUSH_SUBJECT to an address where push services reach
you, such as mailto:beheer@your.gemeente.example. To replace a key put the new one before the old
one in the same file; take the old one out when every phone has opened the app again."""

MOST_LETTERS = 80
PHONE = re.compile(r"\+?[0-9][0-9 ()-]{1,18}[0-9]", re.ASCII)


class Refused(Exception):
    """Nothing was made; the message says why."""


def main() -> None:
    arguments = parser().parse_args()
    try:
        if arguments.run is keys:  # made before anything is configured
            keys()
        else:
            arguments.run(Config.from_environment(), arguments)
    except (Misconfigured, Refused, LookupError) as problem:
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
    working.add_argument(
        "--lease", type=float, default=120.0, help="seconds until another worker takes over"
    )
    working.add_argument("--attached", action="store_true", help=argparse.SUPPRESS)
    working.set_defaults(run=work)
    making = commands.add_parser("keys", help="make a key with which push services know us")
    making.set_defaults(run=keys)
    commands.add_parser("migrate", help="make or renew the tables").set_defaults(run=do_migrate)
    showing = commands.add_parser("demo", help="fill an empty database with the demo world")
    showing.add_argument("--reset", action="store_true", help="make the demo world anew")
    showing.set_defaults(run=fill_demo)
    beginning = commands.add_parser("begin", help="a gemeente and its first consulent")
    beginning.add_argument("gemeente", help="its name, as people know it")
    beginning.add_argument("consulent", help="first and last name")
    beginning.add_argument("--phone", required=True, help="the number of the gemeente")
    beginning.add_argument("--address", required=True, help="street, number, postcode and place")
    beginning.add_argument("--direct", help="the consulent's own number, for inburgeraars")
    beginning.add_argument(
        "--organisation",
        nargs=3,
        metavar=("NAME", "PHONE", "BEGELEIDER"),
        help="who guides there, and a first begeleider, for `webapp invite`",
    )
    beginning.add_argument("--url", default="http://localhost:8000", help="where people open it")
    beginning.set_defaults(run=begin)
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


def keys() -> None:
    """A new private key on standard output, where to put it beside it."""
    print(new_private_key_pem(), end="")
    print(KEEP_IT, file=sys.stderr)


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
    i18n.load()  # the plans of the demo are fixed in Dutch
    with database.unit() as session:
        if session.scalar(select(func.count()).select_from(DemoMarker)):
            return
        since = clock.real()
        clock.set_to(began, since=since)
        build(session, clock.now())
        session.add(DemoMarker(began_at=began, since=since))


def begin(config: Config, arguments: argparse.Namespace) -> None:
    """Make a gemeente with its first consulent, who makes all the rest on pages, and let them in.

    Refused when the gemeente is there already, whatever its capitals.
    """
    name, consulent = a_name(arguments.gemeente), a_name(arguments.consulent)
    address = a_name(arguments.address)
    phone, direct = a_number(arguments.phone), arguments.direct and a_number(arguments.direct)
    guided_by = arguments.organisation and (
        a_name(arguments.organisation[0]),
        a_number(arguments.organisation[1]),
        a_name(arguments.organisation[2]),
    )
    database = Database(config.database_url)
    with database.unit() as session:
        if not inspect(session.connection()).has_table(Gemeente.__tablename__):
            raise Refused("There are no tables yet: run `webapp migrate` first.")
        if name.casefold() in map(str.casefold, session.scalars(select(Gemeente.name))):
            raise Refused(f"Gemeente {name!r} is there already; `webapp invite` lets people in.")
        gemeente = Gemeente(name=name, phone=phone, address=address)
        session.add(gemeente)
        session.flush()
        if guided_by:
            first_begeleider(session, *guided_by)
        account = Account(
            name=consulent, role=Role.CONSULENT, gemeente_id=gemeente.id, phone=direct
        )
        session.add(account)
        session.flush()
        let_in(session, account, config, arguments.url)


def first_begeleider(session: Session, name: str, phone: str, begeleider: str) -> None:
    """Of an organisation that guides in other gemeenten too, only the begeleider is new."""
    known = session.scalars(select(Organisation)).all()
    found = next((row for row in known if row.name.casefold() == name.casefold()), None)
    organisation = found or Organisation(name=name, phone=phone)
    session.add(organisation)
    session.flush()
    session.add(
        Account(name=begeleider, role=Role.BEGELEIDER, organisation_id=organisation.id, phone=phone)
    )


def a_name(typed: str) -> str:
    name = one_line(typed)
    if not any(map(str.isalnum, name)) or len(name) > MOST_LETTERS:
        raise Refused(f"{typed!r}: write 1 to {MOST_LETTERS} letters.")
    return name


def a_number(typed: str) -> str:
    if not PHONE.fullmatch(typed.strip()):
        raise Refused(f"{typed!r} is no telephone number.")
    return typed.strip()


def invite(config: Config, arguments: argparse.Namespace) -> None:
    app = create_app(config)
    database: Database = app.extensions["database"]
    with database.unit() as session:
        account = find(session.scalars(select(Account)).all(), arguments.person)
        let_in(session, account, config, arguments.url)


def let_in(session: Session, account: Account, config: Config, url: str) -> None:
    """Print the link, its QR code and the 8-digit code. Each works once, for ten minutes."""
    import segno

    token, code = invitations.invite(session, account.id, config.secret, clock.real())
    link = f"{url.rstrip('/')}/k#{token}"
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
