"""Monday 14 September of Rania, in Arabic: a family with one budget and two plans."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.letters import share
from tests.browser.pages import ids
from tests.browser.server import Server
from tests.browser.visitor import Visitor


@pytest.fixture
def rania(own_site: Server, visit: Visit) -> Visitor:
    visitor = visit(own_site, "rania", "ar")
    visitor.open("/")
    return visitor


def test_today_is_read_from_right_to_left(rania: Visitor) -> None:
    expect(rania.find("html")).to_have_attribute("dir", "rtl")
    assert share("ar", rania.text()) > 0.6
    next_one = rania.text(".next")
    for part in ("09:00–12:00", "درس اللغة", "Bruglaan 12", "اتصال: Taalhuis De Brug"):
        assert part in next_one, "the lesson that starts in half an hour"
    assert "€" not in rania.text()


def test_numbers_and_money_stay_in_dutch_order(rania: Visitor) -> None:
    rania.tap("#places a[href$='/budget']")
    rania.page.wait_for_url("**/budget")
    order = rania.page.evaluate(
        """() => {
          const text = document.querySelector(".result .amount bdi").firstChild;
          const edge = (index) => {
            const range = document.createRange();
            range.setStart(text, index);
            range.setEnd(text, index + 1);
            return range.getBoundingClientRect().left;
          };
          return [...text.data].map((_, index) => edge(index));
        }"""
    )
    assert order == sorted(order), "€ and digits run from left to right, inside Arabic too"


def test_the_family_pays_everything_itself(rania: Visitor) -> None:
    rania.tap("#places a[href$='/budget']")
    rania.page.wait_for_url("**/budget")
    assert "€ 1.902,02" in rania.text("#account")
    assert "€ 211,43" in rania.text("#account"), "a third of the quarterly kinderbijslag"
    assert "€ 634,29" in rania.text("#account"), "and what really comes"
    expect(rania.find("#paid-for-you")).to_have_count(0)
    expect(rania.find("#letting-go time[datetime='2026-08-09']").first).to_be_visible()
    rania.tap(".months a[href='?month=2026-04']")
    rania.page.wait_for_url("**?month=2026-04")
    assert "€ 1.719,45" in rania.text(".result .amount")
    expect(rania.find("#paid-for-you")).to_be_visible()


def test_omar_reads_the_same_budget_and_nothing_else_of_hers(
    rania: Visitor, visit: Visit, own_site: Server
) -> None:
    omar, hers = visit(own_site, "omar", "ar"), ids(own_site)["rania"]
    omar.open("/")
    omar.tap("#places a[href$='/budget']")
    omar.page.wait_for_url("**/budget")
    rania.open(f"/dossiers/{hers}/budget")
    assert omar.text(".result .amount") == rania.text(".result .amount")
    omar.open(f"/dossiers/{hers}/budget")
    assert omar.text(".result .amount") == rania.text(".result .amount")
    for room in ("pip", "agenda", "pvt"):
        answer = omar.context.request.get(f"/dossiers/{hers}/{room}")
        assert answer.status == 404, f"her {room} is not his"


def test_her_plan_counts_exams_and_hours(rania: Visitor) -> None:
    rania.tap("#places a[href$='/pip']")
    rania.page.wait_for_url("**/pip")
    assert "B1" in rania.text("#heart")
    assert "240" in rania.text("#language")
    expect(rania.find("#language .exams > li")).to_have_count(5)
    expect(rania.find("#map")).to_be_visible()


def test_her_group_goes_to_the_council_hall_together(rania: Visitor) -> None:
    rania.tap("#places a[href='/']")
    rania.tap("#pvt a[href$='/pvt']")
    rania.page.wait_for_url("**/pvt")
    card = rania.find(".excursion:has(time[datetime='2026-09-24'])")
    expect(card.locator(".notice")).to_be_visible()
    expect(card.locator("form")).to_have_count(0)


def test_who_waits_sees_a_number_that_fits_what_was_said(rania: Visitor) -> None:
    rania.tap("#places a[href='/']")
    rania.tap("#pvt a[href$='/pvt']")
    rania.page.wait_for_url("**/pvt")
    full = rania.find(".excursion:has(time[datetime='2026-10-14'])")
    waiting = int(full.locator(".places-left bdi").inner_text())
    with rania.without_loading():
        full.locator(".sign-up button").click()
        expect(full.locator(".mine")).to_be_visible()
    number = int(full.locator(".mine bdi").first.inner_text())
    assert number == waiting + 1, "count people in both, or sign-ups in both"
