"""Henk is worried: at a desk, in a hallway without internet, and when there is danger now."""

from typing import Any

import pytest
from playwright.sync_api import Request, expect

from tests.browser import axe
from tests.browser.chromium import Profile
from tests.browser.conftest import Visit
from tests.browser.pages import ids, path_to
from tests.browser.phone import expect_listed, forgive, kept, offline, online, settled
from tests.browser.server import Server
from tests.browser.visitor import DESK, PHONE, Visitor

FACTS = "Hij huilt en slaapt niet."
LATER = "Gisteren huilde hij weer."
LETTERS = """async () => {
  const items = await (await strongbox.open()).getAll("items");
  return Promise.all(items.map((item) => strongbox.unseal(item)));
}"""
"""What the phone itself can read of what waits on it."""
NUMBERS = ("tel:112", "tel:08002000", "tel:113", "tel:0100000104")
FILLS = """(dialog) => {
  const {x, y, width, height} = dialog.getBoundingClientRect();
  return x <= 0 && y <= 0 && width >= innerWidth - 20 && height >= innerHeight;
}"""
WRITES_AFTER_MS = 6_000
"""The browser notes what stands in a form five seconds after it changed."""
KEPT = "SELECT level, facts FROM signaal ORDER BY written_at"


@pytest.fixture
def henk(own_site: Server, visit: Visit) -> Visitor:
    """On his own phone, which has kept his first screen and the numbers to call."""
    visitor = visit(own_site, "henk", "nl")
    for path in ("/", "/call-now"):
        settled(visitor, path)
    return visitor


def fill(henk: Visitor, level: str, facts: str = FACTS) -> None:
    henk.find(f"[name=level][value='{level}']").check()
    henk.find("[name=domains][value=geest]").check()
    henk.find("#facts").fill(facts)
    henk.find("[name=discussed][value=yes]").check()


def signalen(site: Server) -> list[Any]:
    return list(site.ask(KEPT))


def test_two_taps_to_a_number_also_without_internet(henk: Visitor) -> None:
    henk.open("/")
    offline(henk)
    taps = 0
    for target in ("main a[href='/call-now']", "a[href='tel:112']"):
        link = henk.find(target).first
        expect(link).to_be_visible()
        taps += 1
        if target.startswith("main"):
            link.click()
            henk.page.wait_for_url("**/call-now")
    assert taps == 2
    for number in ("tel:08002000", "tel:113", "tel:0100000104"):
        expect(henk.find(f"a[href='{number}']")).to_be_visible()
    forgive(henk)


def test_urgent_in_five_taps_from_the_first_screen(henk: Visitor) -> None:
    home = f"/dossiers/{ids(henk.server)['yonas']}"
    taps = (
        f"#people ~ .dossiers a[href='{home}/signalen/new']",
        "label:has([value='3-dringend'])",
        "label:has([value=geest])",
        "#facts",
        "#send-signaal",
    )
    henk.open("/")
    for target in taps:
        henk.tap(target)
        if target == "#facts":
            henk.page.keyboard.type(FACTS)
    assert len(taps) == 5
    expect(henk.find("#signaal-form[role=status]")).to_be_in_viewport()
    assert [level for level, _ in signalen(henk.server)] == ["3-dringend"]


def test_of_staff_pages_the_phone_keeps_only_these(henk: Visitor) -> None:
    for path in ("/signalen", path_to(henk.server, "signaal-form")):
        henk.open(path)
        henk.page.wait_for_load_state("networkidle")
    assert not [path for path in kept(henk) if "signalen" in path]
    assert "/call-now" in kept(henk)


def test_a_concern_waits_sealed_and_arrives(
    own_site: Server, visit: Visit, profile: Profile
) -> None:
    henk = visit(own_site, "henk", "nl", on=profile)
    settled(henk, path_to(own_site, "signaal-form"))
    offline(henk)
    fill(henk, "2-zorg")
    henk.tap("#send-signaal")
    expect(henk.find("main [data-said=waits]")).to_be_visible()
    expect(henk.find("#facts")).to_have_value("")
    expect_listed(henk, waiting=1)
    forgive(henk)
    [letter] = henk.page.evaluate(LETTERS)
    assert [name for name, _ in letter["fields"]] == ["sealed"], "this phone cannot open it again"
    assert FACTS not in str(letter)
    assert "geest" not in str(letter)
    henk.close()
    assert profile.holds(FACTS, "2-zorg") == set()
    henk = visit(own_site, "henk", "nl", on=profile)
    henk.open("/")
    expect_listed(henk, waiting=0)
    assert signalen(own_site) == [("2-zorg", FACTS)]


@pytest.mark.parametrize("missing", ["domains", "facts", "called"])
def test_what_is_missing_is_asked_before_it_is_sealed(henk: Visitor, missing: str) -> None:
    """Later nobody could open it and put it right."""
    settled(henk, path_to(henk.server, "signaal-form"))
    fill(henk, "4-acuut" if missing == "called" else "2-zorg")
    if missing == "domains":
        henk.find("[name=domains][value=geest]").uncheck()
    if missing == "facts":
        henk.find("#facts").fill(" ")
    offline(henk)
    henk.tap("#send-signaal")
    expect(henk.find("#signaal-form [data-said=incomplete]")).to_have_count(1)
    expect_listed(henk, waiting=0)
    forgive(henk)


def fill_urgent(henk: Visitor, level: str) -> None:
    fill(henk, level)
    if level == "4-acuut":
        henk.find("[name=called][value=emergency]").check()


def expect_call(henk: Visitor, numbers: tuple[str, ...] = NUMBERS) -> None:
    """That it was not sent, and whom to call, over all that was there."""
    dialog = henk.find("#not-sent")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("Dit is niet verstuurd. Bel nu.")
    assert dialog.evaluate(FILLS), "it fills the screen"
    assert dialog.evaluate("(it) => it.contains(document.activeElement)"), "it has the focus"
    for number in numbers:
        expect(dialog.locator(f"a[href='{number}']")).to_be_visible()
    expect(dialog.locator("a[href='tel:112']")).to_be_in_viewport()


@pytest.fixture(params=["3-dringend", "4-acuut"])
def level(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


def test_what_is_urgent_says_at_once_to_call_and_arrives_later(
    own_site: Server, visit: Visit, profile: Profile, level: str
) -> None:
    henk = visit(own_site, "henk", "nl", on=profile)
    settled(henk, path_to(own_site, "signaal-form"))
    fill_urgent(henk, level)
    offline(henk)
    henk.tap("#send-signaal")
    expect_call(henk)
    expect_listed(henk, waiting=1)
    [letter] = henk.page.evaluate(LETTERS)
    assert [name for name, _ in letter["fields"]] == ["sealed"], "this phone cannot open it again"
    forgive(henk)
    henk.close()
    assert profile.holds(FACTS) == set()
    henk = visit(own_site, "henk", "nl", on=profile)
    henk.open("/")
    expect_arrived(henk, own_site, (level, FACTS))
    expect_listed(henk, waiting=0)


def test_the_browser_itself_keeps_nothing_of_what_is_typed(
    own_site: Server, visit: Visit, profile: Profile
) -> None:
    """It writes down what stands in a form, to open the page again as it was."""
    henk = visit(own_site, "henk", "nl", on=profile)
    henk.open(path_to(own_site, "signaal-form"))
    fill(henk, "2-zorg")
    henk.page.wait_for_timeout(WRITES_AFTER_MS)
    henk.close()
    assert profile.holds(FACTS) == set()


def test_who_goes_on_after_the_call_finds_it_waiting(henk: Visitor, own_site: Server) -> None:
    settled(henk, path_to(own_site, "signaal-form"))
    fill_urgent(henk, "3-dringend")
    offline(henk)
    henk.tap("#send-signaal")
    expect_call(henk)
    expect_listed(henk, waiting=1)
    assert axe.violations(henk.page) == []
    henk.tap("#not-sent button")
    expect(henk.find("#not-sent")).to_be_hidden()
    expect(henk.find("main [data-said=waits]")).to_be_visible()
    forgive(henk)
    online(henk)
    expect_listed(henk, waiting=0)
    assert signalen(own_site) == [("3-dringend", FACTS)]


def expect_arrived(visitor: Visitor, site: Server, *wanted: tuple[str, str]) -> None:
    """The phone sends when it comes to it; a list that is empty may not have been filled yet."""
    for _ in range(1000):
        if signalen(site) == [*wanted]:
            return
        visitor.page.wait_for_timeout(20)
    assert signalen(site) == [*wanted]


def test_what_is_urgent_outlives_the_session(henk: Visitor, own_site: Server, level: str) -> None:
    settled(henk, path_to(own_site, "signaal-form"))
    fill_urgent(henk, level)
    henk.context.clear_cookies()
    henk.tap("#send-signaal")
    expect_call(henk)
    expect(henk.find("#on-this-phone [data-state=sign-in]")).to_have_count(1)
    assert henk.page.url.endswith("/signalen/new"), "the numbers stay in view"
    assert signalen(own_site) == []
    henk.tap("#not-sent a[href='/']")
    henk.page.wait_for_url("**/sign-in**")
    henk.become("henk")
    henk.open("/")
    expect_arrived(henk, own_site, (level, FACTS))
    expect_listed(henk, waiting=0)


def test_a_server_that_is_busy_says_to_call(henk: Visitor, own_site: Server) -> None:
    settled(henk, path_to(own_site, "signaal-form"))
    fill_urgent(henk, "3-dringend")
    henk.page.route("**/signalen", lambda route: route.fulfill(status=503))
    henk.tap("#send-signaal")
    expect_call(henk)
    henk.pop_troubles()
    henk.page.unroute_all()
    henk.page.evaluate("waiting.flush()")
    expect_listed(henk, sent=1)
    assert signalen(own_site) == [("3-dringend", FACTS)]
    expect_call(henk)


def test_what_can_never_arrive_says_to_call_and_stays_in_view(
    henk: Visitor, own_site: Server
) -> None:
    settled(henk, path_to(own_site, "signaal-form"))
    fill_urgent(henk, "3-dringend")
    henk.page.route("**/signalen", lambda route: route.fulfill(status=404))
    henk.tap("#send-signaal")
    expect_call(henk)
    henk.tap("#not-sent button")
    expect(henk.find("#facts")).to_have_value(FACTS)
    expect_listed(henk, waiting=0)


def test_what_is_urgent_waits_behind_nothing(henk: Visitor, own_site: Server) -> None:
    settled(henk, path_to(own_site, "signaal-form"))
    fill_urgent(henk, "3-dringend")
    henk.page.evaluate("waiting.count = 1")
    henk.tap("#send-signaal")
    expect(henk.find("#signaal-form")).to_contain_text("Het ligt nu bij: Els, Fatima.")


def test_what_is_not_urgent_waits_quietly(henk: Visitor, own_site: Server) -> None:
    settled(henk, path_to(own_site, "signaal-form"))
    fill_urgent(henk, "3-dringend")
    fill(henk, "2-zorg")
    offline(henk)
    henk.tap("#send-signaal")
    expect(henk.find("main [data-said=waits]")).to_be_visible()
    expect(henk.find("#not-sent")).to_be_hidden()
    forgive(henk)


def test_acute_asks_whom_he_called_and_only_then(henk: Visitor) -> None:
    henk.open(path_to(henk.server, "signaal-form"))
    expect(henk.find(".called")).to_be_hidden()
    henk.find("[name=level][value='4-acuut']").check()
    expect(henk.find(".called")).to_be_visible()


def test_acute_begins_with_the_numbers(henk: Visitor) -> None:
    """Above what asks whom he called, and in view as soon as he chose it."""
    henk.open(path_to(henk.server, "signaal-form"))
    henk.find("[name=level][value='4-acuut']").check()
    for number in NUMBERS:
        expect(henk.find(f"#call-first a[href='{number}']")).to_be_visible()
    first, asked = henk.find("#call-first a").first, henk.find("#call-first [name=called]").first
    expect(first).to_have_attribute("href", "tel:112")
    expect(first).to_be_in_viewport()
    tops = [each.evaluate("(it) => it.getBoundingClientRect().top") for each in (first, asked)]
    assert tops == sorted(tops)


def test_in_place_thanks_and_a_day(henk: Visitor, own_site: Server) -> None:
    henk.open(path_to(own_site, "signaal-form"))
    fill(henk, "2-zorg")
    with henk.without_loading():
        henk.tap("#send-signaal")
        expect(henk.find("#signaal-form")).to_contain_text("Het ligt nu bij: Els, Fatima.")
    assert signalen(own_site) == [("2-zorg", FACTS)]


def test_a_refused_form_still_seals(henk: Visitor, own_site: Server) -> None:
    """After an answer that puts a new form in the place of the old one."""
    henk.open(path_to(own_site, "signaal-form"))
    fill(henk, "2-zorg", facts=" ")
    henk.tap("#send-signaal")
    expect(henk.find("#facts-error")).to_be_visible()
    henk.find("#facts").fill(FACTS)
    offline(henk)
    henk.tap("#send-signaal")
    expect_listed(henk, waiting=1)
    forgive(henk)
    assert FACTS not in str(henk.page.evaluate(LETTERS))
    online(henk)
    expect_listed(henk, waiting=0)


def followed_up(site: Server, visit: Visit) -> Visitor:
    """Fatima before the card that Henk just wrote."""
    henk = visit(site, "henk", "nl")
    henk.open(path_to(site, "signaal-form"))
    fill(henk, "2-zorg")
    henk.find("[name=domains][value=veilig]").check()
    henk.tap("#send-signaal")
    expect(henk.find("#signaal-form")).to_contain_text("Meldcode stap 1")
    fatima = visit(site, "fatima", "nl", viewport=DESK)
    fatima.open("/signalen")
    fatima.find("main").get_by_role("link", name="Openen: Yonas Tesfay").click()
    return fatima


def test_fatima_follows_it_up_and_henk_hears_back(own_site: Server, visit: Visit) -> None:
    fatima = followed_up(own_site, visit)
    expect(fatima.find("#card")).to_contain_text(FACTS)
    fatima.find("#next").get_by_role("button", name="Ik bespreek dit").click()
    expect(fatima.find("#told")).to_be_focused()
    expect(fatima.find("#told")).to_be_in_viewport(ratio=1)
    fatima.find("#next").get_by_role("button", name="Deel met de consulent").click()
    expect(fatima.find("#told")).to_contain_text("leest dit")
    petra = visit(own_site, "petra", "nl", viewport=DESK)
    petra.open("/signalen")
    petra.find("main").get_by_role("link", name="Openen: Yonas Tesfay").click()
    petra.find("#next").get_by_role("button", name="Wij werken eraan").click()
    expect(petra.find("#next")).to_contain_text("De coördinator gaat ermee verder.")
    fatima.page.reload()
    fatima.find("[name=outcome][value=taken-up]").check()
    fatima.find("#next").get_by_role("button", name="Vertel het").click()
    expect(fatima.find("#told")).to_contain_text("Hierna: afsluiten")
    fatima.find("#next").get_by_role("button", name="Sluit af").click()
    expect(fatima.find("#next")).to_contain_text("Dit is afgesloten.")
    henk = visit(own_site, "henk", "nl")
    henk.open("/signalen")
    expect(henk.find("main")).to_contain_text("Opgepakt")
    assert FACTS not in henk.text()


def test_cards_are_open_to_everyone(own_site: Server, visit: Visit) -> None:
    fatima = followed_up(own_site, visit)
    here, faults = fatima.page.url, []
    for path in (here, "/signalen"):
        fatima.open(path)
        for size in (PHONE, DESK):
            faults += axe.violations(fatima.wide(size).page)
    assert faults == []


def test_nothing_of_it_leaves_the_phone_for_others(henk: Visitor, own_site: Server) -> None:
    """No address, and no request but the one form, carries what he wrote."""
    asked: list[Request] = []

    def note(request: Request) -> None:
        asked.append(request)

    henk.context.on("request", note)
    henk.open(path_to(own_site, "signaal-form"))
    fill(henk, "2-zorg")
    henk.tap("#send-signaal")
    expect(henk.find("#signaal-form")).to_contain_text("Het ligt nu bij: Els, Fatima.")
    posted = [request for request in asked if request.method == "POST"]
    assert [request.url for request in posted] == [
        f"{own_site.url}/dossiers/{ids(own_site)['yonas']}/signalen"
    ]
    assert not [request for request in asked if "zorg" in request.url or "huilt" in request.url]


def test_of_a_guide_who_was_stopped_what_waits_arrives_and_nothing_stays(
    own_site: Server, visit: Visit
) -> None:
    henk, fatima = visit(own_site, "henk", "nl"), visit(own_site, "fatima", "nl", viewport=DESK)
    for path in ("/", path_to(own_site, "signaal-form")):
        settled(henk, path)
    offline(henk)
    notes = [FACTS, "Er is geen eten.", "De deur bleef dicht."]
    for number, facts in enumerate(notes, 1):
        expect(henk.find("#write-another")).to_be_hidden()
        fill(henk, "2-zorg", facts=facts)
        henk.tap("#send-signaal")
        expect_listed(henk, waiting=number)
        expect(henk.find("#send-signaal")).to_be_hidden()
        henk.tap("#write-another")
    forgive(henk)
    henk.open("about:blank")
    fatima.open("/staff")
    fatima.find("table a", has_text="Henk").first.click()
    fatima.tap("#stop summary")
    fatima.find("#stop select").select_option(label="Ilse")
    fatima.tap("#stop button[type=submit]")
    expect(fatima.find("table")).not_to_contain_text("Henk")
    online(henk)
    henk.open("/")
    henk.page.wait_for_url("**/sign-in**")
    expect_arrived(henk, own_site, *[("2-zorg", facts) for facts in notes])
    assert kept(henk) == set()
    offline(henk)
    henk.open("/")
    expect(henk.find("body")).not_to_contain_text("Yonas")
    forgive(henk)


def test_what_is_added_waits_sealed_too(henk: Visitor, own_site: Server) -> None:
    """With internet it is said at once, in view; without it this phone cannot open it again."""
    henk.open(path_to(own_site, "signaal-form"))
    fill(henk, "2-zorg")
    with henk.without_loading():
        henk.tap("#send-signaal")
        expect(henk.find("#signaal-form[role=status]")).to_be_visible()
    henk.open("/signalen")
    henk.tap("main a[href$='/add']")
    settled(henk)
    henk.find("#words").fill("Vandaag ging het beter.")
    with henk.without_loading():
        henk.tap("#send-more")
        expect(henk.find("#add-form[role=status]")).to_be_focused()
    henk.page.go_back()
    henk.tap("main a[href$='/add']")
    settled(henk)
    offline(henk)
    henk.find("#words").fill(LATER)
    henk.tap("#send-more")
    expect(henk.find("main [data-said=waits]")).to_be_focused()
    expect(henk.find("#send-more")).to_be_hidden()
    expect_listed(henk, waiting=1)
    [letter] = henk.page.evaluate(LETTERS)
    assert [name for name, _ in letter["fields"]] == ["sealed"]
    assert LATER not in str(letter)
    forgive(henk)
    online(henk)
    expect_listed(henk, waiting=0)
    assert own_site.ask("SELECT words FROM signaal_step ORDER BY at") == [
        ("Vandaag ging het beter.",),
        (LATER,),
    ]
