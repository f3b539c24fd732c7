"""Another person on the phone neither sees nor sends nor loses what waits."""

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.outbox import STORED, given, hand_in_without_internet, receipts
from tests.browser.phone import expect_listed, online, settled, worker_of
from tests.browser.server import Server
from tests.browser.test_answer import answer


def test_another_person_neither_sees_nor_sends_nor_loses_it(own_site: Server, visit: Visit) -> None:
    phone = visit(own_site, "yonas", "ti")
    settled(phone, "/")
    hand_in_without_internet(phone)
    worker = worker_of(phone)
    phone.become("rania")
    online(phone)
    worker.evaluate("() => sending.soon()")  # it has not heard of Rania yet: the server refuses
    assert (given(own_site), receipts(own_site)) == ([None], [])
    phone.page.evaluate("() => waiting.flush()")  # neither does the page, which is still his
    expect_listed(phone, **{"sign-in": 1, "refused": 0})
    settled(phone, "/")
    assert "Rania" in phone.text("h1")
    expect(phone.find("#on-this-phone")).to_have_count(0)
    phone.page.evaluate("() => waiting.flush()")
    worker.evaluate("() => sending.soon()")
    mine = "() => outbox.list(document.body.dataset.person).then(({length}) => length)"
    assert phone.page.evaluate(mine) == 0
    [item] = phone.page.evaluate(STORED)["items"]
    assert item["state"] == "waiting"
    assert (given(own_site), receipts(own_site)) == ([None], [])
    phone.become("yonas")
    phone.open("/")
    expect_listed(phone, sent=1)
    assert given(own_site) == ["coming"]


def test_a_tab_of_the_former_person_hands_in_nothing_for_the_next(
    own_site: Server, visit: Visit
) -> None:
    phone = visit(own_site, "yonas", "ti")
    settled(phone, "/")
    phone.become("rania")
    answer(phone, "coming").click()
    phone.page.wait_for_function("() => document.body.innerText.includes('Rania')")
    assert given(own_site) == [None]
    phone.become("yonas")
    phone.open("/")
    expect_listed(phone, sent=1)
    assert given(own_site) == ["coming"]
