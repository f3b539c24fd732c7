"""A gemeente as it starts on Monday: PostgreSQL, `webapp serve`, and the shipped nginx with TLS."""

import base64
import hashlib
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import sqlalchemy as sa
from playwright.sync_api import Browser

from tests.browser.chromium import how
from tests.browser.from_nothing import Town
from tests.browser.server import free_port, serving
from tests.browser.visitor import Visitor
from tests.running.nginx import Certificate, configured, nginx, opens
from tests.running.served import until

BACKUP_KEY = "a key for backups, with letters enough"


class Fronted(Town):
    """The name, its certificate and its port stay when the machine behind them is another."""

    def __init__(self, database: str, folder: Path, moment: str, port: int) -> None:
        folder.mkdir()
        super().__init__(folder / "monday.sqlite3", moment)
        self.folder, self.tls = folder, port
        self.url = f"https://localhost:{port}"
        self.environment |= {
            "DATABASE_URL": database,
            "MEEDOEN_URL": self.url,
            "MEEDOEN_PROXIES": "1",
            "MEEDOEN_BACKUPS": str(folder / "backups"),
            "MEEDOEN_BACKUP_KEY": BACKUP_KEY,
        }

    def ask(self, statement: str, *values: object) -> list[Any]:
        url = sa.make_url(self.environment["DATABASE_URL"]).set(drivername="postgresql")
        with psycopg.connect(url.render_as_string(hide_password=False)) as connection:
            found = connection.execute(statement, values)
            return found.fetchall() if found.description else []

    def a_night_passes(self, moment: str, *people: Visitor) -> None:
        """They put their things away. The field's time is moved by the setting; that of sessions
        only by changing its rows.
        """
        for person in people:
            person.open("about:blank")
        self.stop()
        self.ask(
            "UPDATE sign_in SET seen_at = seen_at - interval '15 hours', "
            "ends_at = ends_at - interval '15 hours', "
            "proved_at = proved_at - interval '15 hours'"
        )
        self.environment["MEEDOEN_NOW"] = moment
        self.start()


@contextmanager
def fronted(town: Fronted, proof: Certificate) -> Iterator[Fronted]:
    """With nginx before it."""
    whole = configured(town.folder, town.port, free_port(), town.tls, proof)
    with serving(town), nginx(whole):
        until(lambda: opens(town.tls), 20)
        yield town


@contextmanager
def trusting(chromium: Browser, proof: Certificate) -> Iterator[Browser]:
    """Another Chromium, that takes this certificate for good: a service worker wants no less."""
    flags = how()
    key = fingerprint(proof.certificate)
    flags["args"] = [*flags["args"], f"--ignore-certificate-errors-spki-list={key}"]
    browser = chromium.browser_type.launch(**flags)
    yield browser
    browser.close()


def fingerprint(certificate: Path) -> str:
    """SHA-256 of the public key, as Chromium's flag wants it."""
    public = subprocess.run(
        ["openssl", "x509", "-in", certificate, "-pubkey", "-noout"],
        capture_output=True,
        check=True,
    ).stdout
    lines = public.decode().strip().splitlines()[1:-1]
    return base64.b64encode(hashlib.sha256(base64.b64decode("".join(lines))).digest()).decode()
