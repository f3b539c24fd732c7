"""What waits can be read by nobody who takes the phone apart, and changed by nobody either."""

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import Profile
from tests.browser.conftest import Visit
from tests.browser.outbox import STORED, given, hand_in_without_internet
from tests.browser.pages import path_to
from tests.browser.phone import expect_listed, forgive, listed, offline, online, settled
from tests.browser.server import Server
from tests.browser.test_answer import answer
from tests.browser.test_sign_up import SPORTS
from tests.browser.visitor import Visitor

FORBIDDEN = "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }"


def test_what_is_stored_can_be_read_by_nobody(at_home: Visitor) -> None:
    """Random id, opaque owner, state and times; all else is sealed, and its key stays here."""
    hand_in_without_internet(at_home)
    stored = at_home.page.evaluate(STORED)
    [item] = stored["items"]
    assert set(item) == {
        *("number", "id", "owner", "state", "made", "tries", "next", "sealed"),
    }
    key = {"type": "secret", "extractable": False, "name": "AES-GCM", "length": 256}
    assert stored["keys"] == [key]
    assert item["id"][14] == "7", "a UUIDv7"
    assert item["owner"] == at_home.find("body").get_attribute("data-person")


def test_no_file_holds_it_in_plain_words(own_site: Server, visit: Visit, profile: Profile) -> None:
    phone = visit(own_site, "yonas", "nl", on=profile)
    settled(phone, path_to(own_site, "pvt"))
    phone.page.evaluate(
        """async () => {
          const letter = {url: "/secret-address", fields: [["words", "geheime woorden"]],
                          label: "Duidelijk leesbaar", page: "/secret-page"};
          await outbox.add(document.body.dataset.person, outbox.newId(), letter);
          await outbox.add("somebody-else", outbox.newId(), letter);
        }"""
    )
    words = ("secret-address", "geheime woorden", "Duidelijk leesbaar", "secret-page")
    phone.close()
    assert profile.holds(*words) == set()
    assert profile.holds("somebody-else"), "the owner is there: this test would notice"


def test_what_somebody_has_meddled_with_holds_up_nothing(at_home: Visitor) -> None:
    hand_in_without_internet(at_home, "coming")
    answer(at_home, "cannot").click()
    expect_listed(at_home, waiting=2)
    at_home.page.evaluate(
        """async () => {
          const store = (await strongbox.open()).transaction("items", "readwrite").store;
          const [first] = await store.getAll();
          new Uint8Array(first.sealed.data)[3] ^= 1;
          await store.put(first);
        }"""
    )
    online(at_home)
    expect_listed(at_home, broken=1, sent=1)
    assert given(at_home.server) == ["cannot"]
    listed(at_home, "broken").locator("[data-drop]").click()
    expect_listed(at_home, broken=0)


def test_an_item_under_another_persons_id_cannot_be_read(at_home: Visitor) -> None:
    """What is sealed is bound to its id: items cannot be swapped either."""
    hand_in_without_internet(at_home)
    error = at_home.page.evaluate(
        """async () => {
          const [item] = await (await strongbox.open()).getAll("items");
          return strongbox.unseal({...item, id: outbox.newId()}).then(() => "", ({name}) => name);
        }"""
    )
    assert error == "OperationError"
    online(at_home)
    expect_listed(at_home, sent=1)


@pytest.mark.parametrize("why", ["full", "forbidden"])
def test_a_phone_that_cannot_store_says_so_and_keeps_what_was_typed(
    why: str, own_site: Server, visit: Visit
) -> None:
    yonas = visit(own_site, "yonas", "nl")
    if why == "forbidden":
        yonas.context.add_init_script(FORBIDDEN)
    yonas.open(path_to(own_site, "pvt"))
    if why == "full":
        developer = yonas.context.new_cdp_session(yonas.page)
        full = {"origin": own_site.url, "quotaSize": 1}
        developer.send("Storage.overrideQuotaForOrigin", full)
    offline(yonas)
    people = yonas.find(f"{SPORTS} input[name=people]")
    people.fill("4")
    yonas.tap(f"{SPORTS} .sign-up button")
    expect(yonas.find(f"{SPORTS} [data-said=no-room]")).to_be_visible()
    expect(people).to_have_value("4")
    expect(yonas.find("#on-this-phone")).to_have_count(0)
    online(yonas)
    yonas.tap(f"{SPORTS} .sign-up button")
    expect(yonas.find(f"{SPORTS} .mine")).to_be_visible()
    forgive(yonas)
