"""The coördinator has left, and nobody came yet: what is urgent reaches somebody."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser import desk
from tests.browser.conftest import Visit
from tests.browser.enrolment import invite
from tests.browser.from_nothing import begin, town
from tests.browser.passkeys import make_passkey, with_passkey
from tests.browser.test_signaal import FACTS, fill
from tests.browser.visitor import DESK, Visitor


def stop(beheerder: Visitor, name: str) -> None:
    beheerder.open("/staff")
    beheerder.find("table a", has_text=name).first.click()
    beheerder.find("#stop summary").click()
    beheerder.tap("#stop button[type=submit]")
    expect(beheerder.find("table")).not_to_contain_text(name)


def test_what_is_urgent_reaches_the_consulent(tmp_path: Path, visit: Visit) -> None:
    with town(tmp_path, "2026-11-27T16:00") as here:
        ans, bea = visit(here, viewport=DESK), visit(here)
        nel = begin(here, visit, ans)
        stop(nel, "Cor Dam")
        desk.take_in(ans)
        desk.give_a_guide(ans)
        with_passkey(bea)
        make_passkey(bea, invite(here, "Bea Smit").link, phone="own")
        bea.tap("main a[href^='/dossiers/']")
        bea.tap("a[href$='/signalen/new']")
        expect(bea.find("#signaal-form")).to_contain_text("Consulent Ans Bos leest dit.")
        fill(bea, "3-dringend")
        bea.tap("#send-signaal")
        expect(bea.find("#signaal-form")).to_contain_text("Dank u. Consulent Ans Bos heeft het.")
        ans.open("/")
        ans.find("ol.board a[href*='/signalen/']").first.click()
        expect(ans.find("#card")).to_contain_text(FACTS)
        ans.find("#next").get_by_role("button", name="Ik bespreek dit").click()
        ans.find("[name=outcome][value=taken-up]").check()
        ans.find("#next").get_by_role("button", name="Vertel het").click()
        expect(ans.find("#told")).to_contain_text("Hierna: afsluiten.")
        bea.open("/signalen")
        expect(bea.find("main")).to_contain_text("Opgepakt")
