"""Without JavaScript everything works too, by whole pages."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.pages import path_to
from tests.browser.server import Server
from tests.browser.test_answer import known
from tests.browser.visitor import LANGUAGES, Visitor


@pytest.fixture
def plain(own_site: Server, visit: Visit) -> Visitor:
    """A phone without JavaScript, at the sign-in page."""
    visitor = visit(own_site, java_script_enabled=False)
    visitor.open("/sign-in")
    return visitor


def become_yonas(plain: Visitor) -> None:
    plain.tap("main a[href='/demo']")
    plain.tap("form[action='/demo/yonas'] button")


def test_language_is_chosen_on_any_page(plain: Visitor) -> None:
    for language in LANGUAGES:
        plain.tap(f".languages button[value={language}]")
        assert plain.page.url.endswith("/sign-in"), "one stays where one was"
        expect(plain.find("html")).to_have_attribute("lang", language)
    become_yonas(plain)
    plain.tap("#places a[href$='/budget']")
    plain.tap(".tongues summary")
    plain.tap(".languages button[value=ar]")
    assert plain.page.url.endswith("/budget")
    expect(plain.find("html")).to_have_attribute("dir", "rtl")


def test_an_appointment_is_answered(plain: Visitor) -> None:
    become_yonas(plain)
    plain.tap("main button[value=call-me]")
    expect(known(plain, "call-me")).to_be_visible()
    plain.tap("main button[value=coming]")
    expect(known(plain, "coming")).to_be_visible()
    expect(plain.find("main .state")).to_have_count(1)


def test_an_agreement_is_ticked_and_unticked(plain: Visitor, own_site: Server) -> None:
    become_yonas(plain)
    plain.open(path_to(own_site, "plan"))
    agreement = plain.find(".agreement:not([data-status=done]):has(form)").first
    mine = plain.find(f"#{agreement.get_attribute('id')}")
    mine.locator("button").click()
    expect(mine).to_have_attribute("data-status", "done")
    mine.locator("button").click()
    expect(mine).not_to_have_attribute("data-status", "done")


def test_one_signs_up_for_an_excursion_and_withdraws(plain: Visitor, own_site: Server) -> None:
    become_yonas(plain)
    plain.open(path_to(own_site, "pvt"))
    card = plain.find(f"#{plain.find('.excursion:has(.sign-up)').first.get_attribute('id')}")
    card.locator("input[name=people]").fill("2")
    card.locator("input[name=childcare]").check()
    card.locator("button[type=submit]").click()
    expect(card.locator(".mine")).to_be_visible()
    card.locator("form[action$='/withdraw'] button").click()
    expect(card.locator(".mine")).to_have_count(0)
    expect(card.locator(".sign-up")).to_be_visible()


def test_what_was_typed_is_still_there_after_a_refusal(plain: Visitor, own_site: Server) -> None:
    become_yonas(plain)
    path = path_to(own_site, "pvt")
    plain.open(path)
    excursion = plain.find(".sign-up input[name=excursion]").first.input_value()
    answer = plain.context.request.post(
        path.replace("/pvt", "/sign-ups"),
        form={"excursion": excursion, "people": "many", "transport": "1"},
        headers={"Origin": own_site.url, "Sec-Fetch-Site": "same-origin"},
    )
    assert answer.status == 422
    assert 'value="many"' in answer.text(), "the person gets back what they typed"


def test_dutch_is_shown_beside_and_not(plain: Visitor, own_site: Server) -> None:
    become_yonas(plain)
    plain.open(path_to(own_site, "plan"))
    toggle = plain.find("form[action='/learn-dutch'] button")
    dutch = plain.find(".agreement .dutch")
    for _ in range(2):
        shown = toggle.get_attribute("aria-pressed") == "true"
        assert (dutch.count() > 0) is shown
        toggle.click()
        expect(toggle).to_have_attribute("aria-pressed", "false" if shown else "true")
    assert plain.page.url.endswith("/pip")


def test_one_signs_out(plain: Visitor) -> None:
    become_yonas(plain)
    plain.sign_out()
    plain.open("/")
    assert plain.page.url.endswith("/sign-in"), "signed out is signed out"


def test_people_write_to_each_other(plain: Visitor, own_site: Server, visit: Visit) -> None:
    become_yonas(plain)
    plain.tap(".tongues summary")
    plain.tap(".languages button[value=en]")
    plain.open(path_to(own_site, "talk"))
    plain.find("#words-consulent").fill("When?")
    plain.tap("#send-consulent")
    petra = visit(own_site, "petra", "nl", java_script_enabled=False)
    petra.open("/inbox")
    petra.tap("main a.button")
    expect(petra.find(".theirs .words")).to_have_text("When?")
    petra.tap("#more-consulent > summary")
    petra.tap("#fill-consulent-M04 summary")
    petra.find("#fill-consulent-M04-date").fill("2020-01-01")
    petra.tap("#send-fill-consulent-M04")
    expect(petra.find("[role=alert]")).to_have_text("Kies een dag in de komende twee jaar.")
    petra.find("#fill-consulent-M04-date").fill("2026-09-21")
    petra.tap("#send-fill-consulent-M04")
    expect(petra.find("#said-consulent .mine summary")).to_be_visible()
    plain.open("/")
    expect(plain.find("#asks a[href$='/messages']")).to_be_visible()
    plain.tap("#places a[href$='/messages']")
    plain.tap("main a[href*='/messages/consulent']")
    expect(plain.find("#said-consulent .theirs")).to_contain_text("Monday 21 September 2026")
    plain.tap("form[action$='/seen'] button")
    plain.open("/")
    expect(plain.find("#asks")).to_have_count(0)


def test_henk_notes_a_visit_and_a_worry(plain: Visitor, own_site: Server, visit: Visit) -> None:
    plain.tap("main a[href='/demo']")
    plain.tap("form[action='/demo/henk'] button")
    plain.open(path_to(own_site, "note-a-visit"))
    for value in ("home", "30", "post"):
        plain.tap(f"#visit-form input[value='{value}']")
    plain.tap("#visit-form form > button")
    expect(plain.find("h1")).to_be_visible()
    noted = own_site.ask("SELECT minutes FROM visit WHERE written_at > '2026-09-14 06:00'")
    assert noted == [(30,)]
    plain.open(path_to(own_site, "signaal-form"))
    for name, value in (("level", "2-zorg"), ("domains", "geest"), ("discussed", "yes")):
        plain.find(f"[name={name}][value='{value}']").check(force=True)
    plain.tap("#send-signaal")
    expect(plain.find("#facts-error")).to_be_visible()
    expect(plain.find("[name=level][value='2-zorg']")).to_be_checked()
    plain.find("#facts").fill("Hij slaapt slecht.")
    plain.tap("#send-signaal")
    plain.page.wait_for_url("**/signalen")
    expect(plain.find("main")).to_contain_text("Yonas Tesfay")
