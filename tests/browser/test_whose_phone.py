"""What a phone kept of one person is gone when another one comes, and nobody can open it."""

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import Profile
from tests.browser.conftest import Visit
from tests.browser.enrolment import PIN, enrol, invite
from tests.browser.pages import ids, path_to
from tests.browser.phone import copies, forgive, kept, offline, online, settled
from tests.browser.relay import canned, wired
from tests.browser.server import Server
from tests.browser.visitor import Visitor

REVOKE = "UPDATE enrolment SET revoked_at = '2026-01-01 00:00:00.000000'"
STORED = """async () => ({
  databases: (await indexedDB.databases()).map(({name}) => name),
  caches: (await caches.keys()).filter((name) => name !== "static"),
  local: Object.keys(localStorage),
})"""


@pytest.fixture
def yonas(site: Server, visit: Visit) -> Visitor:
    """He has read today and his plan, and his phone has kept both."""
    visitor = visit(site, "yonas", "ti")
    for name in ("today", "plan"):
        settled(visitor, path_to(site, name))
    return visitor


def cannot_read(visitor: Visitor, path: str) -> None:
    visitor.open(path)
    expect(visitor.find("#numbers")).to_be_visible()
    expect(visitor.find(".saved")).to_have_count(0)
    assert "Yonas" not in visitor.page.content()


def test_row_1_2_a3_the_next_person_wipes_what_was_kept_of_the_former(
    yonas: Visitor, site: Server
) -> None:
    former = kept(yonas)
    assert former == {"/", path_to(site, "plan")}
    yonas.become("rania")
    settled(yonas, "/")
    assert kept(yonas) == {"/"}
    for name, pages in copies(yonas).items():
        for path, text in pages.items():
            assert "Yonas" not in text, f"{name} {path}"
    offline(yonas)
    cannot_read(yonas, path_to(site, "plan"))
    yonas.open("/")
    assert "Rania" in yonas.text("h1")


def test_so_does_somebody_of_whom_nothing_is_kept(yonas: Visitor, site: Server) -> None:
    yonas.become("petra")
    settled(yonas, "/")
    assert kept(yonas) == set()
    offline(yonas)
    for name in ("today", "plan"):
        cannot_read(yonas, path_to(site, name))


def test_signing_out_wipes_every_page(yonas: Visitor, site: Server) -> None:
    plan = path_to(site, "plan")
    yonas.sign_out()
    assert kept(yonas) == set()
    offline(yonas)
    for path in ("/", plan):
        cannot_read(yonas, path)


def test_the_answer_to_signing_out_is_enough(own_site: Server, visit: Visit) -> None:
    """Also when the page that it leads to does not come."""
    with wired(own_site) as wire:
        visitor = visit(wire.server, "yonas", "ti")
        settled(visitor, "/")
        wire.meddle = lambda method, path: (
            canned("503 Busy", "busy") if path == "/sign-in" else None
        )
        visitor.sign_out()
        assert kept(visitor) == set()
    visitor.pop_troubles()


def test_a_session_that_has_run_out_wipes_nothing(own_site: Server, visit: Visit) -> None:
    visitor = visit(own_site, "yonas", "ti")
    settled(visitor, "/")
    own_site.ask("DELETE FROM sign_in")
    visitor.open("/")
    assert visitor.page.url.endswith("/sign-in")
    assert kept(visitor) == {"/"}
    offline(visitor)
    visitor.open("/")
    expect(visitor.find(".saved")).to_be_visible()


def test_a_phone_that_is_revoked_forgets_everything(one: Server, tsega: Visitor) -> None:
    enrol(tsega, invite(one, "Tsega"), PIN)
    settled(tsega)
    assert kept(tsega) == {"/"}
    one.ask(REVOKE)
    tsega.open("/")
    assert tsega.page.url.endswith("/sign-in")
    assert kept(tsega) == set()
    offline(tsega)
    tsega.open("/")
    expect(tsega.find("#numbers")).to_be_visible()


def test_a_phone_that_others_use_too_keeps_nothing_at_all(one: Server, tsega: Visitor) -> None:
    enrol(tsega, invite(one, "Tsega"), PIN, phone="shared")
    for path in ("/", f"/dossiers/{ids(one)['tsega']}/pip"):
        settled(tsega, path)
    nothing: dict[str, list[str]] = {"databases": [], "caches": [], "local": []}
    assert tsega.page.evaluate(STORED) == nothing
    offline(tsega)
    tsega.open("/")
    expect(tsega.find("#numbers")).to_be_visible()


def test_on_such_a_phone_a_form_that_is_lost_says_so_and_waits_nowhere(
    one: Server, tsega: Visitor
) -> None:
    enrol(tsega, invite(one, "Tsega"), PIN, phone="shared")
    settled(tsega)
    tsega.page.evaluate(
        """() => {
          const form = document.createElement("form");
          form.setAttribute("hx-post", "/appointments/1/answer");
          form.dataset.outbox = "Talk";
          form.innerHTML = "<button id='send'>Send</button>";
          document.querySelector("main").append(form);
          htmx.process(form);
        }"""
    )
    offline(tsega)
    tsega.tap("#send")
    expect(tsega.find("[data-said=no-room]")).to_be_visible()
    assert tsega.page.evaluate(STORED)["databases"] == []
    forgive(tsega)
    online(tsega)
    tsega.sign_out()


def test_no_file_of_the_browser_holds_a_word_of_the_former(
    own_site: Server, visit: Visit, profile: Profile
) -> None:
    phone, hers = visit(own_site, "rania", "nl", on=profile), ids(own_site)["rania"]
    settled(phone, "/")
    words = {"Rania", phone.text(".next h2")}
    for room in ("agenda", "pvt", "pip"):
        settled(phone, f"/dossiers/{hers}/{room}")
    words.add(phone.text(".agreement .say"))
    phone.page.wait_for_load_state("networkidle")
    assert profile.holds(*words) == words, "while she is here it does: this test would notice"
    phone.sign_out()
    phone.become("yonas")
    settled(phone, "/")
    phone.close()
    assert profile.holds(*words) == set()
