"""Whether this phone may show messages: asked kindly, once, after a success; ended at signing out.

Chromium subscribes nowhere without the network, so its push manager is played here; the real
one is Firefox's, in test_push_in_firefox.py.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Locator, expect

from tests.browser import axe
from tests.browser.conftest import Visit
from tests.browser.phone import settled
from tests.browser.server import DEMO, Server, restore, serving
from tests.browser.test_answer import answer, known
from tests.browser.test_installed import succeed
from tests.browser.visitor import Visitor
from webapp.core.vapid import new_private_key_pem

# What is subscribed lives as long as the tab: "former" is bound to a key that is no longer ours.
MANAGER = """
(() => {
  const memory = sessionStorage, calls = window.calls = [];
  const encode = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const subscription = async () => {
    const kind = {name: "ECDH", namedCurve: "P-256"};
    const {publicKey} = await crypto.subtle.generateKey(kind, true, ["deriveBits"]);
    const p256dh = encode(await crypto.subtle.exportKey("raw", publicKey));
    const auth = encode(crypto.getRandomValues(new Uint8Array(16)));
    return {endpoint: `https://fcm.googleapis.com/fcm/send/${Math.random()}`, keys: {p256dh, auth}};
  };
  const real = (stored) => ({
    ...stored, toJSON: () => stored,
    async unsubscribe() { calls.push("unsubscribe"); memory.removeItem("push"); return true; },
  });
  PushManager.prototype.getSubscription = async () =>
    memory.push ? real(JSON.parse(memory.push)) : null;
  PushManager.prototype.subscribe = async ({applicationServerKey}) => {
    calls.push("subscribe");
    const before = memory.push && JSON.parse(memory.push);
    if (before && before.key !== applicationServerKey)
      throw new DOMException("another key", "InvalidStateError");
    const made = before || {...await subscription(), key: applicationServerKey};
    memory.setItem("push", JSON.stringify(made));
    return real(made);
  };
  Notification.requestPermission = async () => { calls.push("prompt"); return "%s"; };
  Object.defineProperty(Notification, "permission",
    {get: () => calls.includes("prompt") || localStorage.asked ? "%s" : "default"});
})();
"""
PHONES = "SELECT endpoint FROM push_subscription"


@pytest.fixture(scope="module")
def pushing(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    path = tmp_path_factory.mktemp("pushing") / "site.sqlite3"
    restore(template, path)
    keys = {
        "MEEDOEN_VAPID_KEYS": new_private_key_pem(),
        "MEEDOEN_PUSH_SUBJECT": "mailto:test@example.org",
    }
    with serving(Server(path, **DEMO, **keys)) as server:
        yield server


class Phone(Protocol):
    """phone("granted") is the phone of Yonas, who answers the browser's own prompt so."""

    def __call__(self, answer: str, language: str = "nl") -> Visitor: ...


@pytest.fixture
def phone(pushing: Server, template: Path, visit: Visit) -> Phone:
    restore(template, pushing.database)

    def open_(answer: str, language: str = "nl") -> Visitor:
        visitor = visit(pushing, "yonas", language)
        visitor.context.add_init_script(MANAGER % (answer, answer))
        settled(visitor, "/")
        return visitor

    return open_


def card(visitor: Visitor, part: str) -> Locator:
    return visitor.find(f"[data-ask-reminders] [data-when={part}]")


def calls(visitor: Visitor) -> list[str]:
    found: list[str] = visitor.page.evaluate("() => window.calls")
    return found


def test_it_asks_after_a_success_and_the_browser_after_a_yes(phone: Phone) -> None:
    visitor = phone("granted")
    expect(visitor.find("[data-ask-reminders]")).to_be_hidden()
    succeed(visitor)
    expect(card(visitor, "ask")).to_be_visible()
    assert axe.violations(visitor.page) == []
    assert calls(visitor) == [], "so far nobody was asked anything by the browser"
    visitor.tap("[data-yes]")
    expect(card(visitor, "granted")).to_be_visible()
    assert calls(visitor) == ["prompt", "subscribe"]
    assert len(visitor.server.ask(PHONES)) == 1


def test_a_no_is_remembered(phone: Phone) -> None:
    visitor = phone("granted")
    succeed(visitor)
    visitor.tap("[data-no]")
    expect(visitor.find("[data-ask-reminders]")).to_be_hidden()
    visitor.page.reload()
    answer(visitor, "cannot").click()
    expect(known(visitor, "cannot")).to_be_visible()
    expect(visitor.find("[data-ask-reminders]")).to_be_hidden()
    assert calls(visitor) == []


def test_who_has_said_no_to_the_browser_reads_how_to_change_that(phone: Phone) -> None:
    visitor = phone("denied")
    succeed(visitor)
    visitor.tap("[data-yes]")
    expect(card(visitor, "denied")).to_be_visible()
    assert axe.violations(visitor.page) == []
    assert visitor.server.ask(PHONES) == []


def test_each_start_tells_the_server_where_the_phone_is(phone: Phone) -> None:
    visitor = phone("granted")
    succeed(visitor)
    visitor.tap("[data-yes]")
    expect(card(visitor, "granted")).to_be_visible()
    [there] = visitor.server.ask(PHONES)
    visitor.page.evaluate("() => { localStorage.asked = 'yes'; }")
    visitor.server.ask("DELETE FROM push_subscription")
    visitor.page.reload()
    visitor.page.wait_for_load_state("networkidle")
    assert visitor.server.ask(PHONES) == [], "once is enough while the app stays open"
    visitor.page.evaluate("() => sessionStorage.removeItem('push-told')")
    visitor.page.reload()
    visitor.page.wait_for_load_state("networkidle")
    assert visitor.server.ask(PHONES) == [there]


def test_a_subscription_with_a_former_key_is_replaced(phone: Phone) -> None:
    visitor = phone("granted")
    visitor.page.evaluate("() => sessionStorage.setItem('push', JSON.stringify({key: 'former'}))")
    succeed(visitor)
    visitor.tap("[data-yes]")
    expect(card(visitor, "granted")).to_be_visible()
    assert calls(visitor) == ["prompt", "subscribe", "unsubscribe", "subscribe"]
    assert len(visitor.server.ask(PHONES)) == 1


def test_signing_out_ends_it(phone: Phone) -> None:
    visitor = phone("granted")
    succeed(visitor)
    visitor.tap("[data-yes]")
    expect(card(visitor, "granted")).to_be_visible()
    visitor.sign_out()
    assert visitor.server.ask(PHONES) == []
    assert visitor.page.evaluate("() => sessionStorage.push ?? null") is None


def test_the_next_person_is_asked_anew(phone: Phone) -> None:
    """A yes was one person's; another one on this phone has said nothing yet."""
    visitor = phone("granted")
    succeed(visitor)
    visitor.tap("[data-yes]")
    expect(card(visitor, "granted")).to_be_visible()
    visitor.become("rania")
    settled(visitor, "/")
    expect(visitor.find("[data-ask-reminders]")).to_be_hidden()
    assert calls(visitor) == []
    visitor.open("/reminders")
    expect(card(visitor, "ask")).to_be_visible()


def test_a_browser_that_cannot_says_so_where_one_chooses(phone: Phone, pushing: Server) -> None:
    visitor = phone("granted")
    visitor.context.add_init_script("delete window.PushManager")
    visitor.open("/reminders")
    expect(card(visitor, "impossible")).to_be_visible()
    visitor.open("/")
    succeed(visitor)
    expect(visitor.find("[data-ask-reminders]")).to_be_hidden()
