"""What was kept before a backup began is in it, whatever is written meanwhile; and comes back."""

import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from flask import Flask
from sqlalchemy import select, text

from tests.conftest import ON_POSTGRES, SECRET, Browser, Nobody, Store
from tests.running.served import kept, people_who_write, until
from tests.test_cli import Run
from tests.test_races import Visitor, browse
from webapp import create_app
from webapp.case.account import Account
from webapp.case.cookies import SESSION_COOKIE
from webapp.config import Config
from webapp.core.db import Database
from webapp.running.backing_up import age_of_last
from webapp.running.sealed import PIECE_BYTES, NotOurs, seal, unseal

KEY = "a key for backups, with letters enough"
WRITERS = 32
"""More than one process has connections to PostgreSQL: some wait for one."""


@pytest.fixture
def here(app: Flask, tmp_path: Path) -> dict[str, str]:
    url = app.extensions["database"].url.render_as_string(hide_password=False)
    return {
        "DATABASE_URL": url,
        "MEEDOEN_SECRET_KEY": SECRET,
        "MEEDOEN_HOSTS": "localhost",
        "MEEDOEN_BACKUPS": str(tmp_path / "backups"),
        "MEEDOEN_BACKUP_KEY": KEY,
    }


@pytest.fixture
def elsewhere(here: dict[str, str], store: Store) -> Iterator[dict[str, str]]:
    """Another machine: an empty database of the same kind."""
    url = store.empty()
    yield here | {"DATABASE_URL": url}
    store.drop(url)


def made(here: dict[str, str]) -> list[Path]:
    return sorted(Path(here["MEEDOEN_BACKUPS"]).glob("*.backup"))


class Writer(Thread):
    """Writes message after message, and remembers which were acknowledged."""

    def __init__(self, number: int, phone: Browser, person: Visitor, enough: Event) -> None:
        super().__init__(daemon=True)
        self.number, self.phone, self.person, self.enough = number, phone, person, enough
        self.acknowledged: list[str] = []

    def run(self) -> None:
        path = f"/dossiers/{self.person.dossier}/messages/consulent"
        while not self.enough.is_set():
            words = f"writer {self.number} message {len(self.acknowledged)}"
            status = self.phone.post(path, data={"words": words}).status_code
            assert status in (303, 503), "kept, or asked to come back: a slow machine, and SQLite"
            if status == 303:
                self.acknowledged.append(words)


def test_a_drill_loses_nothing_that_was_kept_before(
    app: Flask,
    browser: Nobody,
    run: Run,
    here: dict[str, str],
    elsewhere: dict[str, str],
) -> None:
    people, enough = people_who_write(app.extensions["database"], WRITERS), Event()
    writers = [
        Writer(number, browse(browser, person), person, enough)
        for number, person in enumerate(people)
    ]
    for writer in writers:
        writer.start()
    until(lambda: sum(len(writer.acknowledged) for writer in writers) > 3 * WRITERS, 60)
    before = [words for writer in writers for words in list(writer.acknowledged)]
    began = time.monotonic()
    code, _ = run(here, "backup")
    took = time.monotonic() - began
    enough.set()
    for writer in writers:
        writer.join()
    assert code == 0, code
    (path,) = made(here)
    code, back = run(elsewhere, "restore", str(path))
    assert code == 0, code
    database = Database(elsewhere["DATABASE_URL"])
    there = kept(database)
    database.engine.dispose()
    written = sum(len(writer.acknowledged) for writer in writers)
    print(f"{len(before)} before, {len(there)} in it, {written} in all; {took:.2f} s; {back}")
    assert {there[words] for words in before} == {1}
    assert max(Counter(there).values()) == 1
    assert "It is ready to be served." in back
    app = create_app(
        Config(database_url=elsewhere["DATABASE_URL"], secret=SECRET, hosts=("localhost",))
    )
    phone = app.test_client()
    phone.set_cookie(SESSION_COOKIE, people[0].token, domain="localhost", secure=True)
    assert phone.get(f"/dossiers/{people[0].dossier}/messages").status_code == 200
    app.extensions["database"].engine.dispose()


def test_a_backup_shows_nothing_and_only_we_read_it(
    run: Run,
    here: dict[str, str],
) -> None:
    run(here, "backup")
    (path,) = made(here)
    sealed, manifest = path.read_bytes(), path.with_suffix(".json")
    for word in (b"Yonas", b"SQLite", b"account", KEY.encode()):
        assert word not in sealed
    assert "Yonas" not in manifest.read_text()
    assert KEY not in manifest.read_text()
    assert {p.stat().st_mode & 0o777 for p in (path, manifest)} == {0o600}
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert [p.name for p in path.parent.iterdir() if p not in (path, manifest)] == []


@pytest.mark.parametrize("where", ["beginning", "middle", "end", "shorter", "longer"])
def test_a_damaged_backup_is_not_put_back(
    run: Run,
    here: dict[str, str],
    elsewhere: dict[str, str],
    where: str,
) -> None:
    run(here, "backup")
    (path,) = made(here)
    whole = path.read_bytes()
    at = {"beginning": 20, "middle": len(whole) // 2, "end": len(whole) - 1}.get(where, 0)
    hurt = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
    path.write_bytes({"shorter": whole[:-20], "longer": whole + b"x"}.get(where, hurt))
    code, _ = run(elsewhere, "restore", str(path))
    assert "is not the file that its manifest tells of" in str(code)
    assert_empty(elsewhere)


def assert_empty(elsewhere: dict[str, str]) -> None:
    """Nothing of ours is there: the next backup can be tried."""
    database = Database(elsewhere["DATABASE_URL"])
    with database.connect(writes=False) as connection:
        assert not database.engine.dialect.has_table(connection, "account")
    database.engine.dispose()


def test_with_another_key_nothing_is_put_back(
    run: Run,
    here: dict[str, str],
    elsewhere: dict[str, str],
) -> None:
    run(here, "backup")
    (path,) = made(here)
    code, _ = run(elsewhere | {"MEEDOEN_BACKUP_KEY": "x" * 32}, "restore", str(path))
    assert "was not made with this key" in str(code)
    assert_empty(elsewhere)


def test_a_database_that_holds_something_is_not_written_over(
    run: Run,
    here: dict[str, str],
) -> None:
    run(here, "backup")
    code, _ = run(here, "restore", str(made(here)[0]))
    assert code == "This database is not empty: restore into a new one."


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"MEEDOEN_BACKUP_KEY": ""}, "Set MEEDOEN_BACKUP_KEY"),
        ({"MEEDOEN_BACKUP_KEY": "short"}, "MEEDOEN_BACKUP_KEY has 32 or more"),
        ({"MEEDOEN_BACKUPS": ""}, "Say where"),
    ],
    ids=["no-key", "short-key", "nowhere"],
)
def test_without_key_or_folder_it_says_what_to_set(
    run: Run,
    here: dict[str, str],
    wrong: dict[str, str],
    says: str,
) -> None:
    assert str(run(here | wrong, "backup")[0]).startswith(says)


def test_an_empty_database_is_no_backup(
    run: Run,
    elsewhere: dict[str, str],
) -> None:
    assert run(elsewhere, "backup")[0] == "There is no database of ours here."
    assert made(elsewhere) == []


def test_a_backup_that_broke_off_is_none(
    run: Run,
    here: dict[str, str],
    elsewhere: dict[str, str],
) -> None:
    run(here, "backup")
    (path,) = made(here)
    path.with_suffix(".json").unlink()
    assert age_of_last(here["MEEDOEN_BACKUPS"]) is None
    assert "it is not whole" in str(run(elsewhere, "restore", str(path))[0])


def test_the_newest_are_kept_and_the_age_is_that_of_the_last(
    run: Run,
    here: dict[str, str],
) -> None:
    for _ in range(3):
        assert run(here, "backup", "--keep", "2")[0] == 0
    assert len(made(here)) == 2
    assert len(list(Path(here["MEEDOEN_BACKUPS"]).iterdir())) == 4
    age = age_of_last(here["MEEDOEN_BACKUPS"])
    assert age is not None
    assert 0 <= age.total_seconds() < 60
    assert age_of_last("") is None


def test_of_the_other_kind_it_is_refused(
    run: Run,
    here: dict[str, str],
    elsewhere: dict[str, str],
) -> None:
    run(here, "backup")
    (path,) = made(here)
    manifest = path.with_suffix(".json")
    told = json.loads(manifest.read_text())
    assert re.fullmatch(r"[0-9a-f]{64}", told["sha256"])
    other = "sqlite" if ON_POSTGRES else "postgresql"
    manifest.write_text(json.dumps(told | {"database": other}))
    assert f"This is a backup of {other}" in str(run(elsewhere, "restore", str(path))[0])


@pytest.mark.parametrize("length", [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3_000_000])
def test_what_is_sealed_is_opened_and_no_piece_can_be_left_out(tmp_path: Path, length: int) -> None:
    text, path = bytes(range(256)) * (length // 256 + 1), tmp_path / "sealed"
    with path.open("wb") as to:
        seal([text[:length][:100], text[:length][100:]], KEY, to)
    with path.open("rb") as sealed:
        assert b"".join(unseal(sealed, KEY)) == text[:length]
    whole, piece = path.read_bytes(), PIECE_BYTES + 16
    head = len(whole) - length - 16 * max(1, -(-length // PIECE_BYTES))
    cut = {whole[: head + piece], whole[:head] + whole[head + piece :]} - {whole}
    for broken in cut if length > PIECE_BYTES else {whole[:-1], whole + b"x"}:
        path.write_bytes(broken)
        with path.open("rb") as sealed, pytest.raises(NotOurs):
            list(unseal(sealed, KEY))


@pytest.mark.skipif(ON_POSTGRES, reason="files of SQLite")
def test_the_files_of_a_database_are_ours_alone(tmp_path: Path) -> None:
    for path in (tmp_path / "new.sqlite3", tmp_path / "old.sqlite3"):
        if path.stem == "old":
            path.touch(mode=0o644)
        database = Database(f"sqlite:///{path}")
        with database.unit() as session:
            session.execute(text("CREATE TABLE x (id INTEGER)"))
            modes = {p.name: p.stat().st_mode & 0o777 for p in tmp_path.glob(f"{path.name}*")}
        assert set(modes.values()) == {0o600}, modes
        assert f"{path.name}-wal" in modes
        database.engine.dispose()


def test_accounts_are_counted(
    run: Run,
    here: dict[str, str],
    app: Flask,
) -> None:
    run(here, "backup")
    told = json.loads(made(here)[0].with_suffix(".json").read_text())
    with app.extensions["database"].session(writes=False) as session:
        assert told["rows"]["account"] == len(session.scalars(select(Account)).all())
