"""A passphrase and six digits, where a passkey cannot be."""

import re
from datetime import timedelta
from threading import Thread

import pyotp
import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.conftest import Browser, Change, Look, Nobody
from tests.people.accounts.conftest import Invite
from webapp.case import secrets_staff
from webapp.case.account import Account, Invitation, SignIn, Throttle, Way
from webapp.case.keys import Passphrase, RecoveryCode
from webapp.core import clock

PHRASE = "zeven groene fietsen"
STEP = timedelta(seconds=30)


class Person:
    """Somebody with a passphrase, and the app that shows their digits."""

    def __init__(self, browser: Browser, token: str) -> None:
        self.browser = browser
        browser.post("/k", data={"token": token})
        page = browser.get("/k/passphrase").text
        secret = re.search(
            r'<p class="code" translate="no"><bdi dir="ltr">([A-Z2-7 ]+)</bdi>', page
        )
        name = re.search(r'<strong><bdi dir="ltr">([\w.]+)</bdi>', page)
        assert secret
        assert name
        self.name, self.app = name[1], pyotp.TOTP(secret[1].replace(" ", ""))
        self.step = 0

    def digits(self, ahead: int = 0) -> str:
        return self.app.at(clock.real(), counter_offset=ahead)

    def choose(self, **other: str) -> tuple[int, str]:
        form = {"phrase": PHRASE, "again": PHRASE, "code": self.digits(-1)}
        answer = self.browser.post("/k/passphrase", data=form | other)
        return answer.status_code, answer.text

    def enter(self, there: Browser, code: str | None = None, **other: str) -> int:
        form = {"name": self.name, "phrase": PHRASE, "code": code or self.digits()} | other
        return there.post("/sign-in/passphrase", data=form).status_code


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cost is held by test_what_it_costs; here it would only be waited for."""
    strong = secrets_staff.hasher
    cheap = type(strong)(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(secrets_staff, "hasher", cheap)
    monkeypatch.setattr(secrets_staff, "nobodys", lambda: cheap.hash("of nobody"))


@pytest.fixture
def petra(browser: Nobody, invite: Invite) -> Person:
    made = Person(browser(), invite("petra"))
    assert made.choose()[0] == 200
    return made


def test_what_it_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    """RFC 9106, section 4: the second recommended choice, with one lane."""
    monkeypatch.undo()
    assert secrets_staff.hasher.memory_cost == 65_536
    assert (secrets_staff.hasher.time_cost, secrets_staff.hasher.parallelism) == (3, 1)


def test_it_is_chosen_with_the_link_and_opens_the_door(petra: Person, browser: Nobody) -> None:
    assert "Petra" in petra.browser.get("/").text
    there = browser()
    assert petra.enter(there) == 303
    assert "Petra" in there.get("/").text


def test_the_link_is_used_up_by_it_and_the_session_knows_the_way(petra: Person, look: Look) -> None:
    assert look.one(select(Invitation)).used_at is not None
    assert look.one(select(SignIn.way)) is Way.PASSPHRASE


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"phrase": "zeven fietsen", "again": "zeven fietsen"}, "phrase"),
        ({"phrase": "aaaaaaaaaaaaaaaaaaa", "again": "aaaaaaaaaaaaaaaaaaa"}, "phrase"),
        ({"phrase": "a" * 201, "again": "a" * 201}, "phrase"),
        ({"again": "iets heel anders"}, "again"),
        ({"code": "12"}, "code"),
        ({"code": ""}, "code"),
    ],
)
def test_what_is_weak_or_wrong_is_said_and_uses_up_nothing(
    browser: Nobody, invite: Invite, look: Look, wrong: dict[str, str], field: str
) -> None:
    status, page = Person(browser(), invite("petra")).choose(**wrong)
    assert (status, f'id="{field}-error"' in page) == (422, True)
    assert PHRASE not in page
    assert look.one(select(Invitation)).used_at is None
    assert look.all(select(Passphrase)) == []


def test_the_digits_work_once_and_older_ones_never(petra: Person, browser: Nobody) -> None:
    digits = petra.digits()
    assert petra.enter(browser(), digits) == 303
    assert petra.enter(browser(), digits) == 422
    assert petra.enter(browser(), petra.digits(-1)) == 422
    assert petra.enter(browser(), petra.digits(1)) == 303, "a clock may be half a minute fast"


def test_digits_of_another_minute_are_refused(petra: Person, browser: Nobody) -> None:
    assert petra.enter(browser(), petra.digits(3)) == 422


def sentence(page: str) -> str:
    found = re.search(r'id="name-error".*?<span>(.*?)</span>', page, re.DOTALL)
    assert found
    return found[1]


def test_whatever_is_wrong_is_the_same_sentence(petra: Person, browser: Nobody) -> None:
    right = {"name": petra.name, "phrase": PHRASE, "code": petra.digits()}
    wrong = {"name": "nobody", "phrase": "een andere wachtzin", "code": "000000"}
    said = {
        sentence(browser().post("/sign-in/passphrase", data=right | {part: wrong[part]}).text)
        for part in right
    }
    assert len(said) == 1


def test_a_name_that_nobody_has_takes_a_hash_too(
    browser: Nobody, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def note() -> str:
        asked.append("hash")
        return secrets_staff.hasher.hash("of nobody")

    monkeypatch.setattr(secrets_staff, "nobodys", note)
    form = {"name": "nobody", "phrase": PHRASE, "code": "000000"}
    browser().post("/sign-in/passphrase", data=form)
    assert len(asked) == 1


@pytest.mark.parametrize(("code", "wrong"), [("000000", 3), ("aaaa-aaaa-aaaa-aaaa", 0)])
def test_fifty_guesses_at_once_count_as_fifty(
    petra: Person, browser: Nobody, look: Look, code: str, wrong: int
) -> None:
    """Of a passphrase and its digits; a recovery code is 80 bits, behind the same five tries."""
    form = {"name": petra.name, "phrase": PHRASE, "code": code}
    guesses = [
        Thread(target=lambda: browser().post("/sign-in/passphrase", data=form)) for _ in range(50)
    ]
    for guess in guesses:
        guess.start()
    for guess in guesses:
        guess.join()
    assert look.one(select(Throttle.tries).where(Throttle.key.startswith("passphrase:"))) == 50
    assert look.one(select(Passphrase.wrong_codes)) == wrong


def test_after_three_wrong_digits_only_a_recovery_code_helps(
    browser: Nobody, invite: Invite, look: Look
) -> None:
    petra = Person(browser(), invite("petra"))
    codes = re.findall(r'"code" translate="no"><bdi dir="ltr">([\w-]{19})</bdi>', petra.choose()[1])
    assert len(codes) == 10
    own = petra.browser
    for _ in range(3):
        assert petra.enter(own, "000000") == 422
    assert petra.enter(own) == 422, "the right digits"
    assert petra.enter(own, codes[0].upper()) == 303
    assert petra.enter(browser(), codes[0]) == 422, "each works once"
    assert petra.enter(browser()) == 303, "and the digits may be tried again"
    assert len(look.all(select(RecoveryCode))) == 9


def test_guesses_elsewhere_do_not_close_the_door_where_its_owner_comes_in(
    petra: Person, browser: Nobody
) -> None:
    for _ in range(6):
        petra.enter(browser(), phrase="een geraden wachtzin")
    assert petra.enter(browser()) == 422
    assert petra.enter(petra.browser) == 303


def test_a_closed_account_is_told_so_by_who_knows_everything_only(
    petra: Person, browser: Nobody, change: Change
) -> None:
    change.run(update(Account).values(closed_at=clock.real()))
    wrong = {"name": petra.name, "phrase": "een andere wachtzin", "code": petra.digits()}
    assert "gesloten" not in browser().post("/sign-in/passphrase", data=wrong).text
    right = wrong | {"phrase": PHRASE}
    assert "Uw account is gesloten" in browser().post("/sign-in/passphrase", data=right).text


def test_signalen_ask_it_again(petra: Person, change: Change) -> None:
    there = petra.browser
    change.run(update(SignIn).values(proved_at=clock.real() - timedelta(minutes=6)))
    assert there.get("/signalen").location == "/prove?to=/signalen"
    proof = {"proof_phrase": PHRASE, "proof_code": "000000"}
    refused = there.post("/prove?to=/signalen", data=proof)
    assert (refused.status_code, 'id="proof_phrase-error"' in refused.text) == (422, True)
    proof["proof_code"] = petra.digits()
    assert there.post("/prove?to=/signalen", data=proof).location == "/signalen"
    assert there.get("/signalen").status_code == 200


def test_new_recovery_codes_take_the_place_of_the_old_ones(petra: Person, look: Look) -> None:
    before = {*look.all(select(RecoveryCode.code_hash))}
    page = petra.browser.post("/my-keys/codes").text
    assert len(re.findall(r"[\w-]{19}</bdi>", page)) == 10
    after = {*look.all(select(RecoveryCode.code_hash))}
    assert len(after) == 10
    assert not before & after


def test_two_people_with_one_name_have_two_sign_in_names(
    browser: Nobody, invite: Invite, change: Change
) -> None:
    change.run(update(Account).values(name="Jan Smit", name_key="x"))
    first = Person(browser(), invite("petra"))
    first.choose()
    assert (first.name, Person(browser(), invite("karel")).name) == ("jan.smit", "jan.smit2")


def test_nothing_of_it_is_kept_that_opens_a_door(app: Flask, petra: Person, look: Look) -> None:
    kept = str([vars(row) for row in look.all(select(Passphrase))])
    assert PHRASE not in kept
    assert petra.app.secret not in kept
