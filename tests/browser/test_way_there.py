"""Yonas looks how to come there: the address goes along by one tap, and nothing else leaves."""

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.pages import path_to
from tests.browser.server import Server

HALL = "Tobias Asserlaan 1, 2662 SB Bergschenhoek"
ANDROID = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"


def test_an_address_is_copied_and_the_calendar_too(own_site: Server, visit: Visit) -> None:
    yonas = visit(own_site, "yonas", "nl", user_agent=ANDROID)
    yonas.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yonas.open(path_to(own_site, "agenda"))
    card = yonas.find("article.appointment").first
    card.locator("summary").click()
    expect(card.locator("a[href^='geo:']")).to_be_visible()
    copy = card.get_by_role("button", name="Adres kopiëren")
    copy.click()
    expect(card.get_by_role("button", name="Gekopieerd")).to_be_visible()
    assert yonas.page.evaluate("navigator.clipboard.readText()") == HALL

    yonas.tap("form[action$='/feed'] button")
    feed = yonas.find("#feed")
    expect(feed.locator("a[href^='webcal:']")).to_have_count(0)
    feed.get_by_role("button", name="Adres kopiëren").click()
    copied = yonas.page.evaluate("navigator.clipboard.readText()")
    assert copied == feed.locator(".whole").inner_text()
    with yonas.page.expect_download() as download:
        yonas.tap("#feed a[download]")
    assert download.value.suggested_filename == "meedoen.ics"
    assert "BEGIN:VALARM" in download.value.path().read_text()
    yonas.tap("form[action$='/feed/revoke'] button")


def test_after_an_answer_the_address_can_still_be_copied(own_site: Server, visit: Visit) -> None:
    yonas = visit(own_site, "yonas", "ti")
    yonas.open(path_to(own_site, "agenda"))
    card = yonas.find("article.appointment").first
    card.locator("button[value=coming]").click()
    expect(card.locator(".state")).to_be_visible()
    card.locator("summary").click()
    expect(card.locator("[data-copy] button")).to_be_visible()


def test_without_scripts_map_and_address_are_there(site: Server, visit: Visit) -> None:
    yonas = visit(site, "yonas", "ar", java_script_enabled=False)
    yonas.open(path_to(site, "agenda"))
    card = yonas.find("article.appointment").first
    card.locator("summary").click()
    expect(card.locator("a[href*='openstreetmap']")).to_be_visible()
    expect(card.locator("[data-copy] button")).to_have_count(0)
