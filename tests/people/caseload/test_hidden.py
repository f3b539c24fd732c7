"""An address that is hidden (adres afgeschermd) is nowhere, from that moment on."""

import pytest
from flask import Flask
from sqlalchemy import inspect, text

from tests.conftest import As, Browser, Cast
from tests.people.caseload.facts import confirmed, correct, history, loaded, path
from webapp.core.db import Database

STREET, POSTCODE, PLACE = "Boterdorpseweg 17", "2661 AB", "Oud Verlaat"
WHERE = (STREET, POSTCODE, PLACE)
AT_HOME = {"street": STREET, "postcode": "2661ab", "place": PLACE}
PAGES = ("facts", "case", "begeleiding", "agenda", "pip", "moving", "visits", "arrival", "dates")


def live(browser: Browser, url: str) -> None:
    assert correct(browser, url, **AT_HOME).status_code == 303


def everything(app: Flask) -> str:
    """All that the database holds, as text."""
    database: Database = app.extensions["database"]
    with database.engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        rows = [connection.execute(text(f'SELECT * FROM "{table}"')).all() for table in tables]
    return str(rows)


def test_an_address_is_shown_as_it_is_written(as_: As, cast: Cast) -> None:
    petra, url = as_("petra"), path(cast)
    live(petra, url)
    kept = loaded(petra.get(url).text)
    assert [kept[name] for name in ("street", "postcode", "place")] == [*WHERE]
    assert STREET in history(petra, url)


def test_once_hidden_it_is_on_no_page_and_in_no_row(app: Flask, as_: As, cast: Cast) -> None:
    petra, url, id = as_("petra"), path(cast), cast.dossier("yonas").id
    live(petra, url)
    correct(petra, url, street="Boterdorpseweg 71", note="buiten")
    correct(petra, url, street=STREET)
    assert STREET in as_("henk").get(f"/dossiers/{id}/begeleiding").text
    assert confirmed(petra, url, hidden="yes", street="Boterdorpseweg 9").status_code == 303
    for name in cast:
        reader = as_(name)
        for page in ("/", *(f"/dossiers/{id}/{page}" for page in PAGES)):
            shown = reader.get(page).text
            assert not any(part in shown for part in (*WHERE, "Boterdorpseweg")), (name, page)
    assert not any(part in everything(app) for part in (*WHERE, "Boterdorpseweg"))


def test_hiding_is_itself_in_the_history(as_: As, cast: Cast) -> None:
    petra, url = as_("petra"), path(cast)
    live(petra, url)
    confirmed(petra, url, hidden="yes", why="told")
    assert "Petra" in history(petra, url)
    assert 'value="yes" selected' in petra.get(url).text


def test_what_a_colleague_still_types_does_not_bring_it_back(as_: As, cast: Cast) -> None:
    petra, url = as_("petra"), path(cast)
    live(petra, url)
    before = loaded(petra.get(url).text) | {"why": "changed", "street": "Dorpsstraat 1"}
    confirmed(petra, url, hidden="yes")
    answer = petra.post(url, data=before)
    assert answer.status_code == 422
    again = petra.post(url, data=loaded(answer.text) | {"why": "changed"})
    assert again.status_code == 422
    assert "Dorpsstraat" not in petra.get(url).text


@pytest.mark.parametrize("field", ["street", "postcode", "place"])
def test_beside_hidden_no_part_of_an_address_is_kept(as_: As, cast: Cast, field: str) -> None:
    petra, url = as_("petra"), path(cast)
    confirmed(petra, url, hidden="yes")
    assert correct(petra, url, **{field: AT_HOME[field]}).status_code == 422


def test_an_address_that_need_not_be_hidden_any_more_is_typed_again(as_: As, cast: Cast) -> None:
    petra, url = as_("petra"), path(cast)
    confirmed(petra, url, hidden="yes")
    assert confirmed(petra, url, hidden="no", **AT_HOME).status_code == 303
    assert loaded(petra.get(url).text)["street"] == STREET
