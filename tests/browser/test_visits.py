"""Henk notes a visit with his thumb: in few taps, without internet, and without losing a word."""

from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import Profile
from tests.browser.conftest import Visit
from tests.browser.pages import ids, path_to
from tests.browser.phone import (
    copies,
    expect_listed,
    forgive,
    kept,
    listed,
    offline,
    online,
    settled,
    until,
)
from tests.browser.server import Server
from tests.browser.visitor import Visitor

FORM = "#visit-form form"
SAVE = f"{FORM} > button"
COUNT = """
for (const name of ["pointerup", "keydown"])
  addEventListener(name, () => {
    const before = JSON.parse(sessionStorage.getItem("counted") ?? "{}");
    before[name] = (before[name] ?? 0) + 1;
    sessionStorage.setItem("counted", JSON.stringify(before));
  }, true);
"""
MINE = (
    "SELECT minutes, words, day FROM visit WHERE written_at > '2026-09-14 06:30' ORDER BY minutes"
)
ALL_AHEAD = """async (count) => {
  const [name] = (await caches.keys()).filter((each) => each.startsWith("pages-"));
  const urls = (await (await caches.open(name)).keys()).map(({url}) => url);
  const files = await (await caches.open("static")).keys();
  return urls.filter((url) => url.endsWith("/visits/new")).length === count &&
    files.some(({url}) => url.includes("/built/writing."));
}"""
DRAFTS = """async () => {
  if (!(await indexedDB.databases()).some(({name}) => name === "drafts")) return 0;
  return (await idb.openDB("drafts", 1)).count("drafts");
}"""
NO_DRAFT = f"async () => (await ({DRAFTS})()) === 0"
TYPED_MS = 1_000
"""The browser notes what is typed a third of a second after the last key."""
ONE_DRAFT = f"async () => (await ({DRAFTS})()) === 1"


def noted(site: Server) -> list[Any]:
    return site.ask(MINE)


def choose(visitor: Visitor, *values: str) -> None:
    for value in values:
        visitor.tap(f"{FORM} input[value='{value}']")


def write(visitor: Visitor, words: str) -> None:
    visitor.page.evaluate("document.querySelector('#words').closest('details').open = true")
    visitor.find("#words").fill(words)


@pytest.fixture
def henk(own_site: Server, visit: Visit) -> Visitor:
    """Henk at his list; his phone has kept it, and the forms of his four people."""
    visitor = visit(own_site, "henk", "nl")
    settled(visitor, "/")
    until(visitor.page, ALL_AHEAD, 4)
    return visitor


def test_from_the_list_to_saved_in_at_most_eight_taps_and_no_key(
    own_site: Server, visit: Visit, record_property: Any
) -> None:
    henk = visit(own_site, "henk", "nl", has_touch=True)
    henk.context.add_init_script(COUNT)
    henk.open("/")
    henk.page.get_by_role("link", name="Bezoek noteren: Yonas Tesfay").first.click()
    henk.page.wait_for_url("**/visits/new")
    with henk.without_loading():
        choose(henk, "home", "45", "post", "energy")
        henk.tap(SAVE)
        expect(henk.find("#kept-title")).to_have_text("Het bezoek is bewaard.")
    counted = henk.page.evaluate("() => JSON.parse(sessionStorage.getItem('counted'))")
    record_property("taps and keys from the list to saved", counted)
    print(f"taps and keys from the list to saved: {counted}")
    assert counted["pointerup"] <= 8
    assert "keydown" not in counted
    assert noted(own_site) == [(45, None, "2026-09-14")]


def test_the_day_is_asked_first_and_what_became_of_it_has_the_focus(
    own_site: Server, visit: Visit
) -> None:
    """On a small screen: the button is in view from the first tap on."""
    henk = visit(own_site, "henk", "nl")
    henk.open(path_to(own_site, "note-a-visit"))
    assert henk.find(f"{FORM} input:not([type=hidden])").first.get_attribute("name") == "day"
    expect(henk.find(SAVE)).to_be_in_viewport(ratio=1)
    henk.tap(SAVE)
    expect(henk.find(f"{FORM} [name=how]").first).to_be_focused()
    choose(henk, "home", "45")
    henk.tap(SAVE)
    expect(henk.find("#kept-title")).to_be_in_viewport(ratio=1)
    expect(henk.find("#visit-form")).to_be_focused()


def test_without_internet_a_day_is_asked_before_it_is_kept(henk: Visitor, own_site: Server) -> None:
    """A saved copy does not know which day it is."""
    offline(henk)
    henk.open(path_to(own_site, "note-a-visit"))
    choose(henk, "home", "30")
    henk.tap(SAVE)
    expect(henk.find(f"{FORM} [data-said=incomplete]")).to_be_visible()
    expect(henk.find(f"{FORM} [name=day]").first).to_be_focused()
    expect_listed(henk, waiting=0)
    choose(henk, "2026-09-14")
    henk.tap(SAVE)
    expect_listed(henk, waiting=1)
    expect(henk.find(f"{FORM} [data-said=waits]")).to_be_in_viewport()
    expect(henk.find(f"{FORM} [data-said=waits]")).to_be_focused()
    online(henk)
    expect_listed(henk, waiting=0)
    assert noted(own_site) == [(30, None, "2026-09-14")]
    forgive(henk)


def test_the_copy_of_the_form_chooses_what_was_planned(henk: Visitor, own_site: Server) -> None:
    """Also days later; and the copy itself stays one of nobody's visit."""
    offline(henk)
    asked = "?day=2026-09-11&at=10:00&minutes=75&how=home"
    henk.open(path_to(own_site, "note-a-visit") + asked)
    expect(henk.find(".saved")).to_be_visible()
    expect(henk.find("#other_day")).to_have_value("2026-09-11")
    expect(henk.find("#other_day")).to_be_visible()
    expect(henk.find("#begins")).to_have_value("10:00")
    expect(henk.find("#other_minutes")).to_have_value("75")
    expect(henk.find("[name=how][value=home]")).to_be_checked()
    henk.tap(SAVE)
    expect_listed(henk, waiting=1)
    online(henk)
    expect_listed(henk, waiting=0)
    assert noted(own_site) == [(75, None, "2026-09-11")]
    henk.open(path_to(own_site, "note-a-visit") + "?day=2026-09-13&minutes=30")
    offline(henk)
    henk.open(path_to(own_site, "note-a-visit"))
    expect(henk.find("[name=day]:checked")).to_have_count(0)
    expect(henk.find("[name=minutes]:checked")).to_have_count(0)
    forgive(henk)


def test_a_double_tap_is_one_visit(own_site: Server, visit: Visit) -> None:
    henk = visit(own_site, "henk", "nl")
    henk.open(path_to(own_site, "note-a-visit"))
    choose(henk, "home", "45")
    henk.find(SAVE).dblclick()
    expect(henk.find("#kept-title")).to_be_visible()
    henk.page.wait_for_load_state("networkidle")
    assert noted(own_site) == [(45, None, "2026-09-14")]


def test_in_the_hallway_it_waits_and_is_sent_once(henk: Visitor, own_site: Server) -> None:
    offline(henk)
    henk.open("/")
    expect(henk.find(".saved")).to_be_visible()
    henk.page.get_by_role("link", name="Bezoek noteren: Rania Al-Khatib").click()
    expect(henk.find(".saved")).to_be_visible()
    assert henk.find("[name=day]:checked").count() == 0, "a copy does not know which day it is"
    write(henk, "Gesprek over energie met Jan Jansen")
    expect(henk.find("#words + .hints li")).to_have_count(1)
    choose(henk, "home", "30", "energy", "2026-09-14")
    henk.tap(SAVE)
    expect(henk.find("[data-said=waits]")).to_be_visible()
    expect(listed(henk, "waiting")).to_contain_text("Rania Al-Khatib")
    expect(henk.find("#words")).to_have_value("")
    until(henk.page, NO_DRAFT)
    assert noted(own_site) == []
    online(henk)
    expect_listed(henk, sent=1, waiting=0)
    henk.page.wait_for_load_state("networkidle")
    assert noted(own_site) == [(30, "Gesprek over energie met Jan Jansen", "2026-09-14")]
    forgive(henk)


def test_the_phone_keeps_the_list_and_the_forms_and_nothing_more(
    henk: Visitor, own_site: Server
) -> None:
    for name in ("visits", "staff-plan", "messages"):
        settled(henk, path_to(own_site, name))
    people = ids(own_site)
    mine = {f"/dossiers/{people[name]}/visits/new" for name in ("yonas", "rania", "omar", "dawit")}
    assert kept(henk) == {"/"} | mine
    pages = [
        text for name, each in copies(henk).items() if "pages" in name for text in each.values()
    ]
    assert not [text for text in pages if "€" in text]


def test_of_the_list_only_names_and_ways_on_are_kept(henk: Visitor, own_site: Server) -> None:
    """Nothing of what waits on the phone; and the copy keeps the rules for scripts."""
    offline(henk)
    henk.open(path_to(own_site, "note-a-visit"))
    choose(henk, "home", "30", "2026-09-14")
    write(henk, "Staat op de telefoon")
    henk.tap(SAVE)
    expect_listed(henk, waiting=1)
    own_site.stop()
    online(henk)
    own_site.start()
    henk.page.evaluate("() => caches.delete(`pages-${document.body.dataset.person}`)")
    settled(henk, "/")
    [of_henk] = [pages for name, pages in copies(henk).items() if "pages-" in name]
    assert "Yonas Tesfay" in of_henk["/"]
    assert '<p class="notice" id="left-out">' in of_henk["/"], "what is not there is said"
    assert 'id="on-this-phone"' not in of_henk["/"].split("<main")[1].split("</main>")[0]
    assert "Staat op de telefoon" not in of_henk["/"]
    policy = """async () => {
      const copy = await caches.match("/", {ignoreVary: true});
      return copy.headers.get("Content-Security-Policy");
    }"""
    assert "default-src 'none'" in henk.page.evaluate(policy)
    forgive(henk)


WITH_A_TIME = """
const plain = self.fetch;
self.fetch = async (...asked) => {
  const answer = await plain(...asked);
  if (asked[0] !== location.href) return answer;
  const text = (await answer.text()).replace("</h1>", "</h1><p data-live>Om 16:00</p>Altijd");
  return new Response(text, {headers: answer.headers});
};
"""


def test_what_is_marked_as_of_this_moment_is_not_kept(own_site: Server, visit: Visit) -> None:
    henk = visit(own_site, "henk", "nl")
    henk.context.add_init_script(WITH_A_TIME)
    settled(henk, "/")
    [of_henk] = [pages for name, pages in copies(henk).items() if "pages-" in name]
    assert "Altijd" in of_henk["/"]
    assert "Om 16:00" not in of_henk["/"]


def test_what_was_being_written_survives_a_session_that_runs_out(
    own_site: Server, visit: Visit
) -> None:
    henk = visit(own_site, "henk", "nl")
    settled(henk, path_to(own_site, "note-a-visit"))
    choose(henk, "walk-in", "60", "work", "1")
    until(henk.page, ONE_DRAFT)
    write(henk, "Halve zin die niet verloren mag")
    henk.page.wait_for_timeout(TYPED_MS)
    own_site.ask("DELETE FROM sign_in")
    henk.open(path_to(own_site, "note-a-visit"))
    assert henk.page.url.endswith("/sign-in")
    henk.become("henk")
    settled(henk, path_to(own_site, "note-a-visit"))
    expect(henk.find("#words")).to_have_value("Halve zin die niet verloren mag")
    expect(henk.find("#words")).to_be_visible()
    for value in ("walk-in", "60", "work", "1"):
        expect(henk.find(f"{FORM} input[value='{value}']")).to_be_checked()
    henk.tap(SAVE)
    expect(henk.find("#kept-title")).to_be_visible()
    until(henk.page, NO_DRAFT)
    settled(henk, path_to(own_site, "note-a-visit"))
    expect(henk.find("#words")).to_have_value("")
    assert noted(own_site) == [(60, "Halve zin die niet verloren mag", "2026-09-14")]


def test_what_is_handed_in_when_the_session_has_run_out_waits_for_its_writer(
    own_site: Server, visit: Visit
) -> None:
    henk = visit(own_site, "henk", "nl")
    settled(henk, path_to(own_site, "note-a-visit"))
    choose(henk, "walk-in", "60")
    own_site.ask("DELETE FROM sign_in")
    henk.tap(SAVE)
    henk.page.wait_for_url("**/sign-in#waits")
    assert noted(own_site) == []
    henk.become("henk")
    henk.open("/")
    expect_listed(henk, sent=1)
    assert noted(own_site) == [(60, None, "2026-09-14")]


def test_another_person_on_the_same_phone_finds_nothing(
    own_site: Server, visit: Visit, profile: Profile
) -> None:
    phone = visit(own_site, "henk", "nl", on=profile)
    settled(phone, path_to(own_site, "note-a-visit"))
    write(phone, "Heimelijke notitie")
    until(phone.page, ONE_DRAFT)
    phone.sign_out()
    phone.become("ilse")
    settled(phone, f"/dossiers/{ids(own_site)['mariam']}/visits/new")
    expect(phone.find("#words")).to_have_value("")
    assert "Heimelijke" not in phone.page.content()
    phone.become("bram")
    settled(phone, "/")
    assert kept(phone) == {"/"}
    phone.close()
    assert profile.holds("Heimelijke notitie") == set()
    assert profile.holds("drafts"), "the store is there: this test would notice"


def test_after_the_begeleiding_ended_it_is_refused_and_the_words_stay(
    henk: Visitor, own_site: Server
) -> None:
    offline(henk)
    henk.open(path_to(own_site, "note-a-visit"))
    choose(henk, "home", "30", "2026-09-14")
    write(henk, "Geschreven voor het einde")
    henk.tap(SAVE)
    expect_listed(henk, waiting=1)
    own_site.ask("UPDATE begeleiding SET ends_on = '2026-09-14' WHERE ends_on IS NULL")
    online(henk)
    expect_listed(henk, refused=1)
    expect(listed(henk, "refused")).to_contain_text("Geschreven voor het einde")
    assert noted(own_site) == []
    forgive(henk)


def test_the_copies_go_when_the_begeleiding_has_ended(henk: Visitor, own_site: Server) -> None:
    """The form that is asked for at once; the others with the list that does not name them."""
    mine, forms = ids(own_site), {path for path in kept(henk) if path.endswith("/visits/new")}
    assert len(forms) == 4
    ends = "UPDATE begeleiding SET ends_on = '2026-09-14' WHERE ends_on IS NULL AND dossier_id = ?"
    for name in ("yonas", "omar"):
        own_site.ask(ends.replace("?", f"'{UUID(mine[name]).hex}'"))
    henk.open(f"/dossiers/{mine['yonas']}/visits/new")
    left = forms - {f"/dossiers/{mine['yonas']}/visits/new"}
    until(henk.page, ALL_AHEAD, 3)
    assert {path for path in kept(henk) if path.endswith("/visits/new")} == left
    settled(henk, "/")
    until(henk.page, ALL_AHEAD, 2)
    offline(henk)
    for name in ("yonas", "omar"):
        henk.open(f"/dossiers/{mine[name]}/visits/new")
        expect(henk.find(FORM)).to_have_count(0)
    forgive(henk)


def test_what_waits_stands_in_place_of_the_form(henk: Visitor, own_site: Server) -> None:
    offline(henk)
    henk.open(path_to(own_site, "note-a-visit"))
    expect(henk.find(f"{FORM} .after")).to_be_hidden()
    choose(henk, "home", "30", "2026-09-14")
    henk.tap(SAVE)
    expect(henk.find(f"{FORM} [data-said=waits]")).to_be_focused()
    expect(henk.find(f"{FORM} .after")).to_be_visible()
    expect(henk.find(SAVE)).to_be_hidden()
    expect(henk.find(f"{FORM} [name=how]").first).to_be_hidden()
    henk.tap(f"{FORM} .after a[href$='/new']")
    expect(henk.find(SAVE)).to_be_visible()
    forgive(henk)


def test_yonas_adds_his_own_words(own_site: Server, visit: Visit) -> None:
    henk, yonas = visit(own_site, "henk", "nl"), visit(own_site, "yonas", "ti")
    henk.open(path_to(own_site, "note-a-visit"))
    choose(henk, "home", "45", "1")
    write(henk, "We lazen de brief")
    henk.tap(SAVE)
    expect(henk.find("#kept-title")).to_be_visible()
    yonas.open("/")
    yonas.tap("#more a[href$='/visits']")
    visit_ = yonas.find("article", has_text="We lazen de brief")
    visit_.locator("summary").click()
    visit_.locator("textarea").fill("ሓቂ እዩ")
    with yonas.without_loading():
        visit_.locator("form button").click()
        expect(visit_.locator(".notice")).to_contain_text("ሓቂ እዩ")
    henk.open(path_to(own_site, "visits"))
    expect(henk.find("article", has_text="ሓቂ እዩ")).to_be_visible()


def test_without_a_script_it_is_a_plain_form(own_site: Server, visit: Visit) -> None:
    henk = visit(own_site, "henk", "nl", java_script_enabled=False)
    henk.open(path_to(own_site, "note-a-visit"))
    choose(henk, "home", "45")
    henk.tap("#visit-form details:has(#words) > summary")
    henk.find("#words").fill("Bel 06-12345678")
    henk.tap(SAVE)
    expect(henk.find("#visit-form .notice")).to_contain_text("telefoonnummer")
    expect(henk.find("#words")).to_have_value("Bel 06-12345678")
    henk.find("#words").fill("Ik bel hem")
    henk.tap(SAVE)
    henk.page.wait_for_url("**/visits#visit-*")
    assert [words for _, words, _ in noted(own_site)] == ["Ik bel hem"]
