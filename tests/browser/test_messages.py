"""Yonas writes to his consulent on his phone, Petra answers at her desk."""

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.pages import path_to
from tests.browser.server import Server
from tests.browser.visitor import DESK

WORDS = "ገንዘብ መዓስ ይመጽእ? 12-09-2026"


def test_a_question_an_answer_and_an_explanation(own_site: Server, visit: Visit) -> None:
    yonas = visit(own_site, "yonas", "ti")
    petra = visit(own_site, "petra", "nl", viewport=DESK)
    yonas.open(path_to(own_site, "messages"))
    talk = yonas.find("#talk-consulent")
    with yonas.without_loading():
        talk.locator("textarea").fill(WORDS)
        yonas.tap("#send-consulent")
        expect(talk.locator(".mine .words")).to_have_text(WORDS)
        expect(talk.locator("textarea")).to_have_value("")

    petra.open("/inbox")
    petra.find("main").get_by_role("link", name="Antwoord: Yonas Tesfay").click()
    expect(petra.find(".theirs .words")).to_have_text(WORDS)
    with petra.without_loading():
        petra.tap("#talk-consulent summary")
        petra.tap("#sentence-consulent-A04")
        expect(petra.find("#talk-consulent .mine")).to_contain_text("Ik bel u.")
    petra.open("/inbox")
    expect(petra.find("main")).to_contain_text("Alles is beantwoord.")

    yonas.open("/")
    expect(yonas.find("#messages .notice")).to_be_visible()
    yonas.tap("#messages .button")
    expect(talk.locator(".theirs")).to_contain_text("ክድውለልኩም እየ።")
    with yonas.without_loading():
        talk.locator(".theirs button").click()
        expect(talk.locator(".theirs button")).to_have_count(0)
    petra.open("/inbox")
    expect(petra.find("main")).to_contain_text("Niet begrepen.")


def test_what_was_read_cannot_be_taken_back(own_site: Server, visit: Visit) -> None:
    yonas = visit(own_site, "yonas", "ti")
    petra = visit(own_site, "petra", "nl")
    for visitor in (yonas, petra):
        visitor.open(path_to(own_site, "messages"))
    petra.find("#words-consulent").fill("Tot morgen")
    petra.tap("#send-consulent")
    expect(petra.find(".mine button")).to_be_visible()
    with yonas.page.expect_response("**/messages/seen"):
        yonas.open(path_to(own_site, "messages"))
    petra.open(path_to(own_site, "messages"))
    expect(petra.find(".mine")).to_contain_text("Tot morgen")
    expect(petra.find(".mine button")).to_have_count(0)


def test_asking_to_be_called_is_one_tap(own_site: Server, visit: Visit) -> None:
    rania = visit(own_site, "rania", "ar")
    rania.open(path_to(own_site, "staff-messages"))
    with rania.without_loading():
        rania.tap("#call-begeleider-morning")
        expect(rania.find("#talk-begeleider .mine")).to_contain_text("يرجى الاتصال بي. صباحًا.")
