"""Hints while somebody writes: the same as on the server, said aloud, never in the way."""

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.pages import path_to
from tests.browser.server import Server
from tests.browser.visitor import DESK
from tests.examples import EXAMPLES, NAMES, PLAIN

FIND = """([words, names, plain]) =>
  hints.find(words, names, plain).map(({kind, word, easier}) => [kind, word, easier])"""


def test_the_script_finds_what_the_server_finds(site: Server, visit: Visit) -> None:
    henk = visit(site, "henk", "nl")
    henk.open(path_to(site, "note-a-visit"))
    for plain, table in ((False, EXAMPLES), (True, PLAIN)):
        for words, wanted in table.items():
            found = henk.page.evaluate(FIND, [words, NAMES, plain])
            assert [tuple(hint) for hint in found] == wanted, words


def test_a_hint_comes_and_goes_and_blocks_nothing(own_site: Server, visit: Visit) -> None:
    henk = visit(own_site, "henk", "nl")
    henk.open(path_to(own_site, "note-a-visit"))
    henk.tap("#visit-form details:has(#words) > summary")
    field, said = henk.find("#words"), henk.find("#words + .hints li")
    field.focus()
    expect(henk.find("#words + .hints")).to_have_attribute("aria-live", "polite")
    field.fill("Gebeld met Yonas Tesfay")
    expect(said).to_have_count(0)
    field.fill("Gebeld met Jan Jansen, 06-12345678")
    expect(said).to_have_count(2)
    expect(said.first).to_contain_text("Dit lijkt een telefoonnummer.")
    field.fill("Gebeld met iemand uit de familie")
    expect(said).to_have_count(0)
    field.fill("Gebeld met Jan Jansen")
    expect(said).to_have_count(1)
    henk.tap("[name=how][value=phone]")
    henk.tap("[name=minutes][value='15']")
    henk.tap("#visit-form form > button")
    expect(henk.find("#kept-title")).to_be_visible()


def test_staff_hear_of_difficult_words_in_messages_and_inburgeraars_do_not(
    own_site: Server, visit: Visit
) -> None:
    petra = visit(own_site, "petra", "nl", viewport=DESK)
    petra.open(path_to(own_site, "talk"))
    petra.find("#words-consulent").fill("Indien u komt, neem uw inkomstenverklaring mee.")
    said = petra.find("#words-consulent + .hints li")
    expect(said).to_have_text(
        [
            "Moeilijk woord: indien. Makkelijker: als.",
            "Lang woord: inkomstenverklaring. Weet u een makkelijker woord?",
        ]
    )
    petra.tap("#send-consulent")
    expect(petra.find("#talk-consulent .mine")).to_contain_text("Indien u komt")
    yonas = visit(own_site, "yonas", "ti")
    yonas.open(path_to(own_site, "talk"))
    expect(yonas.find("[data-hint], #hints, script[src*=writing]")).to_have_count(0)
