"""The app as a gemeente runs it: no demo mode, a secret key, two servers on one database."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.orm import Session

from tests.browser.server import Server, restore, serving
from webapp.case.account import Account, Gemeente, Language, Role
from webapp.case.dossier import Dossier, Household, HouseholdKind
from webapp.core.db import Database

REAL = {
    "MEEDOEN_SECRET_KEY": "a secret for browser tests that is long enough",
    "MEEDOEN_HOSTS": "localhost",
}


class Two(NamedTuple):
    one: Server
    other: Server


def real_database(folder: Path) -> Path:
    """Made by `webapp migrate`, with nobody in it but Tsega and Miki."""
    path = folder / "real.sqlite3"
    Server(path, **REAL).run("migrate")
    take_in_everybody(path)
    return path


def take_in_everybody(path: Path) -> None:
    database = Database(f"sqlite:///{path}")
    with database.unit() as session:
        gemeente = Gemeente(name="Bergen", phone="010-000 09 01", address="Dorpsplein 1, Bergen")
        session.add(gemeente)
        session.flush()
        for name in ("Tsega Haile", "Miki Haile"):
            take_in(session, gemeente, name)
    database.engine.dispose()


def take_in(session: Session, gemeente: Gemeente, name: str) -> None:
    role, language = Role.INBURGERAAR, Language.EN
    account = Account(name=name, role=role, language=language, gemeente_id=gemeente.id)
    household = Household(gemeente_id=gemeente.id, kind=HouseholdKind.ALONE)
    session.add_all([household, account])
    session.flush()
    dossier = Dossier(
        gemeente_id=gemeente.id,
        household_id=household.id,
        inburgeraar_id=account.id,
        born_on=date(1999, 4, 2),
    )
    session.add(dossier)


@contextmanager
def two_servers(template: Path, folder: Path) -> Iterator[Two]:
    path = folder / "real.sqlite3"
    restore(template, path)
    with serving(Server(path, **REAL)) as one, serving(Server(path, **REAL)) as other:
        yield Two(one, other)
