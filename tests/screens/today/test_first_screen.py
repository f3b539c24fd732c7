"""The rest of the first screen: this week, what to do, money without an amount, PVT, help."""

import re
from datetime import date

import pytest

from tests.conftest import As, Cast, Look
from tests.worlds.test_reader import LANGUAGES, Page, day_of, opens, said, word
from webapp.calendar.agenda.model import Attendee
from webapp.case.account import Language, Role
from webapp.core import clock
from webapp.speech import formats
from webapp.speech.catalogue import TEXTS
from webapp.speech.i18n import say

HERE = ("yonas", "rania", "omar", "dawit", "mariam")
MONDAY = date(2026, 9, 14)
WEEK: dict[str, list[tuple[str, ...]]] = {
    "yonas": [
        ("09:00–09:45", "13:00–16:00"),
        ("13:00–16:00",),
        ("13:00–16:00",),
        ("16:00–17:00",),
        (),
    ],
    "rania": [
        ("09:00–12:00",),
        (),
        ("09:00–12:00", "15:30–16:00"),
        ("13:00–16:00",),
        ("09:00–12:00",),
    ],
    "omar": [("09:00–12:00",), (), ("09:00–12:00",), ("13:00–16:00",), ("09:30–12:00",)],
    "mariam": [(), ("10:00–10:45",), (), ("13:00–16:00",), ()],
    "dawit": [(), (), (), (), ()],
}
STEPS = {
    "yonas": [("G40", date(2026, 9, 30)), ("G12", date(2026, 12, 1)), ("G03", None)],
    "rania": [("G12", date(2026, 12, 1)), ("G01", None)],
    "omar": [("G16", date(2026, 10, 2)), ("G12", date(2026, 12, 1)), ("G03", None)],
    "mariam": [("G38", date(2026, 10, 1)), ("G12", date(2026, 12, 1)), ("G05", None)],
}
CONTACTS = {
    "yonas": {"Petra": "010-000 01 01", "Henk": "010-000 01 02"},
    "rania": {"Petra": "010-000 01 01", "Henk": "010-000 01 02"},
    "omar": {"Petra": "010-000 01 01", "Henk": "010-000 01 02"},
    "dawit": {"Petra": "010-000 01 01", "Henk": "010-000 01 02"},
    "mariam": {"Petra": "010-000 01 01", "Ilse": "010-000 01 03"},
    "amal": {"Petra": "010-000 01 01"},
    "selam": {"Karel": "010-000 01 06"},
}


def days_of(page: Page, language: Language) -> dict[str, list[str]]:
    """The hours of each day that the week shows."""
    shown: dict[str, list[str]] = {}
    day = ""
    for line in page.block("week-list").lines:
        if line[0].isdigit():
            shown[day].append(line.split(" ")[0])
        else:
            day = line.split(" · ")[-1]
            shown[day] = []
    return shown


@pytest.mark.parametrize("who", WEEK)
def test_the_week_has_everything_on_its_day_in_order(as_: As, cast: Cast, who: str) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, who, "today", language)
        wanted = {
            formats.plain_day(language, MONDAY.replace(day=14 + number)): list(hours)
            for number, hours in enumerate(WEEK[who])
            if hours
        }
        assert days_of(page, language) == wanted, page.about
        nothing = (
            said(language, "Nothing is planned in the coming days.") in page.block("week").text
        )
        assert nothing == (not wanted), page.about


def test_today_is_named_in_the_week(as_: As, cast: Cast) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, "yonas", "today", language)
        first = page.block("week-list").lines[0]
        assert first.startswith(said(language, "Today", "place")), page.about


@pytest.mark.parametrize("who", STEPS)
def test_what_to_do_comes_with_its_day_the_earliest_first(as_: As, cast: Cast, who: str) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, who, "today", language)
        lines = [node.text for node in page.block("steps").all() if node.tag == "li"]
        assert len(lines) == len(STEPS[who]), page.about
        for line, (text_id, due) in zip(lines, STEPS[who], strict=True):
            assert line.startswith(say(language, TEXTS[text_id])), f"{page.about}: {line}"
            if due:
                by = said(language, "Before or on %(day)s", day=day_of(language, due))
                assert line.endswith(by), f"{page.about}: {line}"


def test_dawit_has_nothing_to_do_from_a_draft(as_: As, cast: Cast) -> None:
    assert not opens(as_, cast, "dawit", "today").has("steps")


@pytest.mark.parametrize("who", HERE)
def test_money_is_one_line_with_the_month_and_no_amount(as_: As, cast: Cast, who: str) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, who, "today", language)
        month = formats.month(language, MONDAY)
        ready = said(language, "Your money overview of %(month)s is ready.", month=month)
        none = said(language, "There is no money overview yet.")
        assert page.block("money").text.endswith(none if who == "dawit" else ready), page.about


@pytest.mark.parametrize("world_name", ["demo", "second"])
def test_no_first_screen_carries_an_amount(as_: As, cast: Cast) -> None:
    """A phone may keep this page: whoever finds the phone reads no money on it."""
    for who in (name for name in cast if cast[name].role is Role.INBURGERAAR):
        for language in LANGUAGES:
            page = opens(as_, cast, who, "today", language)
            assert "€" not in page.html, f"{page.about} shows an amount"
            assert not page.amounts, page.about
            assert "eur" not in page.main.text.lower(), page.about


@pytest.mark.parametrize("who", HERE)
def test_pvt_shows_the_hours_and_the_next_time(as_: As, cast: Cast, who: str) -> None:
    next_days = dict.fromkeys(("rania", "omar", "mariam"), date(2026, 9, 17))
    next_days["yonas"] = date(2026, 9, 15)
    done = 0 if who == "dawit" else 6
    for language in LANGUAGES:
        page = opens(as_, cast, who, "today", language)
        words = page.block("pvt").text
        assert said(language, "%(done)s of %(needed)s hours", done=done, needed=12) in words
        if who in next_days:
            day = formats.plain_day(language, next_days[who])
            next_time = said(language, "Next time: %(day)s", day=day)
            assert f"{next_time} 13:00–16:00" in words, page.about


@pytest.mark.parametrize("who", CONTACTS)
def test_everyone_reads_whom_to_call_and_the_number_can_be_tapped(
    as_: As, cast: Cast, who: str
) -> None:
    page = opens(as_, cast, who, "today")
    calls = {
        node.attributes["href"]: re.findall(r"[\d-]+(?: \d\d)*", node.text)[-1]
        for node in page.block("contacts").all()
        if node.attributes.get("href", "").startswith("tel:")
    }
    wanted = {f"tel:{n.replace('-', '').replace(' ', '')}": n for n in CONTACTS[who].values()}
    assert calls == wanted | {"tel:112": "112"}, page.about
    for name in CONTACTS[who]:
        assert name in page.block("contacts").text


def test_who_guided_yonas_before_is_not_among_those_to_call(as_: As, cast: Cast) -> None:
    assert "Bram" not in opens(as_, cast, "yonas", "today").text


def test_a_maatje_is_called_a_buddy_not_a_social_guide(as_: As, cast: Cast) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, "mariam", "today", language)
        lines = [node.text for node in page.block("contacts").all() if node.tag == "li"]
        line = next(line for line in lines if "Ilse" in line)
        assert word(language, Attendee.MAATJE) in line, f"{page.about}: {line}"


def test_the_first_screen_greets_by_name_and_says_the_day(as_: As, cast: Cast) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, "yonas", "today", language)
        title = next(node for node in page.all if node.tag == "h1").text
        hello = said(language, "Hello, %(name)s", name="Yonas")
        assert title == f"{hello} {formats.plain_day(language, MONDAY)}", page.about


def test_the_four_rooms_are_one_tap_away(as_: As, cast: Cast) -> None:
    for who in HERE:
        page = opens(as_, cast, who, "today")
        here = f"/dossiers/{cast.dossier(who).id}"
        links = [n.attributes["href"] for n in page.block("places").all() if n.tag == "a"]
        rooms = ("agenda", "messages", "pip", "budget")
        assert links == ["/", *(f"{here}/{room}" for room in rooms)]
        assert f'href="{here}/pvt"' in as_(who).get("/").text


def test_the_week_moves_on_with_the_days(as_: As, cast: Cast, look: Look) -> None:
    clock.set_to("2026-10-05T07:00")
    page = opens(as_, cast, "omar", "today")
    tuesday = formats.plain_day(Language.NL, date(2026, 10, 6))
    assert days_of(page, Language.NL)[tuesday] == ["08:00–16:00"], "his job began on 5 October"
    assert "09:30–12:00" not in page.block("week").text, "the course ended on 2 October"
