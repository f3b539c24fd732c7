"""Coming along on an excursion: who waits moves up, and a refusal stays in its card."""

import re

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.pages import ids
from tests.browser.server import Server
from tests.browser.visitor import Visitor

PRODEMOS = ".excursion:has(time[datetime='2026-10-22'])"  # one place is left
SPORTS = ".excursion:has(time[datetime='2026-10-10'])"
OVER = (
    "UPDATE excursion SET day = '2026-09-14', starts = '06:00:00.000000' WHERE day = '2026-10-10'"
)


def at_the_excursions(visit: Visit, site: Server, name: str) -> Visitor:
    visitor = visit(site, name)
    visitor.open(f"/dossiers/{ids(site)[name]}/pvt")
    return visitor


def mine(visitor: Visitor, card: str) -> Locator:
    return visitor.find(f"{card} .mine use").first


def test_who_waits_gets_the_place_that_is_given_back(own_site: Server, visit: Visit) -> None:
    yonas = at_the_excursions(visit, own_site, "yonas")
    mariam = at_the_excursions(visit, own_site, "mariam")
    yonas.tap(f"{PRODEMOS} .sign-up button")
    expect(mine(yonas, PRODEMOS)).to_have_attribute("href", re.compile("#done$"))
    mariam.tap(f"{PRODEMOS} .sign-up button")
    expect(mine(mariam, PRODEMOS)).to_have_attribute("href", re.compile("#later$"))
    yonas.tap(f"{PRODEMOS} form[action$='/withdraw'] button")
    expect(yonas.find(f"{PRODEMOS} .sign-up")).to_be_visible()
    mariam.page.reload()
    expect(mine(mariam, PRODEMOS)).to_have_attribute("href", re.compile("#done$"))


def test_a_refusal_is_said_in_the_card(own_site: Server, visit: Visit) -> None:
    yonas = at_the_excursions(visit, own_site, "yonas")
    card = f"#{yonas.find(SPORTS).get_attribute('id')}"
    own_site.ask(OVER)
    with yonas.without_loading():
        yonas.tap(f"{card} .sign-up button")
        expect(yonas.find(f"{card} [role=alert]")).to_be_visible()
    expect(yonas.find("h1")).to_have_count(1)
    expect(yonas.find("nav")).to_have_count(1)


def test_more_than_eight_people_are_refused_before_anything_is_sent(
    own_site: Server, visit: Visit
) -> None:
    yonas = at_the_excursions(visit, own_site, "yonas")
    people = yonas.find(f"{SPORTS} input[name=people]")
    people.fill("9")
    yonas.tap(f"{SPORTS} .sign-up button")
    assert people.evaluate("field => field.validity.rangeOverflow")
    expect(yonas.find(f"{SPORTS} .mine")).to_have_count(0)
