"""Everything without a finger: Tab goes everywhere in order and is seen, Enter and Space work."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Read, Visit, Walk
from tests.browser.pages import PAGES, path_to
from tests.browser.server import Server
from tests.browser.test_answer import known
from tests.browser.visitor import PHONE, Visitor

LOW = {"width": 320, "height": 480}  # the smallest window in which the bar below sticks

PARTS_OF_A_DAY = 3  # the day, the month, the year and the calendar are stops of one field
NUMBER_STOPS = """() => {
  const stops = [...document.querySelectorAll(
      "a[href], button, input:not([type=hidden]), select, textarea, summary")].filter((each) => {
    if (!each.checkVisibility() || each.disabled) return false;
    if (each.type !== "radio") return true;
    const all = (each.form ?? document).querySelectorAll(`input[type=radio][name="${each.name}"]`);
    return each === ([...all].find(({checked}) => checked) ?? all[0]);
  });
  stops.forEach((each, number) => each.setAttribute("data-stop", number));
  return stops.length;
}"""
WHERE = """() => {
  const each = document.activeElement, box = each.getBoundingClientRect();
  const style = getComputedStyle(each);
  const bar = document.getElementById("places");
  const stuck = bar && getComputedStyle(bar).position === "sticky" && !bar.contains(each);
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    stop: each.dataset.stop === undefined ? null : Number(each.dataset.stop),
    html: each.outerHTML.slice(0, 120),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inside: box.top >= -1 && box.bottom <= innerHeight + 1,
    covered: !!stuck && box.bottom > bar.getBoundingClientRect().top + 1,
    found: each.contains(top) || !!top?.contains(each),
  };
}"""


def faults_on_the_way(name: str, visitor: Visitor) -> list[str]:
    """Press Tab from the first stop to the last."""
    page, faults = visitor.page, list[str]()
    for number in range(page.evaluate(NUMBER_STOPS)):
        page.keyboard.press("Tab")
        here = page.evaluate(WHERE)
        for _ in range(PARTS_OF_A_DAY):
            if here["stop"] == number - 1 and 'type="date"' in here["html"]:
                page.keyboard.press("Tab")
                here = page.evaluate(WHERE)
        if here["stop"] != number:
            return [*faults, f"{name}: Tab {number + 1} leads to {here['stop']}: {here['html']}"]
        if not here["outlined"]:
            faults.append(f"{name}: no outline shows the focus on {here['html']}")
        if here["covered"] or not here["inside"] or not here["found"]:
            faults.append(f"{name}: the focus is there, but not in sight: {here['html']}")
    return faults


@pytest.mark.parametrize("size", [PHONE, LOW], ids=["phone", "low"])
@pytest.mark.parametrize("language", ["nl", "ar"])
def test_tab_reaches_everything_in_order_and_in_sight(
    language: str, size: dict[str, int], walk: Walk
) -> None:
    faults = []
    for name, visitor in walk(PAGES, language, size):
        faults += faults_on_the_way(name, visitor)
    assert faults == []


@pytest.mark.parametrize("name", ["today", "agenda", "staff-list"])
def test_the_skip_link_skips(name: str, read: Read) -> None:
    visitor = read(name, "ti")
    page = visitor.page
    page.keyboard.press("Tab")
    assert visitor.focus_is_on(".skip"), "the first Tab leads to the skip link"
    expect(visitor.find(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert visitor.focus_is_on("#main"), "the skip link puts the focus on <main>"
    page.keyboard.press("Tab")
    inside = page.evaluate("() => document.activeElement.closest('main') !== null")
    assert inside, "after the skip link Tab goes on inside <main>"


def test_enter_says_i_am_coming(own_site: Server, visit: Visit) -> None:
    visitor = visit(own_site, "yonas", "ti")
    page = visitor.open("/")
    coming = visitor.find("main button[value=coming]").first
    coming.focus()
    page.keyboard.press("Enter")
    expect(known(visitor, "coming")).to_be_focused()
    page.keyboard.press("Tab")
    assert visitor.focus_is_on(".tools a"), "and goes on from there"
    visitor.find("main button[value=cannot]").focus()
    page.keyboard.press("Space")
    expect(known(visitor, "cannot")).to_be_focused()


def test_a_form_can_be_filled_in_without_a_finger(own_site: Server, visit: Visit) -> None:
    visitor = visit(own_site, "mariam", "ar")
    page = visitor.open(path_to(own_site, "pvt-of-another"))
    form = visitor.find("form.sign-up").first
    form.locator("input[type=number]").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(form.locator("input[name=childcare]")).to_be_checked()
    card = visitor.find("article.excursion", has=page.locator("form.sign-up")).first
    card_id = card.get_attribute("id")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(visitor.find(f"#{card_id} .mine")).to_be_visible()
    inside = page.evaluate("id => document.activeElement.closest(`#${id}`) !== null", card_id)
    assert inside, "after the swap the focus is still in the card, not at the top of the page"
