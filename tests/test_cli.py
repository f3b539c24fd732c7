"""The command `webapp`: what it refuses to start with, and the invitations it prints."""

import os
import re
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol
from unittest.mock import Mock

import pytest
from flask import Flask
from sqlalchemy import make_url, select, text

from tests.browser.server import free_port
from tests.conftest import SECRET, Cast, Change, Look, Nobody, Store
from webapp import cli
from webapp.case.account import Account, Gemeente, Invitation, Language, Role
from webapp.case.secrets import code_hash, hashed
from webapp.config import LOOPBACK, Config, Misconfigured
from webapp.core import clock
from webapp.core.db import Database
from webapp.core.vapid import new_private_key_pem
from webapp.running import serving

HOSTS = {"MEEDOEN_HOSTS": "meedoen.example"}
KEY = {"MEEDOEN_SECRET_KEY": "k" * 32}
DATABASE = {"DATABASE_URL": "sqlite:///nowhere.sqlite3"}
WHOLE = HOSTS | KEY | DATABASE
PROVIDER = {
    "MEEDOEN_OIDC_ISSUER": "https://idp.example",
    "MEEDOEN_OIDC_CLIENT": "meedoen",
    "MEEDOEN_OIDC_SECRET": "hush",
    "MEEDOEN_OIDC_AMR": "mfa",
}


class Run(Protocol):
    """run(environ, "invite", "Yonas") runs the command; exit code or sentence, and what it said."""

    def __call__(
        self, environ: dict[str, str], *arguments: str
    ) -> tuple[int | str | None, str]: ...


@pytest.mark.parametrize(
    ("environ", "asks"),
    [
        ({}, "MEEDOEN_SECRET_KEY"),
        (HOSTS | DATABASE, "MEEDOEN_SECRET_KEY"),
        (HOSTS | DATABASE | {"MEEDOEN_SECRET_KEY": ""}, "MEEDOEN_SECRET_KEY"),
        (HOSTS | DATABASE | {"MEEDOEN_SECRET_KEY": "k" * 31}, "MEEDOEN_SECRET_KEY"),
        (KEY | DATABASE, "MEEDOEN_HOSTS"),
        (KEY | DATABASE | {"MEEDOEN_HOSTS": " , "}, "MEEDOEN_HOSTS"),
        (WHOLE | {"MEEDOEN_DEMO": "1", "MEEDOEN_SECRET_KEY": "short"}, "MEEDOEN_SECRET_KEY"),
        (WHOLE | {"MEEDOEN_DEMO": "1"}, "MEEDOEN_HOSTS"),
        (WHOLE | {"MEEDOEN_OIDC_ISSUER": "https://idp.example"}, "MEEDOEN_OIDC_CLIENT and"),
        (WHOLE | PROVIDER | {"MEEDOEN_OIDC_ISSUER": "http://idp.example"}, "OIDC_ISSUER begins"),
        (WHOLE | PROVIDER | {"MEEDOEN_OIDC_ISSUER": "http://127.0.0.1:9"}, "OIDC_ISSUER begins"),
        (WHOLE | PROVIDER | {"MEEDOEN_OIDC_AMR": ""}, "MEEDOEN_OIDC_ACR or MEEDOEN_OIDC_AMR"),
        (WHOLE | {"MEEDOEN_DIGID_SECRET": "x"}, "MEEDOEN_DIGID_ISSUER and"),
    ],
)
def test_it_refuses_to_start_and_says_what_to_set(environ: dict[str, str], asks: str) -> None:
    with pytest.raises(Misconfigured, match=asks):
        Config.from_environment(environ)


def test_providers_are_read_and_off_unless_set() -> None:
    assert Config.from_environment(WHOLE).staff_provider is None
    assert Config.from_environment(WHOLE).digid is None
    config = Config.from_environment(WHOLE | PROVIDER | {"MEEDOEN_OIDC_ACR": "a, b"})
    assert config.digid is None
    assert config.staff_provider
    assert (config.staff_provider.acr, config.staff_provider.amr) == (("a", "b"), ("mfa",))
    assert config.staff_provider.name == "gemeente"
    assert "hush" not in repr(config)


def test_a_whole_configuration_is_read() -> None:
    config = Config.from_environment(WHOLE | {"MEEDOEN_HOSTS": "a.nl, b.nl c.nl"})
    assert config.hosts == ("a.nl", "b.nl", "c.nl")
    assert (config.demo, config.now, config.proxies) == (False, None, 0)


def test_the_demo_needs_no_secret_and_answers_on_this_machine_only() -> None:
    config = Config.from_environment(DATABASE | {"MEEDOEN_DEMO": "1"})
    assert config.demo
    assert config.hosts == LOOPBACK


@pytest.mark.parametrize("value", ["0", "", "no", "false", "yes please"])
def test_only_a_clear_yes_turns_the_demo_on(value: str) -> None:
    assert not Config.from_environment(WHOLE | {"MEEDOEN_DEMO": value}).demo


def test_every_setting_can_come_from_a_file(tmp_path: Path) -> None:
    values = {
        "MEEDOEN_SECRET_KEY": "from a file, and long enough to be used",
        "MEEDOEN_HOSTS": "meedoen.example",
        "DATABASE_URL": "postgresql+psycopg://app:secret@/meedoen",
        "MEEDOEN_NOW": "2026-09-14T08:30",
        "MEEDOEN_PROXIES": "2",
    }
    environ = {}
    for name, value in values.items():
        (tmp_path / name).write_text(f"{value}\n")
        environ[f"{name}_FILE"] = str(tmp_path / name)
    config = Config.from_environment(environ)
    assert config.secret == values["MEEDOEN_SECRET_KEY"]
    assert config.database_url == values["DATABASE_URL"]
    assert (config.hosts, config.now, config.proxies) == (
        ("meedoen.example",),
        "2026-09-14T08:30",
        2,
    )


def test_a_secret_is_not_shown_when_the_configuration_is() -> None:
    assert KEY["MEEDOEN_SECRET_KEY"] not in repr(Config.from_environment(WHOLE))


def test_without_an_address_the_database_is_a_file_that_only_we_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    config = Config.from_environment(HOSTS | KEY)
    assert config.database_url == f"sqlite:///{tmp_path / 'instance/meedoen.sqlite3'}"
    assert (tmp_path / "instance").stat().st_mode & 0o077 == 0


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:

    def webapp(environ: dict[str, str], *arguments: str) -> tuple[int | str | None, str]:
        for name in [name for name in os.environ if name.startswith("MEEDOEN_")]:
            monkeypatch.delenv(name)
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("sys.argv", ["webapp", *arguments])
        code: int | str | None = 0
        try:
            cli.main()
        except SystemExit as stop:
            code = stop.code
        return code, capsys.readouterr().out

    yield webapp
    clock.set_real()


@pytest.fixture
def here(app: Flask) -> dict[str, str]:
    """The environment of a deployment on this test's own database."""
    url = app.extensions["database"].url.render_as_string(hide_password=False)
    return {"DATABASE_URL": url, "MEEDOEN_SECRET_KEY": SECRET, "MEEDOEN_HOSTS": "localhost"}


@pytest.mark.parametrize(
    ("asked", "threads"), [([], {"sqlite": 2, "postgresql": 8}), (["--threads", "3"], None)]
)
def test_a_worker_works_on_as_many_requests_at_once_as_its_database_likes(
    run: Run,
    here: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    asked: list[str],
    threads: dict[str, int] | None,
) -> None:
    served = Mock()
    monkeypatch.setattr("granian.Granian", served)
    monkeypatch.setattr(serving, "supervise", lambda parts: parts[0].work())
    assert run(here, "serve", "--port", str(free_port()), *asked)[0] == 0
    kind = make_url(here["DATABASE_URL"]).get_backend_name()
    assert served.call_args.kwargs["blocking_threads"] == (threads[kind] if threads else 3)


@pytest.mark.parametrize(
    "command",
    [
        ["serve"],
        ["migrate"],
        ["demo"],
        ["invite", "Yonas"],
        ["begin", "Oost", "Ans Bos", "--phone", "14010", "--address", "Plein 1"],
    ],
)
def test_no_command_runs_without_a_secret(run: Run, here: dict[str, str], command: Any) -> None:
    code, _ = run(here | {"MEEDOEN_SECRET_KEY": ""}, *command)
    assert "MEEDOEN_SECRET_KEY" in str(code), "a sentence, which is exit code 1"


@pytest.mark.parametrize(
    "broken",
    [
        {"MEEDOEN_SECRET_KEY_FILE": "/no/such/file"},
        {"MEEDOEN_PROXIES": "two"},
        {"MEEDOEN_NOW": "yesterday"},
        {"MEEDOEN_NOW": "2026-09-14T08:30+02:00"},
        {"DATABASE_URL": "no address at all"},
    ],
    ids=lambda broken: " ".join(broken.values()),
)
def test_a_setting_that_cannot_be_read_is_a_sentence_not_a_traceback(
    run: Run, here: dict[str, str], broken: dict[str, str]
) -> None:
    code, _ = run(here | broken, "invite", "Yonas")
    assert isinstance(code, str), "a sentence, which is exit code 1"
    assert [name for name in broken if name.removesuffix("_FILE") in code], code


def test_an_invitation_is_a_name_a_link_with_a_fragment_and_eight_digits(
    run: Run, here: dict[str, str], look: Look
) -> None:
    code, printed = run(here, "invite", "Yonas", "--url", "https://meedoen.example/")
    assert code == 0
    name, link, digits = printed.strip().splitlines()[-3:]
    assert name == "Yonas Tesfay"
    found = re.fullmatch(r"https://meedoen\.example/k\?in=ti#([A-Za-z0-9_-]{22})", link)
    assert found, f"{link}: 128 bits, in the fragment"
    assert re.fullmatch(r"\d{4} \d{4}", digits), digits
    (kept,) = look.all(select(Invitation))
    assert kept.token_hash == hashed(found[1])
    assert kept.code_hash == code_hash(SECRET, digits.replace(" ", ""))
    lasts = kept.expires_at - clock.real()
    assert timedelta(minutes=9) < lasts <= timedelta(minutes=10), "real time, ten minutes"


@pytest.mark.parametrize("wanted", ["yonas", "YONAS", "Yonas Tesfay", "yonas tesfay"])
def test_a_person_is_found_by_first_or_whole_name(
    run: Run, here: dict[str, str], wanted: str
) -> None:
    code, printed = run(here, "invite", wanted)
    assert code == 0
    assert "Yonas Tesfay" in printed


def test_a_person_is_found_by_id(run: Run, here: dict[str, str], cast: Cast) -> None:
    _, printed = run(here, "invite", str(cast["omar"].id))
    assert "Omar Al-Khatib" in printed


@pytest.mark.parametrize("wanted", ["Nobody", "", "Tesfay", "Yon", "%", "Yonas' OR 1=1"])
def test_an_unknown_name_is_a_sentence_and_invites_nobody(
    run: Run, here: dict[str, str], look: Look, wanted: str
) -> None:
    code, printed = run(here, "invite", wanted)
    assert isinstance(code, str), "a sentence, which is exit code 1"
    assert repr(wanted) in code
    assert not printed
    assert look.all(select(Invitation)) == []


def test_a_name_that_two_people_have_is_a_sentence_that_asks_for_the_id(
    run: Run, here: dict[str, str], change: Change, look: Look
) -> None:
    other = Account(name="Yonas Berhane", role=Role.INBURGERAAR, language=Language.TI)
    change.add(other)
    code, _ = run(here, "invite", "yonas")
    assert str(code).startswith("2 people are called 'yonas'")
    assert "id" in str(code)
    assert look.all(select(Invitation)) == []
    assert run(here, "invite", "Yonas Berhane")[0] == 0


@pytest.mark.parametrize("way", ["link", "code"])
def test_what_was_printed_opens_the_door(
    run: Run, here: dict[str, str], browser: Nobody, way: str
) -> None:
    _, printed = run(here, "invite", "Yonas")
    _, link, code = printed.strip().splitlines()[-3:]
    phone = browser()
    data = {"token": link.split("#")[1]} if way == "link" else {"code": code}
    reply = phone.post("/k", data=data)
    assert reply.status_code == 303
    assert reply.location.startswith("/pin")
    assert phone.get(reply.location).status_code == 200


def test_an_unknown_command_explains_itself(run: Run, here: dict[str, str]) -> None:
    assert run(here, "dance")[0] == 2
    assert run(here)[0] == 2


BEGIN = ("begin", "Oosterdam", "Ans Bos", "--phone", "14 010", "--address", "Plein 1, Oosterdam")


def test_a_gemeente_begins_with_one_beheerder_who_is_let_in(
    run: Run, here: dict[str, str], look: Look
) -> None:
    code, printed = run(here, *BEGIN, "--url", "https://m.example/")
    assert code == 0
    name, link = printed.strip().splitlines()[-2:]
    assert name == "Ans Bos", "no code: it opens no account of staff"
    found = re.fullmatch(r"https://m\.example/k\?in=nl#([A-Za-z0-9_-]{22})", link)
    assert found
    ans = look.one(select(Account).where(Account.name == "Ans Bos"))
    gemeente = look.get(Gemeente, ans.gemeente_id)
    assert (gemeente.name, gemeente.phone) == ("Oosterdam", "14 010")
    assert (ans.role, ans.phone, ans.language) == (Role.BEHEERDER, None, Language.NL)
    (kept,) = look.all(select(Invitation))
    assert (kept.account_id, kept.token_hash) == (ans.id, hashed(found[1]))


@pytest.mark.parametrize("again", ["Oosterdam", "OOSTERDAM", "  Ooster\u202edam "])
def test_a_gemeente_that_is_there_begins_no_second_time(
    run: Run, here: dict[str, str], look: Look, again: str
) -> None:
    run(here, *BEGIN)
    before = look.all(select(Account.id))
    code, printed = run(here, "begin", again, *BEGIN[2:])
    assert "is there already" in str(code)
    assert not printed
    assert look.all(select(Account.id)) == before


@pytest.mark.parametrize(
    ("number", "wrong"),
    [(1, " "), (1, "x" * 81), (2, ""), (2, "\u200e"), (4, "call us"), (4, ""), (6, "  ")],
    ids=["no-name", "long", "nobody", "nothing-seen", "no-number", "empty", "no-address"],
)
def test_a_gemeente_without_a_name_or_number_is_refused(
    run: Run, here: dict[str, str], look: Look, number: int, wrong: str
) -> None:
    before = look.all(select(Gemeente.name))
    typed = [*BEGIN[:number], wrong, *BEGIN[number + 1 :]]
    code, printed = run(here, *typed)
    assert repr(wrong) in str(code), "a sentence, which is exit code 1"
    assert not printed
    assert look.all(select(Gemeente.name)) == before


def test_a_gemeente_needs_tables_first(run: Run, here: dict[str, str], tmp_path: Path) -> None:
    code, _ = run(here | {"DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}"}, *BEGIN)
    assert "webapp migrate" in str(code)


@pytest.mark.parametrize(
    ("where", "opens"),
    [
        ({"MEEDOEN_HOSTS": "mee.example"}, "https://mee.example/k?in="),
        ({"MEEDOEN_URL": "https://mee.gemeente.example"}, "https://mee.gemeente.example/k?in="),
    ],
    ids=["host", "address"],
)
@pytest.mark.parametrize("command", [BEGIN, ("invite", "Yonas")], ids=["begin", "invite"])
def test_the_link_opens_where_people_open_it(
    run: Run, here: dict[str, str], command: tuple[str, ...], where: dict[str, str], opens: str
) -> None:
    links = [line for line in run(here | where, *command)[1].splitlines() if "/k?in=" in line]
    assert [link.startswith(opens) for link in links] == [True]


@pytest.fixture
def unmigrated(here: dict[str, str], store: Store) -> Iterator[dict[str, str]]:
    """An empty database, and a key so that reminders could be sent."""
    url = store.empty()
    push = {"MEEDOEN_VAPID_KEYS": new_private_key_pem(), "MEEDOEN_PUSH_SUBJECT": "mailto:a@b.nl"}
    yield here | push | {"DATABASE_URL": url}
    store.drop(url)


@pytest.mark.parametrize("command", ["serve", "worker"])
def test_a_database_without_todays_tables_is_not_served(
    run: Run, unmigrated: dict[str, str], command: str
) -> None:
    assert run(unmigrated, command)[0] == (
        "The database has no tables yet: run `webapp migrate` first."
    )
    run(unmigrated, "migrate")
    database = Database(unmigrated["DATABASE_URL"])
    with database.unit() as session:
        session.execute(text("UPDATE alembic_version SET version_num = 'from-tomorrow'"))
    database.engine.dispose()
    assert run(unmigrated, command)[0] == (
        "The database is at revision 'from-tomorrow', which this version does not know: "
        "run the version that made it, or restore a backup."
    )


@pytest.mark.parametrize("command", [["serve"], ["migrate"], ["invite", "Yonas"], BEGIN])
@pytest.mark.parametrize(
    "away", ["postgresql+psycopg://x:geheim@127.0.0.1:1/x", "sqlite:////no/such/folder/x.sqlite3"]
)
def test_a_database_out_of_reach_is_a_sentence(
    run: Run, here: dict[str, str], command: list[str], away: str
) -> None:
    code, _ = run(here | {"DATABASE_URL": away}, *command)
    assert re.fullmatch(r"The database cannot be used: [^\n]+", str(code))
    assert "geheim" not in str(code)


def test_without_the_driver_of_postgresql_a_sentence_says_how_to_get_it(
    run: Run, here: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    code, _ = run(here | {"DATABASE_URL": "postgresql+psycopg://x@localhost/x"}, "migrate")
    assert "pip install 'webapp[postgres]'" in str(code)
    assert "\n" not in str(code)


def test_other_databases_are_refused(run: Run, here: dict[str, str]) -> None:
    code, _ = run(here | {"DATABASE_URL": "mysql://x@localhost/x"}, "migrate")
    assert code == "DATABASE_URL is no address of a SQLite or PostgreSQL database"
