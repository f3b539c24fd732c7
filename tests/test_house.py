"""The house rules, as far as a machine can hold us to them."""

import ast
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest
from flask import Flask

from webapp.models import ROOMS
from webapp.words import WORDS

ROOT = Path(__file__).parent.parent
WEBAPP = ROOT / "webapp"
# From the ground up: a layer may know those before it.
LAYERS = ["clock", "config", "db", "law", "model", "secrets", "sessions", "i18n", "formats"]
LAYERS += ["policy", "guards", "queries", "book", "entry", "statement", "week", "ics", "forms"]
LAYERS += ["reply", "reading", "words", "routes"]
MODULES = sorted(path for path in WEBAPP.rglob("*.py") if path.stem in LAYERS)
NAMES = {path: str(path.relative_to(WEBAPP)) for path in MODULES}
ARROWS = {  # a room may know these rooms; a new arrow is a visible line here
    "accounts": {"dossiers"},  # entry: a date of birth makes a PIN easy to guess
    "dossiers": {"accounts"},
    "rules": set(),
    "hours": {"accounts", "dossiers", "pip", "rules"},  # pip: the same bars as its owner sees
    "outbox": set(),
    "messages": {"accounts", "dossiers", "push", "rules"},  # rules: by when it is answered
    "visits": {"accounts", "agenda", "dossiers"},  # agenda: the next visit and a lesson may clash
    "pwa": {"accounts", "push"},  # what a notification says when it cannot be read
    "push": {"accounts", "dossiers"},  # and no other room: what it reminds of comes to it
    "pip": {"accounts", "dossiers", "hours", "pvt", "rules"},
    "agenda": {"accounts", "dossiers", "push", "pvt"},
    "settling": {"accounts", "dossiers"},
    "intake": {"accounts", "agenda", "dossiers", "koppeling", "rules", "scheduling"},
    "begeleiding": {
        "accounts",
        "agenda",
        "budget",  # from when on a household pays what itself; no amounts
        "dossiers",
        "pip",
        "rules",
        "settling",
        "visits",
    },
    "budget": {"accounts", "dossiers", "push", "rules"},
    # pip: who has a plan has arrived
    "koppeling": {"accounts", "dossiers", "duo", "pip", "rules"},
    "duo": {"accounts", "dossiers", "rules"},
    "caseload": {"accounts", "dossiers"},
    "access": {"accounts", "dossiers"},
    # what a list brings is checked and written down like what is typed
    "lessons": {"accounts", "agenda", "dossiers"},
    # everything that can stand at an hour, whatever room it comes from
    "scheduling": {"accounts", "agenda", "caseload", "dossiers", "pvt"},
    "imports": {"accounts", "caseload", "dossiers", "duo", "hours", "koppeling"},
    "pvt": {"accounts", "dossiers", "push", "rules"},
    "welzijn": {"accounts", "dossiers", "push", "rules", "visits"},
    "board": {
        "accounts",
        "agenda",
        "budget",
        "dossiers",
        "messages",
        "pip",
        "push",
        "rules",
        "welzijn",
    },
    "today": {
        "accounts",
        "agenda",
        "begeleiding",
        "board",
        "budget",
        "dossiers",
        "messages",
        "pip",
        "push",
        "pvt",
        "rules",
        "settling",
        "visits",
        "welzijn",
    },
    "planning": {"accounts", "dossiers", "hours", "intake", "messages", "pip", "rules"},
    "progress": {
        "accounts",
        "agenda",  # appointments nobody came to, counted
        "begeleiding",
        "dossiers",
        "hours",
        "pip",
        "planning",
        "pvt",
        "rules",
        "visits",  # how many there were; never what was said
    },
    "demo": set(),  # makes every room's rows; nobody but the command line knows it
}
LONGEST = {"routes": 200, "model": 260, "queries": 130, "forms": 80, "view": 26}


def imported(path: Path) -> Iterator[str]:
    """Dotted names of everything a module imports: webapp.pip.queries, flask.Flask, …"""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def files(stem: str) -> list[Path]:
    return [path for path in MODULES if path.stem == stem]


@pytest.mark.parametrize("path", MODULES, ids=NAMES.get)
def test_arrows_point_down(path: Path) -> None:
    for name in imported(path):
        if not name.startswith("webapp."):
            continue
        for layer in set(name.split(".")[1:]) & set(LAYERS):
            same = layer == path.stem and layer in ("model", "queries", "reading")
            below = LAYERS.index(layer) < LAYERS.index(path.stem)
            assert same or below, f"{NAMES[path]} imports {name}: the arrow points up"


@pytest.mark.parametrize("room", [room for room in ARROWS if room != "demo"])
def test_rooms_know_only_the_rooms_they_may(room: str) -> None:
    for path in (WEBAPP / room).glob("*.py"):
        for name in imported(path):
            other = name.split(".")[1] if name.startswith("webapp.") else None
            known = other not in ARROWS or other == room or other in ARROWS[room]
            assert known, f"{room}/{path.name} imports {name}: put the arrow in ARROWS, or not"


@pytest.mark.parametrize("path", MODULES, ids=NAMES.get)
def test_no_room_knows_another_rooms_routes_or_forms(path: Path) -> None:
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "webapp" and {"routes", "forms"} & set(parts):
            assert parts[1] == path.parent.name, f"{NAMES[path]} imports {name}"


@pytest.mark.parametrize("path", files("model"), ids=NAMES.get)
def test_models_know_no_web_and_no_clock(path: Path) -> None:
    forbidden = ("flask", "htmx_flask", "flask_login", "webapp.clock", "webapp.policy")
    assert not [n for n in imported(path) if n.startswith(forbidden)]


def test_the_law_knows_nothing_but_the_law() -> None:
    for path in (WEBAPP / "law").glob("*.py"):
        for name in imported(path):
            assert name.startswith("webapp.law") or not name.startswith(
                ("webapp", "flask", "sqlalchemy")
            ), f"{path.name} imports {name}"


@pytest.mark.parametrize("path", files("routes"), ids=NAMES.get)
def test_views_write_no_queries(path: Path) -> None:
    assert not [name for name in imported(path) if name.startswith("sqlalchemy")]


@pytest.mark.parametrize("path", files("routes"), ids=NAMES.get)
def test_views_do_not_judge_and_stay_short(path: Path) -> None:
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or 0) - node.lineno
            assert length <= LONGEST["view"], f"{NAMES[path]}:{node.name} has {length} lines"


@pytest.mark.parametrize("stem", ["routes", "model", "queries", "forms"])
def test_files_stay_small_enough_to_read(stem: str) -> None:
    for path in files(stem):
        lines = len(path.read_text().splitlines())
        assert lines <= LONGEST[stem], f"{NAMES[path]} has {lines} lines: it is usually two rooms"


def test_only_replies_and_units_commit() -> None:
    guilty = {
        str(path.relative_to(WEBAPP))
        for path in WEBAPP.rglob("*.py")
        if re.search(r"(?<!super\(\))\.commit\(\)", path.read_text())
    }
    assert guilty == {"reply.py", "db.py"}, "answer with reply.saved, or use db.own_unit"


def test_only_the_clock_reads_the_time() -> None:
    for path in WEBAPP.rglob("*.py"):
        if path.name != "clock.py":
            found = re.findall(r"datetime\.now|date\.today|time\.time\(|utcnow", path.read_text())
            assert not found, f"{path}: use webapp.clock"


def test_no_template_runs_a_script_or_a_style_of_its_own() -> None:
    for path in (WEBAPP / "templates").rglob("*.html"):
        text = path.read_text()
        assert not re.search(r'\sstyle=|<style|<script(?! src)|\son\w+="|javascript:', text), path
        assert "|safe" not in text.replace(" ", ""), f"{path}: nothing is trusted unescaped"


def test_every_view_is_guarded(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        assert hasattr(view, "guard"), f"{rule.endpoint}: @performs, @lists, @signed_in or @public"


def test_addresses_name_one_row_by_uuid_in_kebab_case(app: Flask) -> None:
    exceptions = {"/demo/<name>", "/feeds/<token>"}
    for rule in app.url_map.iter_rules():
        if rule.rule in exceptions:
            continue
        assert rule.arguments <= {"id"}, rule
        assert "_" not in rule.rule, rule
        assert rule.rule == rule.rule.lower(), rule
        assert "<uuid:id>" in rule.rule or not rule.arguments, rule


def test_every_member_that_people_see_has_words_and_a_picture(app: Flask) -> None:
    known = {type(member) for member, _, _ in WORDS}
    icons = set(re.findall(r'id="([\w-]+)"', (WEBAPP / "static/icons.svg").read_text()))
    for enum in known:
        have = {member for member, _, _ in WORDS if type(member) is enum}
        assert have == set(enum), f"{enum.__name__} lacks words for some members"
    assert {picture for _, _, picture in WORDS} <= icons


def test_every_picture_in_a_template_is_drawn() -> None:
    icons = set(re.findall(r'id="([\w-]+)"', (WEBAPP / "static/icons.svg").read_text()))
    for path in (WEBAPP / "templates").rglob("*.html"):
        for used in re.findall(r'icon\("([\w-]+)"', path.read_text()):
            assert used in icons, f"{path.name}: {used} is not in icons.svg"


def test_pages_extend_and_fragments_do_not() -> None:
    for path in (WEBAPP / "templates").rglob("*.html"):
        extends = path.read_text().lstrip().startswith("{% extends")
        if path.parent.name == "templates" and path.name != "error.html":
            continue
        assert extends != path.name.startswith("_"), path


def test_no_table_keeps_what_can_be_computed() -> None:
    computed = re.compile(r"deadline|term_|leefgeld|per_week|total|balance|(^|_)age$|percent")
    for room in ROOMS:
        for name, table in vars(room).items():
            for column in getattr(getattr(table, "__table__", None), "columns", ()):
                assert not computed.search(column.name), f"{name}.{column.name} is derived"


def test_enums_of_rooms_are_kept_by_value() -> None:
    for room in ROOMS:
        for name, enum in vars(room).items():
            if isinstance(enum, type) and issubclass(enum, StrEnum) and enum is not StrEnum:
                assert all(len(member.value) <= 40 for member in enum), name
