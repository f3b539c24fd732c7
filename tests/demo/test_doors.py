"""The doors of the demo: who is behind them, and that nobody else's database has any."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy import select

from tests.conftest import SECRET, Browser, Cast, Look, Nobody, Store
from tests.worlds.test_reader import Page, said
from webapp import cli, create_app
from webapp.case.account import Account, Language
from webapp.config import Config, Misconfigured
from webapp.core import clock
from webapp.core.db import Database

DOORS = ("yonas", "petra", "henk", "nobody")


def config(url: str, **more: object) -> Config:
    settings: dict[str, object] = {"database_url": url, "secret": SECRET, "hosts": ("localhost",)}
    return Config(**settings | more)  # type: ignore[arg-type]


def test_the_cast_stands_there_with_one_button_each(browser: Nobody, cast: Cast) -> None:
    page = Page(browser().get("/demo").text)
    ways = [n.attributes["action"] for n in page.main.all() if n.tag == "form"]
    assert sorted(ways) == sorted(f"/demo/{name}" for name in cast)
    buttons = [n for n in page.main.all() if n.tag == "button"]
    assert len(buttons) == len(ways)
    for name in cast:
        assert cast[name].name in page.text


def test_one_tap_makes_one_that_person_in_their_own_language(browser: Nobody, cast: Cast) -> None:
    for name in cast:
        visitor = browser()
        reply = visitor.post(f"/demo/{name}")
        assert (reply.status_code, reply.location) == (303, "/"), name
        page = Page(visitor.get("/").text)
        assert cast[name].name in page.text
        assert page.language == cast[name].language


@pytest.mark.parametrize(
    "name", ["nobody", "Yonas", "yonas tesfay", "petra'", "..", "%00", "x" * 900]
)
def test_there_is_no_door_for_anybody_else(browser: Nobody, name: str) -> None:
    assert browser().post(f"/demo/{name}").status_code in (404, 308)


@pytest.fixture
def real(app: Flask, store: Store) -> Iterator[Flask]:
    """The same people in a deployment that is no demo."""
    url = app.extensions["database"].url.render_as_string(hide_password=False)
    made = create_app(config(url))
    clock.set_to("2026-09-14T08:30")
    yield made
    made.extensions["database"].engine.dispose()


def test_outside_demo_mode_the_doors_do_not_exist(real: Flask, cast: Cast) -> None:
    visitor = Browser(real, real.response_class, use_cookies=True)
    missing = visitor.get("/nothing-here")
    for name in ("", *(f"/{name}" for name in DOORS)):
        for method in ("GET", "POST"):
            reply = visitor.open(f"/demo{name}", method=method)
            assert reply.status_code == 404, f"{method} /demo{name}"
    assert visitor.get("/demo").text == missing.text.replace("/nothing-here", "/demo")
    assert visitor.get("/").location == "/sign-in", "nobody was signed in"


def test_outside_demo_mode_no_page_speaks_of_it(real: Flask) -> None:
    visitor = Browser(real, real.response_class, use_cookies=True)
    page = Page(visitor.get("/sign-in").text)
    assert "/demo" not in page.html
    assert said(Language.NL, "Demo: these people are made up.") not in page.text
    assert not page.marked("demo")


def test_demo_mode_does_not_open_a_database_with_people_of_others(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This test's own database holds people, and no mark of the demo."""
    url = app.extensions["database"].url.render_as_string(hide_password=False)
    with pytest.raises(Misconfigured, match="not made by"):
        create_app(config(url, demo=True))
    for arguments in (["serve"], ["demo"], ["demo", "--reset"], ["invite", "Yonas"]):
        assert "not made by" in refused(monkeypatch, url, arguments), arguments


def refused(monkeypatch: pytest.MonkeyPatch, url: str, arguments: list[str]) -> str:
    """Run `webapp` in demo mode on this database; the sentence it stops with."""
    for name in ("MEEDOEN_SECRET_KEY", "MEEDOEN_HOSTS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MEEDOEN_DEMO", "1")
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setattr("sys.argv", ["webapp", *arguments])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert isinstance(stopped.value.code, str), "a sentence, which is exit code 1"
    return stopped.value.code


def test_what_it_refused_it_left_as_it_was(
    app: Flask, monkeypatch: pytest.MonkeyPatch, look: Look
) -> None:
    before = look.all(select(Account.name))
    url = app.extensions["database"].url.render_as_string(hide_password=False)
    refused(monkeypatch, url, ["demo", "--reset"])
    assert look.all(select(Account.name)) == before


def test_demo_mode_does_not_fill_a_database_that_something_else_uses(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = store.empty()
    database = Database(url)
    with database.engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE invoices (id INTEGER)"))
    assert "not made by" in refused(monkeypatch, url, ["demo", "--reset"])
    assert sa.inspect(database.engine).get_table_names() == ["invoices"]
    database.engine.dispose()
    store.drop(url)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "meedoen.example", ""])
def test_demo_mode_does_not_listen_to_other_machines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    url = f"sqlite:///{tmp_path / 'new.sqlite3'}"
    said_back = refused(monkeypatch, url, ["serve", "--host", host])
    assert "127.0.0.1" in said_back
    assert not (tmp_path / "new.sqlite3").exists(), "nothing was made either"
