"""Signing in with a PIN on one's own phone."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from tests.conftest import SECRET, As, Browser, Cast, Change, Look, Nobody
from webapp.case.account import Account, Enrolment, SignIn
from webapp.case.cookies import PHONE_COOKIE, SESSION_COOKIE
from webapp.core import clock
from webapp.people.accounts import queries_pins as pins

PIN, WRONG = "284917", "111222"


def enrolled(browser: Browser, change: Change, account: Account, own: bool = True) -> Enrolment:
    """Put this person with PIN 284917 on this browser's phone."""
    cookie = browser.get_cookie(PHONE_COOKIE, domain="localhost")
    phone = cookie.value if cookie else f"phone-of-{account.first_name}-".ljust(43, "x")
    browser.set_cookie(PHONE_COOKIE, phone, domain="localhost", secure=True)

    def add(session: Session) -> Enrolment:
        person = pins.enrol(session, account, phone, clock.real())
        pins.choose_pin(person, PIN, phone, own, SECRET)
        return person

    return change(add)


def sign_in(browser: Browser, pin: str = PIN, **more: str) -> TestResponse:
    return browser.post("/sign-in", data={"pin": pin, **more})


def test_the_right_pin_opens_the_first_screen(browser: Nobody, change: Change, cast: Cast) -> None:
    phone = browser()
    enrolled(phone, change, cast["yonas"])
    assert sign_in(phone).location == "/"
    assert "Yonas" in phone.get("/").text


def test_digits_of_an_arabic_keyboard_are_the_same_pin(
    browser: Nobody, change: Change, cast: Cast
) -> None:
    phone = browser()
    enrolled(phone, change, cast["rania"])
    assert sign_in(phone, "٢٨٤٩١٧").status_code == 303


@pytest.mark.parametrize("pin", ["", "12345", "1234567", "abcdef", "12 34", "x" * 5000])
def test_what_is_no_pin_is_not_counted(
    browser: Nobody, change: Change, look: Look, cast: Cast, pin: str
) -> None:
    phone = browser()
    person = enrolled(phone, change, cast["yonas"])
    reply = sign_in(phone, pin)
    assert reply.status_code == 422
    assert 'id="pin-error"' in reply.text
    assert look.get(Enrolment, person.id).wrong_pins == 0


def test_the_fourth_wrong_pin_makes_the_phone_wait(
    browser: Nobody, change: Change, look: Look, cast: Cast
) -> None:
    phone = browser()
    person = enrolled(phone, change, cast["yonas"])
    for _ in range(4):
        assert sign_in(phone, WRONG).status_code == 422
    assert sign_in(phone).status_code == 422, "also the right PIN has to wait"
    assert look.get(Enrolment, person.id).wrong_pins == 4


def test_the_tenth_wrong_pin_revokes_this_person_on_this_phone(
    browser: Nobody, change: Change, look: Look, cast: Cast
) -> None:
    phone = browser()
    person = enrolled(phone, change, cast["yonas"])
    for _ in range(10):
        sign_in(phone, WRONG)
        change.run(update(Enrolment).values(locked_until=None))
    assert look.get(Enrolment, person.id).revoked_at is not None
    assert sign_in(phone).status_code == 422
    assert "pin-form" not in phone.get("/sign-in").text


def test_a_right_pin_forgets_the_wrong_ones(
    browser: Nobody, change: Change, look: Look, cast: Cast
) -> None:
    phone = browser()
    person = enrolled(phone, change, cast["yonas"])
    sign_in(phone, WRONG)
    sign_in(phone)
    assert look.get(Enrolment, person.id).wrong_pins == 0


def test_signing_in_again_ends_the_former_session(
    browser: Nobody, change: Change, look: Look, cast: Cast
) -> None:
    phone = browser()
    enrolled(phone, change, cast["yonas"])
    sign_in(phone)
    first = phone.get_cookie(SESSION_COOKIE, domain="localhost").value  # type: ignore[union-attr]
    sign_in(phone)
    assert phone.get_cookie(SESSION_COOKIE, domain="localhost").value != first  # type: ignore[union-attr]
    assert len(look.all(select(SignIn))) == 1


def test_a_session_is_dead_after_signing_out_also_for_who_copied_it(
    browser: Nobody, change: Change, cast: Cast
) -> None:
    phone, thief = browser(), browser()
    enrolled(phone, change, cast["yonas"])
    sign_in(phone)
    copied = phone.get_cookie(SESSION_COOKIE, domain="localhost").value  # type: ignore[union-attr]
    thief.set_cookie(SESSION_COOKIE, copied, domain="localhost", secure=True)
    assert thief.get("/").status_code == 200
    assert phone.post("/sign-out").location == "/sign-in"
    assert thief.get("/").location == "/sign-in"


def test_two_people_on_one_phone_choose_by_picture_and_see_no_names(
    browser: Nobody, change: Change, cast: Cast
) -> None:
    phone = browser()
    yonas = enrolled(phone, change, cast["yonas"], own=False)
    mariam = enrolled(phone, change, cast["mariam"], own=False)
    page = phone.get("/sign-in").text
    assert str(yonas.id) in page
    assert str(mariam.id) in page
    assert "Yonas" not in page
    assert "Mariam" not in page
    sign_in(phone, person=str(mariam.id))
    assert "Mariam" in phone.get("/").text


def test_somebody_elses_enrolment_on_another_phone_opens_nothing(
    browser: Nobody, change: Change, look: Look, cast: Cast
) -> None:
    phone, other = browser(), browser()
    yonas = enrolled(phone, change, cast["yonas"])
    enrolled(other, change, cast["mariam"])
    sign_in(other, WRONG, person=str(yonas.id))
    assert look.get(Enrolment, yonas.id).wrong_pins == 0


def test_on_ones_own_phone_the_session_stays_and_on_a_shared_one_it_does_not(
    browser: Nobody, change: Change, look: Look, cast: Cast
) -> None:
    own, shared = browser(), browser()
    enrolled(own, change, cast["yonas"])
    enrolled(shared, change, cast["mariam"], own=False)
    assert "Max-Age" in sign_in(own).headers["Set-Cookie"]
    assert "Max-Age" not in sign_in(shared).headers["Set-Cookie"]
    ends = look(lambda s: sorted(s.scalars(select(SignIn.ends_at))))
    assert ends[0] - clock.real() <= timedelta(minutes=30)
    assert ends[1] - clock.real() > timedelta(days=89)


def test_after_ten_idle_minutes_money_asks_for_the_pin_and_the_plan_does_not(
    browser: Nobody, change: Change, cast: Cast
) -> None:
    phone = browser()
    enrolled(phone, change, cast["yonas"])
    sign_in(phone)
    money = f"/dossiers/{cast.dossier('yonas').id}/budget"
    assert phone.get(money).status_code == 200
    ago = clock.real() - timedelta(minutes=11)
    change.run(update(SignIn).values(seen_at=ago))
    assert phone.get("/").status_code == 200
    assert phone.get(f"/dossiers/{cast.dossier('yonas').id}/pip").status_code == 200
    asked = phone.get(money)
    assert (asked.status_code, asked.location) == (303, f"/unlock?to={money}")
    assert phone.post("/unlock", data={"pin": WRONG, "to": money}).status_code == 422
    assert phone.post("/unlock", data={"pin": PIN, "to": money}).location == money
    assert phone.get(money).status_code == 200


@pytest.mark.parametrize("to", ["https://evil.example", "//evil.example", "/nope", "javascript:x"])
def test_the_way_back_never_leads_elsewhere(
    browser: Nobody, change: Change, cast: Cast, to: str
) -> None:
    phone = browser()
    enrolled(phone, change, cast["yonas"])
    sign_in(phone)
    assert phone.post("/unlock", data={"pin": PIN, "to": to}).location == "/"
    assert phone.post("/language", data={"lang": "nl", "to": to}).location == "/"


def test_a_closed_account_is_out_at_once(app: Flask, as_: As, change: Change, cast: Cast) -> None:
    henk = as_("henk")
    assert henk.get("/").status_code == 200
    change.run(update(Account).values(closed_at=clock.real()))
    assert henk.get("/").location == "/sign-in"


def test_staff_are_signed_out_after_half_an_idle_hour(as_: As, change: Change) -> None:
    petra = as_("petra")
    ago = clock.real() - timedelta(minutes=31)
    change.run(update(SignIn).values(seen_at=ago))
    assert petra.get("/").location == "/sign-in"


def test_who_is_active_is_not_locked_and_stays_signed_in(
    as_: As, change: Change, look: Look
) -> None:
    petra = as_("petra")
    ago = clock.real() - timedelta(minutes=20)
    change.run(update(SignIn).values(seen_at=ago))
    assert petra.get("/").status_code == 200
    assert look.first(select(SignIn.seen_at)) > ago


@pytest.mark.parametrize("to", ["//sign-in", "/feeds/a\r\nX: y", "//", "/pin\n", "sign-in", "/%0d"])
def test_a_crooked_way_back_is_the_first_screen(browser: Nobody, to: str) -> None:
    assert browser().post("/language", data={"lang": "en", "to": to}).location == "/"
