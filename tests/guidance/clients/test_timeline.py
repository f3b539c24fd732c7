"""What comes and what was, of one client: the next above, then the newest first."""

from datetime import timedelta

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from tests.conftest import As, Cast, Change
from tests.guidance.clients.test_client import read
from tests.screens.today.test_round import visited
from tests.screens.today.test_waits import planned
from tests.worlds.test_reader import Page
from webapp.case.me import Me
from webapp.core import clock
from webapp.guidance.visits.model import Visit

SECRET = "Alleen voor collega's."


@pytest.fixture(autouse=True)
def nobody_was_visited_yet(change: Change) -> None:
    change.run(delete(Visit))


def lines(as_: As, cast: Cast, who: str = "henk", whose: str = "dawit") -> list[str]:
    return read(as_, cast, who, whose).block("timeline").lines[1:]


def some(session: Session, cast: Cast) -> None:
    """Two visits, one of them planned; one that nobody noted; one to come, one far away."""
    today = clock.today()
    for days in (20, 6):
        session.add(
            visited(
                cast, "dawit", "henk", today - timedelta(days=days), words=SECRET, topics=["post"]
            )
        )
    session.add_all(planned(cast, "dawit", days) for days in (-6, -3, 30, 5))


def test_the_next_stands_above_and_then_the_newest(as_: As, cast: Cast, change: Change) -> None:
    change(lambda session: some(session, cast))
    found = lines(as_, cast)
    days = ["19 september", "29 september", "14 oktober", "11 september", "8 september"]
    days += ["25 augustus"]
    assert len(found) == len(days), found
    for line, day in zip(found, days, strict=True):
        assert day in line
    assert "Nog geen antwoord" in found[0]
    assert "Huisbezoek" in found[3]
    assert "Thuis · 30 minuten: Brieven" in found[4], "a visit that is noted stands once"
    assert SECRET not in "".join(found), "a phone that others may see"


def test_call_map_and_note_stand_above_everything(as_: As, cast: Cast) -> None:
    page = read(as_, cast, "henk", "yonas")
    links = [n.attributes["href"] for n in page.block("reach").all() if n.tag == "a"]
    assert links[0].endswith("/visits/new")
    assert links[1].startswith("tel:")
    assert links[2].endswith("/messages")
    assert links[3].startswith("https://www.openstreetmap.org/search?query=Wilgenlaan")
    assert page.html.index('id="reach"') < page.html.index('id="timeline"')


def test_there_is_no_map_to_a_hidden_address(as_: As, cast: Cast) -> None:
    assert "openstreetmap" not in read(as_, cast, "ilse", "mariam").html


def test_what_others_held_with_somebody_is_theirs(as_: As, cast: Cast, change: Change) -> None:
    change.add(planned(cast, "mariam", -3, host="petra"))
    change.add(visited(cast, "mariam", "henk", clock.today() - timedelta(days=2)))
    found = "\n".join(lines(as_, cast, "ilse", "mariam"))
    assert "11 september" not in found
    assert "12 september" not in found, "a maatje reads the own notes"
    change.add(planned(cast, "mariam", -3, host="ilse"))
    assert "11 september" in "\n".join(lines(as_, cast, "ilse", "mariam"))


def test_a_locked_phone_shows_no_visits(
    as_: As, cast: Cast, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(lambda session: some(session, cast))
    henk = as_("henk")
    here = f"/dossiers/{cast.dossier('dawit').id}/begeleiding"
    assert "30 minuten" in Page(henk.get(here).text).block("timeline").text
    monkeypatch.setattr(Me, "is_locked", lambda *_: True)
    shown = Page(henk.get(here).text).block("timeline").text
    assert "Huisbezoek" in shown
    assert "30 minuten" not in shown
