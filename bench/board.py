"""The consulent's board: against a plain query of the same rows, and from 50 to 5,000 dossiers.

    python -m bench.board           # prints a table; medians, measured in turns in one run

The plain page reads the rows that the board shows from one table, and renders the same template.
Aims: the board at most 2 times the plain page, and under 3 times itself with 100 times the people.
"""

import random
import statistics
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from flask import Flask, g
from sqlalchemy import Date, String, Uuid, column, insert, select, table, text

from bench.page import real_app
from webapp.case.account import Account, Language, Role, SignIn
from webapp.case.cookies import SESSION_COOKIE
from webapp.case.dossier import DateKind, Dossier, DossierDate, Household, HouseholdKind
from webapp.case.facts import PhoneNumber, Whose
from webapp.case.me import Me
from webapp.case.secrets import hashed, new_token
from webapp.core import clock, db
from webapp.law.duo import Doelgroep, Leerroute
from webapp.law.keys import Key
from webapp.plan.pip.model import MainGoal, Pip, PipStatus, ProgressTalk
from webapp.rules.book import rulebook
from webapp.screens.board.model import Matter
from webapp.screens.board.pages import BoardPage, Wanted, board_page, chips_of, grouped, sunday_of
from webapp.screens.board.pages_matters import Item
from webapp.screens.board.queries import Scope
from webapp.web.guards_own import public
from webapp.web.reply import page

SIZES = (50, 5000)
ROUNDS = 60
EVERYBODY = "/?whose=all"
ROWS = table(
    "bench_item",
    column("day", Date),
    column("matter", String),
    column("dossier_id", Uuid),
    column("name", String),
    column("since", Date),
    column("because", String),
)


def people(session: Any, count: int) -> None:
    """So many dossiers in the gemeente of Petra, over three years; one in ten has no plan yet."""
    chance, today = random.Random(7), clock.today()
    petra = session.scalars(select(Account).where(Account.name == "Petra")).one()
    accounts, households, dossiers, days, plans, talks, phones = [], [], [], [], [], [], []
    for number in range(count):
        person, house, dossier = uuid4(), uuid4(), uuid4()
        came = today - timedelta(days=chance.randrange(10, 1000))
        accounts.append(
            {"id": person, "name": f"Persoon {number}", "role": Role.INBURGERAAR, "number": number}
            | {"language": Language.AR, "gemeente_id": petra.gemeente_id, "learns_dutch": False}
        )
        households.append(
            {"id": house, "gemeente_id": petra.gemeente_id, "kind": HouseholdKind.ALONE}
        )
        dossiers.append(
            {"id": dossier, "gemeente_id": petra.gemeente_id, "household_id": house}
            | {"inburgeraar_id": person, "consulent_id": petra.id, "born_on": date(1990, 1, 1)}
            | {"doelgroep": Doelgroep.ASIELSTATUSHOUDER}
        )
        phone = {"dossier_id": dossier, "number": f"+316{number:08}", "whose": Whose.OWN}
        phones.append({"id": uuid4()} | phone)
        for kind in (DateKind.REGISTERED, DateKind.BIJSTAND, DateKind.DUO_NOTICE):
            days.append({"id": uuid4(), "dossier_id": dossier, "kind": kind, "day": came})
        if chance.random() > 0.1:
            fixed = came + timedelta(days=60)
            plans.append(
                {"id": uuid4(), "dossier_id": dossier, "number": 1, "dated_on": fixed}
                | {"leerroute": Leerroute.B1, "main_goal": MainGoal.WORK, "announced_on": fixed}
                | {"status": PipStatus.FIXED, "alfabetisering": "NVT"}
            )
            held = sum(fixed + timedelta(days=30 * m) < today for m in (3, 6, 12, 18, 24, 30))
            talks += [
                {"id": uuid4(), "dossier_id": dossier, "held_on": fixed + timedelta(days=90 * n)}
                for n in range(held)
            ]
    for model, rows in (
        (Account, accounts),
        (Household, households),
        (Dossier, dossiers),
        (DossierDate, days),
        (Pip, plans),
        (ProgressTalk, talks),
        (PhoneNumber, phones),
    ):
        if rows:
            session.execute(insert(model), rows)


def add_plain_page(app: Flask) -> None:
    """The same rows and the same template, with no law and one statement."""

    @app.get("/bench-plain")
    @public
    def plain() -> Any:
        rules = rulebook(g.petra.gemeente_id)
        items = [
            Item(
                matter=Matter(row.matter),
                day=row.day,
                dossier_id=row.dossier_id,
                name=row.name,
                since=row.since,
                because=tuple(Key(key) for key in row.because.split(",") if key),
            )
            for row in db.rows(select(ROWS).order_by(ROWS.c.day))
        ]
        today, wanted = clock.today(), Wanted(None, Scope.ALL)
        counted = {matter: [it for it in items if it.matter is matter] for matter in Matter}
        return page(
            BoardPage(
                wanted=wanted,
                groups=grouped(rules, wanted, items, {}),
                chips=chips_of(counted),
                absent=(),
                more_of=(),
                today=today,
                sunday=sunday_of(today),
                put_off=(),
            )
        )


def keep_rows(app: Flask, me: Me) -> int:
    """Put what the board shows into one table."""
    with app.test_request_context():
        g.me = me
        groups = board_page(Wanted(None, Scope.ALL)).groups
        found = [row.item for _, rows in groups for row in rows]
    with app.extensions["database"].unit() as session:
        session.execute(text("DROP TABLE IF EXISTS bench_item"))
        session.execute(
            text(
                "CREATE TABLE bench_item (day DATE, matter TEXT, dossier_id CHAR(32), name TEXT, "
                "since DATE, because TEXT)"
            )
        )
        for item in found:
            row = {"day": item.day, "matter": item.matter.value, "dossier_id": item.dossier_id}
            row |= {"name": item.name, "since": item.since, "because": ",".join(item.because)}
            session.execute(insert(ROWS).values(**row))
    return len(found)


def median_ms(client: Any, path: str) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        assert client.get(path).status_code == 200
        times.append((time.process_time() - began) * 1000)
    return statistics.median(times)


def measure(count: int) -> tuple[int, float, float]:
    """Rows shown, the board's median and the plain page's, in milliseconds of CPU."""
    with tempfile.TemporaryDirectory() as folder:
        app = real_app(Path(folder))
        add_plain_page(app)
        token, now = new_token(), clock.real()
        with app.extensions["database"].unit() as session:
            people(session, count)
            petra = session.scalars(select(Account).where(Account.name == "Petra")).one()
            values = {"token_hash": hashed(token), "account_id": petra.id, "started_at": now}
            ends = now + timedelta(days=1)
            session.add(SignIn(**values, seen_at=now, ends_at=ends))
            session.execute(text("ANALYZE"))
        client = app.test_client()
        client.set_cookie(SESSION_COOKIE, token, domain="localhost", secure=True)
        me = signed_in(app, token)

        @app.before_request
        def know_petra() -> None:
            g.petra = me

        rows = keep_rows(app, me)
        for path in (EVERYBODY, "/bench-plain"):
            client.get(path)
        return rows, median_ms(client, EVERYBODY), median_ms(client, "/bench-plain")


def signed_in(app: Flask, token: str) -> Me:
    from webapp.case.me import SIGNED_IN

    with app.test_request_context():
        row = db.row(SIGNED_IN, token_hash=hashed(token), now=clock.real(), today=clock.today())
        return Me(**row._asdict())


def main() -> None:
    boards = {}
    print("dossiers  rows  board ms  plain ms  ratio")
    for count in SIZES:
        rows, board, plain = measure(count)
        boards[count] = board
        print(f"{count:8} {rows:5} {board:9.2f} {plain:9.2f} {board / plain:6.2f}")
    few, many = (boards[size] for size in SIZES)
    print(f"from {SIZES[0]} to {SIZES[1]} dossiers: {many / few:.2f} times")


if __name__ == "__main__":
    main()
