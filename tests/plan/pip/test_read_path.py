"""The way through three years: what is done, where somebody is, what comes, and no invented day."""

from datetime import date

import pytest

from tests.conftest import As, Cast, Change
from tests.worlds.test_reader import LANGUAGES, Node, day_of, opens, said, word
from webapp.case.account import Language
from webapp.core import clock
from webapp.courses.pvt.model import PvtSigning
from webapp.law.duo import ExamNiveau, ExamPart, ExamResult
from webapp.plan.pip.model import AgreementStatus, Completion, Exam, PathStep

DONE, BUSY, OPEN = AgreementStatus.DONE, AgreementStatus.BUSY, AgreementStatus.OPEN
HERE, READY = "You are here: month %(month)s of %(months)s", "Ready before or on %(day)s"
DIPLOMA = "Then you get your diploma."
CERTIFICATE = "Then you get your certificate from the municipality."
OF, HOURS, PASSED = "%(done)s of %(needed)s hours", "%(hours)s hours", "Passed: %(done)s of %(all)s"


def way(as_: As, cast: Cast, who: str, language: Language = Language.NL, **more: str) -> list[str]:
    path: Node = opens(as_, cast, who, "pip", language, **more).block("path")
    items = [node for node in path.all() if node.tag == "li"]
    return [" ".join(item.lines) for item in items]


def stop(language: Language, step: PathStep, status: AgreementStatus, more: str = "") -> str:
    line = f"{word(language, step)} {word(language, status)}"
    return f"{line} · {more}" if more else line


def of(language: Language, done: int, needed: int) -> str:
    return said(language, OF, done=done, needed=needed)


def test_yonas_on_the_z_route_is_in_month_two(as_: As, cast: Cast) -> None:
    for language in LANGUAGES:
        assert way(as_, cast, "yonas", language) == [
            stop(language, PathStep.INTAKE, DONE),
            stop(language, PathStep.PLAN, DONE, day_of(language, date(2026, 7, 15))),
            said(language, HERE, month=2, months=36),
            stop(language, PathStep.LESSONS, BUSY, of(language, 96, 800)),
            stop(language, PathStep.TAKING_PART, BUSY, of(language, 24, 800)),
            stop(language, PathStep.PVT, BUSY, of(language, 6, 12)),
            stop(language, PathStep.MAP, OPEN, of(language, 0, 40)),
            stop(language, PathStep.LAST_TALK, OPEN),
            said(language, READY, day=day_of(language, date(2029, 7, 15))),
            said(language, CERTIFICATE),
        ], language


def test_rania_on_the_b1_route_has_exams_ahead(as_: As, cast: Cast) -> None:
    for language in LANGUAGES:
        assert way(as_, cast, "rania", language) == [
            stop(language, PathStep.INTAKE, DONE),
            stop(language, PathStep.PLAN, DONE, day_of(language, date(2026, 4, 20))),
            said(language, HERE, month=5, months=36),
            stop(language, PathStep.LESSONS, BUSY, said(language, HOURS, hours=240)),
            stop(language, PathStep.PVT, BUSY, of(language, 6, 12)),
            stop(language, PathStep.MAP, OPEN, of(language, 0, 40)),
            stop(language, PathStep.EXAMS, OPEN, said(language, PASSED, done=0, all=5)),
            said(language, READY, day=day_of(language, date(2029, 4, 20))),
            said(language, DIPLOMA),
        ], language


@pytest.mark.parametrize("world_name", ["second"])
def test_the_onderwijsroute_has_no_map_on_its_way(as_: As, cast: Cast, world_name: str) -> None:
    lines = way(as_, cast, "biniam")
    assert not [line for line in lines if "MAP" in line]
    assert stop(Language.NL, PathStep.EXAMS, BUSY, "Gehaald: 2 van 5") in lines
    assert lines[-1] == said(Language.NL, DIPLOMA)


def test_what_is_done_has_its_day_and_he_stands_behind_what_is_done_without_a_gap(
    as_: As, cast: Cast, change: Change
) -> None:
    here = cast.dossier("yonas").id
    change.add(PvtSigning(dossier_id=here, signed_on=date(2026, 9, 2)))
    change.add(
        Completion(dossier_id=here, map_talk_on=date(2026, 9, 3), z_route_done_on=date(2026, 9, 4))
    )
    lines = way(as_, cast, "yonas")
    nl = Language.NL
    assert lines.index(said(nl, HERE, month=2, months=36)) == 2, "his lessons go on"
    for step, day in (
        (PathStep.PVT, date(2026, 9, 2)),
        (PathStep.MAP, date(2026, 9, 3)),
        (PathStep.LAST_TALK, date(2026, 9, 4)),
    ):
        assert stop(nl, step, DONE, day_of(nl, day)) in lines


def test_who_passed_every_exam_has_no_lessons_to_follow_any_more(
    as_: As, cast: Cast, change: Change
) -> None:
    for part in ExamPart:
        exam = Exam(
            dossier_id=cast.dossier("rania").id,
            part=part,
            taken_on=date(2026, 9, 1),
            result=ExamResult.GESLAAGD,
            niveau=None if part is ExamPart.KNM else ExamNiveau.B1,
        )
        change.add(exam)
    lines = way(as_, cast, "rania")
    assert stop(Language.NL, PathStep.LESSONS, DONE, "240 uur") in lines
    assert stop(Language.NL, PathStep.EXAMS, DONE, "Gehaald: 5 van 5") in lines
    assert lines.index(said(Language.NL, HERE, month=5, months=36)) == 3


@pytest.mark.parametrize(
    ("moment", "month"),
    [
        ("2026-07-15T12:00", 1),
        ("2026-08-15T23:59", 1),
        ("2026-08-16T00:00", 2),
        ("2029-07-15T23:59", 36),
        ("2029-07-16T00:00", None),
    ],
)
def test_the_months_are_counted_from_the_first_day_of_the_term_to_its_last(
    as_: As, cast: Cast, moment: str, month: int | None
) -> None:
    clock.set_to(moment)
    here = [line for line in way(as_, cast, "yonas") if line.startswith("U bent hier")]
    wanted = [said(Language.NL, HERE, month=month, months=36)] if month else []
    assert here == wanted


def test_a_step_without_a_known_day_shows_none(as_: As, cast: Cast) -> None:
    path = opens(as_, cast, "yonas", "pip").block("path")
    days = [n.attributes["datetime"] for n in path.all() if n.tag == "time"]
    assert days == ["2026-07-15", "2029-07-15"]


def test_it_can_be_read_aloud_and_is_small(as_: As, cast: Cast) -> None:
    page = opens(as_, cast, "yonas", "pip")
    assert "data-read" in page.block("path").attributes
    path = page.html.split('id="path"')[1].split("</section>")[0]
    assert len(path.encode()) < 4096


def test_without_a_plan_there_is_no_way_yet(as_: As, cast: Cast) -> None:
    assert not opens(as_, cast, "dawit", "pip").has("path")
    assert not opens(as_, cast, "petra", "pip", whose="dawit").has("path"), "a draft is no plan"
    assert opens(as_, cast, "henk", "pip", whose="yonas").has("path")
