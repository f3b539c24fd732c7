"""Petra goes through her board with the keys of letters, and switches them off."""

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.server import Server
from tests.browser.visitor import DESK, Visitor


def line(petra: Visitor, number: int) -> Locator:
    return petra.find(".board > li > a").nth(number)


def test_through_the_board_and_to_the_search(site: Server, visit: Visit) -> None:
    petra = visit(site, "petra", "nl", viewport=DESK)
    keys = petra.page.keyboard
    petra.open("/")
    keys.press("?")
    expect(petra.find("#key-list")).to_contain_text("Volgende regel, vorige regel")
    keys.press("j")
    expect(line(petra, 0)).not_to_be_focused()
    keys.press("Escape")
    expect(petra.find("#key-list")).to_be_hidden()
    expect(petra.find("#show-keys")).to_be_focused()
    petra.open("/?whose=mine")
    keys.press("ArrowDown")
    expect(line(petra, 0)).not_to_be_focused()  # the page scrolls, as everywhere
    for key, number in (("j", 0), ("j", 1), ("ArrowDown", 2), ("k", 1), ("ArrowUp", 0), ("k", 0)):
        keys.press(key)
        expect(line(petra, number)).to_be_focused()
    keys.press("j")
    where = line(petra, 1).get_attribute("href") or ""
    keys.press("Enter")
    petra.page.wait_for_url(f"**{where}*")
    petra.page.go_back()
    keys.press("/")
    expect(petra.find(".find input")).to_be_focused()
    keys.type("jk/")
    expect(petra.find(".find input")).to_have_value("jk/")
    petra.find(".find input").fill("omar")
    keys.press("Enter")
    petra.page.wait_for_url("**/search")
    expect(petra.find("main")).to_contain_text("Omar Al-Khatib")


def test_they_can_be_switched_off(site: Server, visit: Visit) -> None:
    petra = visit(site, "petra", "nl", viewport=DESK)
    petra.open("/")
    box = petra.find("#key-list input")
    petra.tap("#show-keys")
    box.uncheck()
    petra.open("/?matter=calls")
    petra.page.keyboard.press("j")
    expect(line(petra, 0)).not_to_be_focused()
    petra.tap("#show-keys")
    expect(box).not_to_be_checked()
    box.check()
    petra.tap("#key-list button")
    petra.page.keyboard.press("j")
    expect(line(petra, 0)).to_be_focused()


def test_a_phone_has_no_such_keys(site: Server, visit: Visit) -> None:
    petra = visit(site, "petra", "nl", has_touch=True, is_mobile=True)
    petra.open("/")
    expect(petra.find("#show-keys")).to_be_hidden()


def test_what_she_looked_at_last_is_what_she_sees_again(site: Server, visit: Visit) -> None:
    petra = visit(site, "petra", "nl", viewport=DESK)
    petra.open("/?whose=all&matter=plans")
    petra.open("/dossiers")
    petra.page.get_by_role("link", name="Vandaag").click()
    petra.page.wait_for_url("**/?whose=all&matter=plans")
    petra.find(".filters").get_by_role("link", name="Alles").click()
    petra.find(".filters").get_by_role("link", name="Mijn mensen").click()
    petra.page.wait_for_url("**/?whose=mine*")
    petra.open("/calendar")
    petra.page.get_by_role("link", name="Vandaag").click()
    petra.page.wait_for_url("**/?whose=mine*")


def test_she_calls_off_from_the_board_and_is_back_at_the_next_row(
    own_site: Server, visit: Visit
) -> None:
    """Also when the form was refused once."""
    petra = visit(own_site, "petra", "nl", viewport=DESK)
    petra.open("/?whose=all")
    row = petra.find(".board li", has_text="Afspraak zonder antwoord").nth(1)
    number = row.get_attribute("id")
    row.get_by_role("link", name="Bellen").click()
    petra.page.wait_for_url("**/change?done=*")
    petra.find("#cancel form > button").click()
    expect(petra.find("#cancel .error")).to_be_visible()
    petra.find("#cancel .pick", has_text="Het is niet meer nodig").click()
    petra.find("#cancel form > button").click()
    petra.page.wait_for_url(f"**/?whose=all&matter=&page=1#{number}")
    expect(petra.find(f"#{number}")).to_be_focused()


def test_the_list_of_people_has_the_same_keys_and_t_leads_to_today(
    site: Server, visit: Visit
) -> None:
    petra = visit(site, "petra", "nl", viewport=DESK)
    petra.open("/dossiers")
    petra.page.keyboard.press("j")
    petra.page.keyboard.press("j")
    expect(petra.find("main tbody th a").nth(1)).to_be_focused()
    petra.page.keyboard.press("t")
    petra.page.wait_for_url(f"{site.url}/")


def test_where_the_browser_keeps_nothing_the_keys_are_there(site: Server, visit: Visit) -> None:
    petra = visit(site, "petra", "nl", viewport=DESK)
    petra.context.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(self, name, {get() { throw new Error('forbidden'); }});"
    )
    petra.open("/")
    petra.page.keyboard.press("j")
    expect(line(petra, 0)).to_be_focused()
