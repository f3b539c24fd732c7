"""A lesson to which somebody cannot come: one tap, and their consulent reads it."""

import re

import pytest
from sqlalchemy import select, update

from tests.conftest import As, Browser, Cast, Change, Look
from webapp.case.school import School
from webapp.contact.messages.model import Message
from webapp.core import clock

LESSON = {"day": "2026-09-14", "starts": "09:00", "of_school": "y"}
"""Rania's, on the Monday of the demo."""
NOT_THERE = "Ik kan niet naar mijn les: maandag 14 september 2026 om 09:00 uur."


@pytest.fixture
def url(cast: Cast) -> str:
    return f"/dossiers/{cast.dossier('rania').id}/missing"


def dutch(as_: As, who: str) -> Browser:
    browser = as_(who, htmx=True)
    browser.post("/language", data={"lang": "nl", "to": "/"})
    return browser


def hero(as_: As, who: str = "rania") -> str:
    """What stands there, in Dutch."""
    page = dutch(as_, who).get("/").text
    return page[page.index('class="next"') : page.index("</section>", page.index('class="next"'))]


def test_one_tap_tells_the_consulent_which_lesson(as_: As, url: str) -> None:
    assert "Ik kan niet komen" in hero(as_)
    reply = dutch(as_, "rania").post(url, data=LESSON)
    assert reply.status_code == 200
    for line in ("We weten het", "Uw consulent leest dit.", "Bel ook uw school."):
        assert line in reply.text
        assert line in hero(as_), "and it is known on the first screen from then on"
    assert "Rania" in as_("petra").get("/inbox").text
    talk = as_("petra").get(url.replace("missing", "messages/consulent")).text
    assert NOT_THERE in re.sub("[\u2066-\u2069]|<[^>]+>", "", talk)


def test_they_may_come_after_all(as_: As, url: str) -> None:
    rania = dutch(as_, "rania")
    rania.post(url, data=LESSON)
    reply = rania.post(url, data=LESSON | {"comes": "y"})
    assert "We weten het" not in reply.text + hero(as_)
    rania.post(url, data=LESSON)
    assert "We weten het" in hero(as_), "the last word holds"


def test_another_lesson_stays_as_it_is(as_: As, url: str, cast: Cast) -> None:
    as_("rania", htmx=True).post(url, data=LESSON | {"day": "2026-09-16"})
    assert "We weten het" not in hero(as_)
    week = dutch(as_, "rania").get("/").text
    assert "Ik kan niet komen" in week[week.index("woensdag 16 september") :]


def test_a_meeting_of_the_pvt_has_the_button_in_the_calendar_too(as_: As, cast: Cast) -> None:
    there = f"/dossiers/{cast.dossier('yonas').id}"
    yonas = dutch(as_, "yonas")
    pvt = {"day": "2026-09-15", "starts": "13:00"}
    assert f'action="{there}/missing"' in yonas.get(f"{there}/agenda").text
    reply = yonas.post(f"{there}/missing", data=pvt)
    assert "school" not in reply.text, "who gives the PVT is told by the consulent"
    assert "We weten het" in yonas.get(f"{there}/agenda").text


@pytest.mark.parametrize("wrong", [{}, {"day": "x"}, {"starts": "25:00"}, {"starts": ""}])
def test_nonsense_tells_nobody_anything(
    as_: As, url: str, look: Look, wrong: dict[str, str]
) -> None:
    before = len(look.all(select(Message)))
    assert as_("rania").post(url, data=LESSON | wrong if wrong else {}).status_code == 422
    assert len(look.all(select(Message))) == before


def test_the_school_is_called_where_it_has_a_number(as_: As) -> None:
    assert "Bel Taalhuis De Brug" in " ".join(re.sub("<[^>]+>", " ", hero(as_)).split())


def test_a_home_visit_names_who_comes_and_calls_them(as_: As) -> None:
    clock.set_to("2026-09-17T15:30")
    shown = re.sub("<[^>]+>", " ", hero(as_, "yonas"))
    assert "Henk" in shown
    assert "Bel Henk" in " ".join(shown.split())


def test_a_school_without_a_number_is_not_called(as_: As, change: Change) -> None:
    change(lambda session: session.execute(update(School).values(phone=None)))
    assert "Bel Petra" in " ".join(re.sub("<[^>]+>", " ", hero(as_)).split())
