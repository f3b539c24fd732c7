"""The command `webapp`: serves Meedoen, and looks after it."""

import argparse
import sys

from sqlalchemy.exc import DBAPIError

from webapp.config import Config, Misconfigured
from webapp.running import backing_up, letting_in, ready, recording, sending, serving, tables
from webapp.running.refused import Refused

PARTS = (serving, sending, tables, letting_in, backing_up, recording, ready)


def main() -> None:
    arguments = parser().parse_args()
    try:
        config = None if arguments.needs_no_settings else Config.from_environment()
        arguments.run(config, arguments)
    except (Misconfigured, Refused, LookupError) as problem:
        sys.exit(str(problem.args[0]))
    except DBAPIError as problem:
        why = str(problem.orig).strip().partition("\n")[0]
        sys.exit(f"The database cannot be used: {why}")


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="webapp", description=__doc__)
    top.set_defaults(needs_no_settings=False)
    commands = top.add_subparsers(required=True)
    for part in PARTS:
        part.add_commands(commands)
    return top
