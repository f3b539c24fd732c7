"""`webapp check`: what is not ready for real people, and what to do about it."""

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from sqlalchemy.exc import DBAPIError

from webapp.config import LOOPBACK, Config
from webapp.core.db import Database
from webapp.running.backing_up import age_of_last
from webapp.running.schema import revision_of, what_is_wrong

FEWEST_DIFFERENT = 12
"""So many different characters 32 random ones have all but surely; 32 × "a" has one."""
SOUND_SQLITE = (3, 51, 3)
"""The first that does not lose a log of writes when it begins anew (WAL reset)."""
OLDEST_BACKUP = timedelta(hours=26)
"""A day, and time to make the next."""


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    checking = commands.add_parser("check", help="say what is not ready for real people")
    checking.set_defaults(run=check)


def check(config: Config, _arguments: argparse.Namespace) -> None:
    """Exit code 0 when all is ready, else 1 and a sentence for each thing that is not."""
    wanting = [sentence for look in LOOKS for sentence in look(config)]
    for sentence in wanting:
        print(f"- {sentence}")
    if wanting:
        sys.exit(1)
    print("Ready.")


def hosts(config: Config) -> Iterator[str]:
    if config.demo:
        yield "MEEDOEN_DEMO is set: anyone can become anyone."
    elif {*config.hosts} & {*LOOPBACK}:
        yield "MEEDOEN_HOSTS names this machine only: set the name that people use."
    if not config.demo and not config.proxies:
        yield "MEEDOEN_PROXIES is 0: set it to 1 behind the proxy that deploy/ describes."


def secret(config: Config) -> Iterator[str]:
    if is_weak(config.secret):
        yield "MEEDOEN_SECRET_KEY is easy to guess: `openssl rand -base64 48` makes a better one."


def is_weak(key: str) -> bool:
    """Too few different characters, or one short piece again and again."""
    return len({*key}) < FEWEST_DIFFERENT or re.fullmatch(r"(.{1,16}?)\1+.{0,16}", key) is not None


def address(config: Config) -> Iterator[str]:
    parts = urlsplit(config.url)
    if parts.scheme != "https":
        yield f"MEEDOEN_URL is {config.url}: phones need https."
    elif parts.hostname not in config.hosts:
        yield f"MEEDOEN_URL is {config.url}, which is none of MEEDOEN_HOSTS."


def tables(config: Config) -> Iterator[str]:
    database = Database(config.database_url)
    try:
        if wrong := what_is_wrong(revision_of(database)):
            yield wrong
    except DBAPIError as problem:
        yield f"The database does not answer: {str(problem.orig).strip().partition(chr(10))[0]}"
    finally:
        database.engine.dispose()


def sqlite(config: Config) -> Iterator[str]:
    import sqlite3

    if config.database_url.startswith("sqlite") and sqlite3.sqlite_version_info < SOUND_SQLITE:
        yield (
            f"SQLite is {sqlite3.sqlite_version}, which can lose writes: use PostgreSQL, or "
            f"SQLite {'.'.join(map(str, SOUND_SQLITE))} or newer."
        )


def push_keys(config: Config) -> Iterator[str]:
    if not config.vapid_keys:
        yield "MEEDOEN_VAPID_KEYS is not set: nobody is reminded. `webapp keys` makes one."


def backups(config: Config) -> Iterator[str]:
    if not config.backup_key:
        yield "MEEDOEN_BACKUP_KEY is not set: no backup can be made."
    elif is_weak(config.backup_key):
        yield "MEEDOEN_BACKUP_KEY is easy to guess: `openssl rand -base64 48` makes a better one."
    elif config.backup_key == config.secret:
        yield "MEEDOEN_BACKUP_KEY is MEEDOEN_SECRET_KEY: who finds one has both."
    if not config.backups:
        yield "MEEDOEN_BACKUPS is not set: nobody knows how old the last backup is."
        return
    age = age_of_last(config.backups)
    if age is None:
        yield f"There is no backup in {config.backups}: `webapp backup` makes one."
    elif age > OLDEST_BACKUP:
        yield f"The last backup is {age // timedelta(hours=1)} hours old: make one every day."


LOOKS: tuple[Callable[[Config], Iterator[str]], ...] = (
    hosts,
    secret,
    address,
    tables,
    sqlite,
    push_keys,
    backups,
)
