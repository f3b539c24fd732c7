"""Staff make a passkey with their link, and come in with it every morning."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import delete, select, update

from tests.conftest import SECRET, Cast, Change, Look, Nobody, complains
from tests.people.accounts.authenticator import PRESENT, Authenticator, asked, enter, make_first
from tests.people.accounts.conftest import Invite, Keyed
from webapp.case.account import Account, Enrolment, Invitation, SignIn, Way
from webapp.case.cookies import SENT_COOKIE
from webapp.case.keys import Challenge, Passkey
from webapp.core import clock
from webapp.people.accounts import queries_invitations as invitations


def test_the_link_leads_to_a_passkey_and_the_next_morning_it_opens_the_door(
    keyed: Keyed, browser: Nobody, look: Look
) -> None:
    there, key = keyed("petra")
    assert "Petra" in there.get("/").text
    next_day = browser()
    assert 'id="passkey"' in next_day.get("/sign-in?staff=yes").text
    assert enter(next_day, key).location == "/"
    assert "Petra" in next_day.get("/").text
    assert set(look.all(select(SignIn.way))) == {Way.PASSKEY}


def test_the_link_is_used_up_when_the_passkey_is_made_and_not_before(
    browser: Nobody, invite: Invite, look: Look
) -> None:
    token, there = invite("henk"), browser()
    for _ in range(2):
        assert there.post("/k", data={"token": token}).location == "/k/key"
        assert "Henk" in there.get("/k/key").text
    assert look.one(select(Invitation)).used_at is None
    assert make_first(browser(), token, Authenticator()).location == "/"
    assert look.one(select(Invitation)).used_at is not None
    assert browser().post("/k", data={"token": token}).status_code == 422
    assert there.get("/k/key").location == "/k", "nor where it was opened before"
    assert there.post("/k/key/ask").location == "/k"


def test_the_link_alone_opens_no_session(browser: Nobody, invite: Invite, look: Look) -> None:
    there = browser()
    there.post("/k", data={"token": invite("petra")})
    assert there.get("/").location == "/sign-in"
    assert look.all(select(SignIn)) == []


def test_no_code_opens_an_account_of_staff(
    browser: Nobody, change: Change, cast: Cast, look: Look
) -> None:
    _, code = change(lambda s: invitations.invite(s, cast["petra"].id, SECRET, clock.real()))
    assert code == ""
    assert browser().post("/k", data={"code": "", "token": ""}).status_code == 422


def test_staff_have_a_week_and_inburgeraars_ten_minutes(invite: Invite, look: Look) -> None:
    for name, life in (("fatima", timedelta(days=7)), ("yonas", timedelta(minutes=10))):
        invite(name)
        latest = select(Invitation.expires_at).order_by(Invitation.expires_at.desc())
        if name == "yonas":
            latest = select(Invitation.expires_at).order_by(Invitation.expires_at)
        left = look.first(latest) - clock.real()
        assert timedelta() < life - left < timedelta(minutes=1)


def test_a_link_of_a_closed_account_makes_no_passkey(
    browser: Nobody, invite: Invite, change: Change
) -> None:
    token, there = invite("henk"), browser()
    there.post("/k", data={"token": token})
    change.run(update(Account).values(closed_at=clock.real()))
    assert there.post("/k/key/ask").location == "/k"
    assert browser().post("/k", data={"token": token}).status_code == 422


@pytest.mark.parametrize("phone", ["", "nonsense"])
def test_the_question_about_the_phone_must_be_answered_and_costs_nothing(
    browser: Nobody, invite: Invite, phone: str
) -> None:
    there, key = browser(), Authenticator()
    there.post("/k", data={"token": invite("henk")})
    made = key.make(asked(there, "/k/key/ask"))
    again = there.post("/k/key", data={"credential": made, "phone": phone})
    assert again.status_code == 422
    assert 'id="phone-error"' in again.text
    assert there.post("/k/key", data={"credential": made, "phone": "own"}).location == "/"


def test_an_answer_works_once(keyed: Keyed, browser: Nobody) -> None:
    _, key = keyed("petra")
    there = browser()
    signed = key.sign(asked(there, "/sign-in/ask"))
    assert there.post("/sign-in/passkey", data={"credential": signed}).location == "/"
    again = there.post("/sign-in/passkey", data={"credential": signed})
    assert again.status_code == 422
    assert 'id="credential-error"' in again.text


def test_a_refused_answer_has_used_up_its_challenge(keyed: Keyed, browser: Nobody) -> None:
    _, key = keyed("petra")
    there, thief = browser(), Authenticator()
    thief.id, thief.user = key.id, key.user
    options = asked(there, "/sign-in/ask")
    forged = {"credential": thief.sign(options)}
    assert there.post("/sign-in/passkey", data=forged).status_code == 422
    late = {"credential": key.sign(options)}
    assert there.post("/sign-in/passkey", data=late).status_code == 422


def test_an_answer_is_of_no_use_in_another_browser(keyed: Keyed, browser: Nobody) -> None:
    _, key = keyed("petra")
    there, thief = browser(), browser()
    signed = key.sign(asked(there, "/sign-in/ask"))
    thief.post("/sign-in/ask")
    assert thief.post("/sign-in/passkey", data={"credential": signed}).status_code == 422


def test_a_challenge_is_good_for_five_minutes(
    keyed: Keyed, browser: Nobody, change: Change
) -> None:
    _, key = keyed("petra")
    there = browser()
    signed = key.sign(asked(there, "/sign-in/ask"))
    change.run(update(Challenge).values(expires_at=clock.real()))
    assert there.post("/sign-in/passkey", data={"credential": signed}).status_code == 422


@pytest.mark.parametrize(
    ("name", "value"),
    [("origin", "https://evil.example"), ("flags", PRESENT), ("user", b"x" * 16)],
)
def test_what_is_not_signed_here_by_its_owner_is_refused(
    keyed: Keyed, browser: Nobody, name: str, value: object
) -> None:
    _, key = keyed("petra")
    setattr(key, name, value)
    assert enter(browser(), key).status_code == 422


def test_without_a_finger_a_face_or_a_pin_no_passkey_is_made(
    browser: Nobody, invite: Invite, look: Look
) -> None:
    for wrong in (Authenticator(flags=PRESENT), Authenticator(origin="https://evil.example")):
        assert make_first(browser(), invite("petra"), wrong).status_code == 422
    assert look.all(select(Passkey)) == []


def test_a_copied_passkey_counts_back_and_is_refused(keyed: Keyed, browser: Nobody) -> None:
    _, key = keyed("petra")
    key.signed = 7
    assert enter(browser(), key).location == "/"
    key.signed = 3
    assert enter(browser(), key).status_code == 422
    key.signed = 8
    assert enter(browser(), key).location == "/"


def test_a_passkey_that_does_not_count_is_good(browser: Nobody, invite: Invite) -> None:
    key = Authenticator(counts=False)
    make_first(browser(), invite("petra"), key)
    for _ in range(2):
        assert enter(browser(), key).location == "/"


def test_a_closed_account_is_told_so_by_its_own_passkey_only(
    keyed: Keyed, browser: Nobody, change: Change
) -> None:
    _, key = keyed("henk")
    change.run(update(Account).values(closed_at=clock.real()))
    assert "Uw account is gesloten" in enter(browser(), key).text
    thief = Authenticator()
    thief.id, thief.user = key.id, key.user
    assert "Uw account is gesloten" not in enter(browser(), thief).text


def test_who_is_past_the_last_day_makes_no_key_and_has_none(
    keyed: Keyed, browser: Nobody, invite: Invite, change: Change
) -> None:
    _, key = keyed("henk")
    token, opened = invite("ilse"), browser()
    opened.post("/k", data={"token": token})
    change.run(update(Account).values(ends_on=clock.today()))
    assert "Uw account is gesloten" in enter(browser(), key).text
    assert browser().post("/k", data={"token": token}).status_code == 422
    assert opened.get("/k/key").location == "/k"
    change.run(update(Account).values(ends_on=clock.today() + timedelta(days=1)))
    assert enter(browser(), key).location == "/"


def test_a_passkey_nobody_knows_is_a_sentence(browser: Nobody) -> None:
    assert "Wij kennen deze toegangssleutel niet" in enter(browser(), Authenticator()).text


def test_a_passkey_is_of_one_person(keyed: Keyed, browser: Nobody, invite: Invite) -> None:
    _, key = keyed("petra")
    assert make_first(browser(), invite("karel"), key).status_code == 422


GARBAGE = ["", "x", "{}", "[]", '{"id": 3}', "null", "[" * 5000, '{"id":"é","rawId":"é"}']


@pytest.mark.parametrize("typed", GARBAGE, ids=lambda typed: typed[:9])
def test_what_is_no_answer_is_refused_with_a_sentence(
    browser: Nobody, invite: Invite, typed: str
) -> None:
    there = browser()
    there.post("/sign-in/ask")
    reply = there.post("/sign-in/passkey", data={"credential": typed})
    assert (reply.status_code, complains(reply.text)) == (422, True)
    there.post("/k", data={"token": invite("petra")})
    reply = there.post("/k/key", data={"credential": typed, "phone": "own"})
    assert (reply.status_code, complains(reply.text)) == (422, True)


@pytest.mark.parametrize(
    ("phone", "idle"), [("desk", timedelta(minutes=30)), ("own", timedelta(hours=8))]
)
def test_a_desk_is_left_after_half_an_hour_and_an_own_phone_after_eight(
    keyed: Keyed, change: Change, phone: str, idle: timedelta
) -> None:
    there, _ = keyed("henk", phone)
    for more, expected in ((timedelta(minutes=-1), 200), (timedelta(minutes=1), 303)):
        change.run(update(SignIn).values(seen_at=clock.real() - idle - more))
        assert there.get("/").status_code == expected


def test_after_twelve_hours_the_key_is_asked_again_whatever_was_done(
    keyed: Keyed, look: Look
) -> None:
    keyed("henk", "own")
    left = look.first(select(SignIn.ends_at)) - clock.real()
    assert timedelta(hours=11, minutes=59) < left <= timedelta(hours=12)


def test_an_own_phone_is_known_again_and_keeps_pages_and_a_desk_does_not(
    keyed: Keyed, look: Look
) -> None:
    phone, key = keyed("henk", "own")
    assert "data-keeps" in phone.get("/").text
    phone.post("/sign-out")
    assert enter(phone, key).location == "/"
    assert "data-keeps" in phone.get("/").text
    assert len(look.all(select(Enrolment))) == 1
    desk, _ = keyed("ilse")
    assert "data-keeps" not in desk.get("/").text


def test_somebody_may_say_at_the_door_that_the_phone_is_their_own(
    keyed: Keyed, browser: Nobody, look: Look
) -> None:
    _, key = keyed("henk")
    phone = browser()
    enter(phone, key, own="y")
    assert look.one(select(Enrolment)).own_phone
    assert "data-keeps" in phone.get("/").text


def test_a_phone_of_staff_gets_no_pin(keyed: Keyed, look: Look) -> None:
    phone, _ = keyed("henk", "own")
    id = str(look.one(select(Enrolment.id)))
    assert phone.get(f"/pin?person={id}").location == "/sign-in"
    new = {"person": id, "pin": "284917", "again": "284917", "phone": "own"}
    assert phone.post("/pin", data=new).location == "/sign-in"
    phone.post("/sign-out")
    assert phone.post("/sign-in", data={"person": id, "pin": "284917"}).status_code == 422


def test_staff_without_a_key_are_let_in_by_the_demo_only(
    app: Flask, keyed: Keyed, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, _ = keyed("petra")
    strict = replace(app.extensions["config"], demo=False)
    monkeypatch.setitem(app.extensions, "config", strict)
    assert there.get("/").status_code == 200
    change.run(update(SignIn).values(way=None))
    assert there.get("/").status_code == 303


def test_a_script_that_asks_by_itself_keeps_nobody_signed_in(
    keyed: Keyed, change: Change, look: Look
) -> None:
    there, _ = keyed("petra")
    ago = clock.real() - timedelta(minutes=20)
    change.run(update(SignIn).values(seen_at=ago))
    there.get("/", headers={"Sec-Fetch-Mode": "cors"})
    assert look.first(select(SignIn.seen_at)) == ago
    there.get("/", headers={"Sec-Fetch-Mode": "navigate"})
    assert look.first(select(SignIn.seen_at)) > ago


def test_who_had_to_sign_in_first_comes_to_the_page_they_asked_for(
    keyed: Keyed, browser: Nobody
) -> None:
    _, key = keyed("petra")
    there = browser()
    assert there.get("/signalen").location == "/sign-in"
    assert "Log in. Dan opent die pagina." in there.get("/sign-in").text
    assert enter(there, key).location == "/signalen"
    there.post("/sign-out")
    assert enter(there, key).location == "/", "once"


@pytest.mark.parametrize("path", ["//evil.example", "/nope", "/feeds/x", "https://evil.example"])
def test_the_way_back_leads_to_pages_of_ours_only(keyed: Keyed, browser: Nobody, path: str) -> None:
    _, key = keyed("petra")
    there = browser()
    there.set_cookie(SENT_COOKIE, path, domain="localhost", secure=True)
    assert enter(there, key).location == "/"


def test_the_page_says_why_one_has_to_sign_in_again(keyed: Keyed, change: Change) -> None:
    there, _ = keyed("petra")
    assert 'id="why"' not in there.get("/sign-in").text
    change.run(update(SignIn).values(seen_at=clock.real() - timedelta(minutes=31)))
    there.get("/")
    assert "U was even weg" in there.get("/sign-in").text
    change.run(update(Account).values(closed_at=clock.real()))
    assert "Uw account is gesloten" in there.get("/sign-in").text
    change.run(delete(SignIn))
    assert "U bent uitgelogd" in there.get("/sign-in").text


def test_what_a_script_asked_for_is_nowhere_to_go(browser: Nobody, keyed: Keyed) -> None:
    _, key = keyed("petra")
    there = browser()
    there.get("/signalen", headers={"Sec-Fetch-Mode": "cors"})
    assert enter(there, key).location == "/"
