"""What is handed in without internet waits on the phone and is sent once."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import Profile
from tests.browser.conftest import Visit
from tests.browser.outbox import STORED, given, hand_in_without_internet, receipts
from tests.browser.pages import path_to
from tests.browser.phone import expect_listed, forgive, listed, offline, online, settled, until
from tests.browser.server import Server
from tests.browser.test_answer import answer, known
from tests.browser.test_sign_up import SPORTS
from tests.browser.visitor import Visitor

SHIFT = "{ const real = Date.now.bind(Date); Date.now = () => real() + %d; }"
LATER, CHECK = re.compile("#later$"), re.compile("#check$")
YEAR_MS = 365 * 86_400_000


def test_an_answer_waits_and_is_sent_when_there_is_internet(at_home: Visitor) -> None:
    with at_home.without_loading():
        hand_in_without_internet(at_home)
        expect_listed(at_home, waiting=1, sent=0)
        assert given(at_home.server) == [None]
        online(at_home)
        expect_listed(at_home, waiting=0, sent=1)
        expect(known(at_home, "coming")).to_be_visible()
        expect(at_home.find("main [data-said=waits]")).to_have_count(0)
    assert given(at_home.server) == ["coming"]
    assert len(receipts(at_home.server)) == 1
    assert ":" in listed(at_home, "sent").locator("bdi").inner_text(), "it says at what time"


@pytest.mark.parametrize("page", ["today", "agenda"])
def test_an_answer_that_waits_looks_as_if_it_waits(page: str, at_home: Visitor) -> None:
    """Findings P5: one truth; a clock on what was pressed, and not "We know" the other one."""
    at_home.open(path_to(at_home.server, page))
    answer(at_home, "cannot").click()
    expect(known(at_home, "cannot")).to_be_visible()
    settled(at_home, path_to(at_home.server, page))
    offline(at_home)
    answer(at_home, "coming").click()
    for again in (False, True):
        if again:
            at_home.page.reload()
        expect(answer(at_home, "coming")).to_have_attribute("aria-pressed", "true")
        expect(answer(at_home, "coming").locator("use")).to_have_attribute("href", LATER)
        expect(known(at_home, "cannot")).to_be_hidden()
    online(at_home)
    expect(known(at_home, "coming")).to_be_visible()
    expect(known(at_home, "coming").locator("use")).to_have_attribute("href", CHECK)
    expect(at_home.find("main .appointment [aria-pressed=true]")).to_have_count(0)
    forgive(at_home)


def test_it_waits_through_a_restart_and_is_sent_when_the_app_opens(
    own_site: Server, visit: Visit, profile: Profile
) -> None:
    phone = visit(own_site, "yonas", "ti", on=profile)
    settled(phone, "/")
    hand_in_without_internet(phone)
    phone.close()
    again = visit(own_site, "yonas", on=profile)
    again.open("/")
    expect_listed(again, sent=1)
    assert given(own_site) == ["coming"]
    assert len(receipts(own_site)) == 1


def test_every_form_that_may_wait_does(own_site: Server, visit: Visit) -> None:
    yonas = visit(own_site, "yonas", "nl")
    settled(yonas, path_to(own_site, "plan"))
    tick = yonas.find(".agreement:not([data-status=done]) form button").first
    agreement = f"#{tick.locator('xpath=ancestor::li').get_attribute('id')}"
    offline(yonas)
    tick.click()
    expect_listed(yonas, waiting=1)
    assert "Dit heb ik gedaan" in listed(yonas, "waiting").inner_text()
    online(yonas)
    expect(yonas.find(agreement)).to_have_attribute("data-status", "done")
    forgive(yonas)

    settled(yonas, path_to(own_site, "pvt"))
    yonas.find(f"{SPORTS} input[name=people]").fill("3")
    for button, waits in ((".sign-up button", 0), ("form[action$=withdraw] button", 1)):
        offline(yonas)
        yonas.tap(f"{SPORTS} {button}")
        expect_listed(yonas, waiting=1)
        online(yonas)
        expect_listed(yonas, waiting=0)
        expect(yonas.find(f"{SPORTS} .sign-up")).to_have_count(waits)
    places = "SELECT people, place FROM sign_up ORDER BY signed_up_at DESC LIMIT 1"
    assert own_site.ask(places) == [(3, "withdrawn")]
    forgive(yonas)


def test_a_later_form_waits_for_the_earlier_ones(at_home: Visitor) -> None:
    hand_in_without_internet(at_home, "coming")
    answer(at_home, "cannot").click()
    expect_listed(at_home, waiting=2)
    online(at_home)
    expect_listed(at_home, sent=2)
    assert given(at_home.server) == ["cannot"], "the last one counts"
    ids = [item["id"].replace("-", "") for item in at_home.page.evaluate(STORED)["items"]]
    assert receipts(at_home.server) == ids


def test_what_waits_can_be_taken_back(at_home: Visitor) -> None:
    hand_in_without_internet(at_home)
    listed(at_home, "waiting").locator("[data-drop]").click()
    expect(at_home.find("#on-this-phone")).to_have_count(0)
    assert at_home.focus_is_on("#main")
    online(at_home)
    until(
        at_home.page, "async () => (await outbox.list(document.body.dataset.person)).length === 0"
    )
    assert given(at_home.server) == [None]


@pytest.mark.parametrize("years", [-56, 30])
def test_a_clock_that_is_years_off_sends_all_the_same(
    years: int, own_site: Server, visit: Visit
) -> None:
    yonas = visit(own_site, "yonas", "ti")
    yonas.context.add_init_script(SHIFT % (years * YEAR_MS))
    settled(yonas, "/")
    hand_in_without_internet(yonas, "coming")
    yonas.page.evaluate(SHIFT % (-2 * years * YEAR_MS))  # and it jumps while they wait
    answer(yonas, "call-me").click()
    expect_listed(yonas, waiting=2)
    online(yonas)
    expect_listed(yonas, waiting=0)
    assert given(yonas.server) == ["call-me"]


def test_what_is_missing_is_said_in_our_words_without_internet_too(at_home: Visitor) -> None:
    """Findings P7: a browser's own bubble speaks the language of the phone."""
    settled(at_home, path_to(at_home.server, "pvt"))
    at_home.page.evaluate("() => addEventListener('invalid', () => (self.asked = true), true)")
    bubbles = "() => (HTMLFormElement.prototype.reportValidity = () => { self.bubble = true; })"
    at_home.page.evaluate(bubbles)
    offline(at_home)
    people = at_home.find(f"{SPORTS} input[name=people]")
    people.fill("9")
    at_home.tap(f"{SPORTS} .sign-up button")
    expect(at_home.find(f"{SPORTS} [data-said=incomplete]")).to_be_visible()
    expect(people).to_have_attribute("aria-invalid", "true")
    expect(people).to_be_focused()
    assert at_home.page.evaluate("() => [self.asked, self.bubble]") == [True, None]
    expect_listed(at_home, waiting=0)
    people.fill("2")
    expect(people).not_to_have_attribute("aria-invalid", "true")
    forgive(at_home)
