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
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import sqlalchemy as sa
from flask import Flask

from bench.page import constant_app
from bench.world import World, country
from tests.postgres import database_on, server
from webapp import create_app
from webapp.case.cookies import SESSION_COOKIE
from webapp.config import Config

ROLES = {
    "Yonas": "inburgeraar",
    "Henk": "begeleider",
    "Fatima": "coördinator",
    "Petra": "consulent",
    "Ine": "income",
    "Noor": "beheerder",
}
ACCEPT = {"Accept-Encoding": "zstd, br, gzip"}
Page = tuple[str, str]


class Cost(NamedTuple):
    cpu: float
    """Seconds."""
    floor: float
    """Seconds of the constant page, measured beside it."""
    growth: float
    """Times the CPU of the same page in the smallest country."""
    statements: int
    size: int
    """Bytes of the answer, compressed."""

    @property
    def times(self) -> float:
        return self.cpu / self.floor


class Country(NamedTuple):
    """One of so many people, and the app that reads it."""

    app: Flask
    world: World
    paths: dict[str, str]


@contextmanager
def server_for(kind: str, folder: Path) -> Iterator[str]:
    """Where the databases of the countries are made."""
    if kind == "postgres":
        with server() as url:
            yield url
    else:
        yield f"sqlite:///{folder}"


@contextmanager
def made(url: str, people: int) -> Iterator[Country]:
    where = sa.make_url(url)
    with database_on(url) if where.query else nullcontext(f"{url}/{people}.sqlite3") as own:
        config = Config(database_url=own, secret="x" * 40, demo=True, hosts=("localhost",))
        app = create_app(config)
        app.extensions["database"].engine.dispose()  # the file is filled by another hand
        world = country(own, people)
        yield Country(app, world, dict(world.paths(app)))
        app.extensions["database"].engine.dispose()


def cpu_of_server(url: str) -> float:
    """Seconds that the processes of PostgreSQL have run; SQLite runs in our own."""
    directory = sa.make_url(url).query.get("host")
    if not directory:
        return 0.0
    server = (Path(str(directory)) / "postmaster.pid").read_text().split()[0]
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    return sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in children) / 1e9


def measured(url: str, countries: list[Country], only: str, rounds: int) -> dict[Page, list[Cost]]:
    """Each page once for each role: the first of its addresses that the role reaches."""
    found: dict[Page, list[Cost]] = {}
    for reader, role in ROLES.items():
        clients = [client_of(each, reader) for each in countries]
        for name, path in countries[0].paths.items():
            page = (role, name.split()[0])
            if page in found or only not in page[1]:
                continue
            count, size = asked(countries[0], clients[0], path)
            if count:
                pairs = zip(clients, countries, strict=True)
                visits = [partial(opened, client, each.paths[name]) for client, each in pairs]
                found[page] = [Cost(*times, count, size) for times in in_turns(url, visits, rounds)]
    return found


def asked(country: Country, client: Any, path: str) -> tuple[int, int]:
    """How many statements a page needs, and its bytes; none when it is not there.

    Nobody listens while the time is measured: that would be another way through the database.
    """
    sent: list[str] = []
    database = country.app.extensions["database"]
    hear = partial(noted, sent)
    for engine in (database.engine, database.reader):
        sa.event.listen(engine, "before_cursor_execute", hear)
    answer = client.get(path, headers=ACCEPT)
    for engine in (database.engine, database.reader):
        sa.event.remove(engine, "before_cursor_execute", hear)
    return len(sent) * (answer.status_code == 200), len(answer.data)


def noted(sent: list[str], _c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
    sent.append(statement)


def client_of(country: Country, reader: str) -> Any:
    client, token = country.app.test_client(), country.world.tokens[reader]
    client.set_cookie(SESSION_COOKIE, token, domain="localhost", secure=True)
    return client


def opened(client: Any, path: str) -> None:
    status = client.get(path, headers=ACCEPT).status_code
    if status != 200:
        raise SystemExit(f"{path} answered {status}")


def in_turns(
    url: str, visits: Sequence[Callable[[], Any]], rounds: int
) -> list[tuple[float, float, float]]:
    """Of the same page in each country: its time, the constant page's, how it grew since the first.

    Medians of rounds in which all of them take turns, so that a busy machine is busy for all.
    """
    constant = constant_app().test_client()
    turns: list[list[float]] = []
    for _ in range(rounds + 1):
        floor = cpu_of(url, lambda: constant.get("/", headers=ACCEPT), 20)
        turns.append([floor, *(cpu_of(url, visit, 4) for visit in visits)])
        gc.collect()
    floors, first, *larger = zip(*turns[1:], strict=True)  # the first warms what is kept
    floor = statistics.median(floors)
    growths = [[a / b for a, b in zip(each, first, strict=True)] for each in (first, *larger)]
    return [
        (statistics.median(each), floor, statistics.median(growth))
        for each, growth in zip((first, *larger), growths, strict=True)
    ]


def cpu_of(url: str, visit: Callable[[], Any], times: int) -> float:
    """Seconds of one visit, here and in the database."""
    served, began = cpu_of_server(url), time.process_time()
    for _ in range(times):
        visit()
    here = time.process_time() - began
    return (here + cpu_of_server(url) - served) / times


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
        print(f"\n{kind}; people: {', '.join(f'{n:,}' for n in arguments.people)}", flush=True)
        with (
            tempfile.TemporaryDirectory(dir=arguments.folder) as folder,
            server_for(kind, Path(folder)) as url,
            ExitStack() as stack,
        ):
            countries = [stack.enter_context(made(url, people)) for people in arguments.people]
            gc.freeze()  # what is made by now is not looked through again
            show(measured(url, countries, arguments.only, arguments.rounds))


def show(found: dict[Page, list[Cost]]) -> None:
    """A row for each page, the dearest first; growth is against the smallest country."""
    sizes = max(map(len, found.values()))
    head = f"{'role':12} {'page':22} {'stmts':>5} {'bytes':>6} {'x const':>7}"
    print(head + f" {'grows':>6}" * (sizes - 1))
    for (role, name), (cost, *larger) in sorted(found.items(), key=lambda item: -item[1][0].times):
        row = f"{role:12} {name:22} {cost.statements:5} {cost.size:6} {cost.times:7.1f}"
        print(row + "".join(f" {each.growth:6.2f}" for each in larger))


if __name__ == "__main__":
    main()
