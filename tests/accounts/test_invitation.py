"""Coming in for the first time, with a link or a code."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from tests.conftest import SECRET, Browser, Cast
from webapp import clock
from webapp.accounts import entry
from webapp.accounts.model import Enrolment, Invitation

Change = Callable[..., Any]
NEW = {"pin": "284917", "again": "284917", "phone": "own"}


@pytest.fixture
def invitation(change: Change, cast: Cast) -> tuple[str, str]:
    """Token and code for Yonas."""
    made: tuple[str, str] = change(lambda s: entry.invite(s, cast["yonas"], SECRET, clock.real()))
    return made


def test_looking_at_the_link_does_not_use_it_up(
    browser: Callable[..., Browser], invitation: tuple[str, str]
) -> None:
    assert browser().get("/k").status_code == 200
    assert browser().post("/k", data={"token": invitation[0]}).location == "/pin"


@pytest.mark.parametrize("way", ["token", "code"])
def test_a_link_or_a_code_leads_to_a_pin_and_then_to_the_first_screen(
    browser: Callable[..., Browser], invitation: tuple[str, str], way: str
) -> None:
    phone = browser()
    value = dict(zip(("token", "code"), invitation, strict=True))[way]
    assert phone.post("/k", data={way: value}).location == "/pin"
    assert phone.get("/pin").status_code == 200
    assert phone.post("/pin", data=NEW).location == "/"
    assert "Yonas" in phone.get("/").text


@pytest.mark.parametrize("way", ["token", "code"])
def test_it_works_once(
    browser: Callable[..., Browser], invitation: tuple[str, str], way: str
) -> None:
    value = dict(zip(("token", "code"), invitation, strict=True))[way]
    browser().post("/k", data={way: value})
    again = browser().post("/k", data={way: value})
    assert again.status_code == 422
    assert 'id="code-error"' in again.text


def test_it_works_for_ten_minutes(
    browser: Callable[..., Browser], invitation: tuple[str, str], change: Change
) -> None:
    late = clock.real() - timedelta(seconds=1)
    change(lambda s: s.execute(update(Invitation).values(expires_at=late)))
    assert browser().post("/k", data={"token": invitation[0]}).status_code == 422


def test_a_typed_code_comes_back_when_it_is_wrong(browser: Callable[..., Browser]) -> None:
    assert 'value="12345678"' in browser().post("/k", data={"code": "1234 5678"}).text


def test_five_codes_from_one_browser_are_enough(
    browser: Callable[..., Browser], invitation: tuple[str, str]
) -> None:
    phone = browser()
    for _ in range(5):
        phone.post("/k", data={"code": "00000000"})
    assert phone.post("/k", data={"code": invitation[1]}).status_code == 422


def test_a_hundred_codes_in_all_are_enough(
    browser: Callable[..., Browser], invitation: tuple[str, str]
) -> None:
    for _ in range(100):
        browser().post("/k", data={"code": "00000000"})
    assert browser().post("/k", data={"code": invitation[1]}).status_code == 422


@pytest.mark.parametrize(
    "pin", ["111111", "123456", "654321", "121212", "123123", "140200", "14022000", "12345", ""]
)
def test_a_pin_that_others_guess_is_refused(
    browser: Callable[..., Browser], invitation: tuple[str, str], pin: str
) -> None:
    phone = browser()
    phone.post("/k", data={"token": invitation[0]})
    reply = phone.post("/pin", data=NEW | {"pin": pin, "again": pin})
    assert reply.status_code == 422
    assert 'id="pin-error"' in reply.text


def test_two_different_pins_are_refused(
    browser: Callable[..., Browser], invitation: tuple[str, str]
) -> None:
    phone = browser()
    phone.post("/k", data={"token": invitation[0]})
    reply = phone.post("/pin", data=NEW | {"again": "284918"})
    assert reply.status_code == 422
    assert 'id="again-error"' in reply.text


def test_the_question_about_the_phone_must_be_answered(
    browser: Callable[..., Browser], invitation: tuple[str, str]
) -> None:
    phone = browser()
    phone.post("/k", data={"token": invitation[0]})
    for answer in ({"phone": ""}, {"phone": "mine"}):
        assert 'id="phone-error"' in phone.post("/pin", data=NEW | answer).text


def test_a_pin_is_chosen_within_ten_minutes(
    browser: Callable[..., Browser], invitation: tuple[str, str], change: Change
) -> None:
    phone = browser()
    phone.post("/k", data={"token": invitation[0]})
    late = clock.real() - timedelta(minutes=11)
    change(lambda s: s.execute(update(Enrolment).values(made_at=late)))
    assert phone.post("/pin", data=NEW).location == "/sign-in"


def test_staff_come_straight_in(
    browser: Callable[..., Browser], change: Change, cast: Cast
) -> None:
    token, _ = change(lambda s: entry.invite(s, cast["petra"], SECRET, clock.real()))
    desk = browser()
    assert desk.post("/k", data={"token": token}).location == "/"
    assert "Petra" in desk.get("/").text


def test_neither_token_nor_code_nor_pin_is_kept(
    browser: Callable[..., Browser], invitation: tuple[str, str], look: Any
) -> None:
    phone = browser()
    phone.post("/k", data={"token": invitation[0]})
    phone.post("/pin", data=NEW)
    kept = look(
        lambda s: [
            *map(vars, s.scalars(select(Invitation)).all()),
            *map(vars, s.scalars(select(Enrolment)).all()),
        ]
    )
    for secret in (*invitation, NEW["pin"]):
        assert secret not in str(kept)
        assert secret.encode() not in str(kept).encode()
