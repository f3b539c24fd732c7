"""Henk's morning on his phone, and Fatima who hands Yonas over to Ilse."""

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.pages import ids
from tests.browser.phone import expect_listed, forgive, listed, offline, online, settled
from tests.browser.server import Server
from tests.browser.visitor import DESK

NOTE = "Yonas komt graag op tijd. Bel eerst even."


def test_henks_morning(own_site: Server, visit: Visit) -> None:
    henk = visit(own_site, "henk", "nl")
    yonas = ids(own_site)["yonas"]
    henk.open("/")
    expect(henk.find("#now")).to_contain_text("09:00–09:45")
    assert henk.find(f"#dossier-{yonas} a[href$='/visits/new']").is_visible(), "one tap away"

    henk.tap(f"#dossier-{yonas} h3 a")
    henk.page.wait_for_url("**/begeleiding")
    with henk.without_loading():
        henk.tap("#settle-digid")
        expect(henk.find("#settling h2")).to_contain_text("7 van 9")
        expect(henk.find("#item-digid")).to_contain_text("Geregeld · Henk")
        assert henk.focus_is_on("#settle-digid"), "the same button, that now takes it back"
        henk.tap("#promises form button")
        expect(henk.find("#promises")).to_contain_text("Nog niet gedaan")

    petra = visit(own_site, "petra", "nl", viewport=DESK)
    petra.open(f"/dossiers/{yonas}/settling")
    expect(petra.find("#item-digid")).to_contain_text("Geregeld · Henk")
    expect(petra.find("main form")).to_have_count(0)


def test_fatima_hands_yonas_over_to_ilse(own_site: Server, visit: Visit) -> None:
    fatima = visit(own_site, "fatima", "nl", viewport=DESK)
    fatima.open("/")
    expect(fatima.find("#guides")).to_contain_text("Maatschappelijk begeleider · Huishoudens: 3")
    fatima.find("main").get_by_role("link", name="Overdragen: Yonas Tesfay").click()
    fatima.page.get_by_label("Ilse").check()
    fatima.find("input[type=date]").fill("2026-09-14")
    fatima.find("textarea[name=note]").fill(NOTE)
    fatima.page.check("input[name=sure]")
    fatima.tap("main form button[id^=give]")
    fatima.page.wait_for_url("**/hand-over#told-*")
    expect(fatima.find("[id^=told-]")).to_be_focused()
    expect(fatima.find("[id^=told-]")).to_contain_text("Ilse en Henk lezen dit in de app.")
    expect(fatima.find("section h2")).to_contain_text("Ilse")

    henk = visit(own_site, "henk", "nl")
    henk.open("/")
    expect(henk.find(".dossiers")).not_to_contain_text("Yonas")

    ilse = visit(own_site, "ilse", "nl")
    ilse.open("/")
    expect(ilse.find("#attention")).to_contain_text("Lees de notitie.")
    ilse.tap("#attention a")
    expect(ilse.find("#note")).to_contain_text(NOTE)
    ilse.tap("#note-read")
    expect(ilse.find("#note-read")).to_have_count(0)
    ilse.open("/")
    assert "Lees de notitie." not in ilse.text()


def test_it_goes_without_a_script_too(own_site: Server, visit: Visit) -> None:
    henk = visit(own_site, "henk", "nl", java_script_enabled=False)
    henk.open(f"/dossiers/{ids(own_site)['yonas']}/begeleiding")
    henk.tap("#settle-digid")
    henk.page.wait_for_url("**/settling#item-digid")
    expect(henk.find("#settling h2")).to_contain_text("7 van 9")


def test_a_tick_in_a_hallway_waits_and_arrives_once(own_site: Server, visit: Visit) -> None:
    henk = visit(own_site, "henk", "nl")
    settled(henk, f"/dossiers/{ids(own_site)['yonas']}/begeleiding")
    offline(henk)
    henk.tap("#settle-digid")
    expect_listed(henk, waiting=1)
    assert "DigiD" in listed(henk, "waiting").inner_text()
    online(henk)
    expect(henk.find("#settling h2")).to_contain_text("7 van 9")
    forgive(henk)
