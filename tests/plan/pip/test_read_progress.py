"""How far everybody is: hours, exams, PVT and MAP, each by the route of the plan."""

import pytest

from tests.conftest import As, Cast
from tests.worlds.test_reader import LANGUAGES, Page, opens, said, word
from webapp.law.duo import ExamPart

OF = "%(done)s of %(needed)s hours"
APART = "Before your plan: %(hours)s hours of lessons. These are counted apart."


def numbers(page: Page, id: str) -> str:
    """What stands under a bar."""
    bar = next(n for n in page.marked("bar") if any(c.attributes.get("id") == id for c in n.all()))
    return bar.lines[-1]


def test_yonas_reads_his_hours_toward_the_z_route_and_those_before_it_apart(
    as_: As, cast: Cast
) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, "yonas", "pip", language)
        for id, done in (("language-hours-label", 96), ("participation-hours-label", 24)):
            assert numbers(page, id) == said(language, OF, done=done, needed=800), page.about
        assert said(language, APART, hours=30) in page.block("language").lines, page.about
        assert not page.marked("exams"), f"{page.about}: the Z-route has no exams"


def test_the_bar_is_as_long_as_its_numbers_say(as_: As, cast: Cast) -> None:
    page = opens(as_, cast, "yonas", "pip")
    bars = {
        n.attributes["aria-labelledby"]: (n.attributes["value"], n.attributes["max"])
        for n in page.all
        if n.tag == "progress"
    }
    assert bars["language-hours-label"] == (str(96 * 60), str(800 * 60))
    assert bars["participation-hours-label"] == (str(24 * 60), str(800 * 60))
    assert bars["pvt-hours-label"] == (str(6 * 60), str(12 * 60))


@pytest.mark.parametrize(("who", "hours"), [("rania", 240), ("omar", 120), ("mariam", 0)])
def test_who_follows_the_b1_route_reads_lessons_and_exams_not_yet_taken(
    as_: As, cast: Cast, who: str, hours: int
) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, who, "pip", language)
        lessons = said(language, "Lessons so far: %(hours)s hours", hours=hours)
        assert lessons in page.block("language").lines, page.about
        exams = page.marked("exams")[0].lines
        free = said(language, "Free tries left: %(count)s", count=2)
        not_yet = said(language, "Not taken yet")
        assert exams == [f"{word(language, part)} {not_yet} · {free}" for part in ExamPart]


@pytest.mark.parametrize("who", ["yonas", "rania", "omar", "mariam"])
def test_pvt_and_map_are_there_with_what_is_done(as_: As, cast: Cast, who: str) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, who, "pip", language)
        assert numbers(page, "pvt-hours-label") == said(language, OF, done=6, needed=12)
        assert numbers(page, "map-hours-label") == said(language, OF, done=0, needed=40)
        themes = said(language, "Subjects done: %(done)s of %(all)s", done=0, all=8)
        assert themes in page.block("map").lines, page.about
        assert len([n for n in page.block("map").all() if n.tag == "li"]) == 8


@pytest.mark.parametrize("world_name", ["second"])
def test_the_onderwijsroute_has_exams_and_pvt_and_no_map(
    as_: As, cast: Cast, world_name: str
) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, "biniam", "pip", language)
        assert not page.has("map"), page.about
        assert "MAP" not in page.text, page.about
        assert page.has("pvt-hours-label")
        exams = page.marked("exams")[0].lines
        assert exams[0].endswith(said(language, "Passed", "exam")), exams
        no_result = said(language, "No result", "exam")
        left = said(language, "Free tries left: %(count)s", count=1)
        assert exams[1].endswith(f"{no_result} · {left}"), "one failed, one without a result"


@pytest.mark.parametrize("world_name", ["second"])
def test_hours_are_said_as_by_a_clock_and_more_than_needed_stays_more(
    as_: As, cast: Cast, world_name: str
) -> None:
    page = opens(as_, cast, "layla", "pip")
    assert numbers(page, "participation-hours-label") == "801 van 800 uur"
    bar = next(
        n for n in page.all if n.attributes.get("aria-labelledby") == "participation-hours-label"
    )
    assert bar.attributes["value"] == bar.attributes["max"]
    assert numbers(opens(as_, cast, "tarek", "pip"), "map-hours-label") == "39:59 van 40 uur"
    assert "181:30" in opens(as_, cast, "biniam", "pip").block("language").text


@pytest.mark.parametrize("world_name", ["second"])
def test_a_family_migrant_on_the_z_route_has_no_participation_hours_to_make(
    as_: As, cast: Cast, world_name: str
) -> None:
    page = opens(as_, cast, "senait", "pip")
    assert numbers(page, "language-hours-label") == "210 van 800 uur"
    assert not page.has("participation-hours-label")
