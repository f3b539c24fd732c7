"""What the desk's pages of a plan cost, and that no code goes past the guard of a fixed plan."""

import re
from pathlib import Path

import pytest

from tests.conftest import As, Cast
from tests.plan.draft.conftest import AtDesk

MOST = 8
WEBAPP = Path(__file__).parents[3] / "webapp"
PAGES = ("pip/draft", "pip/draft/preview", "pip/print", "progress", "duo.json")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("whose", ["dawit", "rania"])
def test_a_page_costs_at_most_eight_statements(
    as_: As, cast: Cast, statements: list[str], page: str, whose: str
) -> None:
    petra, path = as_("petra"), f"/dossiers/{cast.dossier(whose).id}/{page}"
    statements.clear()
    assert petra.get(path).status_code == 200
    assert len(statements) <= MOST, "\n".join(statements)


def test_forty_lines_cost_no_more_than_five(desk: AtDesk, statements: list[str]) -> None:
    petra, counts = desk(), []
    for texts in (["G01"], [f"G{number:02}" for number in range(1, 36)]):
        petra.post("/lines", {"party": "inburgeraar", "texts": texts})
        statements.clear()
        petra.page()
        counts.append(len(statements))
    assert counts[0] == counts[1]


def test_a_get_of_these_pages_writes_nothing_but_the_access_line(
    as_: As, cast: Cast, statements: list[str]
) -> None:
    petra = as_("petra")
    petra.get("/")
    statements.clear()
    for page in PAGES:
        petra.get(f"/dossiers/{cast.dossier('dawit').id}/{page}")
    written = [s for s in statements if re.match(r"INSERT|UPDATE|DELETE", s)]
    assert all(s.startswith("INSERT INTO access_line") for s in written), written


def test_no_code_changes_plans_in_bulk_past_the_guard() -> None:
    past = re.compile(r"\b(update|delete|insert)\((Pip|Agreement|Frozen)\b")
    guilty = [p.name for p in WEBAPP.rglob("*.py") if past.search(p.read_text())]
    assert guilty == [], "change one row at a time: the guard of model_freezing.py sees it then"
