"""Talks that were held, exams DUO reported, completed parts, and what DUO's interface takes."""

import json
import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

import pytest
from sqlalchemy import select

from tests.conftest import As, Browser, Cast, Change, Look, complains
from tests.worlds.test_reader import opens
from webapp import rooms
from webapp.case.account import Language
from webapp.core import clock
from webapp.courses.pvt.model import PvtSigning
from webapp.law.completion import CulpableRefusal, DateRefusal, culpable_refusals
from webapp.law.keys import Key
from webapp.law.periods import Period
from webapp.plan.pip.model import Agreement, Completion, Exam, Party, Pip, PipStatus, ProgressTalk
from webapp.speech.i18n import say

TERM = Period(date(2026, 7, 16), date(2029, 7, 16), (Key.TERM_MONTHS,))
At = Callable[[str, str], str]


@pytest.fixture
def petra(as_: As) -> Browser:
    return as_("petra")


@pytest.fixture
def at(cast: Cast) -> At:
    return lambda whose, what: f"/dossiers/{cast.dossier(whose).id}/{what}"


def sentence(member: StrEnum) -> str:
    return next(
        say(Language.NL, words)
        for part in rooms.words()
        for each, words, _ in part.WORDS
        if each is member
    )


def rows(look: Look, model: Any, cast: Cast, whose: str) -> list[Any]:
    query = select(model).where(model.dossier_id == cast.dossier(whose).id)
    return look.all(query)


def test_a_talk_that_was_held_is_read_by_both(
    petra: Browser, at: At, as_: As, cast: Cast, look: Look
) -> None:
    assert (
        petra.post(at("yonas", "progress-talks"), data={"held_on": "2026-09-11"}).status_code == 303
    )
    assert [talk.held_on for talk in rows(look, ProgressTalk, cast, "yonas")] == [date(2026, 9, 11)]
    assert "11 september 2026" in opens(as_, cast, "yonas", "pip", Language.NL).block("talks").text


def test_what_came_out_of_a_talk_stands_in_the_draft_of_the_next_version(
    petra: Browser, at: At, cast: Cast, look: Look
) -> None:
    words = "Ik bel de school.\r\n\r\n  Ik zoek een fiets. "
    reply = petra.post(
        at("yonas", "progress-talks"), data={"held_on": "2026-09-11", "results": words}
    )
    assert reply.location == at("yonas", "pip/draft#lines")
    draft = next(p for p in rows(look, Pip, cast, "yonas") if p.status is PipStatus.DRAFT)
    assert (draft.number, draft.reason) == (2, "R04")
    lines = [line for line in rows(look, Agreement, cast, "yonas") if line.pip_id == draft.id]
    own = [line.own_words for line in sorted(lines, key=lambda line: line.position)][-2:]
    assert own == ["Ik bel de school.", "Ik zoek een fiets."]
    more = {"held_on": "2026-09-14", "results": "Wij bellen u.", "party": "gemeente"}
    assert petra.post(at("yonas", "progress-talks"), data=more).status_code == 303
    assert len(rows(look, Pip, cast, "yonas")) == 2, "the draft there is takes the next lines too"
    told = [w for w in rows(look, Agreement, cast, "yonas") if w.own_words == "Wij bellen u."]
    assert [line.party for line in told] == [Party.GEMEENTE]


@pytest.mark.parametrize(
    ("whose", "data"),
    [
        ("yonas", {}),
        ("yonas", {"held_on": "2026-09-15"}),
        ("yonas", {"held_on": "2026-07-14"}),
        ("yonas", {"held_on": "2026-02-30"}),
        ("yonas", {"held_on": "2026-09-11", "results": "x\n" * 11}),
        ("yonas", {"held_on": "2026-09-11", "results": "x" * 301}),
        ("rania", {"held_on": "2026-07-20"}),
        ("dawit", {"held_on": "2026-09-11"}),
    ],
    ids=["empty", "later", "before", "no-day", "many", "long", "twice", "no-plan"],
)
def test_a_talk_that_cannot_have_been_is_refused(
    petra: Browser, at: At, cast: Cast, look: Look, whose: str, data: dict[str, str]
) -> None:
    before = len(rows(look, ProgressTalk, cast, whose))
    reply = petra.post(at(whose, "progress-talks"), data=data)
    assert reply.status_code == 422
    assert complains(reply.text)
    assert data.get("results", "").strip() in reply.text
    assert len(rows(look, ProgressTalk, cast, whose)) == before


def test_row_3_2_a1_rania_has_one_free_attempt_left_for_listening(
    petra: Browser, at: At, as_: As, cast: Cast
) -> None:
    for part, result in (("LE", "Geslaagd"), ("LU", "Gezakt")):
        data = {"part": part, "taken_on": "2026-09-10", "result": result, "niveau": "B1"}
        assert petra.post(at("rania", "exams"), data=data).status_code == 303
    said = opens(as_, cast, "rania", "pip", Language.NL).block("language").text
    assert re.search(r"Luisteren.*?: 1\b", said), said


def test_row_3_2_a2_no_result_is_not_a_failure_and_costs_no_attempt(
    petra: Browser, at: At, as_: As, cast: Cast
) -> None:
    data = {"part": "LU", "taken_on": "2026-09-10", "result": "Geen"}
    petra.post(at("rania", "exams"), data=data)
    said = opens(as_, cast, "rania", "pip", Language.NL).block("language").text
    assert re.search(r"Luisteren.*?: 2\b", said), said
    assert "gezakt" not in said.lower()


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"part": "XX", "taken_on": "2026-09-10", "result": "Geen"},
        {"part": "LU", "taken_on": "2026-09-15", "result": "Geen"},
        {"part": "LU", "taken_on": "2026-09-10", "result": "Failed"},
        {"part": "LU", "taken_on": "2026-09-10", "result": "Geen", "niveau": "C1"},
    ],
    ids=["empty", "part", "later", "result", "niveau"],
)
def test_an_exam_that_cannot_be_is_refused(
    petra: Browser, at: At, cast: Cast, look: Look, data: dict[str, str]
) -> None:
    assert petra.post(at("rania", "exams"), data=data).status_code == 422
    assert rows(look, Exam, cast, "rania") == []


def test_one_attempt_is_written_down_once_and_can_be_taken_out(
    petra: Browser, at: At, cast: Cast, look: Look
) -> None:
    data = {"part": "KNM", "taken_on": "2026-09-10", "result": "Gezakt", "niveau": "B1"}
    assert petra.post(at("rania", "exams"), data=data).status_code == 303
    assert petra.post(at("rania", "exams"), data=data).status_code == 422
    (exam,) = rows(look, Exam, cast, "rania")
    assert exam.niveau is None, "KNM has no level"
    assert petra.post(f"/exams/{exam.id}/remove").status_code == 303
    assert rows(look, Exam, cast, "rania") == []


def test_row_3_1_a4_the_z_route_is_completed_after_pvt_and_map(
    petra: Browser, at: At, cast: Cast, look: Look, change: Change
) -> None:
    clock.set_to("2028-05-10T10:00")
    done = {"z_route_done_on": "2028-05-09"}
    reply = petra.post(at("yonas", "completion"), data=done)
    assert reply.status_code == 422
    for stop in (DateRefusal.PVT_NOT_DONE, DateRefusal.MAP_NOT_DONE):
        assert sentence(stop) in reply.text
    here = cast.dossier("yonas").id
    change.add(PvtSigning(dossier_id=here, signed_on=date(2026, 9, 29)))
    late = petra.post(at("yonas", "completion"), data=done | {"map_talk_on": "2028-05-10"})
    assert sentence(DateRefusal.AFTER_Z_ROUTE) in late.text
    done |= {"map_talk_on": "2028-05-08"}
    assert petra.post(at("yonas", "completion"), data=done).status_code == 303
    (kept,) = rows(look, Completion, cast, "yonas")
    assert (kept.map_talk_on, kept.z_route_done_on) == (date(2028, 5, 8), date(2028, 5, 9))


@pytest.mark.parametrize(
    ("day", "refusal"),
    [("2026-09-15", DateRefusal.IN_FUTURE), ("2026-07-15", DateRefusal.BEFORE_TERM)],
)
def test_duo_refuses_a_map_talk_outside_its_time(
    petra: Browser, at: At, day: str, refusal: DateRefusal
) -> None:
    reply = petra.post(at("yonas", "completion"), data={"map_talk_on": day})
    assert reply.status_code == 422
    assert sentence(refusal) in reply.text


@pytest.mark.parametrize(
    ("last", "today", "culpable", "refusal"),
    [
        (date(2028, 1, 1), date(2028, 2, 1), None, None),
        (date(2028, 1, 1), date(2028, 2, 1), True, CulpableRefusal.IN_TIME),
        (date(2029, 7, 15), date(2029, 8, 1), False, CulpableRefusal.IN_TIME),
        (date(2029, 7, 16), date(2029, 8, 1), None, CulpableRefusal.REQUIRED),
        (date(2029, 7, 16), date(2029, 8, 1), True, None),
        (date(2029, 7, 16), date(2029, 8, 1), False, None),
        (None, date(2029, 7, 15), True, CulpableRefusal.TERM_NOT_PASSED),
        (None, date(2029, 7, 16), True, None),
        (None, date(2029, 5, 16), False, None),
        (None, date(2029, 5, 15), False, CulpableRefusal.TOO_EARLY),
    ],
    ids=range(10),
)
def test_duos_conditions_of_verwijtbaar(
    last: date | None, today: date, culpable: bool | None, refusal: CulpableRefusal | None
) -> None:
    assert culpable_refusals(last, TERM, today, culpable) == ((refusal,) if refusal else ())


# The fields and codes of DUO's PIP 1.2.0 and MAP, PVT, Z-route 1.0.0 (domain § 1.2).
DAY = re.compile(r"\d{4}-\d\d-\d\d").fullmatch
PIP: dict[str, Callable[[Any], Any]] = {
    "dagtekeningPip": DAY,
    "leerroute": {"B", "O", "Z"}.__contains__,
    "niveau": {"A2", "B1"}.__contains__,
    "geschatteIntensiteitB1Route": lambda hours: type(hours) is int and 1 <= hours <= 9_999,
    "indicatorMagOpleidingAfmaken": lambda may: type(may) is bool,
    "indicatorAlfabetiseringsonderwijs": {"A", "AA", "NVT"}.__contains__,
}
PARTS: dict[str, Callable[[Any], Any]] = {
    "datumEindgesprekMap": DAY,
    "datumOndertekeningPvt": DAY,
    "datumAfrondingZroute": DAY,
    "verwijtbaar": {"Ja", "Nee"}.__contains__,
}


def exported(browser: Browser, path: str) -> dict[str, Any]:
    """The export, found valid by DUO's fields and codes: nothing else in it."""
    reply = browser.get(path)
    assert reply.mimetype == "application/json"
    assert reply.headers["Content-Disposition"] == 'attachment; filename="duo.json"'
    body: dict[str, Any] = json.loads(reply.text)
    if body:
        assert set(body) == {"pip", "mapPvtZroute"}
        assert {"dagtekeningPip", "leerroute"} <= set(body["pip"])
    for part, fields in (("pip", PIP), ("mapPvtZroute", PARTS)):
        for name, value in body.get(part, {}).items():
            assert fields[name](value), f"{name}: {value!r}"
    return body


@pytest.mark.parametrize("whose", ["yonas", "rania", "omar", "mariam", "amal"])
def test_the_export_has_duos_fields_and_codes(petra: Browser, at: At, whose: str) -> None:
    assert exported(petra, at(whose, "duo.json"))["pip"]


def test_the_export_of_yonas(petra: Browser, at: At, change: Change, cast: Cast) -> None:
    here = cast.dossier("yonas").id
    change.add(PvtSigning(dossier_id=here, signed_on=date(2026, 9, 8)))
    petra.post(at("yonas", "completion"), data={"map_talk_on": "2026-09-09"})
    assert exported(petra, at("yonas", "duo.json")) == {
        "pip": {
            "dagtekeningPip": "2026-07-15",
            "leerroute": "Z",
            "indicatorMagOpleidingAfmaken": False,
            "indicatorAlfabetiseringsonderwijs": "AA",
        },
        "mapPvtZroute": {
            "datumEindgesprekMap": "2026-09-09",
            "datumOndertekeningPvt": "2026-09-08",
        },
    }


def test_a_draft_is_not_exported(petra: Browser, at: At) -> None:
    assert exported(petra, at("dawit", "duo.json")) == {}


def test_only_consulents_of_the_gemeente_record_and_export(as_: As, cast: Cast, at: At) -> None:
    for name in cast:
        browser = as_(name)
        for what in ("progress", "duo.json"):
            reached = browser.get(at("yonas", what)).status_code == 200
            assert reached == (name == "petra"), (name, what)
        if name != "petra":
            for what in ("progress-talks", "exams", "completion"):
                assert browser.post(at("yonas", what)).status_code == 404, (name, what)


def test_an_exam_out_of_reach_is_not_there(as_: As, cast: Cast, look: Look) -> None:
    (exam,) = rows(look, Exam, cast, "selam")
    for name in cast:
        if name != "karel":
            assert as_(name).post(f"/exams/{exam.id}/remove").status_code == 404, name
    assert as_("karel").post(f"/exams/{exam.id}/remove").status_code == 303
