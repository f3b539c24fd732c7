"""What is wrong in a form is said with its field, in the reader's language, and it has the focus.

Every form is handed in wrong once. A new form belongs into the tables of refused.py.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from flask import Flask
from playwright.sync_api import Browser

from tests.browser.conftest import quiet, regulars_of
from tests.browser.heard import SAID, deaf_spots, foreign
from tests.browser.pages import VISIT_AHEAD, ids
from tests.browser.refused import (
    AT_A_DESK,
    AT_THE_DOOR,
    FOR_EVERYBODY,
    FORMS,
    NOTHING_TO_FILL_IN,
    Wrong,
)
from tests.browser.server import Server, demo_server
from tests.browser.visitor import Visitor

LANGUAGES = ("nl", "ar")
CASES = [(name, language) for language in LANGUAGES for name in FOR_EVERYBODY]
CASES += [(name, "nl") for name in AT_A_DESK]
# Each form that is sent away, and whether there is anything to fill in.
ACTIONS = """() => [...document.forms].filter((form) => form.method === "post").map((form) =>
  [form.getAttribute("action"), [...form.elements].some(
    (each) => !/hidden|submit|button|fieldset/.test(each.type))])"""
# All is emptied, besides what is typed: also what nobody could type or choose.
HAND_IN = """([number, typed]) => {
  const form = [...document.forms].filter((each) => each.method === "post")[number];
  for (let each = form; each; each = each.parentElement.closest("details")) each.open = true;
  for (const each of form.elements) {
    if (/hidden|submit|button|fieldset|file/.test(each.type)) continue;
    const value = typed[each.name] ?? "";
    if (/radio|checkbox/.test(each.type)) {
      each.checked = value === each.value;
    } else {
      if (each.type === "select-one") each.add(new Option(value, value));
      if (/date|time|number/.test(each.type)) each.type = "text";
      each.value = value;
    }
  }
  form.requestSubmit();
}"""
SIGNAAL = {"level": "2-zorg", "domains": "geest", "facts": "Hij huilt.", "discussed": "yes"}
SIGNAAL |= {"how": "home", "source": "seen", "seen_on": "2026-09-14"}
ROWS = {
    "appointment": "SELECT id FROM appointment WHERE starts_local LIKE '2026-09-15 10%'",
    "visit_ahead": VISIT_AHEAD,
    "visit": "SELECT visit.id FROM visit JOIN account ON account.id = author_id "
    "WHERE account.name = 'Henk' ORDER BY day DESC",
    "colleague": "SELECT id FROM account WHERE name = 'Petra'",
    "guide": "SELECT id FROM account WHERE name = 'Henk'",
    "signaal": "SELECT id FROM signaal",
    "organisation": "SELECT id FROM organisation",
    "number": "SELECT phone_number.id FROM phone_number JOIN dossier ON dossier.id = dossier_id "
    "JOIN account ON account.id = inburgeraar_id WHERE account.name LIKE 'Yonas%'",
}
A_COLLEAGUE = """UPDATE account SET gemeente_id =
    (SELECT gemeente_id FROM account WHERE name = 'Petra') WHERE name = 'Karel'"""
Regular = Callable[[str | None], Visitor]


@pytest.fixture(scope="module")
def busy(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server where every form can be seen by somebody."""
    with demo_server(template, tmp_path_factory.mktemp("busy")) as server:
        server.ask(A_COLLEAGUE)
        yield server


@pytest.fixture(scope="module")
def writers(chromium: Browser, busy: Server) -> Iterator[Regular]:
    with regulars_of(chromium, busy) as regular:
        yonas = ids(busy)["yonas"]
        regular("henk").post(f"/dossiers/{yonas}/signalen", **SIGNAAL)
        signaal = row(busy, "signaal")
        for step in ("consult", "act"):
            regular("fatima").post(f"/signalen/{signaal}/{step}")
        wanted = {"organisation": row(busy, "organisation"), "wanted": "begeleider"}
        regular("petra").post(f"/dossiers/{ids(busy)['amal']}/guide-wanted", **wanted)
        yield regular


def row(site: Server, name: str) -> str:
    return str(UUID(site.ask(ROWS[name])[0][0]))


@pytest.mark.parametrize(("endpoint", "language"), CASES)
def test_what_is_wrong_is_said_with_its_field(
    endpoint: str, language: str, writers: Regular, busy: Server, one_app: Flask
) -> None:
    wrong = FORMS[endpoint]
    visitor = writers(wrong.who)
    visitor.speak(language)
    visitor.open(wrong.path.format(**ids(busy), **{name: row(busy, name) for name in ROWS}))
    hand_in(visitor, endpoint, wrong, one_app)
    assert deaf_spots(visitor) == []
    assert foreign(visitor, language) == []
    quiet([visitor])


def hand_in(visitor: Visitor, endpoint: str, wrong: Wrong, app: Flask) -> None:
    found = [(named(app, action), asks) for action, asks in visitor.page.evaluate(ACTIONS)]
    new = {name for name, asks in found if asks} - FORMS.keys() - AT_THE_DOOR
    assert not new, "these forms are not in the tables of refused.py"
    with visitor.page.expect_response(lambda answer: answer.status == 422):
        visitor.page.evaluate(HAND_IN, [found.index((endpoint, True)), wrong.typed])
    visitor.find(f"main :is({SAID})").first.wait_for()


def named(app: Flask, action: str) -> str:
    """The endpoint that a form is sent to."""
    endpoint, _ = app.url_map.bind("").match(action, "POST")
    return str(endpoint)


def test_every_form_is_here(one_app: Flask) -> None:
    posts = {r.endpoint for r in one_app.url_map.iter_rules() if "POST" in (r.methods or ())}
    known = FORMS.keys() | AT_THE_DOOR | NOTHING_TO_FILL_IN
    assert posts == known, "say in refused.py how a new form is handed in wrong"
