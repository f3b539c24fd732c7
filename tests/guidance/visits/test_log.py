"""Noting a visit, and what is refused; nothing typed is lost."""

from datetime import date, time
from typing import Any
from uuid import uuid4

import pytest

from tests.conftest import As, Cast, Look, complains
from tests.guidance.visits.notes import FULL, SHORT, WITH_SCRIPT, note, room, without
from webapp.case.account import Language
from webapp.guidance.visits.model import HowMet, Mood

WORD_FIELDS = ("agreed", "words")


def test_four_taps_are_a_visit_and_it_is_internal(as_: As, cast: Cast, look: Look) -> None:
    visit = note(as_, cast, look, {name: SHORT[name] for name in ("how", "minutes", "day")})
    assert (visit.how, visit.minutes, visit.day) == (HowMet.HOME, 30, date(2026, 9, 14))
    assert (visit.author_id, visit.shared) == (cast["henk"].id, False)
    assert (visit.topics, visit.mood, visit.words, visit.language) == ([], None, None, None)


def test_everything_else_may_be_said_too(as_: As, cast: Cast, look: Look) -> None:
    visit = note(as_, cast, look, FULL | {"shared": "1"})
    assert (visit.topics, visit.mood) == (["post", "energy"], Mood.GOOD)
    assert (visit.begins, visit.next_on, visit.next_at) == (
        time(9, 30),
        date(2026, 9, 21),
        time(16),
    )
    assert (visit.agreed, visit.words) == (FULL["agreed"], FULL["words"])
    assert (visit.language, visit.shared) == (Language.NL, True)


def test_another_day_and_another_number_overrule_the_tiles(as_: As, cast: Cast, look: Look) -> None:
    visit = note(as_, cast, look, SHORT | {"other_day": "2026-09-03", "other_minutes": "75"})
    assert (visit.day, visit.minutes) == (date(2026, 9, 3), 75)


def test_a_maatje_notes_too(as_: As, cast: Cast, look: Look) -> None:
    assert note(as_, cast, look, SHORT, by="ilse").author_id == cast["ilse"].id


def test_htmx_gets_its_piece_and_others_go_to_the_list(as_: As, cast: Cast) -> None:
    reply = as_("henk", htmx=True).post(room(cast, "yonas"), data=FULL)
    assert reply.text.lstrip().startswith('<section id="visit-form"')
    reply = as_("henk").post(room(cast, "yonas"), data=FULL)
    assert reply.status_code == 303
    assert reply.location.startswith(f"{room(cast, 'yonas')}#visit-")


def test_the_page_of_the_form_has_today_and_internal_chosen(as_: As, cast: Cast) -> None:
    page = as_("henk").get(f"{room(cast, 'yonas')}/new").text
    assert 'name="day" value="2026-09-14" checked' in page
    assert 'name="shared" value="" checked' in page
    assert 'value="1" checked' not in page
    assert page.count(" checked") == 2


def test_a_planned_visit_opens_the_form_with_its_day_hour_minutes_and_place(
    as_: As, cast: Cast
) -> None:
    asked = "?day=2026-09-11&at=10:00&minutes=75&how=walk-in"
    page = as_("henk").get(f"{room(cast, 'yonas')}/new{asked}").text
    assert 'value="2026-09-11"' in page.split('name="other_day"')[1].split(">")[0]
    assert 'value="10:00"' in page.split('name="begins"')[1].split(">")[0]
    assert 'value="75"' in page.split('name="other_minutes"')[1].split(">")[0]
    assert 'name="how" value="walk-in" checked' in page
    assert 'name="day" value="2026-09-14" checked' not in page
    assert page.count(" checked") == 2, "how, and internal"


@pytest.mark.parametrize("day", ["", "2026-09-15", "1999-01-01", "morgen", "%22%3E"])
def test_an_address_that_is_no_visit_opens_the_form_of_today(as_: As, cast: Cast, day: str) -> None:
    asked = f"?day={day}&at=half&minutes=9999&how=dream"
    page = as_("henk").get(f"{room(cast, 'yonas')}/new{asked}")
    assert 'name="day" value="2026-09-14" checked' in page.text
    assert page.text.count(" checked") == 2
    assert not {"X-Keep"} & {*page.headers.keys()}, "no copy of one visit"


@pytest.mark.parametrize(
    "form",
    [
        {"how": ""},
        {"how": "dream"},
        {"minutes": ""},
        {"minutes": "0"},
        {"minutes": "601"},
        {"other_minutes": "-5"},
        {"other_minutes": "1e3"},
        {"other_minutes": "٣٠"},
        {"other_minutes": "9" * 5000},
        {"day": ""},
        {"day": "2026-09-15"},
        {"other_day": "2036-01-01"},
        {"other_day": "1970-01-01"},
        {"other_day": "2026-02-30"},
        {"other_day": "gisteren"},
        {"begins": "25:00"},
        {"begins": "9:30:00+02:00"},
        {"topics": ["post", "secrets"]},
        {"mood": "angry"},
        {"shared": "no"},
        {"shared": "2"},
        {"next_on": "2026-09-13"},
        {"next_on": "2028-01-01"},
        {"next_on": "soon"},
        {"next_at": "10:00"},
        {"agreed": "a" * 301},
        {"words": "ህ" * 1001},
    ],
    ids=lambda form: next(f"{name}={str(value)[:12]}" for name, value in form.items()),
)
def test_what_is_no_visit_is_refused_in_a_sentence(
    as_: As, cast: Cast, look: Look, form: dict[str, Any]
) -> None:
    new = without(look)
    reply = as_("henk").post(room(cast, "yonas"), data=SHORT | form)
    assert reply.status_code == 422
    assert complains(reply.text)
    assert new() == []


def test_a_refused_form_keeps_what_was_typed(as_: As, cast: Cast) -> None:
    reply = as_("henk", htmx=True).post(room(cast, "yonas"), data=FULL | {"how": ""})
    assert reply.status_code == 422
    for typed in ("Samen de brief lezen", "Rustig gesprek", "2026-09-21", "16:00", "09:30"):
        assert typed in reply.text
    assert 'value="energy" checked' in reply.text
    assert 'value="good" checked' in reply.text


def test_too_much_is_refused_at_the_door(as_: As, cast: Cast) -> None:
    reply = as_("henk").post(room(cast, "yonas"), data=SHORT | {"words": "x" * 100_000})
    assert reply.status_code == 413


@pytest.mark.parametrize("field", WORD_FIELDS)
def test_hostile_words_are_only_words(as_: As, cast: Cast, look: Look, field: str) -> None:
    hostile = "\u202e<script>alert(1)</script>\x00\u2066 =1+1 {{ 7*7 }} %(name)s"
    visit = note(as_, cast, look, SHORT | {field: hostile})
    assert getattr(visit, field) == "<script>alert(1)</script> =1+1 {{ 7*7 }} %(name)s"
    page = as_("henk").get(room(cast, "yonas")).text
    assert "<script>alert" not in page
    assert "{{ 7*7 }}" in page


def test_somebody_elses_id_in_the_form_changes_nothing(as_: As, cast: Cast, look: Look) -> None:
    others = {
        "author_id": str(cast["petra"].id),
        "dossier_id": str(cast.dossier("rania").id),
        "corrects_id": str(uuid4()),
        "id": str(uuid4()),
        "written_at": "2020-01-01",
    }
    visit = note(as_, cast, look, SHORT | others)
    assert visit.author_id == cast["henk"].id
    assert visit.dossier_id == cast.dossier("yonas").id
    assert visit.corrects_id is None
    assert str(visit.id) != others["id"]
    assert visit.written_at.year == 2026


def test_without_the_script_a_hint_is_asked_once(as_: As, cast: Cast, look: Look) -> None:
    new, form = without(look), SHORT | {"words": "Bel 06-12345678"}
    reply = as_("henk").post(room(cast, "yonas"), data=form)
    assert reply.status_code == 422
    assert "telefoonnummer" in reply.text
    assert 'name="anyway" value="1"' in reply.text
    assert new() == []
    reply = as_("henk").post(room(cast, "yonas"), data=form | {"anyway": "1"})
    assert reply.status_code == 303
    assert [visit.words for visit in new()] == ["Bel 06-12345678"]


def test_who_was_hinted_while_writing_is_not_asked(as_: As, cast: Cast, look: Look) -> None:
    new = without(look)
    for headers in (WITH_SCRIPT, {"Idempotency-Key": str(uuid4())}):
        form = SHORT | {"words": f"Bel 06-12345678 {len(headers)} {next(iter(headers))}"}
        reply = as_("henk").post(room(cast, "yonas"), data=form, headers=headers)
        assert reply.status_code == 200
    assert len(new()) == 2


def test_the_names_on_the_page_are_no_hint(as_: As, cast: Cast, look: Look) -> None:
    form = SHORT | {"words": "Gesproken met Yonas Tesfay, Petra en meneer Henk"}
    assert note(as_, cast, look, form).words == form["words"]
