"""A world in which every form can be seen by somebody, and the forms of a page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from flask import Flask

from tests.browser.pages import VERSION, VISIT_AHEAD, ids
from tests.browser.refused import Wrong
from tests.browser.server import Server, demo_server
from tests.browser.visitor import Visitor

Regular = Callable[[str | None], Visitor]
# Each form that is sent away, and whether there is anything to fill in.
ACTIONS = """() => [...document.forms].filter((form) => form.method === "post").map((form) =>
  [form.getAttribute("action"), [...form.elements].some(
    (each) => !/hidden|submit|button|fieldset/.test(each.type))])"""
SIGNAAL = {"level": "2-zorg", "domains": "geest", "facts": "Hij huilt.", "discussed": "yes"}
SIGNAAL |= {"how": "home", "source": "seen", "seen_on": "2026-09-14"}
ROWS = {
    "appointment": "SELECT id FROM appointment WHERE starts_local LIKE '2026-09-15 10%'",
    "visit_ahead": VISIT_AHEAD,
    "visit": "SELECT visit.id FROM visit JOIN account ON account.id = author_id "
    "WHERE account.name = 'Henk' ORDER BY day DESC",
    "version": VERSION,
    "colleague": "SELECT id FROM account WHERE name = 'Petra'",
    "guide": "SELECT id FROM account WHERE name = 'Henk'",
    "signaal": "SELECT id FROM signaal",
    "organisation": "SELECT id FROM organisation",
    "number": "SELECT phone_number.id FROM phone_number JOIN dossier ON dossier.id = dossier_id "
    "JOIN account ON account.id = inburgeraar_id WHERE account.name LIKE 'Yonas%'",
}
A_COLLEAGUE = """UPDATE account SET gemeente_id =
    (SELECT gemeente_id FROM account WHERE name = 'Petra') WHERE name = 'Karel'"""


@contextmanager
def busy_server(template: Path, folder: Path) -> Iterator[Server]:
    with demo_server(template, folder) as server:
        server.ask(A_COLLEAGUE)
        yield server


def fill_up(busy: Server, regular: Regular) -> None:
    """A signaal that is being acted upon, and somebody who wants a begeleider."""
    regular("henk").post(f"/dossiers/{ids(busy)['yonas']}/signalen", **SIGNAAL)
    for step in ("consult", "act"):
        regular("fatima").post(f"/signalen/{row(busy, 'signaal')}/{step}")
    wanted = {"organisation": row(busy, "organisation"), "wanted": "begeleider"}
    regular("petra").post(f"/dossiers/{ids(busy)['amal']}/guide-wanted", **wanted)


def path_of_form(site: Server, wrong: Wrong) -> str:
    return wrong.path.format(**ids(site), **{name: row(site, name) for name in ROWS})


def row(site: Server, name: str) -> str:
    return str(UUID(site.ask(ROWS[name])[0][0]))


def forms_of(visitor: Visitor, app: Flask) -> list[tuple[str, bool]]:
    """Where each form of the page is sent, and whether there is anything to fill in."""
    return [(named(app, action), asks) for action, asks in visitor.page.evaluate(ACTIONS)]


def named(app: Flask, action: str) -> str:
    """The endpoint that a form is sent to."""
    endpoint, _ = app.url_map.bind("").match(action, "POST")
    return str(endpoint)
