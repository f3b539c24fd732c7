"""A correction is a new note that points back; nothing is changed or taken away."""

from typing import Any
from uuid import UUID

import pytest
from werkzeug.test import TestResponse

from tests.conftest import As, Cast, Look
from tests.guidance.visits.notes import FULL, SHORT, kept, note, room, without
from webapp.guidance.visits.model import Visit


@pytest.fixture
def first(as_: As, cast: Cast, look: Look) -> Visit:
    return note(as_, cast, look, FULL | {"words": "Eerste tekst"})


def correct(as_: As, id: UUID, form: dict[str, Any], by: str = "henk") -> TestResponse:
    return as_(by).post(f"/visits/{id}/correct", data=form)


def test_only_the_writer_corrects_and_sees_the_form(first: Visit, as_: As, cast: Cast) -> None:
    path = f"/visits/{first.id}/correct"
    assert {name for name in cast if as_(name).get(path).status_code != 404} == {"henk"}
    assert {name for name in cast if as_(name).post(path).status_code != 404} == {"henk"}


def test_the_form_holds_what_was_noted(first: Visit, as_: As) -> None:
    page = as_("henk").get(f"/visits/{first.id}/correct").text
    for held in ("Eerste tekst", "Samen de brief lezen", "2026-09-21", 'value="post" checked'):
        assert held in page
    assert 'name="minutes" value="30" checked' in page


def test_the_new_note_points_back_and_the_old_one_stays(first: Visit, as_: As, look: Look) -> None:
    new = without(look)
    assert correct(as_, first.id, FULL | {"words": "Tweede tekst"}).status_code == 303
    [second] = new()
    assert (second.corrects_id, second.words) == (first.id, "Tweede tekst")
    correct(as_, second.id, FULL | {"words": "Derde tekst"})
    assert {visit.corrects_id for visit in new()} == {first.id}, "all point to the first one"
    assert look.get(Visit, first.id).words == "Eerste tekst"


def test_the_page_shows_the_latest_with_the_earlier_ones_folded(
    first: Visit, as_: As, cast: Cast, look: Look
) -> None:
    before = as_("henk").get(room(cast, "yonas")).text.count("<article")
    correct(as_, first.id, FULL | {"words": "Tweede tekst"})
    page = as_("henk").get(room(cast, "yonas")).text
    assert page.count("<article") == before
    assert page.index("Tweede tekst") < page.index("<details>") < page.index("Eerste tekst")


def test_what_was_shared_stays_shared(as_: As, cast: Cast, look: Look) -> None:
    first = note(as_, cast, look, SHORT | {"shared": "1", "words": "Voor Yonas"})
    correct(as_, first.id, SHORT | {"shared": "", "words": "Ook voor Yonas"})
    page = as_("yonas").get(room(cast, "yonas")).text
    assert "Ook voor Yonas" in page
    assert "Voor Yonas" in page


def test_what_is_shared_later_shows_nothing_of_before(first: Visit, as_: As, cast: Cast) -> None:
    correct(as_, first.id, SHORT | {"shared": "1", "words": "Nu gedeeld"})
    page = as_("yonas").get(room(cast, "yonas")).text
    assert "Nu gedeeld" in page
    assert "Eerste tekst" not in page
    assert "<details>" not in page.split("Nu gedeeld")[0].split("<article")[-1]


def test_a_correction_that_comes_twice_is_one(first: Visit, as_: As, look: Look) -> None:
    new = without(look)
    for _ in range(2):
        correct(as_, first.id, FULL | {"words": "Tweede tekst"})
    assert len(new()) == 1


def test_a_wrong_correction_is_refused_with_what_was_typed(
    first: Visit, as_: As, look: Look
) -> None:
    new = without(look)
    reply = correct(as_, first.id, FULL | {"words": "Nog eens", "minutes": "0"})
    assert reply.status_code == 422
    assert "Nog eens" in reply.text
    assert f'action="/visits/{first.id}/correct"' in reply.text
    assert new() == []


def test_nothing_in_the_app_changes_a_note(first: Visit, as_: As, look: Look) -> None:
    columns = [column.name for column in Visit.__table__.columns]
    before = [getattr(first, name) for name in columns]
    correct(as_, first.id, SHORT)
    as_("henk").post(f"/visits/{first.id}/words", data={"words": "x"})
    [now] = [visit for visit in kept(look) if visit.id == first.id]
    assert [getattr(now, name) for name in columns] == before
