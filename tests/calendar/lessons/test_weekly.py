"""Lessons, courses and work: the consulent writes them down, the inburgeraar sees them."""

from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.conftest import As, Browser, Cast, Look
from webapp.calendar.agenda.model import LessonTime

LESSON = {
    "kind": "language",
    "weekdays": ["1", "3"],
    "starts": "09:00",
    "ends": "12:00",
    "place": "Taalhuis De Brug",
    "first": "2026-09-22",
}


def add(browser: Browser, cast: Cast, name: str = "dawit", **changed: Any) -> TestResponse:
    return browser.post(f"/dossiers/{cast.dossier(name).id}/lessons", data=LESSON | changed)


def lessons(look: Look, cast: Cast, name: str = "dawit") -> list[LessonTime]:
    query = select(LessonTime).where(LessonTime.dossier_id == cast.dossier(name).id)
    return look.all(query.order_by(LessonTime.weekday))


def test_lessons_stand_in_the_persons_own_calendar(as_: As, cast: Cast, look: Look) -> None:
    assert add(as_("petra"), cast).status_code == 303
    assert [lesson.weekday for lesson in lessons(look, cast)] == [1, 3]
    page = as_("dawit").get(f"/dossiers/{cast.dossier('dawit').id}/agenda").text
    assert page.count("ትምህርቲ ቋንቋ") == 2


def test_nobody_is_at_two_places_at_once(as_: As, cast: Cast, look: Look) -> None:
    """Row 4.1 A2: work on Wednesday at ten is refused while there is a lesson."""
    before = len(lessons(look, cast, "omar"))
    work = {"kind": "work", "starts": "10:00", "ends": "16:00", "place": "Magazijn"}
    reply = add(as_("petra"), cast, "omar", **work, weekdays=["2"])
    assert reply.status_code == 422
    assert "Op deze uren is er al iets." in reply.text
    assert 'value="Magazijn"' in reply.text
    assert len(lessons(look, cast, "omar")) == before


def test_beside_each_other_and_after_the_other_has_ended_is_well(as_: As, cast: Cast) -> None:
    petra = as_("petra")
    assert add(petra, cast, "omar", weekdays=["2"], starts="12:00", ends="13:00").status_code == 303
    course_is_over = {"weekdays": ["4"], "first": "2026-10-03"}
    assert add(petra, cast, "omar", **course_is_over).status_code == 303


def test_one_ends_with_its_last_day(as_: As, cast: Cast, look: Look) -> None:
    petra = as_("petra")
    first, *_ = lessons(look, cast, "yonas")
    path = f"/lessons/{first.id}/stop"
    assert petra.post(path, data={"last": "2026-09-28"}).status_code == 303
    assert "28 september" in petra.get(f"/dossiers/{first.dossier_id}/lessons").text
    reply = add(petra, cast, "yonas", weekdays=["0"], starts="14:00", ends="15:00")
    assert reply.status_code == 422  # until then
    after = {"weekdays": ["0"], "starts": "14:00", "ends": "15:00", "first": "2026-09-29"}
    assert add(petra, cast, "yonas", **after).status_code == 303


def test_what_ends_before_it_begins_never_was(as_: As, cast: Cast, look: Look) -> None:
    petra = as_("petra")
    add(petra, cast, weekdays=["1"])
    (lesson,) = lessons(look, cast)
    petra.post(f"/lessons/{lesson.id}/stop", data={"last": "2026-09-21"})
    assert not lessons(look, cast)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"kind": "sleep"}, "kind"),
        ({"weekdays": []}, "weekdays"),
        ({"weekdays": ["7"]}, "weekdays"),
        ({"weekdays": ["x"]}, "weekdays"),
        ({"starts": ""}, "starts"),
        ({"starts": "9"}, "starts"),
        ({"ends": "09:00"}, "ends"),
        ({"ends": "24:00"}, "ends"),
        ({"place": " "}, "place"),
        ({"place": "x" * 121}, "place"),
        ({"address": "x" * 121}, "address"),
        ({"first": ""}, "first"),
        ({"first": "2026-02-30"}, "first"),
        ({"last": "2026-09-21"}, "last"),
        ({"last": "never"}, "last"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    as_: As, cast: Cast, look: Look, changed: dict[str, Any], field: str
) -> None:
    reply = add(as_("petra"), cast, **changed)
    assert reply.status_code == 422
    assert f'id="{field}-error"' in reply.text
    assert not lessons(look, cast)


def test_only_the_consulent_of_the_gemeente_ends_one(as_: As, cast: Cast, look: Look) -> None:
    first, *_ = lessons(look, cast, "yonas")
    for name in cast:
        status = as_(name).post(f"/lessons/{first.id}/stop", data={}).status_code
        assert status == (422 if name == "petra" else 404), name
