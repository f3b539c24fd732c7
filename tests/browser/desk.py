"""What Ans does at her desk for Tsega, page by page, from the koppeling to another route."""

import re

from playwright.sync_api import expect

from tests.browser.from_nothing import MOSTLY, board, go
from tests.browser.letters import share
from tests.browser.test_taking_in import fill_in
from tests.browser.visitor import Visitor

NAME = "Tsega Gebremedhin"
PLAN_DUE, OBJECTION, TALK = (
    "Plan moet klaar zijn",
    "Bezwaar kan tot en met",
    "Gesprek over hoe het gaat",
)
OWN = "Ik ga elke week naar het taalcafé."
COOKING = "ክሽነ ደስ ይብለኒ።"
WISH, NOTED = "Ik wil kok worden.", "Woont nu bij een vriendin."


def take_in(ans: Visitor) -> None:
    """Somebody is gekoppeld, waits in a centre that is not on the list yet, and is called."""
    go(ans, "Nieuw dossier")
    fill_in(ans)
    ans.tap("#new-dossier button[type=submit]")
    ans.page.wait_for_url("**/case")
    ans.page.get_by_role("link", name="Belangrijke datums").click()
    ans.find("#day-koppeling").fill("2026-09-07")
    ans.tap("#days button[type=submit]")
    expect(ans.find("#changes")).to_contain_text("7 september 2026")
    go(ans, "Op weg", f"Aankomst: {NAME}", "Het AZC staat niet op de lijst")
    ans.find("#new #name").fill("Westerveld")
    ans.find("#new #minutes").fill("35")
    ans.tap("#new button[type=submit]")
    ans.find("input[value=Westerveld]").wait_for()
    go(ans, "Op weg", f"Aankomst: {NAME}")
    ans.page.select_option("#azc", label="Westerveld (35 min)")
    ans.tap("#stay button[type=submit]")
    expect(ans.find("#stay .log")).to_contain_text("Westerveld")
    ans.find("#contacts #day").fill("2026-09-10")
    ans.page.check("#contacts input[name=how][value=through-azc]")
    ans.page.check("#contacts input[name=reached][value=yes]")
    ans.tap("#contacts button[type=submit]")
    expect(ans.find("#contacts .log")).to_contain_text("10 september 2026")


def give_a_guide(ans: Visitor, guide: str = "Bea Smit") -> None:
    go(ans, "Mensen", NAME, "Wijzigen: Mensen eromheen")
    ans.page.select_option("#guide", label=f"{guide} – Samen Verder")
    ans.page.check("#guides input[name=kind][value=begeleider]")
    ans.tap("#guides button[type=submit]")
    expect(ans.find("#guides .log")).to_contain_text(guide)


def code_on_the_card(ans: Visitor) -> str:
    """Printed, in the language of who gets it."""
    go(ans, "Mensen", NAME, "Kaart en telefoons")
    ans.tap("#make button")
    card = ans.find(".card")
    expect(card).to_have_attribute("lang", "ti")
    ans.page.emulate_media(media="print")
    expect(card).to_be_visible()
    expect(ans.find("h1")).to_be_hidden()
    ans.page.emulate_media(media="screen")
    said = card.inner_text()
    assert share("ti", said.replace(ans.server.url, "")) > MOSTLY, said
    [code] = re.findall(r"\d{4} \d{4}", said)
    return str(code)


def plan_the_talk(ans: Visitor) -> None:
    go(ans, "Mensen", NAME, "Intake", "Gesprek plannen")
    expect(ans.find("#where input[value=azc]")).to_be_checked()
    ans.find("#day").fill("2026-09-21")
    ans.find("#at").fill("10:00")
    ans.find("#guides input").first.check(force=True)
    ans.find("#wmo").fill("Joke")
    ans.find("#interpreter-name").fill("Saba")
    ans.tap("#plan-talk")
    expect(ans.find("#planned")).to_contain_text("21 september 2026")


def fill_the_intake(ans: Visitor) -> None:
    go(ans, "Mensen", NAME, "Intake")
    expect(ans.find("#own-wishes .words")).to_have_text(COOKING)
    areas = ans.find("section.area").evaluate_all("found => found.map((each) => each.id)")
    assert len(areas) == 14
    ans.find("#told_on-alone").fill("2026-09-18")
    ans.page.select_option("#told_in-alone", "ti")
    ans.find("#area-alone input[name=alone][value=yes]").check(force=True)
    ans.find("#area-time input[name=more_time][value=no]").check(force=True)
    for area in areas:
        if ans.find(f"#{area} textarea[name=answer]").count():
            ans.find(f"#{area} textarea[name=answer]").fill(NOTED)
        if ans.find(f"#{area} textarea[name=wish]").count():
            ans.find(f"#{area} textarea[name=wish]").fill(WISH)
        for choice in ans.find(f"#{area} input:not([name=alone])[type=radio][value=no]").all():
            choice.check(force=True)
        with ans.without_loading():
            ans.tap(f"#{area} button[type=submit]")
            expect(ans.find(f"#saved-{area.removeprefix('area-')}")).to_contain_text("Bewaard om")
    ans.find("#lbt input[value='B1-route haalbaar']").check(force=True)
    ans.find("#lbt-day").fill("2026-09-18")
    ans.tap("#keep-lbt")
    expect(ans.find("#lbt > .row")).to_contain_text("18 september 2026")
    ans.tap("#share")
    expect(ans.find("#share")).to_have_count(0)


def set_day(ans: Visitor, kind: str, day: str) -> None:
    go(ans, "Mensen", NAME, "Belangrijke datums")
    ans.find(f"#day-{kind}").fill(day)
    ans.tap("#days button[type=submit]")
    expect(ans.find(f"#day-{kind}")).to_have_value(day)
    expect(ans.find(".error")).to_have_count(0)


def duo_writes(ans: Visitor) -> None:
    go(ans, "Mensen", NAME, "Belangrijke datums")
    ans.page.select_option("#code", "SS101")
    ans.find("#event-day").fill("2026-10-07")
    ans.tap("#event button[type=submit]")
    expect(ans.find("#day-duo-notice")).to_have_value("2026-10-07")


def make_the_plan(ans: Visitor) -> None:
    """From the board: the plan that is due, with lines of the catalogue and one in own words."""
    ans.open("/")
    ans.find("ol.board > li", has_text=PLAN_DUE).locator(".act").click()
    ans.page.check("#begin input[name=leerroute][value=B]")
    ans.page.check("#begin input[name=main_goal][value=work]")
    ans.tap("#begin button[type=submit]")
    expect(ans.find("#told")).to_contain_text("De B1-route lijkt haalbaar")
    expect(ans.find("#told")).to_contain_text(COOKING)
    expect(ans.find("#told")).to_contain_text(WISH)
    ans.find("#school").fill("ROC Oost")
    ans.page.get_by_role("button", name="Bewaren").first.click()
    expect(ans.find("#school")).to_have_value("ROC Oost")
    expect(ans.find("#stops")).to_be_visible()
    for party, own in (("inburgeraar", OWN), ("gemeente", "")):
        ans.tap(f"details:has(#own-{party}) > summary")
        form = ans.find(f"form:has(#own-{party})")
        for line in form.locator("input[name=texts]").all()[:2]:
            line.check()
        form.locator("textarea").fill(own)
        form.locator("button[type=submit]").click()
    expect(ans.find("ol.agreements > li")).to_have_count(5)
    expect(ans.find("#stops")).to_have_count(0)


def fix(ans: Visitor) -> None:
    """From the page of the draft, through the question."""
    ans.page.get_by_role("button", name="Stel het plan vast…").click()
    ans.page.get_by_role("button", name="Ja, stel het plan vast").click()
    ans.page.wait_for_url(re.compile(r"/pip$"))


COUNT = """() => addEventListener("click", (click) => {
  if (click.isTrusted) sessionStorage.clicks = Number(sessionStorage.clicks || 0) + 1;
}, true)"""


def fix_from_the_board(ans: Visitor) -> int:
    """How many clicks that takes, when nothing is lacking any more."""
    ans.page.add_init_script(f"({COUNT})()")
    ans.open("/")
    ans.page.evaluate("sessionStorage.removeItem('clicks')")
    ans.find("ol.board > li", has_text=PLAN_DUE).locator(".act").click()
    ans.page.get_by_role("button", name="Stel het plan vast…").click()
    expect(ans.find("#follows")).to_be_visible()
    days = [each.get_attribute("datetime") for each in ans.find("#follows time").all()]
    assert days == ["2026-11-03", "2029-11-02", "2027-02-02", "2028-05-02", "2026-12-14"]
    ans.page.get_by_role("button", name="Ja, stel het plan vast").click()
    ans.page.wait_for_url(re.compile(r"/pip$"))
    return int(ans.page.evaluate("sessionStorage.clicks"))


def change_the_route(ans: Visitor) -> None:
    """Schakelen: another route; DUO's day, corrected once more, moves nothing of a plan's."""
    before = board(ans)
    set_day(ans, "duo-notice", "2026-10-06")
    assert board(ans) == before
    assert before[TALK] == "2027-02-02"
    go(ans, "Mensen", NAME, "Plan", "Plan maken of wijzigen")
    ans.page.check("#begin input[name=reason][value=R01]")
    ans.tap("#begin button[type=submit]")
    ans.page.select_option("#leerroute", "O")
    ans.page.select_option("#school_is_tst", "yes")
    ans.page.get_by_role("button", name="Bewaren").first.click()
    expect(ans.find("#leerroute")).to_have_value("O")
    expect(ans.find("#stops")).to_have_count(0)
