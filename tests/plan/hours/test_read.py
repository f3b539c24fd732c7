"""Scenarios 3.1 A1-A3 and 3.2 A3: the bars by law, the same at the desk and on the phone."""

from datetime import date
from typing import Any

from sqlalchemy import update

from tests.conftest import As, Browser, Cast, Change
from tests.plan.hours.conftest import Keep
from tests.plan.pip.test_read_progress import numbers
from tests.worlds.test_reader import opens
from webapp.case.dossier import Dossier
from webapp.law.duo import Doelgroep
from webapp.plan.ledger.model import HoursEntry, HoursKind

YONAS = {HoursKind.LANGUAGE: 412, HoursKind.PARTICIPATION: 260, HoursKind.INTAKE_LANGUAGE: 30}
BOTH = (("yonas", "pip"), ("petra", "hours"))


def set_dossier(change: Change, cast: Cast, whose: str, **values: Any) -> None:
    mine = Dossier.id == cast.dossier(whose).id
    change.run(update(Dossier).where(mine).values(**values))


def test_row_3_1_a1_yonas_412_lessons_260_participation_and_30_in_the_intake_apart(
    as_: As, cast: Cast, followed: Keep
) -> None:
    followed("yonas", YONAS)
    for who, room in BOTH:
        page = opens(as_, cast, who, room, whose="yonas")
        assert numbers(page, "language-hours-label") == "412 van 800 uur", who
        assert numbers(page, "participation-hours-label") == "260 van 800 uur", who
        block = page.block("language" if room == "pip" else "counters")
        assert "30 uur" in block.text, who
        assert "apart" in block.text, who


def test_row_3_1_a2_the_same_person_as_family_migrant_has_no_second_bar(
    as_: As, cast: Cast, followed: Keep, change: Change
) -> None:
    followed("yonas", YONAS)
    set_dossier(change, cast, "yonas", doelgroep=Doelgroep.GEZINS_OVERIG)
    for who, room in BOTH:
        page = opens(as_, cast, who, room, whose="yonas")
        assert numbers(page, "language-hours-label") == "412 van 800 uur", who
        assert not page.has("participation-hours-label"), who
        assert not page.has("cap-hours"), "there is nothing an ontheffing could cap"


def test_row_3_1_a3_an_ontheffing_of_200_hours_makes_the_bar_200_for_both(
    as_: As, cast: Cast, petra: Browser, followed: Keep
) -> None:
    followed("yonas", {HoursKind.PARTICIPATION: 150})
    path = f"/dossiers/{cast.dossier('yonas').id}/hours-cap"
    assert petra.post(path, data={"seen": "", "cap": "200"}).status_code == 303
    for who, room in BOTH:
        page = opens(as_, cast, who, room, whose="yonas")
        assert numbers(page, "participation-hours-label") == "150 van 200 uur", who


def test_who_cannot_take_part_has_no_bar_to_fill(
    as_: As, cast: Cast, followed: Keep, change: Change
) -> None:
    followed("yonas", YONAS)
    set_dossier(change, cast, "yonas", participation_cap_hours=0)
    for who, room in BOTH:
        assert not opens(as_, cast, who, room, whose="yonas").has("participation-hours-label"), who
    desk = opens(as_, cast, "petra", "hours", whose="yonas").block("counters").text
    assert "geen uren participatie nodig" in desk


def test_participation_in_the_intake_counts_toward_the_route(
    as_: As, cast: Cast, followed: Keep
) -> None:
    followed("yonas", {HoursKind.PARTICIPATION: 20, HoursKind.INTAKE_PARTICIPATION: 2.5})
    for who, room in BOTH:
        page = opens(as_, cast, who, room, whose="yonas")
        assert numbers(page, "participation-hours-label") == "22:30 van 800 uur", who


def test_row_3_2_a3_rania_with_590_hours_reads_afschalen_is_possible_from_600(
    as_: As, cast: Cast, followed: Keep
) -> None:
    followed("rania", {HoursKind.LANGUAGE: 590})
    page = opens(as_, cast, "petra", "hours", whose="rania")
    assert numbers(page, "course-hours-label") == "590 van 600 uur"
    assert "Afschalen kan vanaf 600 uur. Nog 10 uur te gaan." in page.block("counters").text
    followed("rania", {HoursKind.LANGUAGE: 600})
    text = opens(as_, cast, "petra", "hours", whose="rania").block("counters").text
    assert "Ook de inzet moet blijken" in text
    assert "afschalen" not in opens(as_, cast, "rania", "pip").text.lower()


def test_the_map_and_the_pvt_stand_there_and_without_a_plan_nothing_is_promised(
    as_: As, cast: Cast, followed: Keep
) -> None:
    followed("yonas", {HoursKind.MAP_PRACTICE: 28})
    page = opens(as_, cast, "petra", "hours", whose="yonas")
    assert numbers(page, "map-hours-label") == "28 van 40 uur"
    assert numbers(page, "pvt-hours-label") == "6 van 12 uur"
    dawit = opens(as_, cast, "petra", "hours", whose="dawit")
    assert not dawit.marked("bar")
    assert "nog geen vastgesteld plan" in dawit.block("counters").text.lower()


def test_hours_are_summed_by_who_reported_them(as_: As, cast: Cast) -> None:
    lines = opens(as_, cast, "petra", "hours", whose="yonas").block("by-source").text
    assert "Taalhuis De Brug: Lessen taal en KNM, 96 uur" in lines


def test_the_page_costs_as_much_for_a_long_ledger_as_for_a_short_one(
    as_: As, cast: Cast, petra: Browser, followed: Keep, change: Change, statements: list[str]
) -> None:
    path, counts, dossier = f"/dossiers/{cast.dossier('yonas').id}/hours", [], cast.dossier("yonas")
    for more in (1, 999):
        rows = [
            HoursEntry(
                dossier_id=dossier.id,
                kind=HoursKind.LANGUAGE,
                minutes=60 + number,
                until_on=date(2026, 9, 1),
                source=f"School {more} {number}",
            )
            for number in range(more)
        ]
        change.add(*rows)
        statements.clear()
        page = petra.get(path).text
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 8
    assert page.count('id="entry-') == 30
    assert 'rel="next"' in page
