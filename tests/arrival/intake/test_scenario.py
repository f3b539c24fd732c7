"""Row 1.4 as the field tells it: days apart, by two people, and at the very same moment."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from tests.arrival.intake.pages import colleague, loaded, note_around, room, versions
from tests.conftest import MONDAY, As, Browser, Cast, Change, Look
from webapp.arrival.intake.model import LifeArea
from webapp.core import clock


@pytest.fixture
def later() -> Iterator[Callable[[str], None]]:
    yield clock.set_to
    clock.set_to(MONDAY)


def test_row_1_4_a1_begun_in_september_resumed_in_october_and_the_lbt_of_later(
    as_: As, cast: Cast, later: Callable[[str], None]
) -> None:
    """Row 1.4, A1, on Dawit's days: half, the other half, then what DUO reports."""
    petra, dawit = as_("petra"), as_("dawit")
    here, summary = room(cast, "dawit"), room(cast, "dawit", "intake/summary")
    areas = list(LifeArea)
    later("2026-09-22T10:00")
    fill(petra, here, areas[:6])
    assert "6</bdi> van" in petra.get(here).text
    later("2026-10-02T10:00")
    page = petra.get(here).text
    assert "22 september 2026" in page
    fill(petra, here, areas[6:])
    result = {"outcome": "B1-route niet haalbaar", "day": "2026-10-12", "score": "43,50"}
    assert petra.post(f"{here}/lbt", data=result).status_code == 422, "it is not there yet"
    later("2026-10-12T10:00")
    assert petra.post(f"{here}/lbt", data=result).status_code == 303
    page = petra.get(here).text
    assert "12</bdi> van" in page
    assert "De B1-route lijkt nu niet haalbaar" in page
    note_around(petra, here)
    petra.post(f"{here}/share")
    assert dawit.get(summary).text.count('id="line-') == 13, "twelve, and the LBT"


def fill(petra: Browser, here: str, areas: list[LifeArea]) -> None:
    for area in areas:
        said = {"in_the_way": "no"} if area is LifeArea.HEALTH else {"wish": "Meer oefenen"}
        assert petra.post(here, data=loaded(petra, here, area) | said).status_code == 303


def test_at_the_very_same_moment_both_are_answered_and_one_chooses(
    as_: As, cast: Cast, change: Change, look: Look
) -> None:
    people = [as_("petra"), as_(colleague(change, cast))]
    here, both = room(cast, "dawit"), Barrier(2)
    form = loaded(people[0], here, LifeArea.WORK)

    def hand_in(number: int) -> tuple[int, str]:
        both.wait(10)
        reply = people[number].post(here, data=form | {"answer": f"Versie {number}"})
        return reply.status_code, reply.text

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(hand_in, range(2)))
    assert sorted(status for status, _ in answers) == [303, 422]
    [kept] = versions(look, cast, "dawit", LifeArea.WORK)
    [refused] = [text for status, text in answers if status == 422]
    assert {kept.answer} < {"Versie 0", "Versie 1"}
    for version in ("Versie 0", "Versie 1"):
        assert version in refused, "both are shown"
