"""Henk is stopped while three sealed cards wait on his phone: they arrive, and he reads nothing."""

from datetime import timedelta
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from tests.conftest import As, Browser, Cast, Change, Look
from tests.guidance.welzijn.cards import CARD, address, kept
from tests.guidance.welzijn.test_sealed import seal
from webapp.case.account import Account

FACTS = ("Hij huilt en slaapt niet.", "Er is geen eten.", "De deur bleef dicht.")


@pytest.fixture
def henk(as_: As, cast: Cast) -> Browser:
    """Signed in on his phone, and then stopped; Ilse has his people."""
    phone, ilse = as_("henk"), str(cast["ilse"].id)
    stopped = as_("fatima").post(f"/staff/{cast['henk'].id}/stop", data={"to": ilse})
    assert stopped.status_code == 303
    return phone


def send(phone: Browser, to: str, facts: str, key: str = "", **more: str) -> tuple[int, str]:
    """Status, and the id that comes back."""
    card = urlencode(CARD | {"facts": facts}, doseq=True)
    form = {"sealed": seal(card, to)} | more
    reply = phone.post(to, data=form, headers={"Idempotency-Key": key or str(uuid4())})
    assert facts not in reply.text
    return reply.status_code, reply.headers.get("Idempotency-Key", "")


def test_three_cards_arrive_each_once(henk: Browser, cast: Cast, look: Look, as_: As) -> None:
    to, key = address(cast, "yonas"), str(uuid4())
    for facts in FACTS[1:]:
        assert send(henk, to, facts)[0] == 200
    for _ in range(2):  # the answer was lost, and it is sent again
        assert send(henk, to, FACTS[0], key) == (200, key)
    assert sorted(each.facts or "" for each in kept(look)) == sorted(FACTS)
    assert {each.author_id for each in kept(look)} == {cast["henk"].id}
    page = as_("fatima").get("/signalen").text
    assert all(f"/signalen/{each.id}" in page for each in kept(look))


def test_he_reads_nothing_and_changes_nothing_else(henk: Browser, cast: Cast) -> None:
    to = address(cast, "yonas")
    assert henk.get("/signalen").status_code == 303
    assert henk.get(f"{to}/new").location == "/sign-in"
    assert henk.post(to, data=CARD, headers={"Idempotency-Key": str(uuid4())}).status_code == 401
    visit = f"/dossiers/{cast.dossier('yonas').id}/visits"
    assert henk.post(visit, data={"sealed": "x"}).status_code == 401


def test_only_of_whom_he_guided_when_he_was_stopped(henk: Browser, cast: Cast, look: Look) -> None:
    for stranger in ("mariam", "amal"):
        assert send(henk, address(cast, stranger), FACTS[0])[0] == 401
    assert kept(look) == []


def test_after_two_weeks_nothing_is_taken(
    henk: Browser, cast: Cast, look: Look, change: Change
) -> None:
    to = address(cast, "yonas")
    closed = look.get(Account, cast["henk"].id).closed_at
    assert closed is not None
    before = closed - timedelta(days=15)
    change(
        lambda session: session.execute(
            update(Account).where(Account.id == cast["henk"].id).values(closed_at=before)
        )
    )
    assert send(henk, to, FACTS[0])[0] == 401
    assert kept(look) == []


def test_who_was_not_stopped_but_signed_out_waits_for_the_key(
    as_: As, cast: Cast, look: Look
) -> None:
    phone = as_("henk")
    assert phone.post("/sign-out").status_code == 303
    assert send(phone, address(cast, "yonas"), FACTS[0])[0] == 401
    assert kept(look) == []


def test_a_card_that_cannot_be_opened_holds_up_no_other(
    henk: Browser, cast: Cast, look: Look
) -> None:
    to = address(cast, "yonas")
    reply = henk.post(to, data={"sealed": "AAAA"}, headers={"Idempotency-Key": str(uuid4())})
    assert (reply.status_code, reply.mimetype) == (422, "text/plain")
    assert send(henk, to, FACTS[0])[0] == 200
    assert look.one(select(Account.name).where(Account.id == kept(look)[0].author_id)) == "Henk"
