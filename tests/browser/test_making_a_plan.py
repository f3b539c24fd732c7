"""Petra makes Dawit's plan, from the draft until it is fixed; he reads it in Tigrinya."""

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.pages import ids
from tests.browser.server import Server
from tests.browser.visitor import DESK

OWN_WORDS = "Ik bel elke week met mijn docent."


def test_from_the_draft_to_a_plan_that_dawit_reads(own_site: Server, visit: Visit) -> None:
    petra = visit(own_site, "petra", "nl", viewport=DESK)
    dawit = visit(own_site, "dawit", "ti")
    plan = f"/dossiers/{ids(own_site)['dawit']}/pip"
    petra.open("/dossiers")
    petra.find("table").get_by_role("link", name="Dawit Gebremedhin").click()
    petra.find("main").get_by_role("link", name="Plan", exact=True).first.click()
    petra.page.get_by_role("link", name="Plan maken of wijzigen").click()
    expect(petra.find("#stops")).to_contain_text("toekomst")

    petra.page.get_by_label("Naam van de school").fill("ROC Zuid")
    petra.page.get_by_label("School met keurmerk").select_option("yes")
    petra.page.get_by_label("Datum van het plan").fill("2026-09-14")
    petra.page.get_by_role("button", name="Bewaren").first.click()
    expect(petra.find("#stops")).to_contain_text("De intake is nog niet klaar.")
    petra.page.get_by_label("Vaststellen zonder hele intake?").select_option("absent")
    petra.find("#motivation").fill("Hij is drie keer opgeroepen.")
    petra.page.get_by_role("button", name="Bewaren").first.click()
    expect(petra.find("#stops")).to_have_count(0)

    petra.page.get_by_text("Afspraak erbij: Inburgeraar").click()
    petra.find("#own-inburgeraar").fill(OWN_WORDS)
    petra.find("#due-inburgeraar").fill("2026-12-01")
    petra.page.get_by_role("button", name="Zet in het plan").first.click()
    expect(petra.find("#lines")).to_contain_text(OWN_WORDS)

    dawit.open(plan)
    expect(dawit.find(".agreement")).to_have_count(0)
    petra.find("#fix").get_by_role("link", name="ትግርኛ").click()
    expect(petra.find("html")).to_have_attribute("lang", "ti")
    expect(petra.find(".agreement")).to_have_count(6)
    petra.page.go_back()

    petra.page.get_by_role("button", name="Stel het plan vast…").click()
    expect(petra.find("#plan")).to_contain_text("Hij is drie keer opgeroepen.")
    petra.page.get_by_role("link", name="Nog niet").click()
    petra.page.get_by_role("button", name="Stel het plan vast…").click()
    petra.page.get_by_role("button", name="Ja, stel het plan vast").click()
    petra.page.wait_for_url(f"**{plan}")
    expect(petra.find("#versions")).to_contain_text("14 september 2026")

    dawit.open(plan)
    expect(dawit.find(".agreement")).to_have_count(6)
    own = dawit.find(".agreement [lang=nl]", has_text=OWN_WORDS)
    expect(own).to_have_attribute("dir", "ltr")
    expect(dawit.find("#heart time").first).to_have_attribute("datetime", "2026-09-15")
    expect(dawit.find("#objection")).to_be_visible()
    dawit.find(".agreement button").first.click()
    expect(dawit.find(".agreement").first).to_have_attribute("data-status", "done")
