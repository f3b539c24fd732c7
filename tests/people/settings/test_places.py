"""A beheerder keeps the places of the gemeente, and how people come there."""

import pytest
from sqlalchemy import select

from tests.conftest import As, Cast, Look
from webapp.case.way import Way

LIBRARY = {
    "place": "Bibliotheek",
    "address": "Boekweg 2, 2665 AA Bleiswijk",
    "village": "Bleiswijk",
}
LIBRARY |= {"on_foot": "7", "by_bus": "", "bus": "", "stop": ""}


def kept(look: Look) -> list[Way]:
    return look.all(select(Way).where(Way.place == LIBRARY["place"]))


def test_what_is_written_down_is_shown_and_once_more_takes_its_place(as_: As, look: Look) -> None:
    noor = as_("noor")
    assert noor.post("/places", data=LIBRARY).location == "/places"
    page = noor.get("/places").text
    assert "Bibliotheek" in page
    assert 'aria-label="Weghalen: Bibliotheek, Bleiswijk"' in page
    better = {"place": "bibliotheek", "on_foot": "8", "by_bus": "3", "bus": "173", "stop": "Boek"}
    noor.post("/places", data=LIBRARY | better)
    (way,) = kept(look)
    assert (way.on_foot, way.by_bus, way.bus, way.stop) == (8, 3, "173", "Boek")
    noor.post("/places", data=LIBRARY | {"village": "Bergschenhoek"})
    assert len(kept(look)) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"place": ""},
        {"address": ""},
        {"village": ""},
        {"on_foot": "0"},
        {"on_foot": "241"},
        {"on_foot": "zeven"},
        {"on_foot": ""},
        {"by_bus": "-3"},
        {"bus": "1" * 41},
        {"stop": "a" * 41},
    ],
    ids=str,
)
def test_what_is_wrong_is_refused_and_stays_typed(
    as_: As, look: Look, wrong: dict[str, str]
) -> None:
    answer = as_("noor").post("/places", data=LIBRARY | wrong)
    assert answer.status_code == 422
    assert "Boekweg 2" in answer.text or "address" in wrong
    assert kept(look) == []


def test_only_its_own_gemeente_takes_it_away_and_sees_it(as_: As, cast: Cast, look: Look) -> None:
    noor = as_("noor")
    noor.post("/places", data=LIBRARY)
    (way,) = kept(look)
    for name in cast:
        if name != "noor":
            assert as_(name).post(f"/places/{way.id}/remove").status_code == 404, name
    assert noor.post(f"/places/{way.id}/remove").status_code == 303
    assert noor.post(f"/places/{way.id}/remove").status_code == 404, "once"
    assert kept(look) == []


def test_another_gemeente_keeps_its_own_ways(as_: As, cast: Cast) -> None:
    """Selam's gemeente is another one: an address of Lansingerland means nothing there."""
    page = as_("karel").get(f"/dossiers/{cast.dossier('selam').id}/agenda")
    assert page.status_code == 200
    assert 'class="way"' not in page.text
