"""The hours toward twelve, the meetings of the group, and the signing."""

from datetime import date, time
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tests.conftest import As, Cast, Change
from tests.worlds.test_reader import LANGUAGES, opens, said, word
from webapp.case.account import Language
from webapp.core import clock
from webapp.courses.pvt.model import (
    Attendance,
    Attended,
    Excursion,
    Kernwaarde,
    PvtMember,
    PvtSession,
    PvtSigning,
)
from webapp.law.pvt import Missing
from webapp.speech import formats
from webapp.speech.catalogue import TEXTS
from webapp.speech.i18n import say

TOWN_HALL = "Gemeentehuis Lansingerland"
AFTERNOON = "13:00–16:00"
VALUES = (
    Kernwaarde.VRIJHEID,
    Kernwaarde.GELIJKWAARDIGHEID,
    Kernwaarde.SOLIDARITEIT,
    Kernwaarde.PARTICIPATIE,
    None,
)
ARABIC = (
    (date(2026, 9, 3), AFTERNOON, "S01", TOWN_HALL),
    (date(2026, 9, 10), AFTERNOON, "S02", TOWN_HALL),
    (date(2026, 9, 17), AFTERNOON, "S03", TOWN_HALL),
    (date(2026, 9, 24), "10:00–12:30", "S04", "Raadszaal, gemeentehuis Lansingerland"),
    (date(2026, 10, 1), "15:00–16:00", "S05", TOWN_HALL),
)
TIGRINYA = (
    (date(2026, 9, 1), AFTERNOON, "S01", TOWN_HALL),
    (date(2026, 9, 8), AFTERNOON, "S02", TOWN_HALL),
    (date(2026, 9, 15), AFTERNOON, "S03", TOWN_HALL),
    (date(2026, 9, 22), "13:00–15:30", "S06", "Tuinbouwbedrijf"),
    (date(2026, 9, 29), "15:00–16:00", "S05", TOWN_HALL),
)
SERIES = {"yonas": TIGRINYA, "rania": ARABIC, "omar": ARABIC, "mariam": ARABIC}
OF = "%(done)s of %(needed)s hours"


@pytest.mark.parametrize("who", SERIES)
def test_six_of_twelve_hours_are_done(as_: As, cast: Cast, who: str) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, who, "pvt", language)
        assert page.block("hours").lines[-1] == said(language, OF, done=6, needed=12), page.about


def test_dawit_has_no_hours_and_no_group_yet(as_: As, cast: Cast) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, "dawit", "pvt", language)
        assert page.block("hours").lines[-1] == said(language, OF, done=0, needed=12), page.about
        assert not page.has("series")
        assert not page.has("signing")


@pytest.mark.parametrize("who", SERIES)
def test_the_meetings_say_when_what_where_and_whether_one_was_there(
    as_: As, cast: Cast, who: str
) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, who, "pvt", language)
        lines = page.block("series").lines[1:]
        there = word(language, Attended.PRESENT)
        there = f" · {there}: {said(language, '%(hours)s hours', hours=3)}"
        wanted = []
        for number, (day, hours, text_id, place) in enumerate(SERIES[who]):
            wanted.append(f"{formats.plain_day(language, day)} {hours}")
            value = VALUES[number]
            what = f"{say(language, TEXTS[text_id])} {place}"
            what += f" · {word(language, value)}" if value else ""
            wanted.append(what + (there if number < 2 else ""))
        assert lines == wanted, page.about


@pytest.mark.parametrize(
    ("who", "day"), [("yonas", date(2026, 9, 29)), ("rania", date(2026, 10, 1))]
)
def test_the_signing_has_its_day_its_place_and_what_is_needed_first(
    as_: As, cast: Cast, who: str, day: date
) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, who, "pvt", language)
        lines = page.block("signing").lines
        sign = said(language, "You sign on %(day)s.", day=formats.plain_day(language, day))
        assert f"{sign} 15:00–16:00" in lines, page.about
        at = lines.index(TOWN_HALL)
        assert lines[at + 1] == "Tobias Asserlaan 1, 2662 SB Bergschenhoek", page.about
        for missing in (Missing.HOURS, Missing.EXCURSION):
            assert word(language, missing) in lines, f"{page.about}: {missing}"
        assert word(language, Missing.PLAN) not in lines, "PVT is in the plan"


def test_with_the_hours_and_the_excursion_nothing_is_missing_before_the_signing(
    as_: As, cast: Cast, change: Change
) -> None:
    change(lambda s: attend(s, cast, "rania", ("S03", 180), ("S04", 150)))
    page = opens(as_, cast, "rania", "pvt")
    assert page.block("hours").lines[-1] == "11:30 van 12 uur"
    assert said(Language.NL, "You need this first:") not in page.block("signing").lines


def test_without_the_excursion_only_that_is_missing(as_: As, cast: Cast, change: Change) -> None:
    change(lambda s: attend(s, cast, "rania", ("S03", 300)))
    signing = opens(as_, cast, "rania", "pvt").block("signing").lines
    assert word(Language.NL, Missing.EXCURSION) in signing
    assert word(Language.NL, Missing.HOURS) not in signing, "11 hours and the signing are twelve"


def attend(session: Session, cast: Cast, who: str, *there: tuple[str, int]) -> None:
    dossier = cast.dossier(who).id
    group = select(PvtMember.group_id).where(PvtMember.dossier_id == dossier)
    for text_id, minutes in there:
        query = select(PvtSession).where(
            PvtSession.text_id == text_id, PvtSession.group_id.in_(group)
        )
        session.add(
            Attendance(
                dossier_id=dossier,
                session_id=session.scalars(query).one().id,
                status=Attended.PRESENT,
                minutes=minutes,
            )
        )


@pytest.mark.parametrize("world_name", ["second"])
def test_coming_late_being_away_and_catching_up_elsewhere_are_all_told(
    as_: As, cast: Cast, world_name: str
) -> None:
    nl = Language.NL
    layla = opens(as_, cast, "layla", "pvt")
    assert f"{word(nl, Attended.LATE)}: 3:20 uur" in layla.block("series").text
    assert layla.block("hours").lines[-1] == "7:20 van 12 uur"
    tarek = opens(as_, cast, "tarek", "pvt")
    days = [line for line in tarek.block("series").lines if "2026" in line]
    assert days[:3] == [
        "woensdag 5 augustus 2026 09:00–13:00",
        "woensdag 2 september 2026 09:00–13:00",
        "woensdag 9 september 2026 09:00–13:00",
    ], "what he caught up in another group stands among his own"
    assert word(nl, Attended.EXCUSED) in tarek.block("series").text
    assert tarek.block("hours").lines[-1] == "8 van 12 uur"
    biniam = opens(as_, cast, "biniam", "pvt")
    assert word(nl, Attended.ABSENT) in biniam.block("series").text


def test_who_caught_up_elsewhere_first_still_belongs_to_their_own_group(
    as_: As, cast: Cast, change: Change
) -> None:
    """Rania sat in on Tuesday 1 September, before the first meeting of her own group."""

    def sit_in(session: Session) -> None:
        query = select(PvtSession).where(PvtSession.day == date(2026, 9, 1))
        elsewhere = session.scalars(query).one().id
        session.add(
            Attendance(
                dossier_id=cast.dossier("rania").id,
                session_id=elsewhere,
                status=Attended.PRESENT,
                minutes=60,
            )
        )

    def hall(page: Any) -> str:
        card = next(n for n in page.marked("excursion") if say(Language.NL, TEXTS["X01"]) in n.text)
        return str(card.text)

    yours = said(Language.NL, "This belongs to your lessons. You come with your group.")
    assert yours in hall(opens(as_, cast, "rania", "pvt"))
    change(sit_in)
    page = opens(as_, cast, "rania", "pvt")
    assert yours in hall(page), "the excursion of her group is offered to her as a stranger's"


def test_after_the_signing_the_day_is_told_and_when_duo_shows_it(
    as_: As, cast: Cast, change: Change
) -> None:
    day = date(2026, 9, 29)
    change.add(PvtSigning(dossier_id=cast.dossier("yonas").id, signed_on=day))
    clock.set_to("2026-09-30T09:00")
    for language in LANGUAGES:
        page = opens(as_, cast, "yonas", "pvt", language)
        lines = page.block("signing").lines
        signed = said(language, "You signed on %(day)s.", day=formats.plain_day(language, day))
        assert lines[1] == signed, page.about
        weeks = "After about 3 weeks you see it in Mijn Inburgering of DUO."
        assert lines[2] == said(language, weeks), page.about
        assert len(lines) == 3, f"{page.about}: nothing else is asked any more"


def test_an_excursion_of_the_evening_stays_until_midnight_without_a_button(
    as_: As, cast: Cast, change: Change
) -> None:
    later = {"starts": time(9), "day": date(2026, 9, 14)}
    change.run(update(Excursion).where(Excursion.text_id == "X03").values(**later))
    clock.set_to("2026-09-14T09:00")
    card = opens(as_, cast, "yonas", "pvt").marked("excursion")[0]
    assert say(Language.NL, TEXTS["X03"]) in card.text
    assert not [n for n in card.all() if n.tag == "button"], "it has begun"
    clock.set_to("2026-09-15T00:00")
    first = opens(as_, cast, "yonas", "pvt").marked("excursion")[0]
    assert say(Language.NL, TEXTS["X03"]) not in first.text
