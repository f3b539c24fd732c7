"""CPU of today and the plan, signed in, in Tigrinya, as multiples of a constant Flask page.

    python -m bench.page            # prints a table; ratios, measured in turns in one run

The constant page is the least a Flask app can answer. Aim: at most 8 times as much.
"""

import argparse
import logging
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from flask import Flask
from sqlalchemy import insert, select

from webapp import create_app
from webapp.case.account import Account, Language, SignIn
from webapp.case.cookies import SESSION_COOKIE
from webapp.case.dossier import Dossier
from webapp.case.secrets import hashed, new_token
from webapp.config import Config
from webapp.core import clock
from webapp.demo.world import build
from webapp.migrate import migrate
from webapp.plan.pip.model import Agreement, AgreementStatus, Party, Pip

SIZES = (10, 1000)


def constant_app() -> Flask:
    app = Flask("constant")
    app.add_url_rule("/", view_func=lambda: "<!doctype html><title>constant</title>")
    return app


def real_app(folder: Path) -> Flask:
    url = f"sqlite:///{folder / 'bench.sqlite3'}"
    app = create_app(Config(database_url=url, secret="x" * 40, demo=True, hosts=("localhost",)))
    database = app.extensions["database"]
    migrate(database)
    clock.set_to(clock.DEMO_START)
    with database.unit() as session:
        build(session, clock.now())
    return app


def sign_in(app: Flask, name: str) -> tuple[str, str]:
    """A session cookie of this person in Tigrinya, and the dossier's id."""
    token, now = new_token(), clock.real()
    with app.extensions["database"].unit() as session:
        account = session.scalars(select(Account).where(Account.name.startswith(name))).one()
        account.language = Language.TI
        dossier = session.scalars(select(Dossier).where(Dossier.inburgeraar_id == account.id)).one()
        session.add(
            SignIn(
                token_hash=hashed(token),
                account_id=account.id,
                started_at=now,
                seen_at=now,
                ends_at=now + timedelta(days=1),
            )
        )
        return token, str(dossier.id)


def agreements(app: Flask, dossier: str, count: int) -> None:
    """Let the plan in force have so many agreements."""
    with app.extensions["database"].unit() as session:
        plan = session.scalars(select(Pip)).all()
        plan_id = next(p.id for p in plan if str(p.dossier_id) == dossier)
        have = session.scalars(select(Agreement).where(Agreement.pip_id == plan_id)).all()
        line = {"dossier_id": have[0].dossier_id, "pip_id": plan_id, "text_id": "G04"}
        line |= {"party": Party.INBURGERAAR, "status": AgreementStatus.OPEN}
        rows = [
            line | {"id": uuid4(), "position": number + 10} for number in range(len(have), count)
        ]
        if rows:
            session.execute(insert(Agreement), rows)  # past the guard of a plan that is fixed


def visit(app: Flask, path: str, token: str = "") -> Callable[[], Any]:
    """Ask for a page through Flask's own test client, as the notes' floors were measured."""
    client = app.test_client()
    if token:
        client.set_cookie(SESSION_COOKIE, token, domain="localhost", secure=True)
    headers = {"Accept-Encoding": "zstd, br, gzip"}

    def go() -> None:
        reply = client.get(path, headers=headers)
        if reply.status_code != 200:
            raise SystemExit(f"{path} answered {reply.status}")

    return go


def measure(cases: dict[str, Callable[[], Any]], rounds: int, times: int) -> dict[str, float]:
    """Median CPU seconds of one visit, the cases taking turns."""
    seconds: dict[str, list[float]] = {name: [] for name in cases}
    for go in cases.values():
        for _ in range(20):
            go()
    for _ in range(rounds):
        for name, go in cases.items():
            start = time.process_time()
            for _ in range(times):
                go()
            seconds[name].append((time.process_time() - start) / times)
    return {name: statistics.median(each) for name, each in seconds.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--times", type=int, default=40)
    arguments = parser.parse_args()
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        app = real_app(Path(folder))
        token, dossier = sign_in(app, "Yonas")
        print(f"{datetime.now():%Y-%m-%d}  signed in, ti, SQLite, zstd")  # noqa: DTZ005
        for size in SIZES:
            agreements(app, dossier, size)
            medians = measure(
                {
                    "constant": visit(constant_app(), "/"),
                    "today": visit(app, "/", token),
                    "pip": visit(app, f"/dossiers/{dossier}/pip", token),
                },
                arguments.rounds,
                arguments.times,
            )
            floor = medians.pop("constant")
            for name, each in medians.items():
                print(f"{name:8} {size:5} agreements: {each / floor:5.1f} x constant")
            print(f"constant page: {floor * 1e6:.0f} microseconds of CPU")
        app.extensions["database"].engine.dispose()


if __name__ == "__main__":
    main()
