"""Holidays, and single days without a lesson: one truth for every calendar (cases C4)."""

import re
from datetime import date, datetime, timedelta

import icalendar
import pytest
from dateutil.rrule import rrulestr
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.calendar.scheduling.test_plan import plan
from tests.conftest import As, Browser, Cast, Change, Look, Nobody
from tests.worlds.test_reader import Page, opens
from webapp.calendar.agenda.model import LessonKind, LessonTime
from webapp.calendar.agenda.model_free import LessonOff
from webapp.core import clock

# Yonas has lessons on Monday and Wednesday from 13:00 to 16:00, Rania on four days at nine.
CHRISTMAS_DAY, CHRISTMAS_WEEK = "2026-12-25T08:00", "2026-12-21T08:00"
EASTER_MONDAY, AUTUMN = "2027-03-29T08:00", "2026-10-19T08:00"


def lesson_of(look: Look, cast: Cast, name: str = "yonas", weekday: int = 0) -> LessonTime:
    mine = LessonTime.dossier_id == cast.dossier(name).id
    return look.first(select(LessonTime).where(mine, LessonTime.weekday == weekday))


def today(as_: As, cast: Cast, name: str, moment: str) -> str:
    clock.set_to(moment)
    return opens(as_, cast, name, "today").text


def off(browser: Browser, lesson: LessonTime, first: str, last: str = "") -> TestResponse:
    return browser.post(f"/lessons/{lesson.id}/off", data={"first": first, "last": last})


@pytest.mark.parametrize("moment", [AUTUMN, CHRISTMAS_WEEK, CHRISTMAS_DAY, EASTER_MONDAY])
def test_no_lesson_stands_on_today_while_the_school_is_closed(
    as_: As, cast: Cast, moment: str
) -> None:
    for name in ("yonas", "rania"):
        page = today(as_, cast, name, moment)
        day = date.fromisoformat(moment[:10])
        week = [day + timedelta(days=n) for n in range(7)]
        closed = all(date(2026, 10, 17) <= d <= date(2026, 10, 25) for d in week)
        closed |= all(date(2026, 12, 19) <= d <= date(2027, 1, 3) for d in week)
        assert ("Taalles" in page) == (not closed), name


def test_easter_monday_is_free_and_the_wednesday_after_is_not(as_: As, cast: Cast) -> None:
    days = opens_days(as_, cast, "yonas", EASTER_MONDAY)
    assert not any("29 maart" in day and "Taalles" in day for day in days)
    assert any("31 maart" in day and "Taalles" in day for day in days)


def opens_days(as_: As, cast: Cast, name: str, moment: str) -> list[str]:
    clock.set_to(moment)
    week = opens(as_, cast, name, "today").block("week-list")
    return [node.text for node in week.children if not isinstance(node, str)]


def test_work_goes_on_in_school_holidays(as_: As, cast: Cast, change: Change, look: Look) -> None:
    lesson = lesson_of(look, cast)
    change(lambda s: setattr(s.get_one(LessonTime, lesson.id), "kind", LessonKind.WORK))
    days = opens_days(as_, cast, "yonas", AUTUMN)
    assert any("19 oktober" in day and "13:00" in day for day in days)
    assert not any("21 oktober" in day and "13:00" in day for day in days)


def test_one_day_without_a_lesson_is_gone_everywhere(
    as_: As, cast: Cast, look: Look, browser: Nobody
) -> None:
    petra, lesson = as_("petra"), lesson_of(look, cast)
    assert off(petra, lesson, "2026-09-21").status_code == 303
    days = opens_days(as_, cast, "yonas", "2026-09-18T08:00")
    assert not any("21 september" in day for day in days)
    assert any("23 september" in day and "Taalles" in day for day in days)
    agenda = opens(as_, cast, "yonas", "agenda").block("lessons").text
    assert "Niet op maandag 21 september 2026." in agenda
    starts = starts_of(as_, cast, browser)
    assert "2026-09-21T13:00" not in starts
    assert "2026-09-28T13:00" in starts
    assert plan(petra, cast, day="2026-09-21", at="13:30").status_code == 303


def test_it_takes_place_after_all(as_: As, cast: Cast, look: Look) -> None:
    petra, lesson = as_("petra"), lesson_of(look, cast)
    off(petra, lesson, "2026-09-21", "2026-09-27")
    page = Page(petra.get(f"/dossiers/{lesson.dossier_id}/lessons").text, "lessons").text
    assert "niet van maandag 21 september 2026 tot en met zondag 27 september 2026" in page
    (days,) = look.all(select(LessonOff))
    assert petra.post(f"/lessons-off/{days.id}/remove").status_code == 303
    assert not look.all(select(LessonOff))


def test_days_off_go_with_a_lesson_that_never_was(as_: As, cast: Cast, look: Look) -> None:
    petra, id = as_("petra"), cast.dossier("dawit").id
    lesson = {"kind": "language", "weekdays": ["1"], "starts": "09:00", "ends": "12:00"}
    lesson |= {"place": "Taalhuis", "first": "2026-09-22"}
    assert petra.post(f"/dossiers/{id}/lessons", data=lesson).status_code == 303
    made = lesson_of(look, cast, "dawit", 1)
    assert off(petra, made, "2026-09-29").status_code == 303
    assert petra.post(f"/lessons/{made.id}/stop", data={"last": "2026-09-21"}).status_code == 303
    assert not look.all(select(LessonOff))


def starts_of(as_: As, cast: Cast, browser: Nobody) -> set[str]:
    """When lessons start by a feed, as another reader of RFC 5545 counts them: a year ahead."""
    me, id = as_("yonas"), cast.dossier("yonas").id
    me.post(f"/dossiers/{id}/feed")
    address = me.get(f"/dossiers/{id}/agenda").text.split("webcal://localhost")[1].split('"')[0]
    found: set[str] = set()
    for event in icalendar.Calendar.from_ical(browser().get(address).data).events:
        if "RRULE" not in event:
            continue
        first = event.start
        assert isinstance(first, datetime)
        # refuses an UNTIL that is not in UTC
        rule = re.findall("^RRULE:(.*)\r$", event.to_ical().decode(), re.MULTILINE)
        times = rrulestr(*rule, dtstart=first)
        stops = event.get("EXDATE", [])
        without = {
            t.dt for each in (stops if isinstance(stops, list) else [stops]) for t in each.dts
        }
        last = first + timedelta(days=365)
        found |= {
            t.isoformat()[:16] for t in times.between(first, last, inc=True) if t not in without
        }
    return found


def test_a_feed_leaves_out_what_today_leaves_out(as_: As, cast: Cast, browser: Nobody) -> None:
    starts = starts_of(as_, cast, browser)
    days = {date.fromisoformat(each[:10]) for each in starts}
    assert date(2026, 10, 14) in days
    assert date(2026, 10, 26) in days
    for free in (date(2026, 10, 19), date(2026, 12, 28), date(2027, 3, 29), date(2027, 5, 17)):
        assert free not in days, free


def test_an_end_is_in_utc_and_what_never_is_is_not_there(
    as_: As, cast: Cast, change: Change, browser: Nobody
) -> None:
    """cases C19: dateutil refuses `UNTIL` without Z beside a zone; no Friday before the end."""
    lesson = {"kind": "language", "weekdays": ["0", "4"], "starts": "09:00", "ends": "10:00"}
    lesson |= {"place": "Taalhuis", "first": "2026-10-05", "last": "2026-10-07"}
    reply = as_("petra").post(f"/dossiers/{cast.dossier('yonas').id}/lessons", data=lesson)
    assert reply.status_code == 303
    early = {each for each in starts_of(as_, cast, browser) if each.endswith("T09:00")}
    assert early == {"2026-10-05T09:00"}


@pytest.mark.parametrize(
    ("first", "last"),
    [("", ""), ("2026-09-22", ""), ("2026-09-21", "2026-09-20"), ("2026-10-19", ""), ("x", "")],
)
def test_days_on_which_there_is_none_are_refused_with_a_sentence(
    as_: As, cast: Cast, look: Look, first: str, last: str
) -> None:
    lesson = lesson_of(look, cast)
    reply = off(as_("petra"), lesson, first, last)
    assert reply.status_code == 422
    assert f"-{lesson.id}-error" in reply.text
    assert not look.all(select(LessonOff))


def test_only_the_consulent_of_the_gemeente_says_so(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    lesson = lesson_of(look, cast)
    off(as_("petra"), lesson, "2026-09-21")
    (days,) = look.all(select(LessonOff))
    for name in cast:
        if name != "petra":
            assert off(as_(name), lesson, "2026-09-28").status_code == 404, name
            assert as_(name).post(f"/lessons-off/{days.id}/remove").status_code == 404, name
    assert look.all(select(LessonOff))


def test_a_holiday_after_a_course_has_ended_does_not_stand_beside_it(
    as_: As, cast: Cast, look: Look
) -> None:
    """Omar's course on Fridays ends on 2 October; his lessons go on."""
    page = as_("petra").get(f"/dossiers/{cast.dossier('omar').id}/lessons").text
    monday, friday = (f"lesson-{lesson_of(look, cast, 'omar', day).id}" for day in (0, 4))
    of = {part.split('"')[0]: part for part in page.split('aria-labelledby="')[1:]}
    assert "Herfstvakantie" in of[monday]
    assert "vakantie" not in of[friday]
