"""A beheerder makes a passkey, and signs in with it the next morning."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.axe import TELL, barriers
from tests.browser.conftest import Visit
from tests.browser.from_nothing import Town, town
from tests.browser.passkeys import make_passkey, with_passkey
from tests.browser.visitor import DESK, PHONE

WHERE = ("--phone", "14 010", "--address", "Plein 1, 3200 AA Oosterdam")


def link(here: Town) -> str:
    return here.run("begin", "Oosterdam", "Ans Bos", *WHERE, "--url", here.url).splitlines()[-1]


def test_a_passkey_opens_the_door_every_morning(tmp_path: Path, visit: Visit) -> None:
    with town(tmp_path, "2026-09-14T09:00") as here:
        ans = visit(here, viewport=DESK)
        chip = with_passkey(ans)
        make_passkey(ans, link(here))
        assert len(chip.passkeys) == 1
        ans.sign_out()
        ans.tap("#staff a")
        ans.tap("#passkey button[type=submit]")
        ans.page.wait_for_url(f"{here.url}/")
        expect(ans.find(".who-am-i")).to_contain_text("Ans Bos")
        here.ask("UPDATE sign_in SET seen_at = '2026-01-01 00:00:00'")
        ans.open("/staff")
        ans.page.wait_for_url("**/sign-in**")
        ans.tap("#passkey button[type=submit]")
        expect(ans.find(".who-am-i")).to_contain_text("Ans Bos")


def test_what_the_chip_refuses_is_said_and_can_be_tried_again(tmp_path: Path, visit: Visit) -> None:
    with town(tmp_path, "2026-09-14T09:00") as here:
        ans = visit(here)
        chip, address = with_passkey(ans), link(here)
        chip.refuse()
        ans.open(address)
        ans.tap("#invitation button[type=submit]")
        ans.page.wait_for_url("**/k/key")
        ans.tap("#first-key button[type=submit]")
        expect(ans.find("#phone-error")).to_be_visible()
        ans.find("input[name=phone][value=own]").check()
        ans.tap("#first-key button[type=submit]")
        expect(ans.find("#first-key > [role=alert]")).to_be_visible()
        assert chip.passkeys == []
        chip.refuse(yes=True)
        ans.tap("#first-key button[type=submit]")
        ans.page.wait_for_url(f"{here.url}/")


def test_the_key_is_asked_again_and_one_goes_on_where_one_was(tmp_path: Path, visit: Visit) -> None:
    with town(tmp_path, "2026-09-14T09:00") as here:
        ans, faults = visit(here, viewport=DESK), []
        with_passkey(ans)
        ans.open(link(here))
        ans.tap("#invitation button[type=submit]")
        ans.page.wait_for_url("**/k/key")
        ans.open("/k/passphrase")
        faults += barriers(ans, DESK, PHONE)
        ans.open("/k/key")
        ans.find("input[name=phone][value=desk]").check()
        ans.tap("#first-key button[type=submit]")
        ans.page.wait_for_url(f"{here.url}/")
        here.ask("UPDATE sign_in SET proved_at = '2026-01-01 00:00:00'")
        ans.open("/staff")
        ans.page.wait_for_url("**/prove?to=/staff")
        faults += barriers(ans, DESK, PHONE)
        ans.tap("#prove button[type=submit]")
        ans.page.wait_for_url(f"{here.url}/staff")
        ans.open("/my-keys")
        expect(ans.find("#keys li")).to_have_count(1)
        faults += barriers(ans, DESK, PHONE)
        ans.open("/my-keys/new")
        ans.find("input[name=phone][value=desk]").check()
        ans.tap("#new-key button[type=submit]")
        expect(ans.find("#new-key [role=alert]")).to_contain_text("heeft al een toegangssleutel")
        faults += barriers(ans, DESK, PHONE)
        ans.open("/sign-in/passphrase")
        faults += barriers(ans, DESK, PHONE)
        assert faults == [], TELL
