"""The phones of an inburgeraar; and what everybody is told when a new one signs in as them."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from tests.conftest import As, Browser, Cast, Change, Look, Nobody
from tests.people.accounts.authenticator import enter
from tests.people.accounts.conftest import Keyed
from tests.people.accounts.test_card import code_in, come_in, url
from tests.people.accounts.test_enter import enrolled, sign_in
from webapp.case.account import Enrolment, KnownBrowser, SignIn
from webapp.contact.push.model import Kind, Reminder

ASKS = 'id="newcomer"'
Phone = Callable[[], Browser]


@pytest.fixture
def phone(as_: As, cast: Cast, browser: Nobody) -> Phone:
    """A phone on which Yonas comes in with a new card."""
    return lambda: come_in(browser(), code_in(as_("petra").post(url(cast)).text))


@pytest.mark.parametrize("name", ["petra", "henk", "noor"])
def test_staff_have_keys_instead(as_: As, name: str) -> None:
    browser = as_(name)
    assert browser.get("/my-phones").status_code == 404
    assert browser.post("/my-phones/end").status_code == 404


def test_the_list_names_every_phone_and_the_one_in_hand(phone: Phone) -> None:
    first, second = phone(), phone()
    page = second.get("/my-phones").text
    assert page.count('action="/my-phones/end"') == 1, "not of the one in hand"
    assert page.count('<p class="row">') == 2
    assert 'href="/my-phones"' in first.get("/").text


def test_a_phone_is_ended_from_another_one(phone: Phone, look: Look) -> None:
    first, second = phone(), phone()
    [old, new] = look.all(select(Enrolment).order_by(Enrolment.made_at))
    own = second.post("/my-phones/end", data={"which": str(new.id)})
    assert own.status_code == 422, "signing out is enough for this one"
    assert second.post("/my-phones/end", data={"which": str(old.id)}).location == "/my-phones"
    assert first.get("/").status_code == 303
    assert first.get("/sign-in").headers["X-Offline"] == "none", "it forgets what it kept"
    assert second.get("/").status_code == 200


def test_nobody_ends_a_phone_of_somebody_else(
    phone: Phone, browser: Nobody, change: Change, cast: Cast, look: Look
) -> None:
    phone()
    [his] = look.all(select(Enrolment))
    hers = browser()
    enrolled(hers, change, cast["rania"])
    sign_in(hers)
    assert hers.post("/my-phones/end", data={"which": str(his.id)}).status_code == 422
    assert look.get(Enrolment, his.id).revoked_at is None


def test_a_new_phone_is_told_on_the_first_screen_of_the_others(phone: Phone, look: Look) -> None:
    first = phone()
    assert ASKS not in first.get("/").text, "the first one is nobody else's"
    second = phone()
    assert ASKS in first.get("/").text
    assert ASKS not in second.get("/").text, "whoever came in says nothing about it"
    assert second.post("/newcomer").location == "/"
    assert ASKS in first.get("/").text
    assert first.post("/newcomer").location == "/"
    assert ASKS not in first.get("/").text
    first.post("/sign-out")
    sign_in(first)
    assert ASKS not in first.get("/").text


def test_who_was_signed_out_is_told_at_the_next_sign_in(phone: Phone) -> None:
    first = phone()
    first.post("/sign-out")
    phone()
    sign_in(first)
    assert ASKS in first.get("/").text


def test_what_was_ended_is_told_no_more_and_is_new_when_it_comes_back(
    phone: Phone, look: Look
) -> None:
    first, thief = phone(), phone()
    [_, stolen] = look.all(select(Enrolment).order_by(Enrolment.made_at))
    first.post("/my-phones/end", data={"which": str(stolen.id)})
    assert ASKS not in first.get("/").text
    assert len(look.all(select(KnownBrowser))) == 1
    assert thief.get("/").status_code == 303


def test_it_is_told_by_a_message_that_says_nothing_of_it(phone: Phone, look: Look) -> None:
    phone()
    told = select(Reminder).where(Reminder.kind == Kind.NEW_BROWSER)
    assert look.all(told) == []
    phone()
    [due] = look.all(told)
    assert (due.path, due.urgent, due.place) == ("/", True, None)


def test_staff_are_told_too(keyed: Keyed, browser: Nobody, look: Look) -> None:
    there, key = keyed("petra")
    assert ASKS not in there.get("/").text
    elsewhere = browser()
    enter(elsewhere, key)
    assert ASKS in there.get("/").text
    assert ASKS not in elsewhere.get("/").text
    told = select(Reminder).where(Reminder.kind == Kind.NEW_BROWSER)
    assert len(look.all(told)) == 1
    other = select(SignIn.id).where(SignIn.newcomer_at.is_(None))
    there.post("/my-keys/sessions/end", data={"which": str(look.one(other))})
    assert ASKS not in there.get("/").text
    enter(elsewhere, key)
    assert ASKS in there.get("/").text, "it came back"


def test_the_same_browser_is_not_new_again(keyed: Keyed, look: Look) -> None:
    there, key = keyed("petra")
    there.post("/sign-out")
    enter(there, key)
    assert len(look.all(select(KnownBrowser))) == 1
