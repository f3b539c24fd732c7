"""What a page costs in the database: few statements, and as much in a large country as in a small.

A page is that of one gemeente, or of one person: what it looks at does not depend on the others.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, NamedTuple
from uuid import uuid4

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from bench.world import World, country
from tests.conftest import ON_POSTGRES, As, Browser, Cast, Change, Store
from webapp.arrival.intake.queries import LATEST_WISHES
from webapp.calendar.agenda.model import Appointment, AppointmentKind
from webapp.case.cookies import SESSION_COOKIE
from webapp.case.queries import CONTACTS
from webapp.config import Provider
from webapp.core import clock, db
from webapp.core.db import Base, Database
from webapp.core.together import Together
from webapp.plan.draft.queries import TOLD
from webapp.plan.ledger.queries import MINUTES_BY_KIND
from webapp.plan.pip.model import AgreementStatus, Party, Pip
from webapp.plan.pip.queries import ALL_AGREEMENTS
from webapp.plan.pip.queries_so_far import EXAMS

MOST = 8
FEWEST = 2
"""Who is signed in, and one thing about them: fewer would mean that nobody counts."""
MOST_GROWTH = 1.15
A_CASELOAD = 300
"""Rows that PostgreSQL may read at once, of people somebody works with, to look at one of them."""
ROOMS = ("/", "pip", "agenda", "budget", "pvt", "visits")


def address(cast: Cast, name: str, room: str) -> str:
    return "/" if room == "/" else f"/dossiers/{cast.dossier(name).id}/{room}"


def many(cast: Cast, name: str, count: int) -> Callable[[Session], None]:
    """Add so many agreements and appointments to somebody's dossier."""
    dossier, lines = cast.dossier(name).id, insert(Base.metadata.tables["agreement"])

    def add(session: Session) -> None:
        plan = session.scalars(select(Pip).where(Pip.dossier_id == dossier)).first()
        first = session.scalars(
            select(Appointment)
            .where(Appointment.dossier_id == dossier)
            .order_by(Appointment.starts_at.desc())
        ).first()
        assert plan
        assert first
        for number in range(count):
            same = {"dossier_id": dossier, "pip_id": plan.id, "party": Party.INBURGERAAR}
            values = {"id": uuid4(), "position": 100 + number, "text_id": "G04", **same}
            # Past the guard: the plan is fixed.
            session.execute(lines, values | {"status": AgreementStatus.OPEN})
            starts = first.starts_local + timedelta(days=40 + number)
            session.add(
                Appointment(
                    dossier_id=dossier,
                    kind=AppointmentKind.TALK,
                    starts_local=starts,
                    ends_local=starts + timedelta(minutes=45),
                    place="Gemeentehuis",
                )
            )

    return add


@pytest.mark.parametrize("name", ["yonas", "rania", "omar", "dawit", "mariam"])
@pytest.mark.parametrize("room", ROOMS)
def test_a_page_costs_at_most_eight(
    as_: As, cast: Cast, statements: list[str], name: str, room: str
) -> None:
    browser = as_(name)
    statements.clear()
    assert browser.get(address(cast, name, room)).status_code == 200
    assert FEWEST <= len(statements) <= MOST, "\n".join(statements)


@pytest.mark.parametrize("room", ROOMS)
def test_a_thousand_rows_cost_no_more_statements_than_one(
    as_: As, cast: Cast, change: Change, statements: list[str], room: str
) -> None:
    browser, counts, sizes = as_("yonas"), [], []
    for more in (1, 999):
        change(many(cast, "yonas", more))
        statements.clear()
        page = browser.get(address(cast, "yonas", room), headers={"Accept-Encoding": "br"})
        counts.append(len(statements))
        sizes.append(len(page.data))
    assert counts[0] == counts[1] >= FEWEST
    assert sizes[1] < 15 * 1024, "a list is shown thirty at a time, compressed by the app itself"


def test_the_rest_of_a_long_list_is_one_tap_away(as_: As, cast: Cast, change: Change) -> None:
    change(many(cast, "yonas", 70))
    for room, mark in (("pip", 'class="agreement"'), ("agenda", 'id="appointment-')):
        seen: set[str] = set()
        for number in (1, 2, 3):
            page = as_("yonas").get(f"{address(cast, 'yonas', room)}?page={number}").text
            parts = {part.split('"')[0] for part in page.split('id="agreement-')[1:]}
            parts |= {part.split('"')[0] for part in page.split('<article id="appointment-')[1:]}
            assert not seen & parts, "no row stands on two pages"
            seen |= parts
            assert len(parts) <= 30
        assert len(seen) >= 70, mark
    assert 'rel="next"' not in page


@pytest.mark.parametrize("name", ["petra", "henk", "fatima", "karel"])
def test_the_list_of_dossiers_costs_at_most_eight(
    as_: As, statements: list[str], name: str
) -> None:
    browser = as_(name)
    statements.clear()
    browser.get("/")
    assert FEWEST <= len(statements) <= MOST


@pytest.mark.usefixtures("with_providers")
def test_no_page_of_any_role_costs_more_than_eight(one_app: Flask, store: Store) -> None:
    world = country(url := store.empty(), 0)
    database, sent = Database(url), list[str]()
    one_app.extensions["database"] = database
    for engine in (database.engine, database.reader):
        sa.event.listen(engine, "before_cursor_execute", lambda *seen: sent.append(seen[2]))
    shown, dear = set(), {}
    for reader, token in world.tokens.items():
        browser = Browser(one_app, one_app.response_class, use_cookies=True)
        browser.set_cookie(SESSION_COOKIE, token, domain="localhost", secure=True)
        for name, path in world.paths(one_app):
            sent.clear()
            if browser.get(path).status_code == 200:
                shown.add(name.split()[0])
            if len(sent) > MOST:
                dear[reader, name.split()[0]] = [*sent]
    database.engine.dispose()
    store.drop(url)
    clock.set_real()
    assert {"today.show", "draft.show", "clients.show", "budget.show"} <= shown
    assert not dear, "ask with Together, or join: " + "\n".join(map(str, dear.items()))


def test_what_is_asked_together_is_what_each_query_finds(
    app: Flask, cast: Cast, statements: list[str]
) -> None:
    """In the order of each, with values of the same types, also where one finds nothing."""
    queries = (CONTACTS, ALL_AGREEMENTS, EXAMS, MINUTES_BY_KIND, TOLD, LATEST_WISHES)
    with app.test_request_context("/"):
        dossier, today = cast.dossier("rania").id, clock.today()
        plan = db.value(select(Pip.id).where(Pip.dossier_id == dossier).limit(1))
        values = {"dossier": dossier, "today": today, "pip": plan, "skip": 0}
        apart = [db.rows(query, **values) for query in queries]
        statements.clear()
        together = Together(*queries).read(**values)
    assert len(statements) == 1
    assert sum(map(bool, apart)) > 3
    assert [[*map(tuple, rows)] for rows in apart] == together


class Meter:
    """How much the database does for what is asked of it: SQLite's own steps, PostgreSQL's rows."""

    def __init__(self, database: Database) -> None:
        self.count = 0.0
        if database.engine.dialect.name == "sqlite":
            sa.event.listen(database.engine, "connect", self.watch)
        else:
            for engine in (database.engine, database.reader):
                sa.event.listen(engine, "before_cursor_execute", self.explain)

    def watch(self, connection: Any, _record: Any) -> None:
        connection.set_progress_handler(self.step, 1)

    def step(self) -> int:
        self.count += 1
        return 0

    def explain(self, _c: Any, cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        if statement.startswith(("SELECT", "WITH")):
            with cursor.connection.cursor() as other:
                other.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", values)
                self.count += rows_of(other.fetchone()[0][0]["Plan"])


def rows_of(plan: dict[str, Any]) -> float:
    """Rows that were looked at in every step of a plan, also those that were then left out."""
    kinds = ("Actual Rows", "Rows Removed by Filter", "Rows Removed by Join Filter")
    here = sum(plan.get(kind, 0) for kind in kinds) * plan["Actual Loops"]
    return float(here + sum(map(rows_of, plan.get("Plans", ()))))


@pytest.fixture
def with_providers(one_app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are there too that a deployment has only where others sign its people in."""
    away = Provider(
        issuer="http://127.0.0.1:9", client="c", secret="s", name="Lansingerland", amr=("mfa",)
    )
    config = replace(one_app.extensions["config"], staff_provider=away, digid=away)
    monkeypatch.setitem(one_app.extensions, "config", config)


class Cost(NamedTuple):
    status: int
    looked_at: float


def costs(app: Flask, url: str, world: World) -> dict[tuple[str, str], Cost]:
    """What each page costs each reader in this country."""
    database = app.extensions["database"] = Database(url)
    meter, found = Meter(database), {}
    for reader, token in world.tokens.items():
        browser = Browser(app, app.response_class, use_cookies=True)
        browser.set_cookie(SESSION_COOKIE, token, domain="localhost", secure=True)
        browser.get("/reminders")  # a new connection reads all tables' names once
        for name, path in world.paths(app):
            meter.count = 0
            status = browser.get(path).status_code
            found[reader, name] = Cost(status, meter.count)
    database.engine.dispose()
    return found


@pytest.mark.usefixtures("with_providers")
def test_a_page_costs_no_more_in_a_country_of_twenty_times_as_many(
    one_app: Flask, store: Store, great_country: tuple[str, World]
) -> None:
    few = costs(one_app, url := store.empty(), country(url, 1_000))
    many = costs(one_app, *great_country)
    clock.set_real()
    assert {page: cost.status for page, cost in few.items()} == {
        page: cost.status for page, cost in many.items()
    }
    unread = {name.split()[0] for _reader, name in few}
    unread -= {name.split()[0] for (_reader, name), cost in few.items() if cost.status != 404}
    assert not unread, "none of the readers reaches these: nobody knows what they cost"
    grown = {
        (reader, name.split()[0]): f"{few[reader, name].looked_at:.0f} became {cost.looked_at:.0f}"
        for (reader, name), cost in many.items()
        if cost.looked_at > MOST_GROWTH * few[reader, name].looked_at + A_CASELOAD * ON_POSTGRES
    }
    assert not grown
