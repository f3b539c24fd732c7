"""A visit that is handed in twice is one visit: double tap, two tabs, a lost answer, a replay."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import update

from tests.conftest import As, Cast, Change, Look
from tests.guidance.visits.notes import FULL, SHORT, note, room, without
from webapp.case.dossier import Begeleiding
from webapp.guidance.visits.model import Visit


def test_the_phones_own_id_is_the_visits_and_a_replay_changes_nothing(
    as_: As, cast: Cast, look: Look
) -> None:
    new, key, henk = without(look), uuid4(), as_("henk")
    for _ in range(3):
        headers = {"Idempotency-Key": str(key)}
        reply = henk.post(room(cast, "yonas"), data=FULL, headers=headers)
        assert (reply.status_code, reply.text) == (200, str(key))
    assert [visit.id for visit in new()] == [key]


def test_a_double_tap_without_a_script_is_one_visit(as_: As, cast: Cast, look: Look) -> None:
    new, henk = without(look), as_("henk")
    replies = [henk.post(room(cast, "yonas"), data=FULL) for _ in range(2)]
    assert len({reply.location for reply in replies}) == 1
    assert len(new()) == 1


def test_two_tabs_at_the_same_moment_are_one_visit(as_: As, cast: Cast, look: Look) -> None:
    new, tabs = without(look), [as_("henk") for _ in range(4)]
    url = room(cast, "yonas")

    def press(tab: Any) -> int:
        headers = {"Idempotency-Key": str(uuid4())}
        status: int = tab.post(url, data=FULL, headers=headers).status_code
        return status

    with ThreadPoolExecutor(4) as pool:
        assert [*pool.map(press, tabs)] == [200] * 4
    assert len(new()) == 1


def test_what_differs_is_another_visit(as_: As, cast: Cast, look: Look) -> None:
    new, henk = without(look), as_("henk")
    for more in (
        {},
        {"begins": "11:00"},
        {"minutes": "45"},
        {"topics": ["work"]},
        {"shared": "1"},
        {"other_day": "2026-09-10"},
    ):
        assert henk.post(room(cast, "yonas"), data=SHORT | more).status_code == 303
    assert len(new()) == 6


def test_the_same_words_a_while_later_are_another_visit(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    new, visit = without(look), note(as_, cast, look, SHORT)
    before = visit.written_at - timedelta(minutes=11)
    change.run(update(Visit).where(Visit.id == visit.id).values(written_at=before))
    note(as_, cast, look, SHORT)
    assert len(new()) == 2


def test_what_arrives_after_the_begeleiding_ended_is_refused(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    """Written before it ended, sent after: the phone keeps the words for who wrote them."""
    new, henk = without(look), as_("henk")
    mine = Begeleiding.dossier_id == cast.dossier("yonas").id
    today = update(Begeleiding).where(mine, Begeleiding.begeleider_id == cast["henk"].id)
    change.run(today.values(ends_on=date(2026, 9, 14)))
    headers = {"Idempotency-Key": str(uuid4())}
    reply = henk.post(room(cast, "yonas"), data=SHORT, headers=headers)
    assert (reply.status_code, reply.mimetype) == (404, "text/plain")
    assert henk.get(room(cast, "yonas")).status_code == 404
    assert new() == []
