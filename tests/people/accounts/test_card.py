"""The card with which somebody comes in, and ending a phone that is lost."""

import re

import pytest
from sqlalchemy import func, select, update

from tests.conftest import As, Browser, Cast, Change, Look, Nobody, complains
from webapp.case.account import Enrolment, Invitation, Language
from webapp.core import clock

CAMERA = {"ti": "ካሜራ", "ar": "كاميرا", "nl": "camera", "en": "camera"}
NEW = {"pin": "284917", "again": "284917", "phone": "own"}


def url(cast: Cast, name: str = "yonas", page: str = "activation") -> str:
    return f"/dossiers/{cast.dossier(name).id}/{page}"


def invitations(look: Look) -> int:
    return look.one(select(func.count()).select_from(Invitation))


def code_in(page: str) -> str:
    found = re.search(r"<strong><bdi dir=\"ltr\">(\d{4} \d{4})</bdi></strong>", page)
    assert found, "no code on the card"
    return found[1]


def come_in(browser: Browser, code: str) -> Browser:
    there = browser.post("/k", data={"code": code}).location
    browser.post("/pin", data=NEW | {"person": there.rpartition("=")[2]})
    return browser


def test_looking_makes_nothing(as_: As, cast: Cast, look: Look) -> None:
    assert as_("petra").get(url(cast)).status_code == 200
    assert invitations(look) == 0


def test_the_code_of_the_card_lets_the_person_in_once(
    as_: As, cast: Cast, look: Look, browser: Nobody
) -> None:
    answer = as_("petra").post(url(cast))
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    code = code_in(answer.text)
    assert "Yonas" in come_in(browser(), code).get("/").text
    assert browser().post("/k", data={"code": code}).status_code == 422
    assert code not in as_("petra").get(url(cast)).text


def test_after_ten_minutes_it_does_not_work(
    as_: As, cast: Cast, change: Change, browser: Nobody
) -> None:
    code = code_in(as_("petra").post(url(cast)).text)
    change.run(update(Invitation).values(expires_at=clock.real()))
    assert browser().post("/k", data={"code": code}).status_code == 422


@pytest.mark.parametrize("language", Language)
def test_the_card_speaks_the_persons_language(
    as_: As, cast: Cast, change: Change, language: Language
) -> None:
    account = cast["yonas"]
    change(lambda s: setattr(s.merge(account), "language", language))
    page = as_("petra").post(url(cast)).text
    card = page.partition('<div class="card')[2].partition("</div>")[0]
    assert CAMERA[language] in card
    assert f'lang="{language}"' in card
    assert "<svg" in card
    assert "style=" not in card, "the CSP would refuse it"
    assert "Petra" in card


def test_a_lost_phone_is_ended_with_its_session(
    as_: As, cast: Cast, look: Look, browser: Nobody
) -> None:
    petra, phone = as_("petra"), browser()
    come_in(phone, code_in(petra.post(url(cast)).text))
    assert phone.get("/").status_code == 200
    [enrolment] = look.all(select(Enrolment))
    assert str(enrolment.id) in petra.get(url(cast)).text
    petra.post(url(cast, page="phones"), data={"phone": str(enrolment.id)})
    gone = phone.get("/")
    assert gone.status_code == 303
    assert phone.get("/sign-in").headers["X-Offline"] == "none", "it forgets what it kept"
    assert str(enrolment.id) not in petra.get(url(cast)).text


@pytest.mark.parametrize("typed", ["", "x", "00000000-0000-4000-8000-000000000000"], ids=repr)
def test_a_phone_that_is_not_there_is_refused(as_: As, cast: Cast, typed: str) -> None:
    answer = as_("petra").post(url(cast, page="phones"), data={"phone": typed})
    assert answer.status_code == 422
    assert complains(answer.text)


def test_a_phone_of_somebody_else_is_not_ended_from_here(
    as_: As, cast: Cast, look: Look, browser: Nobody
) -> None:
    petra = as_("petra")
    come_in(browser(), code_in(petra.post(url(cast)).text))
    [enrolment] = look.all(select(Enrolment))
    form = {"phone": str(enrolment.id)}
    assert petra.post(url(cast, "rania", "phones"), data=form).status_code == 422
    assert look.get(Enrolment, enrolment.id).revoked_at is None
