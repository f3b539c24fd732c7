"""Route, goal, school and term: the heart of everybody's plan, in four languages."""

import re
from datetime import date
from typing import NamedTuple

import pytest

from tests.conftest import As, Cast
from tests.worlds.test_reader import LANGUAGES, day_of, opens, said, word
from webapp.calendar.agenda.model import AppointmentKind
from webapp.case.account import Language
from webapp.core import clock
from webapp.law.duo import Leerroute
from webapp.plan.pip.model import MainGoal
from webapp.speech import formats
from webapp.speech.catalogue import TEXTS
from webapp.speech.i18n import say

TIME = "From %(first)s until and including %(last)s"


class Heart(NamedTuple):
    route: Leerroute
    niveau: str
    goal: MainGoal
    first: date
    last: date
    """Inclusive: the last day that still counts."""


HEARTS = {
    "yonas": Heart(Leerroute.Z, "", MainGoal.PARTICIPATION, date(2026, 7, 16), date(2029, 7, 15)),
    "rania": Heart(Leerroute.B1, " (B1)", MainGoal.WORK, date(2026, 4, 21), date(2029, 4, 20)),
    "omar": Heart(Leerroute.B1, " (B1)", MainGoal.WORK, date(2026, 4, 21), date(2029, 4, 20)),
    "mariam": Heart(Leerroute.B1, " (B1)", MainGoal.WORK, date(2026, 8, 11), date(2029, 8, 10)),
}


@pytest.mark.parametrize("who", HEARTS)
def test_row_1_5_a1_the_heart_of_the_plan_is_said_with_its_first_and_last_day(
    as_: As, cast: Cast, who: str
) -> None:
    wanted = HEARTS[who]
    for language in LANGUAGES:
        lines = opens(as_, cast, who, "pip", language).block("heart").lines
        first, last = day_of(language, wanted.first), day_of(language, wanted.last)
        assert lines[1:] == [
            said(language, "Your route"),
            word(language, wanted.route) + wanted.niveau,
            said(language, "Your main goal"),
            word(language, wanted.goal),
            said(language, "Your school"),
            "Taalhuis De Brug",
            said(language, "Your time"),
            said(language, TIME, first=first, last=last),
        ], f"{who} in {language}"


def test_the_day_after_the_last_one_stands_nowhere(as_: As, cast: Cast) -> None:
    """What is stored exclusive is never shown."""
    for who, heart in HEARTS.items():
        page = opens(as_, cast, who, "pip")
        after = heart.last.replace(day=heart.last.day + 1)
        shown = [n.attributes["datetime"] for n in page.all if n.tag == "time"]
        assert heart.last.isoformat() in shown, page.about
        assert after.isoformat() not in shown, page.about


@pytest.mark.parametrize(
    ("who", "held", "ahead"),
    [
        ("yonas", [], [date(2026, 10, 1), date(2027, 1, 1), date(2027, 7, 1)]),
        ("rania", [date(2026, 7, 20)], [date(2026, 10, 1), date(2027, 4, 1), date(2027, 10, 1)]),
        ("mariam", [], [date(2026, 11, 1), date(2027, 2, 1), date(2027, 8, 1)]),
    ],
)
def test_progress_talks_that_were_held_and_the_next_three_are_named(
    as_: As, cast: Cast, who: str, held: list[date], ahead: list[date]
) -> None:
    for language in LANGUAGES:
        lines = opens(as_, cast, who, "pip", language).block("talks").lines[1:]
        about = [
            said(language, "Around %(month)s", month=formats.month(language, day)) for day in ahead
        ]
        assert lines == [day_of(language, day) for day in held] + about


@pytest.mark.parametrize(
    ("who", "dated"),
    [
        ("yonas", date(2026, 7, 15)),
        ("rania", date(2026, 4, 20)),
        ("omar", date(2026, 4, 20)),
        ("mariam", date(2026, 8, 10)),
    ],
)
def test_the_history_names_every_version_with_its_date(
    as_: As, cast: Cast, who: str, dated: date
) -> None:
    for language in LANGUAGES:
        lines = opens(as_, cast, who, "pip", language).block("versions").lines[1:]
        version = "Version %(number)s, dated %(day)s"
        assert lines == [said(language, version, number=1, day=day_of(language, dated))]


def test_the_term_is_the_same_years_later(as_: As, cast: Cast) -> None:
    before = opens(as_, cast, "yonas", "pip").block("heart").text
    clock.set_to("2029-07-15T23:59")
    assert opens(as_, cast, "yonas", "pip").block("heart").text == before


YOU = re.compile(r"\b(u|uw|mijn)\b", re.IGNORECASE)


@pytest.mark.parametrize("who", ["petra", "henk"])
@pytest.mark.parametrize("whose", ["yonas", "rania", "dawit"])
def test_who_reads_of_somebody_else_is_never_spoken_to(
    as_: As, cast: Cast, who: str, whose: str
) -> None:
    """But for the agreements themselves: those are the words of the plan."""
    clock.set_to("2026-08-01T12:00")
    page = opens(as_, cast, who, "pip", Language.NL, whose=whose)
    own = {say(Language.NL, text) for text in TEXTS.values()}
    spoken = [line for line in page.main.lines if YOU.search(line) and line not in own]
    assert not spoken
    assert "Plan" in page.main.lines


def test_no_kind_of_appointment_says_whose_it_is() -> None:
    for kind in AppointmentKind:
        assert not YOU.search(word(Language.NL, kind)), kind
