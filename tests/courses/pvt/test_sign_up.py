"""Coming along on an excursion: places, the waiting list, and moving up."""

import pytest
from sqlalchemy import select, update
from werkzeug.test import TestResponse

from tests.conftest import As, Browser, Cast, Change, Look, complains
from webapp.core import clock
from webapp.courses.pvt.model import Excursion, Place, SignUp


def excursion_of(look: Look, cast: Cast, text_id: str) -> Excursion:
    here = cast.dossier("yonas").gemeente_id
    query = select(Excursion).where(Excursion.text_id == text_id, Excursion.gemeente_id == here)
    return look.one(query)


@pytest.fixture
def prodemos(look: Look, cast: Cast) -> Excursion:
    """12 places, 11 given away."""
    return excursion_of(look, cast, "X02")


def join(browser: Browser, cast: Cast, name: str, outing: Excursion, **more: str) -> TestResponse:
    data = {"excursion": str(outing.id), "people": "1"} | more
    return browser.post(f"/dossiers/{cast.dossier(name).id}/sign-ups", data=data)


def wishes_of(look: Look, cast: Cast, name: str, excursion: Excursion) -> list[SignUp]:
    """The newest first."""
    query = (
        select(SignUp)
        .where(SignUp.dossier_id == cast.dossier(name).id, SignUp.excursion_id == excursion.id)
        .order_by(SignUp.turn.desc())
    )
    return look.all(query)


def wish_of(look: Look, cast: Cast, name: str, excursion: Excursion) -> SignUp:
    return wishes_of(look, cast, name, excursion)[0]


def test_the_last_place_is_given_and_the_card_says_so(
    as_: As, cast: Cast, look: Look, prodemos: Excursion
) -> None:
    reply = join(as_("yonas", htmx=True), cast, "yonas", prodemos, transport="1")
    assert reply.status_code == 200
    assert reply.text.lstrip().startswith(
        f'<article class="block excursion" id="excursion-{prodemos.id}"'
    )
    wish = wish_of(look, cast, "yonas", prodemos)
    assert (wish.place, wish.people, wish.transport, wish.childcare) == (
        Place.PLACED,
        1,
        True,
        False,
    )


def test_the_next_one_waits_and_moves_up_when_somebody_withdraws(
    as_: As, cast: Cast, look: Look, prodemos: Excursion
) -> None:
    join(as_("yonas"), cast, "yonas", prodemos)
    assert "2" in join(as_("rania", htmx=True), cast, "rania", prodemos, people="1").text
    join(as_("mariam"), cast, "mariam", prodemos)
    assert wish_of(look, cast, "rania", prodemos).place is Place.WAITING
    first = wish_of(look, cast, "yonas", prodemos)
    as_("yonas").post(f"/sign-ups/{first.id}/withdraw")
    assert wish_of(look, cast, "yonas", prodemos).place is Place.WITHDRAWN
    assert wish_of(look, cast, "rania", prodemos).place is Place.PLACED
    assert wish_of(look, cast, "mariam", prodemos).place is Place.WAITING


def test_two_people_do_not_fit_in_one_place_and_nobody_passes_them(
    as_: As, cast: Cast, look: Look, prodemos: Excursion
) -> None:
    join(as_("rania"), cast, "rania", prodemos, people="2")
    join(as_("yonas"), cast, "yonas", prodemos)
    assert wish_of(look, cast, "rania", prodemos).place is Place.WAITING
    assert wish_of(look, cast, "yonas", prodemos).place is Place.WAITING
    waiting = wish_of(look, cast, "rania", prodemos)
    as_("rania").post(f"/sign-ups/{waiting.id}/withdraw")
    assert wish_of(look, cast, "yonas", prodemos).place is Place.PLACED


def test_signing_up_twice_is_one_place(
    as_: As, cast: Cast, look: Look, prodemos: Excursion
) -> None:
    for _ in range(2):
        join(as_("yonas"), cast, "yonas", prodemos)
    query = select(SignUp).where(SignUp.excursion_id == prodemos.id)
    assert len(look.all(query)) == 1


def test_withdrawing_twice_moves_only_one_up(
    as_: As, cast: Cast, look: Look, prodemos: Excursion
) -> None:
    for name in ("yonas", "rania", "mariam"):
        join(as_(name), cast, name, prodemos)
    first = wish_of(look, cast, "yonas", prodemos)
    for _ in range(2):
        as_("yonas").post(f"/sign-ups/{first.id}/withdraw")
    assert wish_of(look, cast, "mariam", prodemos).place is Place.WAITING


def test_a_full_excursion_tells_the_number_in_the_queue(as_: As, cast: Cast, look: Look) -> None:
    care_home = excursion_of(look, cast, "X04")
    page = join(as_("yonas", htmx=True), cast, "yonas", care_home).text
    assert '<bdi dir="ltr">3</bdi>' in page, "two people of Amal wait before him"


@pytest.mark.parametrize(
    "typed",
    [
        {"people": ""},
        {"people": "0"},
        {"people": "9"},
        {"people": "-3"},
        {"people": "two"},
        {"people": "9" * 300},
        {"people": "1.5"},
        {"excursion": ""},
        {"excursion": "no-uuid"},
        {"excursion": "00000000-0000-4000-8000-000000000000"},
        {"excursion": "\x00"},
    ],
)
@pytest.mark.parametrize("htmx", [True, False])
def test_impossible_wishes_are_refused_with_a_sentence(
    as_: As,
    cast: Cast,
    look: Look,
    prodemos: Excursion,
    typed: dict[str, str],
    htmx: bool,
) -> None:
    reply = join(as_("yonas", htmx=htmx), cast, "yonas", prodemos, **typed)
    assert reply.status_code == 422
    assert complains(reply.text)
    assert wishes_of(look, cast, "yonas", prodemos) == []


def test_what_was_typed_comes_back(as_: As, cast: Cast, prodemos: Excursion) -> None:
    page = join(as_("yonas"), cast, "yonas", prodemos, people="40", childcare="1").text
    assert 'value="40"' in page
    assert 'name="childcare" value="y" checked' in page


def test_another_gemeentes_excursion_is_not_there(
    as_: As, cast: Cast, look: Look, prodemos: Excursion
) -> None:
    assert join(as_("selam"), cast, "selam", prodemos).status_code == 422
    assert wishes_of(look, cast, "selam", prodemos) == []


def test_once_it_has_begun_nobody_can_join(
    as_: As, cast: Cast, look: Look, prodemos: Excursion
) -> None:
    clock.set_to("2026-10-22T10:00")
    assert join(as_("yonas"), cast, "yonas", prodemos).status_code == 422
    assert wishes_of(look, cast, "yonas", prodemos) == []


def test_once_it_has_begun_who_had_a_place_stays_as_it_was(
    as_: As, cast: Cast, look: Look, prodemos: Excursion
) -> None:
    join(as_("yonas"), cast, "yonas", prodemos)
    join(as_("rania"), cast, "rania", prodemos)
    wish = wish_of(look, cast, "yonas", prodemos)
    clock.set_to("2026-10-23T10:00")
    assert as_("yonas", htmx=True).post(f"/sign-ups/{wish.id}/withdraw").status_code == 303
    assert wish_of(look, cast, "yonas", prodemos).place is Place.PLACED
    assert wish_of(look, cast, "rania", prodemos).place is Place.WAITING


def test_more_people_than_there_are_places_at_all_are_refused(
    as_: As, cast: Cast, look: Look, prodemos: Excursion, change: Change
) -> None:
    change.run(update(Excursion).values(places=5, given_away=0))
    assert join(as_("yonas"), cast, "yonas", prodemos, people="8").status_code == 422
    assert join(as_("rania"), cast, "rania", prodemos).status_code == 303
    assert wish_of(look, cast, "rania", prodemos).place is Place.PLACED


def test_who_comes_with_the_group_takes_no_place(as_: As, cast: Cast, look: Look) -> None:
    own = excursion_of(look, cast, "X01")
    assert join(as_("rania"), cast, "rania", own).status_code == 422
    assert wishes_of(look, cast, "rania", own) == []


def test_more_places_than_one_can_be_won_at_once(
    as_: As, cast: Cast, look: Look, prodemos: Excursion, change: Change
) -> None:
    change.run(update(Excursion).values(given_away=10))
    join(as_("yonas"), cast, "yonas", prodemos, people="2")
    join(as_("rania"), cast, "rania", prodemos)
    join(as_("mariam"), cast, "mariam", prodemos)
    wish = wish_of(look, cast, "yonas", prodemos)
    as_("yonas").post(f"/sign-ups/{wish.id}/withdraw")
    assert wish_of(look, cast, "rania", prodemos).place is Place.PLACED
    assert wish_of(look, cast, "mariam", prodemos).place is Place.PLACED
