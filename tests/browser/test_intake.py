"""The brede intake in the browser: Petra fills in half, a colleague goes on, Yonas reads it."""

from uuid import UUID

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.letters import share
from tests.browser.pages import ids, path_to
from tests.browser.phone import expect_listed, forgive, offline, online, settled, until
from tests.browser.server import Server
from tests.browser.visitor import DESK, Visitor

COLLEAGUE = (
    "UPDATE account SET gemeente_id = (SELECT gemeente_id FROM account WHERE name = 'Petra')"
    " WHERE name = 'Karel'"
)
DRAFTS = """async () => {
  const store = await idb.openDB("drafts", 1);
  try { return await store.count("drafts"); } finally { store.close(); }
}"""
NO_DRAFT = f"async () => await ({DRAFTS})() === 0"
OWN = "ኣነ ብስክለታ ክመሃር እደሊ።"


def fill(visitor: Visitor, area: str, **words: str) -> None:
    """Write in one leefgebied and keep it, in place."""
    for name, said in words.items():
        visitor.find(f"#{name}-{area}").fill(said)
    with visitor.without_loading():
        visitor.tap(f"#keep-{area}")
        expect(visitor.find(f"#saved-{area}")).to_contain_text("Bewaard om")


def test_petra_fills_in_half_karel_goes_on_and_yonas_reads_it_in_tigrinya(
    own_site: Server, visit: Visit
) -> None:
    own_site.ask(COLLEAGUE)
    petra = visit(own_site, "petra", "nl", viewport=DESK)
    petra.open(path_to(own_site, "intake"))
    fill(petra, "home", answer="Heeft een flat gekregen.", wish="Een balkon")

    karel = visit(own_site, "karel", "nl")
    karel.open(path_to(own_site, "intake"))
    assert "Petra · 14 september 2026" in karel.text("#saved-home")
    fill(karel, "money", answer="Kan bankieren met een app.")
    karel.open(path_to(own_site, "intake"))
    assert "Karel" in karel.text("#saved-money")

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
    petra.find("#answer-work").fill("Werkte op een markt.")
    expect(petra.find("#saved-work [role=alert]")).to_be_visible()
    expect(petra.find("#saved-work")).to_contain_text("Werkte in een bakkerij.")
    expect(petra.find("#answer-work")).to_be_focused()
    expect(petra.find("#answer-work")).to_have_value("Werkte op een markt.")
    petra.tap("#mine-work")
    expect(petra.find("#saved-work")).to_contain_text("Bewaard om")
    petra.open(path_to(own_site, "intake"))
    expect(petra.find("#answer-work")).to_have_value("Werkte op een markt.")
    assert "bakkerij" not in petra.find("#answer-work").input_value()


def test_a_diagnosis_is_hinted_at_while_petra_types(own_site: Server, visit: Visit) -> None:
    petra = visit(own_site, "petra", "nl", viewport=DESK)
    petra.open(path_to(own_site, "intake"))
    petra.find("#answer-work").fill("Hij heeft PTSS")
    expect(petra.find("#area-work .hints [data-kind=medical]")).to_be_visible()


def test_it_saves_by_itself_while_petra_types(own_site: Server, visit: Visit) -> None:
    petra = visit(own_site, "petra", "nl", viewport=DESK)
    petra.open(path_to(own_site, "empty-intake"))
    petra.find("#answer-work").press_sequentially("Leerde voor kok")
    expect(petra.find("#area-work [data-said=unsaved]")).to_be_visible()
    expect(petra.find("#saved-work")).to_contain_text("Bewaard om")
    expect(petra.find("#area-work [data-said]")).to_have_count(0)
    expect(petra.find("#answer-work")).to_be_focused()
    petra.page.keyboard.type(" in een school")
    petra.find("#area-health input[name=in_the_way][value=no]").check(force=True)
    expect(petra.find("#saved-health")).to_contain_text("Bewaard om")
    until(petra.page, NO_DRAFT)
    assert written(own_site, "work") == ["Leerde voor kok in een school"]
    petra.open(path_to(own_site, "empty-intake"))
    expect(petra.find("#answer-work")).to_have_value("Leerde voor kok in een school")


def test_without_internet_it_waits_on_the_device_and_is_saved_once(
    own_site: Server, visit: Visit
) -> None:
    petra = visit(own_site, "petra", "nl", viewport=DESK)
    petra.open(path_to(own_site, "empty-intake"))
    offline(petra)
    petra.find("#answer-work").fill("Leerde voor kok")
    expect(petra.find("#area-work [data-said=waits-here]")).to_be_visible()
    petra.find("#area-health input[name=in_the_way][value=no]").check(force=True)
    expect(petra.find("#area-health [data-said=not-kept-here]")).to_be_visible()
    assert petra.page.evaluate(DRAFTS) == 1, "nothing of somebody's health stays on the device"
    online(petra)
    for area in ("work", "health"):
        expect(petra.find(f"#saved-{area}")).to_contain_text("Bewaard om")
    until(petra.page, NO_DRAFT)
    assert written(own_site, "work") == ["Leerde voor kok"]
    forgive(petra)


def test_a_session_that_ends_loses_nothing_and_another_day_it_is_there(
    own_site: Server, visit: Visit
) -> None:
    petra = visit(own_site, "petra", "nl", viewport=DESK)
    petra.open(path_to(own_site, "empty-intake"))
    cookies = petra.context.cookies()
    petra.context.clear_cookies()
    petra.find("#answer-work").fill("Leerde voor kok")
    expect(petra.find("#area-work [data-said=sign-in-first]")).to_be_visible()
    expect(petra.find("#answer-work")).to_be_focused()
    petra.page.goto(own_site.url + "/sign-in")
    assert written(own_site, "work") == []
    petra.context.add_cookies(cookies)  # type: ignore[arg-type]
    petra.open(path_to(own_site, "empty-intake"))
    expect(petra.find("#answer-work")).to_have_value("Leerde voor kok")
    expect(petra.find("#saved-work")).to_contain_text("Bewaard om")
    until(petra.page, NO_DRAFT)
    assert written(own_site, "work") == ["Leerde voor kok"]
    forgive(petra)


def test_who_leaves_the_page_while_typing_has_saved_it(own_site: Server, visit: Visit) -> None:
    petra = visit(own_site, "petra", "nl", viewport=DESK)
    petra.open(path_to(own_site, "empty-intake"))
    petra.find("#answer-work").press_sequentially("Leerde voor kok")
    petra.page.evaluate("location.assign('/')")
    petra.page.wait_for_url("**/")
    for _ in range(150):  # what a page sends as it goes may arrive after the next one has come
        if written(own_site, "work"):
            break
        petra.page.wait_for_timeout(100)
    petra.open(path_to(own_site, "empty-intake"))
    expect(petra.find("#answer-work")).to_have_value("Leerde voor kok")
    until(petra.page, NO_DRAFT)
    petra.find("#answer-work").fill("Leerde voor kok in een school")
    expect(petra.find("#saved-work")).to_contain_text("Bewaard om")
    assert written(own_site, "work") == ["Leerde voor kok in een school"], "and goes on with it"


def test_what_waited_is_held_against_what_a_colleague_wrote_meanwhile(
    own_site: Server, visit: Visit
) -> None:
    own_site.ask(COLLEAGUE)
    petra, karel = (visit(own_site, name, "nl", viewport=DESK) for name in ("petra", "karel"))
    for visitor in (petra, karel):
        visitor.open(path_to(own_site, "empty-intake"))
    offline(petra)
    petra.find("#answer-work").fill("Leerde voor kok")
    expect(petra.find("#area-work [data-said=waits-here]")).to_be_visible()
    fill(karel, "work", answer="Werkte in een bakkerij.")
    online(petra)
    expect(petra.find("#theirs-work")).to_be_visible()
    petra.open(path_to(own_site, "empty-intake"))
    expect(petra.find("#answer-work")).to_have_value("Leerde voor kok")
    expect(petra.find("#saved-work")).to_contain_text("Werkte in een bakkerij.")
    assert written(own_site, "work") == ["Werkte in een bakkerij."]
    petra.tap("#theirs-work")
    expect(petra.find("#answer-work")).to_have_value("Werkte in een bakkerij.")
    until(petra.page, NO_DRAFT)
    assert written(own_site, "work") == ["Werkte in een bakkerij."]
    forgive(petra)


def written(server: Server, area: str) -> list[str]:
    asked = "SELECT answer FROM intake_answer WHERE dossier_id = ? AND area = ? ORDER BY number"
    dossier = UUID(ids(server)["dawit"]).hex
    return [answer for (answer,) in server.ask(asked, dossier, area)]


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
