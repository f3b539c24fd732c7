"""`webapp check` says what is not ready, each thing in a sentence, and nothing when all is."""

import json
import sqlite3
from pathlib import Path

import pytest
from flask import Flask

from tests.test_cli import Run
from webapp.core.vapid import new_private_key_pem

GOOD = {
    "MEEDOEN_SECRET_KEY": "q7Z1xkV0nB8sWm3rTj5yPc2uHd9gLf4a",
    "MEEDOEN_BACKUP_KEY": "Xr4mTb9LqWc7NzKd2PvGh6YsJf3UeA8i",
    "MEEDOEN_HOSTS": "mee.gemeente.example",
    "MEEDOEN_PROXIES": "1",
    "MEEDOEN_PUSH_SUBJECT": "mailto:beheer@gemeente.example",
}

TWO_LETTERS = "abbabaabbaababbabaababbaabbabaab"
"""Nothing in it comes again and again (Thue-Morse)."""


@pytest.fixture
def ready(app: Flask, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 51, 3))
    url = app.extensions["database"].url.render_as_string(hide_password=False)
    here = {"DATABASE_URL": url, "MEEDOEN_BACKUPS": str(tmp_path / "backups")}
    environ = GOOD | here | {"MEEDOEN_VAPID_KEYS": new_private_key_pem()}
    assert run(environ, "backup")[0] == 0
    return environ


def test_what_is_ready_is_ready(run: Run, ready: dict[str, str]) -> None:
    assert run(ready, "check") == (0, "Ready.\n")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"MEEDOEN_HOSTS": "localhost"}, "MEEDOEN_HOSTS names this machine only"),
        ({"MEEDOEN_PROXIES": "0"}, "MEEDOEN_PROXIES is 0"),
        ({"MEEDOEN_SECRET_KEY": "a" * 32}, "MEEDOEN_SECRET_KEY is easy to guess"),
        ({"MEEDOEN_SECRET_KEY": "geheim12" * 8}, "MEEDOEN_SECRET_KEY is easy to guess"),
        ({"MEEDOEN_SECRET_KEY": TWO_LETTERS}, "MEEDOEN_SECRET_KEY is easy to guess"),
        ({"MEEDOEN_URL": "http://mee.gemeente.example"}, "phones need https"),
        ({"MEEDOEN_URL": "https://other.example"}, "none of MEEDOEN_HOSTS"),
        ({"MEEDOEN_VAPID_KEYS": ""}, "nobody is reminded"),
        ({"MEEDOEN_BACKUP_KEY": ""}, "MEEDOEN_BACKUP_KEY is not set"),
        ({"MEEDOEN_BACKUP_KEY": "b" * 32}, "MEEDOEN_BACKUP_KEY is easy to guess"),
        ({"MEEDOEN_BACKUP_KEY": GOOD["MEEDOEN_SECRET_KEY"]}, "who finds one has both"),
        ({"MEEDOEN_BACKUPS": ""}, "MEEDOEN_BACKUPS is not set"),
        ({"MEEDOEN_BACKUPS": "/no/such/folder"}, "There is no backup"),
        ({"DATABASE_URL": "sqlite:////no/such/x.sqlite3"}, "The database does not answer"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_not_is_said(
    run: Run, ready: dict[str, str], wrong: dict[str, str], says: str
) -> None:
    code, printed = run(ready | wrong, "check")
    assert code == 1
    lines = printed.splitlines()
    assert [line for line in lines if line.startswith("- ") and says in line], printed
    for value in (ready["MEEDOEN_SECRET_KEY"], ready["MEEDOEN_BACKUP_KEY"]):
        assert value not in printed


def test_an_empty_database_is_not_ready(run: Run, ready: dict[str, str], tmp_path: Path) -> None:
    code, printed = run(ready | {"DATABASE_URL": f"sqlite:///{tmp_path / 'new.sqlite3'}"}, "check")
    assert (code, printed) == (
        1,
        "- The database has no tables yet: run `webapp migrate` first.\n",
    )


def test_an_old_backup_is_said(run: Run, ready: dict[str, str]) -> None:
    (manifest,) = Path(ready["MEEDOEN_BACKUPS"]).glob("*.json")
    told = json.loads(manifest.read_text())
    manifest.write_text(json.dumps(told | {"made_at": "2020-01-01T00:00:00+00:00"}))
    assert "make one every day" in run(ready, "check")[1]


def test_an_old_sqlite_is_said(
    run: Run, ready: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """3.40.1 is Debian 12's; the fault of its log is mended from 3.51.3 on."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))
    printed = run(ready, "check")[1]
    assert ("can lose writes" in printed) == ready["DATABASE_URL"].startswith("sqlite")


def test_the_demo_is_not_ready(run: Run, ready: dict[str, str]) -> None:
    demo = {"MEEDOEN_DEMO": "1", "MEEDOEN_HOSTS": "", "DATABASE_URL": "sqlite:////no/such/x"}
    assert "anyone can become anyone" in run(ready | demo, "check")[1]
