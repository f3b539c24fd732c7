"""A push shows a notification in its own words, and a tap leads to its page and nowhere else."""

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visit
from tests.browser.outbox import given
from tests.browser.pages import ids
from tests.browser.phone import listed, offline, online, settled, until, worker_of
from tests.browser.server import Server
from tests.browser.test_answer import answer
from tests.browser.visitor import Visitor

SHOWN = """async () => (await registration.getNotifications()).map(
  ({title, body, lang, dir, tag, actions}) => ({title, body, lang, dir, tag, actions}))"""
# A tap, as the browser reports it. Without a finger it may not bring a window to the front.
TAP = """async (action) => {
  const [notification] = await registration.getNotifications();
  dispatchEvent(new NotificationEvent("notificationclick", {notification, action}));
}"""
SENTENCE = {
    "ti": "ጽባሕ 14:30",
    "ar": "غدًا 14:30",
    "nl": "Morgen 14:30",
}
DIRECTION = {"ar": "rtl"}
# A busy machine shows one after two seconds.
LATEST_SECONDS, AGAIN_SECONDS = 30, 5
GENERAL = {"ti": "ሓድሽ መልእኽቲ", "ar": "رسالة", "nl": "bericht"}


class Pushed:
    """A phone to which the push service brings something."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.worker = worker_of(visitor)
        self.developer = visitor.context.new_cdp_session(visitor.page)
        self.registrations: list[Any] = []
        self.developer.on(
            "ServiceWorker.workerRegistrationUpdated",
            lambda event: self.registrations.extend(event["registrations"]),
        )
        self.developer.send("ServiceWorker.enable")
        while not self.registrations:
            visitor.page.wait_for_timeout(20)

    def bring(self, data: str) -> list[Any]:
        """Deliver it, and return what is shown then."""
        id = self.registrations[-1]["registrationId"]
        how = {"origin": self.visitor.server.url, "registrationId": id, "data": data}
        before = self.shown()
        until = time.monotonic() + LATEST_SECONDS
        while self.shown() == before and time.monotonic() < until:
            # Given to a worker that is just being stopped it may be lost; its tag shows it once.
            self.developer.send("ServiceWorker.deliverPushMessage", how)
            again = time.monotonic() + AGAIN_SECONDS
            while self.shown() == before and time.monotonic() < again:
                self.visitor.page.wait_for_timeout(20)
        return self.shown()

    def remind(self, **notification: Any) -> list[Any]:
        shape = {"web_push": 8030, "notification": {"title": "Meedoen", **notification}}
        return self.bring(json.dumps(shape).ljust(1024))

    def shown(self) -> list[Any]:
        found: list[Any] = self.worker.evaluate(SHOWN)
        return found

    def tap(self, action: str = "") -> None:
        self.worker.evaluate(TAP, action)


Phone = Callable[[str, str], Pushed]


@pytest.fixture
def phone(own_site: Server, visit: Visit, whole_chromium: Browser) -> Phone:
    """phone("yonas", "ti") is his phone, which may show notifications."""

    def open_(name: str, language: str) -> Pushed:
        visitor = visit(own_site, name, language, on=whole_chromium)
        visitor.context.grant_permissions(["notifications"], origin=own_site.url)
        settled(visitor, "/")
        return Pushed(visitor)

    return open_


@pytest.mark.parametrize("language", ["ti", "ar", "nl"])
def test_it_is_shown_in_its_language_and_direction(language: str, phone: Phone) -> None:
    pushed = phone("yonas", "en")
    how = {"lang": language, "dir": DIRECTION.get(language, "ltr"), "tag": "a-1"}
    shown = pushed.remind(body=SENTENCE[language], navigate="/", **how)
    assert shown == [{"title": "Meedoen", "body": SENTENCE[language], "actions": [], **how}]


def test_what_is_about_the_same_takes_its_place(phone: Phone) -> None:
    pushed = phone("yonas", "ti")
    how = {"lang": "ti", "dir": "ltr", "navigate": "/"}
    pushed.remind(body="1", tag="a-1", **how)
    pushed.remind(body="2", tag="b-2", **how)
    shown = pushed.remind(body="3", tag="a-1", **how)
    pushed.visitor.page.wait_for_timeout(100)
    assert {each["tag"]: each["body"] for each in pushed.shown() or shown} == {
        "a-1": "3",
        "b-2": "2",
    }


UNREADABLE = ["", "not json", "{}", '{"notification":{"title":"Meedoen"}}', "[]"]


@pytest.mark.parametrize(
    ("language", "data"),
    [*(("ti", data) for data in UNREADABLE), ("ar", "not json"), ("nl", "not json")],
)
def test_what_cannot_be_read_still_shows_something(language: str, data: str, phone: Phone) -> None:
    [shown] = phone("yonas", language).bring(data)
    assert GENERAL[language] in shown["body"]
    assert (shown["lang"], shown["dir"]) == (language, DIRECTION.get(language, "ltr"))


def test_a_tap_leads_to_its_page(phone: Phone, own_site: Server) -> None:
    pushed, path = phone("yonas", "ti"), f"/dossiers/{ids(own_site)['yonas']}/agenda"
    pushed.remind(body="Soon", navigate=f"{own_site.url}{path}#lessons")
    pushed.tap()
    pushed.visitor.page.wait_for_url(f"**{path}#lessons")
    assert pushed.shown() == []


@pytest.mark.parametrize(
    "navigate",
    ["https://example.org/x", "//example.org/x", "javascript:alert(1)", "http://[", "data:,x", ""],
)
def test_a_tap_leads_nowhere_else(navigate: str, phone: Phone, own_site: Server) -> None:
    pushed = phone("yonas", "ti")
    pushed.visitor.open(f"/dossiers/{ids(own_site)['yonas']}/pip")
    pushed.remind(body="Soon", navigate=navigate)
    pushed.tap()
    pushed.visitor.page.wait_for_url(f"{own_site.url}/")


def come(pushed: Pushed) -> str:
    """Bring a reminder whose action says "I come", and tap that."""
    form = answer(pushed.visitor, "coming").locator("xpath=ancestor::form")
    url = str(form.get_attribute("action")).replace("/answer", "/come")
    actions = [{"action": "come", "title": "ክመጽእ እየ"}, {"action": "other", "title": "Other"}]
    data = {"come": {"url": url, "token": "0" * 32}}
    [shown] = pushed.remind(body="14:30", navigate="/", tag="a", actions=actions, data=data)
    assert [each["action"] for each in shown["actions"]] == ["come"]
    pushed.tap("come")
    return url


def test_i_come_goes_through_the_outbox(phone: Phone, own_site: Server) -> None:
    """A token that is wrong is refused by the server, and the person reads why."""
    pushed = phone("yonas", "ti")
    asked: list[str] = []
    pushed.visitor.context.on(
        "request",
        lambda request: asked.append(f"{request.method} {request.url} {request.post_data}"),
    )
    url = come(pushed)
    expect(listed(pushed.visitor, "refused")).to_contain_text("ክመጽእ እየ – 14:30")
    assert f"POST {own_site.url}{url} token={'0' * 32}" in asked
    assert pushed.shown() == []
    assert given(own_site) == [None]


def test_without_internet_it_waits_there(phone: Phone, own_site: Server) -> None:
    pushed = phone("yonas", "ti")
    offline(pushed.visitor)
    come(pushed)
    expect(listed(pushed.visitor, "waiting")).to_contain_text("ክመጽእ እየ – 14:30")
    online(pushed.visitor)


def test_an_action_is_no_way_to_another_site(phone: Phone, own_site: Server) -> None:
    pushed = phone("yonas", "ti")
    data = {"come": {"url": "https://example.org/steal", "token": "secret"}}
    actions = [{"action": "come", "title": "Come"}]
    pushed.remind(body="14:30", navigate="/", actions=actions, data=data)
    pushed.tap("come")
    until(
        pushed.visitor.page, "async () => (await (await strongbox.open()).getAll('items')).length"
    )
    assert not [each for each in pushed.visitor.pop_troubles() if "another origin" in each]
