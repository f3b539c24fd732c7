"""The tables and what stands in them at first: `webapp migrate` and `webapp demo`."""

import argparse

from sqlalchemy import func, select

from webapp.config import Config
from webapp.core import clock
from webapp.core.db import Database
from webapp.demo.mark import refuse_foreign
from webapp.demo.model import DemoMarker
from webapp.demo.world import build
from webapp.migrate import migrate
from webapp.speech import i18n


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    commands.add_parser("migrate", help="make or renew the tables").set_defaults(run=do_migrate)
    showing = commands.add_parser("demo", help="fill an empty database with the demo world")
    showing.add_argument("--reset", action="store_true", help="make the demo world anew")
    showing.set_defaults(run=fill_demo)


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
