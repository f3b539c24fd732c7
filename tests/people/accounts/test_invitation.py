"""Coming in for the first time, with a link or a code."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from tests.conftest import SECRET, Browser, Cast, Change, Look, Nobody
from webapp.case.account import Enrolment, Invitation
from webapp.core import clock
from webapp.people.accounts import queries_invitations as invitations

NEW = {"pin": "284917", "again": "284917", "phone": "own"}


@pytest.fixture
def invitation(change: Change, cast: Cast) -> tuple[str, str]:
    """Token and code for Yonas."""
    return change(lambda s: invitations.invite(s, cast["yonas"].id, SECRET, clock.real()))


def start(phone: Browser, invitation: tuple[str, str]) -> dict[str, str]:
    """Use the link; the form of the PIN page as it would be sent."""
    there = phone.post("/k", data={"token": invitation[0]}).location
    return NEW | {"person": there.rpartition("=")[2]}


def test_looking_at_the_link_does_not_use_it_up(
    browser: Nobody, invitation: tuple[str, str]
) -> None:
    assert browser().get("/k").status_code == 200
    assert browser().post("/k", data={"token": invitation[0]}).location.startswith("/pin?person=")


@pytest.mark.parametrize("way", ["token", "code"])
def test_a_link_or_a_code_leads_to_a_pin_and_then_to_the_first_screen(
    browser: Nobody, invitation: tuple[str, str], way: str
) -> None:
    phone = browser()
    value = dict(zip(("token", "code"), invitation, strict=True))[way]
    there = phone.post("/k", data={way: value}).location
    assert phone.get(there).status_code == 200
    started = NEW | {"person": there.rpartition("=")[2]}
    assert phone.post("/pin", data=started).location == "/"
    assert "Yonas" in phone.get("/").text


@pytest.mark.parametrize("way", ["token", "code"])
def test_it_works_once(browser: Nobody, invitation: tuple[str, str], way: str) -> None:
    value = dict(zip(("token", "code"), invitation, strict=True))[way]
    browser().post("/k", data={way: value})
    again = browser().post("/k", data={way: value})
    assert again.status_code == 422
    assert 'id="code-error"' in again.text


def test_it_works_for_ten_minutes(
    browser: Nobody, invitation: tuple[str, str], change: Change
) -> None:
    late = clock.real() - timedelta(seconds=1)
    change.run(update(Invitation).values(expires_at=late))
    assert browser().post("/k", data={"token": invitation[0]}).status_code == 422


def test_a_typed_code_comes_back_when_it_is_wrong(browser: Nobody) -> None:
    assert 'value="12345678"' in browser().post("/k", data={"code": "1234 5678"}).text


def test_five_codes_from_one_browser_are_enough(
    browser: Nobody, invitation: tuple[str, str]
) -> None:
    phone = browser()
    for _ in range(5):
        phone.post("/k", data={"code": "00000000"})
    assert phone.post("/k", data={"code": invitation[1]}).status_code == 422


def test_a_hundred_codes_in_all_are_enough(browser: Nobody, invitation: tuple[str, str]) -> None:
    for _ in range(100):
        browser().post("/k", data={"code": "00000000"})
    assert browser().post("/k", data={"code": invitation[1]}).status_code == 422


@pytest.mark.parametrize(
    "pin", ["111111", "123456", "654321", "121212", "123123", "140200", "14022000", "12345", ""]
)
def test_a_pin_that_others_guess_is_refused(
    browser: Nobody, invitation: tuple[str, str], pin: str
) -> None:
    phone = browser()
    started = start(phone, invitation)
    reply = phone.post("/pin", data=started | {"pin": pin, "again": pin})
    assert reply.status_code == 422
    assert 'id="pin-error"' in reply.text


def test_two_different_pins_are_refused(browser: Nobody, invitation: tuple[str, str]) -> None:
    phone = browser()
    started = start(phone, invitation)
    reply = phone.post("/pin", data=started | {"again": "284918"})
    assert reply.status_code == 422
    assert 'id="again-error"' in reply.text


def test_the_question_about_the_phone_must_be_answered(
    browser: Nobody, invitation: tuple[str, str]
) -> None:
    phone = browser()
    started = start(phone, invitation)
    for answer in ({"phone": ""}, {"phone": "mine"}):
        assert 'id="phone-error"' in phone.post("/pin", data=started | answer).text


def test_a_pin_is_chosen_within_ten_minutes(
    browser: Nobody, invitation: tuple[str, str], change: Change
) -> None:
    phone = browser()
    started = start(phone, invitation)
    late = clock.real() - timedelta(minutes=11)
    change.run(update(Enrolment).values(made_at=late))
    assert phone.post("/pin", data=started).location == "/sign-in"


def test_two_people_starting_on_one_phone_each_get_their_own_pin(
    browser: Nobody, invitation: tuple[str, str], change: Change, cast: Cast
) -> None:
    phone = browser()
    yonas = start(phone, invitation)
    second = change(lambda s: invitations.invite(s, cast["mariam"].id, SECRET, clock.real()))
    start(phone, second)
    assert phone.post("/pin", data=yonas).location == "/"
    assert "Yonas" in phone.get("/").text


def test_a_new_pin_on_the_same_phone_ends_the_former_one(
    browser: Nobody, invitation: tuple[str, str], change: Change, cast: Cast
) -> None:
    phone = browser()
    phone.post("/pin", data=start(phone, invitation))
    again = change(lambda s: invitations.invite(s, cast["yonas"].id, SECRET, clock.real()))
    changed = start(phone, again) | {"pin": "739204", "again": "739204"}
    assert phone.post("/pin", data=changed).location == "/"
    phone.post("/sign-out")
    assert phone.get("/sign-in").text.count('name="pin"') == 1, "one person, no chooser"
    assert phone.post("/sign-in", data={"pin": NEW["pin"]}).status_code == 422
    assert phone.post("/sign-in", data={"pin": "739204"}).location == "/"


def test_a_desk_tablet_takes_more_people_than_there_are_pictures(
    browser: Nobody, change: Change, cast: Cast
) -> None:
    phone = browser()
    for _ in range(14):
        invited = change(lambda s: invitations.invite(s, cast["yonas"].id, SECRET, clock.real()))
        assert phone.post("/k", data={"token": invited[0]}).status_code == 303


def test_too_many_codes_do_not_close_the_door_for_links(
    browser: Nobody, invitation: tuple[str, str]
) -> None:
    for _ in range(101):
        browser().post("/k", data={"code": "00000000"})
    assert browser().post("/k", data={"token": invitation[0]}).status_code == 303


def test_neither_token_nor_code_nor_pin_is_kept(
    browser: Nobody, invitation: tuple[str, str], look: Look
) -> None:
    phone = browser()
    started = start(phone, invitation)
    phone.post("/pin", data=started)
    kept = look(
        lambda s: [
            *map(vars, s.scalars(select(Invitation)).all()),
            *map(vars, s.scalars(select(Enrolment)).all()),
        ]
    )
    for secret in (*invitation, NEW["pin"]):
        assert secret not in str(kept)
        assert secret.encode() not in str(kept).encode()
