"""Every page of every role: what it costs, and whether it costs more in a larger country.

    python -m bench.pages                                  # a thousand and twenty thousand people
    python -m bench.pages --people 1000 100000 --on sqlite
    python -m bench.pages --only visits.new

CPU as a multiple of the least that a Flask app can answer, measured in turns in one run; that of
the database's own processes is in it. Aims: 6 times; 8 statements; a page compressed 8 kB;
growth 1.15 on SQLite, 1.20 on PostgreSQL.
"""

import argparse
import gc
import logging
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import sqlalchemy as sa
from flask import Flask

from bench.page import constant_app
from bench.world import World, country
from tests.postgres import postgres
from webapp import create_app
from webapp.case.sessions import SESSION_COOKIE
from webapp.config import Config
from webapp.core.db import Database

ROLES = {
    "Yonas": "inburgeraar",
    "Henk": "begeleider",
    "Fatima": "coördinator",
    "Petra": "consulent",
    "Ine": "income",
}
ACCEPT = {"Accept-Encoding": "zstd, br, gzip"}
Page = tuple[str, str]


class Cost(NamedTuple):
    cpu: float
    """Seconds."""
    floor: float
    """Seconds of the constant page, measured beside it."""
    statements: int
    size: int
    """Bytes of the answer, compressed."""

    @property
    def times(self) -> float:
        return self.cpu / self.floor


@contextmanager
def database_on(kind: str, folder: Path) -> Iterator[str]:
    if kind == "postgres":
        with postgres() as url:
            yield url
    else:
        for path in folder.glob("country.sqlite3*"):
            path.unlink()
        yield f"sqlite:///{folder / 'country.sqlite3'}"


def cpu_of_server(url: str) -> float:
    """Seconds that the processes of PostgreSQL have run; SQLite runs in our own."""
    directory = sa.make_url(url).query.get("host")
    if not directory:
        return 0.0
    server = (Path(str(directory)) / "postmaster.pid").read_text().split()[0]
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    return sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in children) / 1e9


def measured(app: Flask, url: str, world: World, only: str, rounds: int) -> dict[Page, Cost]:
    """Each page once for each role: the first of its addresses that the role reaches."""
    database = app.extensions["database"] = Database(url)
    sent: list[str] = []
    for engine in (database.engine, database.reader):
        sa.event.listen(engine, "before_cursor_execute", lambda *a: sent.append(a[2]))
    constant, found = constant_app().test_client(), {}
    for reader, role in ROLES.items():
        client = app.test_client()
        client.set_cookie(SESSION_COOKIE, world.tokens[reader], domain="localhost", secure=True)
        for name, path in world.paths(app):
            page = (role, name.split()[0])
            if page in found or only not in page[1]:
                continue
            sent.clear()
            answer = client.get(path, headers=ACCEPT)
            if answer.status_code == 200 and sent:
                count, size = len(sent), len(answer.data)
                visit = partial(client.get, path, headers=ACCEPT)
                found[page] = Cost(*in_turns(url, visit, constant, rounds), count, size)
    database.engine.dispose()
    return found


def in_turns(url: str, visit: Callable[[], Any], constant: Any, rounds: int) -> tuple[float, float]:
    """The medians of the page and of the constant one."""
    pages, floors = [], []
    for number in range(rounds + 1):
        began = time.process_time()
        for _ in range(20):
            constant.get("/", headers=ACCEPT)
        floor = (time.process_time() - began) / 20
        began, server = time.process_time(), cpu_of_server(url)
        for _ in range(4):
            visit()
        page = (time.process_time() - began + cpu_of_server(url) - server) / 4
        if number:  # the first warms what is kept
            pages.append(page)
            floors.append(floor)
        gc.collect()
    return statistics.median(pages), statistics.median(floors)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[1_000, 20_000])
    parser.add_argument("--on", nargs="+", default=["sqlite", "postgres"])
    parser.add_argument("--only", default="", help="part of the name of a page")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--folder", type=Path, help="where there is room for a large country")
    arguments = parser.parse_args()
    logging.disable(logging.WARNING)
    for kind in arguments.on:
        with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
            print(f"\n{kind}; people: {', '.join(f'{n:,}' for n in arguments.people)}")
            show([one(kind, Path(folder), people, arguments) for people in arguments.people])


def one(kind: str, folder: Path, people: int, arguments: argparse.Namespace) -> dict[Page, Cost]:
    with database_on(kind, folder) as url:
        config = Config(database_url=url, secret="x" * 40, demo=True, hosts=("localhost",))
        app = create_app(config)
        app.extensions["database"].engine.dispose()
        world = country(url, people)
        return measured(app, url, world, arguments.only, arguments.rounds)


def show(sizes: list[dict[Page, Cost]]) -> None:
    """A row for each page, the dearest first; growth is that of CPU, each against its own floor."""
    first, *larger = sizes
    head = f"{'role':12} {'page':22} {'stmts':>5} {'bytes':>6} {'x const':>7}"
    print(head + "".join(f" {'grows':>6}" for _ in larger))
    for (role, name), cost in sorted(first.items(), key=lambda item: -item[1].times):
        growth = [each[role, name].times / cost.times for each in larger if (role, name) in each]
        row = f"{role:12} {name:22} {cost.statements:5} {cost.size:6} {cost.times:7.1f}"
        print(row + "".join(f" {times:6.2f}" for times in growth))


if __name__ == "__main__":
    main()
