"""A list of many costs as few statements as a list of one, and stays light."""

from uuid import uuid4

import pytest
from sqlalchemy import insert

from tests.conftest import As, Cast, Change, Look
from tests.guidance.welzijn.cards import address, flag
from webapp.core import clock
from webapp.guidance.visits.model import HowMet
from webapp.guidance.welzijn.model import Discussed, Domain, Signaal, Source, Stage
from webapp.law.welzijn import Level


def add(change: Change, cast: Cast, many: int) -> None:
    row = {
        "dossier_id": cast.dossier("yonas").id,
        "author_id": cast["henk"].id,
        "written_at": clock.now(),
        "shared_at": clock.now(),
        "seen_on": clock.today(),
        "how": HowMet.HOME,
        "domain": Domain.GEEST,
        "level": Level.LET_OP,
        "source": Source.SEEN,
        "discussed": Discussed.YES,
        "called": [],
        "stage": Stage.RECEIVED,
        "facts": "x" * 300,
    }
    change.run(insert(Signaal), [row | {"id": uuid4()} for _ in range(many)])


@pytest.mark.parametrize("name", ["henk", "fatima", "petra"])
def test_a_thousand_cost_no_more_statements_than_one(
    as_: As, cast: Cast, change: Change, statements: list[str], name: str
) -> None:
    browser, counts = as_(name), []
    for many in (1, 999):
        add(change, cast, many)
        statements.clear()
        page = browser.get("/signalen")
        counts.append(len(statements))
        assert page.text.count('id="signaal-') == min(many, 30)
        assert len(page.data) < 60_000
    assert 2 <= counts[0] == counts[1] <= 12


def test_a_card_the_form_and_the_numbers_cost_few(
    as_: As, cast: Cast, look: Look, statements: list[str]
) -> None:
    id = flag(as_, cast, look, "henk", "yonas")
    for name, path in (
        ("fatima", f"/signalen/{id}"),
        ("henk", f"{address(cast, 'yonas')}/new"),
        ("henk", "/call-now"),
    ):
        browser = as_(name)
        statements.clear()
        assert browser.get(path).status_code == 200
        assert 2 <= len(statements) <= 12, path
