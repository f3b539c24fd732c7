"""What a phone is told it may keep, and whose it is."""

import re

import pytest
from sqlalchemy import select, update

from tests.conftest import As, Cast, Change, Look, Nobody
from tests.people.accounts.test_enter import enrolled, sign_in
from webapp.case.account import Enrolment, SignIn
from webapp.core import clock

KEPT = ("/", "pip", "agenda", "pvt")


def address(cast: Cast, name: str, room: str) -> str:
    return room if room.startswith("/") else f"/dossiers/{cast.dossier(name).id}/{room}"


@pytest.mark.parametrize("name", ["yonas", "rania", "dawit", "mariam"])
@pytest.mark.parametrize("room", KEPT)
def test_four_pages_of_ones_own_may_be_kept_and_carry_no_amount(
    as_: As, cast: Cast, name: str, room: str
) -> None:
    reply = as_(name).get(address(cast, name, room))
    assert reply.headers["X-Keep"] == "1"
    assert "€" not in reply.text


@pytest.mark.parametrize("address_", ["budget", "/unlock", "/sign-in", "/nowhere", "/demo"])
def test_nothing_else_is_kept(as_: As, cast: Cast, address_: str) -> None:
    assert "X-Keep" not in as_("yonas").get(address(cast, "yonas", address_)).headers


@pytest.mark.parametrize("name", ["petra", "noor"])
def test_nothing_is_kept_at_a_desk(as_: As, cast: Cast, name: str) -> None:
    browser = as_(name)
    for room in (*KEPT, "visits", "visits/new"):
        assert "X-Keep" not in browser.get(address(cast, "yonas", room)).headers


@pytest.mark.parametrize(
    ("name", "owner", "kept"),
    [
        ("henk", "yonas", {"visits/new"}),
        ("ilse", "mariam", {"visits/new"}),
        ("fatima", "yonas", set()),
    ],
)
def test_of_staff_pages_only_the_form_of_a_visit_is_kept_whole(
    as_: As, cast: Cast, name: str, owner: str, kept: set[str]
) -> None:
    browser = as_(name)
    rooms = {*KEPT, "visits", "visits/new", "messages"}
    found = {r for r in rooms if "X-Keep" in browser.get(address(cast, owner, r)).headers}
    assert found == kept


def test_what_is_kept_of_the_list_is_nothing_but_names_and_links(as_: As, cast: Cast) -> None:
    """The page keeps itself (ahead.js), without what is marked as of this moment: data-live."""
    page = as_("henk").get("/").text
    main = page[page.index("<main") : page.index("</main")]
    main = re.sub(r"<(\w+)[^>]*\sdata-live\b.*?</\1>", "", main, flags=re.DOTALL)
    bare = re.sub(r"<svg.*?</svg>|<[^>]*>", " ", main)
    said = {words for words in re.split(r"\s{2,}", bare) if words}
    names = {cast[name].name for name in ("yonas", "rania", "omar", "dawit")}
    links = {"Agenda", "Bezoek noteren", "Berichten", "Mijn week"}
    links |= {"Acuut? Bel nu.", "Uw notities"}
    links |= {"Zonder internet staan hier geen nummers en bezoeken."}
    assert said == names | links | {"Hallo", "Henk", "Mijn mensen"}


def test_nothing_is_kept_on_a_phone_that_others_use_too(
    browser: Nobody, change: Change, cast: Cast
) -> None:
    phone = browser()
    enrolled(phone, change, cast["mariam"], own=False)
    sign_in(phone)
    for room in KEPT:
        reply = phone.get(address(cast, "mariam", room))
        assert reply.status_code == 200
        assert "X-Keep" not in reply.headers
        assert reply.headers["X-Offline"], "what another person kept here has to go"


def test_nor_of_a_begeleider(browser: Nobody, change: Change, cast: Cast) -> None:
    phone = browser()
    enrolled(phone, change, cast["henk"], own=False)
    sign_in(phone)
    for room in ("/", "visits/new"):
        reply = phone.get(address(cast, "yonas", room))
        assert reply.status_code == 200
        assert "X-Keep" not in reply.headers
        assert "data-keeps" not in reply.text


def test_a_person_is_the_same_everywhere_and_nobody_else(as_: As, cast: Cast) -> None:
    ids = {}
    for name in cast:
        first, again = (as_(name).get("/").headers["X-Offline"] for _ in range(2))
        assert first == again
        assert str(cast[name].id).replace("-", "") not in first
        ids[first] = name
    assert len(ids) == len(list(cast))


def test_a_session_that_has_run_out_makes_a_phone_forget_nothing(
    browser: Nobody,
) -> None:
    stranger = browser()
    stranger.set_cookie("__Host-session", "run-out", domain="localhost", secure=True)
    assert "X-Offline" not in stranger.get("/sign-in").headers
    assert "X-Offline" not in stranger.get("/").headers


def test_signing_out_makes_the_phone_forget(as_: As) -> None:
    yonas = as_("yonas")
    assert yonas.post("/sign-out").headers["X-Offline"] == "none"
    assert yonas.get("/sign-in").headers["X-Offline"] == "none", "a worker sees this page alone"


def test_a_revoked_phone_is_told_to_forget(browser: Nobody, change: Change, cast: Cast) -> None:
    phone = browser()
    person = enrolled(phone, change, cast["yonas"])
    sign_in(phone)
    assert phone.get("/").headers["X-Keep"] == "1"
    revoke = update(Enrolment).where(Enrolment.id == person.id).values(revoked_at=clock.real())
    change.run(revoke)
    assert phone.get("/").status_code == 303
    assert phone.get("/sign-in").headers["X-Offline"] == "none"


def test_a_phone_that_asks_the_pin_again_goes_on_in_the_same_session(
    browser: Nobody, change: Change, look: Look, cast: Cast
) -> None:
    phone = browser()
    person = enrolled(phone, change, cast["yonas"])
    sign_in(phone)
    mine = select(SignIn).where(SignIn.enrolment_id == person.id)
    before = look.one(mine)
    assert phone.post("/unlock", data={"pin": "284917", "to": "/"}).status_code == 303
    after = look.one(mine)
    assert after.id == before.id
    assert after.token_hash != before.token_hash
