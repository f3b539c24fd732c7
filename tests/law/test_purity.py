import ast
import re
from pathlib import Path

import pytest

import webapp.law

MODULES = sorted(Path(webapp.law.__file__).parent.glob("*.py"))
ALLOWED = {
    "collections",
    "dataclasses",
    "datetime",
    "enum",
    "functools",
    "holidays",
    "typing",
    "uuid",
}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_the_law_knows_nothing_but_itself(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        names = (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
        for name in names:
            own = name.startswith("webapp.law.")
            assert own or name.split(".")[0] in ALLOWED, f"{path.name} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_the_law_reads_no_clock(path: Path) -> None:
    assert not re.search(r"\.(today|now|utcnow)\(", path.read_text()), "take the day as an argument"
