"""Many forms, two tabs and a worker, a bad line, a restart: each is kept once, in its order."""

from playwright.sync_api import Browser, Page

from tests.browser.chromium import Profile
from tests.browser.conftest import Visit
from tests.browser.outbox import STORED, given, receipts
from tests.browser.phone import offline, online, settled, until, worker_of
from tests.browser.relay import LOST, Wire, canned, wired
from tests.browser.server import Server
from tests.browser.test_answer import answer
from tests.browser.visitor import Visitor
from tests.storm import many

ITEMS = many(50, 20)
HAND_IN = """async ([url, value]) => {
  const letter = {url, fields: [["seen", "0"], ["answer", value]], label: value, page: "/"};
  await outbox.add(document.body.dataset.person, outbox.newId(), letter);
}"""
LEFT = """async () => {
  const items = await (await strongbox.open()).getAll("items");
  return items.filter(({state}) => state === "waiting").length;
}"""
SEND = "() => { void waiting.flush(); }"  # and do not wait: all three are at it together
TIMES = "SELECT answers_given FROM appointment WHERE starts_local LIKE '2026-09-14 09:00%'"
BUSY = canned("503 Busy", "later", Retry_After="0.02")


class BadLine:
    """Some answers get lost, some requests meet a server that cannot now."""

    def __init__(self) -> None:
        self.posts = 0

    def __call__(self, method: str, path: str) -> bytes | None:
        if method != "POST" or "/answer" not in path:
            return None
        self.posts += 1
        if self.posts % 7 == 3:
            return LOST
        return BUSY if self.posts % 11 == 5 else None


def send_from_everywhere(visitor: Visitor, pages: list[Page], until_left: int) -> None:
    """Both tabs and the worker send, again and again, until so few are left."""
    for _ in range(200):
        left: int = pages[0].evaluate(LEFT)
        if left <= until_left:
            return
        for page in pages:
            page.evaluate(SEND)
        worker_of(visitor).evaluate("() => { void sending.soon(); }")
        pages[0].wait_for_timeout(50)
    raise AssertionError(f"{left} of {ITEMS} still wait")


def two_tabs(visitor: Visitor) -> list[Page]:
    settled(visitor, "/")
    second = visitor.context.new_page()
    second.goto("/")
    return [visitor.page, second]


def test_each_of_fifty_is_kept_once_and_in_order(
    own_site: Server, visit: Visit, profile: Profile
) -> None:
    with wired(own_site) as wire:
        phone = visit(wire.server, "yonas", "nl", on=profile)
        ids = hand_in_fifty(phone)
        wire.meddle = line = BadLine()
        send_from_everywhere(phone, phone.context.pages[-2:], until_left=30)
        after_a_restart(wire, visit, profile, phone)
    assert line.posts > ITEMS, "answers were lost and requests refused"
    assert receipts(own_site) == ids
    assert own_site.ask(TIMES) == [(ITEMS,)]
    assert given(own_site) == ["cannot"], "the last of them counts"


def hand_in_fifty(phone: Visitor) -> list[str]:
    """From two tabs in turn; returns their ids in this order."""
    pages = two_tabs(phone)
    url = answer(phone, "coming").locator("xpath=ancestor::form").get_attribute("action")
    assert url
    offline(phone)
    for number in range(ITEMS):
        value = "cannot" if number % 2 else "coming"
        pages[number % 2].evaluate(HAND_IN, [url, value])
    items = phone.page.evaluate(STORED)["items"]
    online(phone)
    return [item["id"].replace("-", "") for item in items]


def after_a_restart(wire: Wire, visit: Visit, profile: Profile, before: Visitor) -> None:
    """The phone goes off in the middle of it; when it is on again the session is over."""
    before.close()
    before.pop_troubles()
    phone = visit(wire.server, "yonas", on=profile)
    wire.server.ask("DELETE FROM sign_in")
    phone.open("/")
    assert phone.page.url.endswith("/sign-in")
    phone.become("yonas")
    send_from_everywhere(phone, two_tabs(phone), until_left=0)
    phone.pop_troubles()


def test_no_page_has_to_be_open(own_site: Server, visit: Visit, whole_chromium: Browser) -> None:
    """The browser wakes the worker when there is internet again."""
    phone = visit(own_site, "yonas", "ti", on=whole_chromium)
    phone.context.grant_permissions(["background-sync"], origin=own_site.url)
    settled(phone, "/")
    offline(phone)
    answer(phone, "coming").click()
    until(phone.page, f"async () => await ({LEFT})() === 1")
    registered = "async () => (await (await navigator.serviceWorker.ready).sync.getTags()).length"
    until(phone.page, f"async () => await ({registered})() === 1")
    phone.page.goto("about:blank")
    online(phone)
    for _ in range(400):
        if given(own_site) == ["coming"]:
            break
        phone.page.wait_for_timeout(50)
    assert given(own_site) == ["coming"]
    assert len(receipts(own_site)) == 1
    phone.pop_troubles()
