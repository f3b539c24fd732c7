"""Everybody's calendar: what stands on which day, every week, and where one may walk in."""

from datetime import date
from typing import Any

import pytest

from tests.conftest import As, Cast, Look
from tests.worlds.test_reader import LANGUAGES, Node, opens, said, word
from webapp.calendar.agenda.model import Appointment, AppointmentKind, LessonKind
from webapp.case.account import Language
from webapp.core import clock
from webapp.courses.pvt.model import SessionKind
from webapp.speech import formats
from webapp.speech.catalogue import TEXTS
from webapp.speech.i18n import say

TALK, PLAN_TALK = AppointmentKind.TALK, AppointmentKind.PLAN_TALK
LESSON, OUT, SIGNING = SessionKind.LESSON, SessionKind.EXCURSION, SessionKind.SIGNING
Entry = tuple[date, str, Any]
ARABIC: tuple[Entry, ...] = (
    (date(2026, 9, 17), "13:00–16:00", (LESSON, "S03")),
    (date(2026, 9, 24), "10:00–12:30", (OUT, "S04")),
    (date(2026, 10, 1), "15:00–16:00", (SIGNING, "S05")),
)
ENTRIES: dict[str, tuple[Entry, ...]] = {
    "yonas": (
        (date(2026, 9, 14), "09:00–09:45", TALK),
        (date(2026, 9, 15), "13:00–16:00", (LESSON, "S03")),
        (date(2026, 9, 17), "16:00–17:00", AppointmentKind.HOME_VISIT),
        (date(2026, 9, 22), "13:00–15:30", (OUT, "S06")),
        (date(2026, 9, 29), "15:00–16:00", (SIGNING, "S05")),
    ),
    "rania": ((date(2026, 9, 16), "15:30–16:00", AppointmentKind.SCHOOL_TALK), *ARABIC),
    "omar": ARABIC,
    "mariam": ((date(2026, 9, 15), "10:00–10:45", TALK), *ARABIC),
    "dawit": ((date(2026, 9, 29), "11:00–12:00", PLAN_TALK),),
}
LANGUAGE, COURSE, WORK = LessonKind.LANGUAGE, LessonKind.COURSE, LessonKind.WORK
SCHOOL = "Taalhuis De Brug"
PVT = {"nl": "PVT", "en": "PVT", "ar": "إعلان المشاركة", "ti": "መግለጺ ተሳትፎ"}
WEEKLY: dict[str, tuple[tuple[int, str, LessonKind, str], ...]] = {
    "yonas": ((0, "13:00–16:00", LANGUAGE, SCHOOL), (2, "13:00–16:00", LANGUAGE, SCHOOL)),
    "rania": tuple((day, "09:00–12:00", LANGUAGE, SCHOOL) for day in (0, 2, 4)),
    "omar": (
        (0, "09:00–12:00", LANGUAGE, SCHOOL),
        (1, "08:00–16:00", WORK, "Logistiek bedrijf"),
        (2, "09:00–12:00", LANGUAGE, SCHOOL),
        (3, "08:00–16:00", WORK, "Logistiek bedrijf"),
        (4, "09:30–12:00", COURSE, "Werkacademie"),
    ),
    "mariam": (),
    "dawit": (),
}


def entries_of(page_part: list[Node]) -> list[list[str]]:
    return [node.lines for node in page_part]


@pytest.mark.parametrize("who", ENTRIES)
def test_every_appointment_and_meeting_stands_on_its_day_in_order(
    as_: As, cast: Cast, who: str
) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, who, "agenda", language)
        shown = entries_of(page.marked("appointment"))
        assert len(shown) == len(ENTRIES[who]), page.about
        for lines, (day, hours, what) in zip(shown, ENTRIES[who], strict=True):
            month = formats.MONTHS[language][day.month - 1]
            tile = f"{formats.weekday(language, day)} {day.day} {month}"
            assert lines[0].startswith(tile), f"{page.about}: {lines[0]} is not {tile}"
            assert lines[1] == hours, page.about
            if isinstance(what, AppointmentKind):
                assert lines[2] == word(language, what), page.about
            else:
                kind, text_id = what
                assert lines[2] == f"{PVT[language]}: {word(language, kind)}", page.about
                assert lines[3] == say(language, TEXTS[text_id]), page.about


@pytest.mark.parametrize("who", WEEKLY)
def test_the_hours_of_every_week_stand_together(as_: As, cast: Cast, who: str) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, who, "agenda", language)
        assert page.has("lessons") == bool(WEEKLY[who]), page.about
        if not WEEKLY[who]:
            continue
        wanted = [
            f"{formats.weekday_number(language, day)} {hours} {word(language, kind)} {place}"
            for day, hours, kind, place in WEEKLY[who]
        ]
        shown = page.block("lessons").lines[1:]
        assert [line.split(" · ")[0] for line in shown[: len(wanted)]] == wanted, page.about
        days = {
            "first": formats.plain_day(language, date(2026, 10, 17)),
            "last": formats.plain_day(language, date(2026, 10, 25)),
        }
        autumn = said(language, "No lessons from %(first)s until and including %(last)s.", **days)
        assert shown[len(wanted) :] == [f"{autumn} Herfstvakantie"], page.about


def test_a_job_that_begins_later_says_from_when(as_: As, cast: Cast) -> None:
    for language in LANGUAGES:
        lines = opens(as_, cast, "omar", "agenda", language).block("lessons").lines
        day = f"5 {formats.month(language, date(2026, 10, 5))}"
        begins = said(language, "From %(day)s", day=day)
        ends = [line.endswith(begins) for line in lines[1:-1]]  # the last one is of the holidays
        assert ends == [False, True, False, True, False]
    clock.set_to("2026-10-05T08:00")
    *then, _holiday = opens(as_, cast, "omar", "agenda").block("lessons").lines
    assert "oktober" not in "".join(then), "it has begun"
    assert "Werkacademie" not in "".join(then), "the course is over"


@pytest.mark.parametrize(
    ("who", "there"), [("yonas", True), ("mariam", True), ("amal", False), ("selam", False)]
)
def test_who_is_guided_may_walk_in_on_friday(as_: As, cast: Cast, who: str, there: bool) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, who, "agenda", language)
        assert page.has("walk-in") == there, page.about
        if there:
            friday = formats.weekday_number(language, 4)
            assert f"{friday} 10:00–12:00 Buurthuis De Linde" in page.block("walk-in").lines


def test_every_address_has_a_map_and_a_home_has_none(as_: As, cast: Cast) -> None:
    page = opens(as_, cast, "yonas", "agenda")
    maps = [
        [
            n.attributes["href"]
            for n in node.all()
            if "openstreetmap" in n.attributes.get("href", "")
        ]
        for node in page.marked("appointment")
        if "session" not in node.attributes["class"]
    ]
    assert [len(links) for links in maps] == [1, 0]
    assert "Tobias%20Asserlaan%201" in maps[0][0]


def test_henk_is_expected_on_thursday_and_petra_on_monday(as_: As, cast: Cast) -> None:
    visits = [n.text for n in opens(as_, cast, "yonas", "agenda").marked("appointment")]
    assert "Petra" in visits[0]
    assert "Henk" not in visits[0]
    assert "Henk" in visits[2]
    assert "Petra" not in visits[2]


def test_the_dentist_is_his_own_and_not_in_the_app(as_: As, cast: Cast) -> None:
    page = opens(as_, cast, "yonas", "agenda", Language.EN)
    assert "dentist" not in page.text.lower()
    assert len(page.marked("appointment")) == 5


@pytest.mark.parametrize("world_name", ["second"])
def test_a_cancelled_appointment_says_so_and_asks_nothing(
    as_: As, cast: Cast, world_name: str
) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, "tarek", "agenda", language)
        crossed = page.marked("cancelled")[0]
        assert said(language, "This appointment is cancelled.") in crossed.lines, page.about
        assert not [n for n in crossed.all() if n.tag in ("button", "form")], page.about
        assert not [n for n in crossed.all() if n.attributes.get("href", "").endswith("/ics")]


@pytest.mark.parametrize("world_name", ["second"])
def test_an_appointment_that_moved_asks_again_and_shows_only_its_new_time(
    as_: As, cast: Cast, world_name: str
) -> None:
    """From Tuesday 22 September 14:00 to the night in which 02:30 comes twice."""
    page = opens(as_, cast, "layla", "agenda")
    excursion, moved, *_ = page.marked("appointment")
    assert excursion.lines[0] == "zaterdag 19 september", "she has a place"
    assert moved.lines[0] == "zondag 25 oktober"
    assert moved.lines[1] == "02:30–03:15"
    assert "14:00–14:30" not in page.text
    seen = next(n for n in moved.all() if n.attributes.get("name") == "seen")
    assert seen.attributes["value"] == "1"


def test_what_is_over_is_gone(as_: As, cast: Cast, look: Look) -> None:
    mine = cast.dossier("yonas").id
    before = look(lambda s: len([a for a in s.query(Appointment).all() if a.dossier_id == mine]))
    assert before == 10, "the intakes, trainings and talks of the months before"
    assert len(opens(as_, cast, "yonas", "agenda").marked("appointment")) == 5
    clock.set_to("2026-09-14T09:44:59")
    assert len(opens(as_, cast, "yonas", "agenda").marked("appointment")) == 5
    clock.set_to("2026-09-14T09:45")
    assert len(opens(as_, cast, "yonas", "agenda").marked("appointment")) == 4
