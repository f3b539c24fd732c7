"""Ticking what is arranged for somebody who is new, and taking it back."""

from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import select

from tests.conftest import As, Browser, Cast, Look
from tests.worlds.test_reader import Page
from webapp.case.dossier import HouseholdKind
from webapp.core import clock
from webapp.guidance.onboarding.model import Item, Settled, items_of


def url(cast: Cast, name: str) -> str:
    return f"/dossiers/{cast.dossier(name).id}/settling"


def kept(look: Look, cast: Cast, name: str, item: Item) -> list[Settled]:
    query = select(Settled).where(Settled.dossier_id == cast.dossier(name).id, Settled.item == item)
    return look.all(query.order_by(Settled.done_at))


def line(browser: Browser, cast: Cast, name: str, item: Item) -> str:
    return Page(browser.get(url(cast, name)).text).block(f"item-{item}").text


def test_a_tick_says_who_and_when_to_all_who_may_read_it(as_: As, cast: Cast, look: Look) -> None:
    as_("henk").post(url(cast, "yonas"), data={"item": "digid", "done": "yes"})
    (tick,) = kept(look, cast, "yonas", Item.DIGID)
    assert tick.done_by_id == cast["henk"].id
    for reader in ("henk", "petra", "fatima"):
        said = line(as_(reader), cast, "yonas", Item.DIGID)
        assert "Geregeld · Henk · 14 september 2026" in said, reader


def test_only_who_guides_sees_buttons(as_: As, cast: Cast) -> None:
    for reader, buttons in (("henk", 9), ("petra", 0), ("fatima", 0)):
        page = Page(as_(reader).get(url(cast, "yonas")).text).main
        found = [node for node in page.all() if node.tag == "button"]
        assert len(found) == buttons, reader


def test_ticking_twice_keeps_the_first(as_: As, cast: Cast, look: Look) -> None:
    henk = as_("henk")
    henk.post(url(cast, "yonas"), data={"item": "digid", "done": "yes"})
    clock.set_to("2026-09-14T10:00")
    henk.post(url(cast, "yonas"), data={"item": "digid", "done": "yes"})
    (tick,) = kept(look, cast, "yonas", Item.DIGID)
    assert tick.done_at < clock.now()


def test_what_is_taken_back_leaves_its_trace_and_can_be_ticked_again(
    as_: As, cast: Cast, look: Look
) -> None:
    henk = as_("henk")
    (first,) = kept(look, cast, "yonas", Item.BANK)
    assert first.done_by_id == cast["bram"].id
    henk.post(url(cast, "yonas"), data={"item": "bank", "done": "no"})
    assert "Teruggezet · Henk" in line(henk, cast, "yonas", Item.BANK)
    clock.set_to("2026-09-14T10:00")
    henk.post(url(cast, "yonas"), data={"item": "bank", "done": "yes"})
    assert "Geregeld · Henk" in line(henk, cast, "yonas", Item.BANK)
    before, after = kept(look, cast, "yonas", Item.BANK)
    assert (before.done_by_id, before.undone_by_id) == (cast["bram"].id, cast["henk"].id)
    assert after.undone_at is None
    henk.post(url(cast, "yonas"), data={"item": "school", "done": "no"})
    assert not kept(look, cast, "yonas", Item.SCHOOL), "there was nothing to take back"


def test_htmx_gets_the_list_and_others_go_back_to_it(as_: As, cast: Cast) -> None:
    data = {"item": "digid", "done": "yes"}
    reply = as_("henk", htmx=True).post(url(cast, "yonas"), data=data)
    assert reply.text.lstrip().startswith('<section class="block" id="settling"')
    assert "Geregeld: 7 van 9" in Page(reply.text).block("settling").text
    reply = as_("henk").post(url(cast, "yonas"), data=data)
    assert (reply.status_code, reply.location) == (303, f"{url(cast, 'yonas')}#item-digid")


def test_a_tick_from_a_phone_that_sends_it_three_times_is_one(
    as_: As, cast: Cast, look: Look
) -> None:
    id, henk = str(uuid4()), as_("henk")
    data = {"item": "digid", "done": "yes"}
    for _ in range(3):
        reply = henk.post(url(cast, "yonas"), data=data, headers={"Idempotency-Key": id})
        assert (reply.status_code, reply.text) == (200, id)
    assert len(kept(look, cast, "yonas", Item.DIGID)) == 1


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"item": "digid"},
        {"item": "digid", "done": "perhaps"},
        {"item": "a yacht", "done": "yes"},
        {"item": "x" * 60_000, "done": "yes"},
        {"item": "\u202edigid", "done": "yes"},
    ],
    ids=["nothing", "no-word", "perhaps", "unknown", "long", "bidi"],
)
def test_nonsense_gets_a_sentence(as_: As, cast: Cast, look: Look, data: dict[str, str]) -> None:
    reply = as_("henk").post(url(cast, "yonas"), data=data)
    assert reply.status_code == 422
    assert "Ga terug en probeer opnieuw." in Page(reply.text).main.text
    assert not kept(look, cast, "yonas", Item.DIGID)


def test_who_lives_alone_has_no_child_to_bring_to_school() -> None:
    assert Item.SCHOOL not in items_of(HouseholdKind.ALONE)
    assert items_of(HouseholdKind.COUPLE) == list(Item)


def test_two_who_tick_at_once_make_one_tick(as_: As, cast: Cast, look: Look) -> None:
    from tests.test_races import at_once

    phones = [as_("henk") for _ in range(6)]
    data = {"item": "digid", "done": "yes"}
    jobs = [partial(phone.post, url(cast, "yonas"), data=data) for phone in phones]
    assert [reply.status_code for reply in at_once(jobs)] == [303] * 6
    assert len(kept(look, cast, "yonas", Item.DIGID)) == 1
