"""What was refused says why, and can be corrected or thrown away."""

from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.conftest import Visit
from tests.browser.outbox import hand_in_without_internet
from tests.browser.pages import path_to
from tests.browser.phone import expect_listed, forgive, listed, offline, online, settled
from tests.browser.server import Server
from tests.browser.test_answer import MOVED
from tests.browser.test_sign_up import OVER, SPORTS
from tests.browser.visitor import Visitor


def test_a_refused_answer_says_why_and_can_be_thrown_away(at_home: Visitor) -> None:
    hand_in_without_internet(at_home)
    at_home.server.ask(MOVED)
    online(at_home)
    expect(listed(at_home, "refused").locator("[data-why]")).to_contain_text("ተቐይሩ")
    assert axe.violations(at_home.page) == []
    listed(at_home, "refused").locator("[data-drop]").click()
    expect(at_home.find("#on-this-phone")).to_have_count(0)


def test_a_refused_form_can_be_corrected(own_site: Server, visit: Visit) -> None:
    yonas = visit(own_site, "yonas", "nl")
    settled(yonas, path_to(own_site, "pvt"))
    offline(yonas)
    yonas.find(f"{SPORTS} input[name=people]").fill("6")
    yonas.find(f"{SPORTS} input[name=transport]").check()
    yonas.tap(f"{SPORTS} .sign-up button")
    expect_listed(yonas, waiting=1)
    own_site.ask(OVER)
    online(yonas)
    expect_listed(yonas, refused=1)
    own_site.ask(
        OVER.replace("'2026-09-14', starts = '06", "'2026-10-10', starts = '13").replace(
            "WHERE day = '2026-10-10'", "WHERE day = '2026-09-14'"
        )
    )
    listed(yonas, "refused").locator("[data-correct]").click()
    people = yonas.find(f"{SPORTS} input[name=people]")
    expect(people).to_have_value("6")
    expect(yonas.find(f"{SPORTS} input[name=transport]")).to_be_checked()
    expect(people).to_be_focused()
    expect(people).to_be_in_viewport(ratio=1)
    people.fill("2")
    yonas.tap(f"{SPORTS} .sign-up button")
    expect(yonas.find(f"{SPORTS} .mine")).to_be_visible()
    yonas.page.reload()
    yonas.page.wait_for_load_state("networkidle")
    expect_listed(yonas, refused=0)
    forgive(yonas)


LONG = "ሰላም Henk, " * 20


def test_words_to_a_guide_who_has_left_are_kept_to_be_sent_to_somebody_else(
    own_site: Server, visit: Visit
) -> None:
    yonas = visit(own_site, "yonas", "nl")
    settled(yonas, path_to(own_site, "talk").replace("consulent", "begeleider"))
    offline(yonas)
    words = yonas.find("#words-begeleider")
    words.fill(LONG)
    yonas.tap("#send-begeleider")
    expect_listed(yonas, waiting=1)
    own_site.ask("UPDATE begeleiding SET ends_on = '2026-09-14'")
    online(yonas)
    expect(listed(yonas, "refused").locator("[data-why]")).to_contain_text("nu geen begeleider")
    listed(yonas, "refused").locator("[data-correct]").click()
    expect(words).to_have_value(LONG)
    expect(words).to_be_focused()
    expect(words).to_be_in_viewport(ratio=0.5)
    expect(yonas.find("#send-begeleider")).to_have_count(0)
    listed(yonas, "refused").locator("[data-drop]").click()
    yonas.page.reload()
    expect(words).to_be_hidden()
    forgive(yonas)
