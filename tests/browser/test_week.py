"""One week of all of them: a question, visits, a worry, what became of it, and a hand-over."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.letters import share
from tests.browser.pages import ids
from tests.browser.phone import expect_listed, forgive, offline, online, settled
from tests.browser.server import Server
from tests.browser.visitor import DESK, Visitor

QUESTION = "ገንዘብ መዓስ ይመጽእ?"
WORRY = "Hij slaapt niet en komt niet buiten."
OWN_WORDS = "ምስ ሄንክ ብዛዕባ ደብዳቤ ተዛሪብና።"
SOME = 0.5
MARK = "UPDATE demo_marker SET began_at = ?, since = ?"


@pytest.fixture
def it_is(own_site: Server) -> Iterator[Callable[..., None]]:
    """it_is("2026-09-15T09:00", him): these put their phones away, and the server is started anew
    at that moment of the week. An open page would ask for news in between, and complain.
    """

    def move(moment: str, *people: Visitor) -> None:
        for person in people:
            person.open("about:blank")
        own_site.stop()
        now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
        own_site.ask(MARK, moment, now)
        own_site.start()

    yield move
    own_site.stop()


def send_sentence(petra: Visitor) -> None:
    """A sentence with a day in it, read by everybody in their own language."""
    petra.open("/")
    petra.find(".board li", has_text="Bericht beantwoorden").locator(".act").click()
    expect(petra.find("#talk-consulent .words", has_text=QUESTION)).to_be_visible()
    petra.tap("summary:has-text('Ik bel u.')")
    petra.tap("#sentence-consulent-A04")
    petra.page.wait_for_url("**/?whose=mine*")
    expect(petra.find(".board li", has_text="Bericht beantwoorden")).to_have_count(0)


def note_a_visit(guide: Visitor, who: str, *chosen: str) -> None:
    guide.open(f"/dossiers/{who}/visits/new")
    for value in chosen:
        guide.tap(f"#visit-form form input[value='{value}']")
    guide.tap("#visit-form form > button")
    expect(guide.find("#kept-title")).to_be_visible()


def flag_without_internet(henk: Visitor, who: str) -> None:
    settled(henk, f"/dossiers/{who}/signalen/new")
    offline(henk)
    henk.find("[name=level][value='2-zorg']").check()
    henk.find("[name=domains][value=dag]").check()
    henk.find("#facts").fill(WORRY)
    henk.find("[name=discussed][value=yes]").check()
    henk.tap("#send-signaal")
    expect_listed(henk, waiting=1)
    forgive(henk)
    online(henk)
    expect_listed(henk, waiting=0)


def test_a_week(own_site: Server, visit: Visit, it_is: Callable[..., None]) -> None:
    known = ids(own_site)
    yonas, rania, dawit = known["yonas"], known["rania"], known["dawit"]

    # Monday: Yonas asks on his phone, Petra finds it on her board.
    him = visit(own_site, "yonas", "ti")
    him.open(f"/dossiers/{yonas}/messages/consulent")
    him.find("#words-consulent").fill(QUESTION)
    him.tap("#send-consulent")
    expect(him.find(".mine .words")).to_have_text(QUESTION)
    petra = visit(own_site, "petra", "nl", viewport=DESK)
    send_sentence(petra)
    him.open("/")
    him.tap("#places a[href$='/messages']")
    him.tap("main a[href*='/messages/consulent']")
    expect(him.find("#talk-consulent .theirs")).to_contain_text("ክድውለልኩም እየ።")

    # Tuesday: Henk at the Al-Khatibs, then a hallway without internet.
    it_is("2026-09-15T10:00", him, petra)
    henk = visit(own_site, "henk", "nl")
    note_a_visit(henk, rania, "home", "30", "energy", "1")
    flag_without_internet(henk, yonas)
    her = visit(own_site, "rania", "ar")
    her.open(f"/dossiers/{rania}/visits")
    expect(her.find("main")).to_contain_text("Henk")
    assert share("ar", her.text("main")) > SOME

    # Wednesday: Fatima takes it up and shares it, Petra works on it.
    it_is("2026-09-16T09:00", him, petra, henk, her)
    fatima = visit(own_site, "fatima", "nl", viewport=DESK)
    fatima.open("/")
    fatima.find("main").get_by_role("link", name="Signalen die wachten: 1").click()
    fatima.find("main").get_by_role("link", name="Openen: Yonas Tesfay").click()
    expect(fatima.find("#card")).to_contain_text(WORRY)
    fatima.find("#next").get_by_role("button", name="Ik bespreek dit").click()
    expect(fatima.find("#told")).to_contain_text("Begon met overleg")
    fatima.find("#next").get_by_role("button", name="Deel met de consulent").click()
    fatima.wait_for_forms()
    expect(fatima.find("#told")).to_contain_text("leest dit")
    petra.open("/?matter=signaal")
    petra.find(".board li").locator(".act").click()
    petra.find("#next").get_by_role("button", name="Wij werken eraan").click()
    expect(petra.find("#told")).to_contain_text("Hierna: vertellen")

    # Thursday: Henk visits Yonas and shares what they talked about; Yonas adds his own words.
    it_is("2026-09-17T17:00", him, petra, henk, her, fatima)
    note_a_visit(henk, yonas, "home", "45", "post", "1")
    him.open("/")
    him.tap("#more a[href$='/visits']")
    him.page.wait_for_url("**/visits")
    mine = him.find("main details", has=him.find("textarea")).first
    mine.locator("summary").click()
    mine.locator("textarea").fill(OWN_WORDS)
    mine.locator("button[type=submit]").click()
    expect(him.find("main")).to_contain_text(OWN_WORDS)
    for path in ("/", f"/dossiers/{yonas}/visits", f"/dossiers/{yonas}/messages"):
        him.open(path)
        assert WORRY not in him.page.content()
        assert "signaal" not in him.page.content()

    # Friday: Henk hears how it went; Fatima plans that Ilse goes on with Dawit.
    it_is("2026-09-18T15:00", him, petra, henk, her, fatima)
    fatima.open("/signalen")
    fatima.find("main").get_by_role("link", name="Openen: Yonas Tesfay").click()
    fatima.find("[name=outcome][value=taken-up]").check()
    fatima.find("#next").get_by_role("button", name="Vertel het").click()
    expect(fatima.find("#told")).to_contain_text("Hierna: afsluiten")
    fatima.find("#next").get_by_role("button", name="Sluit af").click()
    expect(fatima.find("#told")).to_contain_text("U hoeft niets meer")
    henk.open("/signalen")
    expect(henk.find("main")).to_contain_text("Opgepakt")
    fatima.open(f"/dossiers/{dawit}/hand-over")
    fatima.page.get_by_label("Ilse").check()
    fatima.find("input[type=date]").fill("2026-09-21")
    fatima.find("textarea[name=note]").fill("Hij leert graag.")
    fatima.page.check("input[name=sure]")
    fatima.tap("main form button[id^=give]")
    fatima.page.wait_for_url("**/hand-over#told-*")
    henk.open("/")
    expect(henk.find(f"#dossier-{dawit}")).to_be_visible()

    # The next Monday.
    it_is("2026-09-21T08:30", him, petra, henk, her, fatima)
    henk.open("/")
    expect(henk.find(f"#dossier-{dawit}")).to_have_count(0)
    ilse = visit(own_site, "ilse", "nl")
    ilse.open("/")
    expect(ilse.find(f"#dossier-{dawit}")).to_be_visible()
