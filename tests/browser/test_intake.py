"""The brede intake in the browser: Petra fills in half, a colleague goes on, Yonas reads it."""

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.letters import share
from tests.browser.pages import ids, path_to
from tests.browser.phone import expect_listed, forgive, offline, online, settled
from tests.browser.server import Server
from tests.browser.visitor import DESK, Visitor

COLLEAGUE = (
    "UPDATE account SET gemeente_id = (SELECT gemeente_id FROM account WHERE name = 'Petra')"
    " WHERE name = 'Karel'"
)
OWN = "ኣነ ብስክለታ ክመሃር እደሊ።"


def fill(visitor: Visitor, area: str, **words: str) -> None:
    """Open one leefgebied, write in it and keep it, in place."""
    visitor.tap(f"#area-{area} summary")
    for name, said in words.items():
        visitor.find(f"#{name}-{area}").fill(said)
    with visitor.without_loading():
        visitor.tap(f"#keep-{area}")
        expect(visitor.find(f"#area-{area} [role=status]")).to_be_visible()


def test_petra_fills_in_half_karel_goes_on_and_yonas_reads_it_in_tigrinya(
    own_site: Server, visit: Visit
) -> None:
    own_site.ask(COLLEAGUE)
    petra = visit(own_site, "petra", "nl", viewport=DESK)
    petra.open(path_to(own_site, "intake"))
    fill(petra, "home", answer="Heeft een flat gekregen.", wish="Een balkon")

    karel = visit(own_site, "karel", "nl")
    karel.open(path_to(own_site, "intake"))
    assert "Petra · 14 september 2026" in karel.text("#area-home h2")
    fill(karel, "money", answer="Kan bankieren met een app.")
    assert "Karel" in karel.text("#area-money h2")

    yonas = visit(own_site, "yonas", "ti")
    yonas.open("/")
    yonas.tap("#more a[href$='/intake/summary']")
    yonas.page.wait_for_url("**/intake/summary")
    for dutch in ("Heeft een flat gekregen.", "Een balkon", "Kan bankieren met een app."):
        assert dutch in yonas.text()
        expect(yonas.find("[lang=nl][dir=ltr]", has_text=dutch)).to_be_visible()
    titles = " ".join(yonas.find("#summary h2").all_inner_texts())
    assert share("ti", titles) > 0.9
    with yonas.without_loading():
        yonas.find("#own-words").fill(OWN)
        yonas.tap("#add-words")
        expect(yonas.find("#words .words")).to_have_text(OWN)
    petra.open(path_to(own_site, "intake"))
    assert OWN in petra.text("#summary")


def test_both_versions_stand_beside_each_other(own_site: Server, visit: Visit) -> None:
    own_site.ask(COLLEAGUE)
    petra, karel = (visit(own_site, name, "nl", viewport=DESK) for name in ("petra", "karel"))
    for visitor in (petra, karel):
        visitor.open(path_to(own_site, "intake"))
    fill(karel, "work", answer="Werkte in een bakkerij.")
    petra.tap("#area-work summary")
    petra.find("#answer-work").fill("Werkte op een markt.")
    with petra.without_loading():
        petra.tap("#keep-work")
        expect(petra.find("#area-work form .notice")).to_contain_text("Werkte in een bakkerij.")
    expect(petra.find("#answer-work")).to_have_value("Werkte op een markt.")
    petra.tap("#keep-work")
    expect(petra.find("#area-work > .note .words").first).to_have_text("Werkte op een markt.")


def test_a_diagnosis_is_hinted_at_while_petra_types(own_site: Server, visit: Visit) -> None:
    petra = visit(own_site, "petra", "nl", viewport=DESK)
    petra.open(path_to(own_site, "intake"))
    petra.tap("#area-work summary")
    petra.find("#answer-work").fill("Hij heeft PTSS")
    expect(petra.find("#area-work .hints [data-kind=medical]")).to_be_visible()


def test_wishes_wait_on_the_phone_without_internet(own_site: Server, visit: Visit) -> None:
    dawit = visit(own_site, "dawit", "ti")
    settled(dawit, f"/dossiers/{ids(own_site)['dawit']}/wishes")
    offline(dawit)
    dawit.find("input[value=drive]").check()
    dawit.tap("#keep-wishes")
    expect(dawit.find("main [data-said=waits]")).to_be_visible()
    expect_listed(dawit, waiting=1)
    online(dawit)
    expect_listed(dawit, sent=1)
    forgive(dawit)
    asked = "SELECT chosen FROM intake_wishes ORDER BY written_at DESC LIMIT 1"
    assert own_site.ask(asked) == [('["drive"]',)]
