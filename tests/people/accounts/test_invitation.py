"""Coming in for the first time, with a link or a code."""

from datetime import timedelta
from threading import Thread

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.conftest import SECRET, Browser, Cast, Change, Look, Nobody
from webapp.case.account import INVITATION_LIFE, Account, Enrolment, Invitation, Throttle
from webapp.case.secrets import CODE_LENGTH
from webapp.core import clock
from webapp.people.accounts import queries_invitations as invitations

NEW = {"pin": "284917", "again": "284917", "phone": "own"}
WRONG = {"code": "00000000"}


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
    assert browser().post("/k", data={"token": invitation[0]}).location.startswith("/pin?")


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
    phone = browser()
    there = phone.post("/k", data={way: value}).location
    assert phone.post("/pin", data=NEW | {"person": there.rpartition("=")[2]}).location == "/"
    again = browser().post("/k", data={way: value})
    assert again.status_code == 422
    assert 'id="code-error"' in again.text


@pytest.mark.parametrize("way", ["token", "code"])
def test_only_the_pin_uses_it_up(browser: Nobody, invitation: tuple[str, str], way: str) -> None:
    """Also not where cookies are blocked; the browser that opened it last goes on with it."""
    value = dict(zip(("token", "code"), invitation, strict=True))[way]
    first, last, blocked = browser(), browser(), browser()
    begun = first.post("/k", data={way: value}).location.rpartition("=")[2]
    there = blocked.post("/k", data={way: value}).location
    explained = browser().get(there)
    assert "ኮድኩም ክሳብ ሕጂ ይሰርሕ እዩ" in explained.text, "Yonas reads Tigrinya"
    assert 'name="pin"' not in explained.text
    assert browser().post("/pin", data=NEW | {"person": begun}).status_code == 422
    begun_last = last.post("/k", data={way: value}).location.rpartition("=")[2]
    assert first.post("/pin", data=NEW | {"person": begun}).location == "/sign-in"
    assert last.post("/pin", data=NEW | {"person": begun_last}).location == "/"


def test_a_code_typed_twice_on_one_phone_is_one_phone(
    browser: Nobody, invitation: tuple[str, str], look: Look
) -> None:
    phone = browser()
    assert start(phone, invitation) == start(phone, invitation)
    assert len(look.all(select(Enrolment))) == 1


def test_a_newer_card_ends_what_was_begun_with_the_former_one(
    browser: Nobody, invitation: tuple[str, str], change: Change, cast: Cast
) -> None:
    phone = browser()
    started = start(phone, invitation)
    change(lambda s: invitations.invite(s, cast["yonas"].id, SECRET, clock.real()))
    assert phone.post("/pin", data=started).location == "/sign-in"


def test_over_plain_http_the_code_is_kept_and_the_safe_page_named(
    browser: Nobody, invitation: tuple[str, str], app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "TRUSTED_HOSTS", ["mee.example", "localhost"])
    there = app.test_client()
    origin = {"Origin": "http://mee.example"}
    for method in ("GET", "POST"):
        reply = there.open(
            "/k",
            method=method,
            base_url="http://mee.example",
            headers=origin,
            data={"code": invitation[1]} if method == "POST" else None,
        )
        assert "Deze verbinding is niet veilig." in reply.text
        assert 'href="https://mee.example/k"' in reply.text
        assert 'id="invitation"' not in reply.text
    safe = there.get("/k", base_url="https://mee.example")
    assert 'id="invitation"' in safe.text
    assert browser().post("/k", data={"code": invitation[1]}).status_code == 303


MARKS = ("\u200f{}\u200f", "\u2068{}\u2069", "\u202a{}\u202c", "{}\ufeff", "{} ", "{}\u00a0")


@pytest.mark.parametrize("mark", MARKS, ids=ascii)
@pytest.mark.parametrize("zero", ["0", "\uff10", "\u0660", "\u06f0"], ids=ascii)
def test_a_code_is_read_whatever_surrounds_its_digits(
    browser: Nobody, invitation: tuple[str, str], mark: str, zero: str
) -> None:
    code = "\u200b".join(chr(ord(zero) + int(digit)) for digit in invitation[1])
    phone = browser()
    there = phone.post("/k", data={"code": mark.format(code)}).location
    pin = mark.format("".join(chr(ord(zero) + int(digit)) for digit in NEW["pin"]))
    new = NEW | {"person": there.rpartition("=")[2], "pin": pin}
    assert phone.post("/pin", data=new).location == "/"


@pytest.mark.parametrize(("typed", "language"), [("ti", "ti"), ("ar", "ar"), ("xx", "nl")])
def test_the_link_of_a_card_names_the_language_of_its_page(
    browser: Nobody, typed: str, language: str
) -> None:
    phone = browser()
    assert f'<html lang="{language}"' in phone.get(f"/k?in={typed}").text
    assert f'<html lang="{language}"' in phone.post("/k", data={"code": "1"}).text
    assert f'<html lang="{language}"' in phone.get("/sign-in").text


def test_the_whole_way_in_is_in_the_language_of_the_person(
    browser: Nobody, invitation: tuple[str, str], change: Change
) -> None:
    """Also with a code that was typed on a phone in another language."""
    change.run(update(Account).where(Account.name.like("Yonas%")).values(language="ar"))
    dutch = {"Accept-Language": "nl"}
    phone = browser()
    assert '<html lang="nl"' in phone.get("/k", headers=dutch).text
    there = phone.post("/k", data={"code": invitation[1]}, headers=dutch).location
    assert '<html lang="ar"' in phone.get(there, headers=dutch).text
    person = there.rpartition("=")[2]
    refused = phone.post("/pin", data={"person": person, "pin": "1"}, headers=dutch)
    assert '<html lang="ar"' in refused.text
    without = browser()
    assert '<html lang="ar"' in without.get(there, headers=dutch).text, "no cookies: explained so"


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


def wrong_codes(browser: Nobody, count: int, network: int) -> None:
    for _ in range(count):
        there = {"REMOTE_ADDR": f"10.0.{network}.1"}
        browser().post("/k", data={"code": "00000000"}, environ_overrides=there)


def test_wrong_codes_of_nobody_in_particular_do_not_stop_a_right_one(
    browser: Nobody, invitation: tuple[str, str]
) -> None:
    wrong_codes(browser, 150, network=1)
    there = {"REMOTE_ADDR": "10.0.1.9"}
    reply = browser().post("/k", data={"code": invitation[1]}, environ_overrides=there)
    assert reply.status_code == 303, "also on the same network"


def test_one_network_closes_the_door_for_itself_only(
    browser: Nobody, invitation: tuple[str, str], look: Look
) -> None:
    wrong_codes(browser, 260, network=1)
    there = {"REMOTE_ADDR": "10.0.1.9"}
    stopped = browser().post("/k", data={"code": invitation[1]}, environ_overrides=there)
    assert stopped.status_code == 422
    assert look.get(Throttle, "code").tries == 200, "who is stopped costs the others nothing"
    there = {"REMOTE_ADDR": "10.0.2.9"}
    reply = browser().post("/k", data={"code": invitation[1]}, environ_overrides=there)
    assert reply.status_code == 303


def test_in_all_so_many_codes_are_looked_at_that_a_card_is_guessed_once_in_100_000(
    browser: Nobody, invitation: tuple[str, str], look: Look
) -> None:
    """A code lives ten minutes, so at most two windows; 1e-5 is the yearly chance of one card."""
    in_windows = 2 * invitations.TRIES_IN_ALL
    assert invitations.CODE_WINDOW == INVITATION_LIFE == timedelta(minutes=10)
    assert in_windows / 10**CODE_LENGTH <= 1e-5
    for network in range(3):
        wrong_codes(browser, 200, network)
    assert look.get(Throttle, "code").tries == 600
    reply = browser().post("/k", data={"code": invitation[1]})
    assert reply.status_code == 422
    assert browser().post("/k", data={"token": invitation[0]}).status_code == 303


def test_fifty_codes_at_once_count_as_fifty(browser: Nobody, look: Look) -> None:
    phones = [browser() for _ in range(50)]
    guesses = [Thread(target=p.post, args=("/k",), kwargs={"data": WRONG}) for p in phones]
    for guess in guesses:
        guess.start()
    for guess in guesses:
        guess.join()
    assert look.get(Throttle, "code").tries == 50
    assert look.get(Throttle, "code:127.0.0.0/24").tries == 50


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
