"""A beheerder keeps the schools and languages of the gemeente; they are offered where one types."""

import re

import pytest
from sqlalchemy import select

from tests.conftest import As, Cast, Look
from webapp.calendar.agenda.model import LessonTime
from webapp.case.school import School

TAALHUIS = {"name": "Taalhuis Bleiswijk", "address": "Dorpsstraat 5, Bleiswijk"}
TAALHUIS |= {"phone": "010 000 02 20"}
LESSON = {"kind": "language", "weekdays": "4", "starts": "19:00", "ends": "20:00"}
LESSON |= {"first": "2026-09-18"}
HERE = ["Taalhuis De Brug", "Werkacademie"]
"""Of the demo world."""
NAMES = select(School.name).order_by(School.name)


def offered(page: str) -> list[str]:
    there = re.search(r'<datalist id="schools">(.*?)</datalist>', page, re.S)
    assert there
    assert 'list="schools"' in page
    return re.findall(r'<option value="([^"]*)">', there[1])


def test_a_school_is_offered_where_a_lesson_and_a_plan_are_written(as_: As, cast: Cast) -> None:
    noor, petra = as_("noor"), as_("petra")
    assert noor.post("/schools", data=TAALHUIS).location == "/schools"
    assert 'aria-label="Weghalen: Taalhuis Bleiswijk">' in noor.get("/schools").text
    of_omar = f"/dossiers/{cast.dossier('omar').id}/lessons"
    assert offered(petra.get(of_omar).text) == [TAALHUIS["name"], *HERE]
    of_dawit = f"/dossiers/{cast.dossier('dawit').id}/pip/draft"
    assert offered(petra.get(of_dawit).text) == [TAALHUIS["name"], *HERE]
    elsewhere = f"/dossiers/{cast.dossier('selam').id}/lessons"
    assert offered(as_("karel").get(elsewhere).text) == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"place": TAALHUIS["name"], "address": ""}, TAALHUIS["address"]),
        ({"place": TAALHUIS["name"], "address": "Lokaal 3"}, "Lokaal 3"),
        ({"place": "Bij de buren", "address": ""}, None),
    ],
    ids=["chosen", "another address", "typed freely"],
)
def test_the_address_of_a_school_comes_along(
    as_: As, cast: Cast, look: Look, typed: dict[str, str], kept: str | None
) -> None:
    as_("noor").post("/schools", data=TAALHUIS)
    of_omar = f"/dossiers/{cast.dossier('omar').id}/lessons"
    assert as_("petra").post(of_omar, data=LESSON | typed).status_code == 303
    found = select(LessonTime.address).where(
        LessonTime.dossier_id == cast.dossier("omar").id, LessonTime.place == typed["place"]
    )
    assert look.all(found) == [kept]


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"name": "a" * 81}, {"address": "a" * 121}, {"phone": "1"}], ids=str
)
def test_what_is_wrong_is_refused(as_: As, look: Look, wrong: dict[str, str]) -> None:
    answer = as_("noor").post("/schools", data=TAALHUIS | wrong)
    assert answer.status_code == 422
    assert "Dorpsstraat" in answer.text or "a" * 121 in answer.text, "nothing typed is lost"
    assert look.all(NAMES) == HERE


def test_a_name_stands_there_once(as_: As, look: Look) -> None:
    noor = as_("noor")
    noor.post("/schools", data=TAALHUIS)
    again = noor.post("/schools", data=TAALHUIS | {"name": "taalhuis bleiswijk"})
    assert again.status_code == 422
    assert look.all(NAMES) == [TAALHUIS["name"], *HERE]


def test_a_school_is_taken_away_by_its_own_gemeente(as_: As, look: Look) -> None:
    noor = as_("noor")
    noor.post("/schools", data=TAALHUIS)
    school = look.one(select(School).where(School.name == TAALHUIS["name"]))
    assert as_("petra").post(f"/schools/{school.id}/remove").status_code == 404
    assert noor.post(f"/schools/{school.id}/remove").status_code == 303
    assert noor.post(f"/schools/{school.id}/remove").status_code == 404, "once"
    assert look.all(NAMES) == HERE


def first_of(page: str, name: str) -> list[str]:
    """What is offered in a list of languages, in its order."""
    control = re.search(rf'<select id="{name}".*?</select>', page, re.S)
    values = re.findall(r'value="(\w+)"', control[0] if control else "")
    return values or re.findall(rf'name="{name}" value="(\w+)"', page)


def test_the_languages_of_people_here_stand_first_and_no_other_is_missed(
    as_: As, cast: Cast
) -> None:
    noor, petra, fatima = as_("noor"), as_("petra"), as_("fatima")
    facts = f"/dossiers/{cast.dossier('yonas').id}/facts"
    before = first_of(petra.get(facts).text, "speaks")
    assert noor.post("/languages", data={"spoken": ["uk", "prs"]}).location == "/languages"
    for name in ("speaks", "speaks_too"):
        after = first_of(petra.get(facts).text, name)
        assert after[:2] == ["prs", "uk"]
        assert sorted(after) == sorted(before)
    volunteer = f"/staff/{cast['henk'].id}"
    assert first_of(fatima.get(volunteer).text, "spoken")[:2] == ["prs", "uk"]
    assert first_of(fatima.get("/staff").text, "spoken")[:2] == ["prs", "uk"]
    ticked = re.findall(r'value="(\w+)" checked', noor.get("/languages").text)
    assert ticked == ["prs", "uk"]
    assert noor.post("/languages", data={}).status_code == 422
    assert first_of(petra.get(facts).text, "speaks") == after


def test_a_language_that_is_none_is_refused(as_: As) -> None:
    assert as_("noor").post("/languages", data={"spoken": "klingon"}).status_code == 422
