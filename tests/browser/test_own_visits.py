"""Bea plans a visit of her own, Tsega cannot come, and Bea moves it. From an empty database,
outside demo mode, by pages alone.
"""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser import desk
from tests.browser.conftest import Visit
from tests.browser.from_nothing import enter_with_code, go, in_tigrinya, town
from tests.browser.test_settling import MONDAY, Staff
from tests.browser.visitor import Visitor

SATURDAY, SUNDAY, PLACE = "2026-12-05", "2026-12-06", "Bibliotheek"
VISIT_DAY, MOVED_DAY = "zaterdag 5 december", "zondag 6 december"


def plan(bea: Visitor) -> None:
    """A walk-in on a Saturday; what is missing is said first."""
    go(bea, desk.NAME, "Bezoek plannen")
    bea.find("input[name=how][value=walk-in]").check(force=True)
    bea.find("#day").fill(SATURDAY)
    bea.find("#at").fill("10:30")
    bea.tap("#plan-visit")
    expect(bea.find("#place")).to_be_focused()
    bea.find("#place").fill(PLACE)
    bea.tap("#plan-visit")
    bea.page.wait_for_url("**/visit#told")
    expect(bea.find("#told")).to_be_focused()
    expect(bea.find("#told")).to_contain_text("Het bezoek is gepland.")
    expect(bea.find("main")).to_contain_text(VISIT_DAY)
    expect(bea.find("main")).to_contain_text(PLACE)


def cannot_come(tsega: Visitor) -> None:
    tsega.open("/")
    in_tigrinya(tsega)
    expect(tsega.find("main .next")).to_contain_text("10:30")
    expect(tsega.find("main .next")).to_contain_text(PLACE)
    with tsega.without_loading():
        tsega.tap("main .next button[value=cannot]")
        expect(tsega.find("main .next .state")).to_be_visible()


def sees_it_and_moves_it(bea: Visitor) -> None:
    bea.open("/")
    waits = bea.find("#attention")
    expect(waits).to_contain_text("Ik kan niet komen")
    waits.locator("a", has_text="Ik kan niet komen").click()
    bea.page.wait_for_url("**/visit")
    bea.find("#move #day").fill(SUNDAY)
    bea.find("#move [name=why][value=you-asked]").check(force=True)
    bea.tap("#move-visit")
    expect(bea.find("main .lead")).to_contain_text(MOVED_DAY)
    expect(bea.find("#told")).to_be_focused()
    expect(bea.find("#told")).to_contain_text("Het bezoek is verzet.")
    expect(bea.find("main")).to_contain_text("Nog geen antwoord")
    bea.open("/")
    expect(bea.find("main")).not_to_contain_text("Ik kan niet komen")


def is_asked_again(tsega: Visitor) -> None:
    tsega.open("/")
    expect(tsega.find("main .next time").first).to_have_attribute("datetime", SUNDAY)
    expect(tsega.find("main .next button[value=coming]")).to_be_visible()


def was_there(bea: Visitor) -> None:
    """Once it is over it waits to be noted, and then no more."""
    bea.open("/")
    row = bea.find("#attention a", has_text="Bezoek noteren")
    expect(row).to_contain_text(MOVED_DAY)
    row.click()
    bea.page.wait_for_url("**/visits/new?*")
    for value in ("walk-in", "60", SUNDAY):
        expect(bea.find(f"#visit-form input[value='{value}']")).to_be_checked()
    expect(bea.find("#begins")).to_have_value("10:30")
    with bea.without_loading():
        bea.tap("#visit-form form > button")
        expect(bea.find("#kept-title")).to_be_visible()
    bea.open("/")
    expect(bea.find("main")).not_to_contain_text("Bezoek noteren · ")
    expect(bea.find("#attention a", has_text="Bezoek noteren")).to_have_count(0)


def test_a_visit_of_ones_own_from_plan_to_note(visit: Visit, tmp_path: Path) -> None:
    with town(tmp_path, MONDAY) as here:
        staff = Staff(here, visit)
        desk.take_in(staff.ans)
        desk.give_a_guide(staff.ans)
        tsega = visit(here, locale="nl")
        enter_with_code(tsega, desk.code_on_the_card(staff.ans))
        plan(staff.bea)
        cannot_come(tsega)
        sees_it_and_moves_it(staff.bea)
        is_asked_again(tsega)
        here.it_is("2026-12-06T12:00", *(staff.nel, staff.ans, staff.cor, staff.bea, tsega))
        was_there(staff.bea)
