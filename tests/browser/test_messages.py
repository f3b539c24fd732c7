"""Yonas writes to his consulent on his phone, Petra answers at her desk."""

from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.conftest import Visit
from tests.browser.fits import LOOK, SMALL, TARGETS, look
from tests.browser.pages import path_to
from tests.browser.phone import forgive, offline, online, settled
from tests.browser.relay import wired
from tests.browser.server import Server
from tests.browser.visitor import DESK

WORDS = "ገንዘብ መዓስ ይመጽእ? 12-09-2026"


def test_a_question_an_answer_and_an_explanation(own_site: Server, visit: Visit) -> None:
    yonas = visit(own_site, "yonas", "ti")
    petra = visit(own_site, "petra", "nl", viewport=DESK)
    yonas.open(path_to(own_site, "talk"))
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
        petra.tap("summary:has-text('Ik bel u.')")
        expect(petra.find("#sentence-consulent-A04")).to_be_visible()
        expect(petra.find("#talk-consulent .mine")).to_have_count(0)
        petra.tap("#sentence-consulent-A04")
        expect(petra.find("#talk-consulent .mine")).to_contain_text("Ik bel u.")
    petra.open("/inbox")
    expect(petra.find("main")).to_contain_text("Alles is beantwoord.")

    yonas.open("/")
    expect(yonas.find("#asks a[href$='/messages']")).to_be_visible()
    yonas.tap("#places a[href$='/messages']")
    yonas.tap("main a[href*='/messages/consulent']")
    expect(talk.locator(".theirs")).to_contain_text("ክድውለልኩም እየ።")
    with yonas.without_loading():
        talk.locator("textarea").fill(WORDS)
        talk.locator(".theirs button").click()
        expect(talk.locator(".theirs button")).to_have_count(0)
        expect(talk.locator("textarea")).to_have_value(WORDS)
    petra.open("/inbox")
    expect(petra.find("main")).to_contain_text("Niet begrepen.")


def test_what_was_read_cannot_be_taken_back(own_site: Server, visit: Visit) -> None:
    yonas = visit(own_site, "yonas", "ti")
    petra = visit(own_site, "petra", "nl")
    for visitor in (yonas, petra):
        visitor.open(path_to(own_site, "talk"))
    petra.find("#words-consulent").fill("Tot morgen")
    petra.tap("#send-consulent")
    expect(petra.find(".mine summary")).to_be_visible()
    with yonas.page.expect_response("**/messages/seen"):
        yonas.open(path_to(own_site, "talk"))
    petra.open(path_to(own_site, "talk"))
    expect(petra.find(".mine")).to_contain_text("Tot morgen")
    expect(petra.find(".mine button")).to_have_count(0)


def test_asking_to_be_called_is_one_tap(own_site: Server, visit: Visit) -> None:
    rania = visit(own_site, "rania", "ar")
    rania.open(path_to(own_site, "staff-talk").replace("consulent", "begeleider"))
    with rania.without_loading():
        rania.tap("#call-begeleider-morning")
        expect(rania.find("#talk-begeleider .mine")).to_contain_text("يرجى الاتصال بي. صباحًا.")


def test_a_sentence_with_a_day_is_filled_in_and_read_in_tigrinya(
    own_site: Server, visit: Visit
) -> None:
    petra = visit(own_site, "petra", "nl", viewport=DESK)
    petra.open(path_to(own_site, "staff-plan").replace("/pip", "/messages/consulent"))
    petra.tap("#more-consulent > summary")
    petra.tap("#fill-consulent-M01 summary")
    form = petra.find("#fill-consulent-M01 form")
    form.get_by_label("Dag").fill("2020-01-01")
    form.get_by_label("Tijd").fill("09:30")
    form.get_by_label("Plaats").fill("Gemeentehuis")
    with petra.without_loading():
        form.get_by_role("button").click()
        expect(form.get_by_role("alert")).to_have_text("Kies een dag in de komende twee jaar.")
        expect(form.get_by_label("Plaats")).to_have_value("Gemeentehuis")
        for size in (DESK, SMALL):
            assert axe.violations(petra.wide(size).page) == []
        assert look(petra.page, LOOK, "") + look(petra.page, TARGETS, "") == []
        form.get_by_label("Dag").fill("2026-09-21")
        form.get_by_role("button").click()
        expect(petra.find("#talk-consulent .mine")).to_contain_text("maandag 21 september 2026")
    yonas = visit(own_site, "yonas", "ti")
    yonas.open(path_to(own_site, "talk"))
    expect(yonas.find("#talk-consulent .theirs")).to_contain_text("21 መስከረም 2026")


SAID = "#talk-consulent .theirs"
OFTEN, IDLE = 26_000, 11 * 60_000


def test_an_open_page_shows_what_is_new_and_keeps_what_is_typed(
    own_site: Server, visit: Visit
) -> None:
    yonas, petra = visit(own_site, "yonas", "ti"), visit(own_site, "petra", "nl")
    yonas.page.clock.install()
    for visitor in (yonas, petra):
        visitor.open(path_to(own_site, "talk"))
    yonas.find("#words-consulent").press_sequentially("ገንዘ")
    petra.find("#words-consulent").fill("Tot morgen")
    petra.tap("#send-consulent")
    expect(petra.find(".mine summary")).to_be_visible()
    with yonas.without_loading(), yonas.page.expect_response("**/messages/seen"):
        yonas.page.clock.fast_forward(OFTEN)
        expect(yonas.find(SAID)).to_contain_text("Tot morgen")
    expect(yonas.find("#news")).to_have_text("ሓድሽ መልእኽቲ ኣለኩም።")
    yonas.page.keyboard.type("ብ")
    expect(yonas.find("#words-consulent")).to_have_value("ገንዘብ")
    petra.open(path_to(own_site, "talk"))
    expect(petra.find(".mine button")).to_have_count(0)  # he has seen it


def test_a_page_that_nobody_uses_asks_no_more(own_site: Server, visit: Visit) -> None:
    yonas = visit(own_site, "yonas", "ti")
    yonas.page.clock.install()
    asked: list[int] = []
    yonas.page.on("response", lambda r: asked.append(r.status) if r.url.endswith("/news") else None)
    yonas.open(path_to(own_site, "talk"))
    with yonas.page.expect_response("**/messages/news"):
        yonas.page.clock.fast_forward(OFTEN)
    yonas.page.clock.fast_forward(IDLE)
    for _ in range(3):
        yonas.page.clock.fast_forward(OFTEN)
    assert asked == [304]
    with yonas.page.expect_response("**/messages/news"):
        yonas.page.keyboard.press("Tab")
    hide = "Object.defineProperty(document, 'hidden', { value: true, configurable: true })"
    yonas.page.evaluate(hide)
    for _ in range(3):
        yonas.page.clock.fast_forward(OFTEN)
    assert asked == [304, 304]


def test_nothing_new_costs_hardly_a_byte(own_site: Server, visit: Visit) -> None:
    with wired(own_site) as wire:
        yonas = visit(wire.server, "yonas", "ti")
        yonas.page.clock.install()
        yonas.open(path_to(own_site, "talk"))
        wire.figures()
        with yonas.page.expect_response("**/messages/news"):
            yonas.page.clock.fast_forward(OFTEN)
        size, requests = wire.figures()
        print(f"a look for news, nothing new: {size} bytes")
        assert (requests, size < 300) == (1, True)


def test_what_is_typed_survives_language_reload_sentences_and_signing_in_again(
    own_site: Server, visit: Visit
) -> None:
    yonas = visit(own_site, "yonas", "ti")
    yonas.open(path_to(own_site, "talk"))
    typed = yonas.find("#words-consulent")
    typed.press_sequentially(WORDS)
    yonas.tap(".tongues summary")
    yonas.tap(".languages button[value=nl]")
    expect(yonas.find("html")).to_have_attribute("lang", "nl")
    expect(typed).to_have_value(WORDS)
    yonas.page.reload()
    expect(typed).to_have_value(WORDS)
    with yonas.without_loading():
        yonas.tap("#sentence-consulent-Q01")
        expect(yonas.find(".mine")).to_contain_text("Ik heb een vraag over geld.")
        expect(typed).to_have_value(WORDS)
    own_site.ask("DELETE FROM sign_in")
    yonas.page.reload()
    yonas.page.wait_for_url("**/sign-in")
    yonas.become("yonas")
    yonas.open(path_to(own_site, "talk"))
    expect(typed).to_have_value(WORDS)
    with yonas.without_loading():
        yonas.tap("#send-consulent")
        expect(typed).to_have_value("")
    yonas.page.reload()
    expect(yonas.find(".mine .words")).to_have_text(WORDS)
    expect(typed).to_have_value("")


def test_a_message_with_a_picture_is_three_taps_away(own_site: Server, visit: Visit) -> None:
    yonas = visit(own_site, "yonas", "ar")
    yonas.open("/")
    yonas.tap("#places a[href$='/messages']")
    yonas.tap("main a[href*='/messages/consulent']")
    expect(yonas.find("#sentence-consulent-Q01 .icon")).to_be_visible()
    yonas.tap("#sentence-consulent-Q01")
    expect(yonas.find(".mine")).to_be_in_viewport()


def test_what_waits_for_internet_stands_in_the_talk(own_site: Server, visit: Visit) -> None:
    yonas = visit(own_site, "yonas", "ti")
    settled(yonas, path_to(own_site, "talk"))
    waits = yonas.find("#talk-consulent .said .waits")
    offline(yonas)
    yonas.find("#words-consulent").fill(WORDS)
    yonas.tap("#send-consulent")
    expect(waits).to_have_count(1)
    expect(waits.locator(".words")).to_have_text(WORDS)
    expect(waits).to_contain_text("ኢንተርነት ይጽበ ኣሎ")
    expect(waits).to_be_in_viewport()
    yonas.find("#talk-consulent [name=sentence]").first.click()
    expect(waits).to_have_count(2)
    online(yonas)
    expect(waits).to_have_count(0)
    expect(yonas.find("#talk-consulent .mine .words")).to_have_text(WORDS)
    forgive(yonas)
