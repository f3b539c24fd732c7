"""Who forgot the PIN reads whom to call and when to walk in; and a new card is soon made."""

from datetime import time

import pytest
from sqlalchemy import select

from tests.conftest import As, Cast, Change, Look, Nobody
from tests.people.accounts.test_card import NEW, code_in, come_in, url
from tests.people.accounts.test_enter import enrolled
from webapp.calendar.agenda.model import WalkIn
from webapp.case.account import Enrolment


@pytest.fixture
def hours(change: Change, cast: Cast) -> None:
    organisation = cast["fatima"].organisation_id
    assert organisation
    change.add(
        WalkIn(
            organisation_id=organisation,
            weekday=3,
            starts=time(13, 15),
            ends=time(14, 45),
            place="De Snip",
        )
    )


@pytest.mark.usefixtures("hours")
def test_on_a_known_phone_the_own_consulent_and_the_own_walk_in_hours_stand(
    browser: Nobody, change: Change, cast: Cast, statements: list[str]
) -> None:
    phone = browser()
    enrolled(phone, change, cast["yonas"])
    assert 'href="/forgot"' in phone.get("/sign-in").text
    statements.clear()
    page = phone.get("/forgot").text
    assert 2 <= len(statements) <= 8
    assert str(cast["petra"].phone) in page
    assert "13:15" in page
    for name in cast:
        assert cast[name].name not in page, "whoever holds the phone reads this"


@pytest.mark.usefixtures("hours")
def test_on_a_new_phone_every_gemeente_stands_and_nobodys_hours(browser: Nobody) -> None:
    page = browser().get("/forgot").text
    assert page.count('href="tel:') >= 2
    assert "13:15" not in page


def test_a_locked_phone_leads_there_too(browser: Nobody, change: Change, cast: Cast) -> None:
    phone = browser()
    enrolled(phone, change, cast["yonas"])
    phone.post("/sign-in", data={"pin": "284917"})
    assert 'href="/forgot"' in phone.get("/unlock").text


def test_a_new_card_is_four_steps_from_the_first_screen(as_: As, cast: Cast) -> None:
    """Type the name, tap the person, tap the card, tap to make it: under two minutes."""
    petra = as_("petra")
    case = f"/dossiers/{cast.dossier('yonas').id}/case"
    assert case in petra.post("/search", data={"q": "Yonas"}).text
    assert url(cast) in petra.get(case).text
    assert f'action="{url(cast)}"' in petra.get(url(cast)).text
    assert code_in(petra.post(url(cast)).text)


def test_a_new_card_leaves_the_former_phone_alone(
    as_: As, cast: Cast, browser: Nobody, look: Look
) -> None:
    petra, old, new = as_("petra"), browser(), browser()
    come_in(old, code_in(petra.post(url(cast)).text))
    come_in(new, code_in(petra.post(url(cast)).text))
    assert old.get("/").status_code == 200
    assert new.get("/").status_code == 200


def test_unless_the_consulent_says_that_it_is_lost(
    as_: As, cast: Cast, browser: Nobody, look: Look
) -> None:
    petra, old, new = as_("petra"), browser(), browser()
    come_in(old, code_in(petra.post(url(cast)).text))
    assert 'name="lost"' in petra.get(url(cast)).text
    card = petra.post(url(cast), data={"lost": "y"}).text
    assert old.get("/").status_code == 303
    assert old.get("/sign-in").headers["X-Offline"] == "none", "it forgets what it kept"
    come_in(new, code_in(card))
    assert new.get("/").status_code == 200


def test_on_the_same_phone_the_new_pin_takes_the_place_of_the_forgotten_one(
    as_: As, cast: Cast, browser: Nobody, look: Look
) -> None:
    petra, phone = as_("petra"), browser()
    come_in(phone, code_in(petra.post(url(cast)).text))
    code = code_in(petra.post(url(cast)).text)
    there = phone.post("/k", data={"code": code}).location
    newer = NEW | {"pin": "739164", "again": "739164", "person": there[-36:]}
    assert phone.post("/pin", data=newer).location == "/"
    alive = select(Enrolment).where(Enrolment.revoked_at.is_(None))
    assert len(look.all(alive)) == 1
