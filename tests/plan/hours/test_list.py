"""The list of a school: read first, then what is clear is kept; a row number for each fault."""

from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.conftest import As, Browser, Cast, Change, Look, Nobody
from tests.people.imports.handing import HOURS, Answer, hand_in, keep, take_back
from tests.plan.hours.conftest import Keep
from tests.plan.pip.test_read_progress import numbers
from tests.worlds.test_reader import opens
from webapp.case.account import AccessLine
from webapp.case.born import a_birth
from webapp.case.dossier import Dossier
from webapp.core import clock
from webapp.plan.ledger.model import HoursEntry, HoursKind
from webapp.retention import sweep

CASES = Path(__file__).parents[2] / "people/imports/cases"
ADDED = {"means": "period"} | {f"r{row}_how": "besides" for row in range(2, 12)}
HEAD = "naam;geboren;soort;uren;tot;bron"
YONAS = "Yonas Tesfay;14-02-2000;taal;12,5;11-09-2026;Taalschool Noord"
RANIA = "Rania Al-Khatib;1988-05-03;cursus;8:30;2026-09-11;Taalschool Noord"


def count(look: Look) -> int:
    return look.one(select(func.count()).select_from(HoursEntry))


def file(*lines: str) -> str:
    return "\r\n".join((HEAD, *lines)) + "\r\n"


def send(browser: Browser, data: bytes | str) -> Answer:
    return hand_in(browser, data, HOURS)


def case(name: str) -> bytes:
    return (CASES / f"{name}.csv").read_bytes()


def hours_of(as_: As, cast: Cast, name: str = "yonas") -> str:
    """Of lessons, as the person reads it."""
    return numbers(opens(as_, cast, name, "pip"), "language-hours-label")


def test_reading_keeps_nothing_and_keeping_keeps_all(
    petra: Browser, as_: As, cast: Cast, look: Look
) -> None:
    before = count(look)
    answer = send(petra, file(YONAS, RANIA))
    assert "Er is nog niets bewaard." in answer.told("told")
    assert count(look) == before
    done = keep(petra, answer, **ADDED)
    assert "Bewaarde rijen: 2" in done.told("told")
    assert count(look) == before + 2
    page = opens(as_, cast, "yonas", "pip")
    assert numbers(page, "language-hours-label") == "108:30 van 800 uur"
    made = look.one(select(HoursEntry).where(HoursEntry.minutes == 510))
    assert (made.kind, made.written_by_id) == (HoursKind.LANGUAGE, cast["petra"].id)
    assert "Taalschool Noord" in petra.get(f"/dossiers/{cast.dossier('rania').id}/hours").text


def test_the_same_file_handed_in_twice_does_not_double_the_hours(
    petra: Browser, look: Look
) -> None:
    page = send(petra, file(YONAS, RANIA))
    keep(petra, page, **ADDED)
    after = count(look)
    again = send(petra, file(YONAS, RANIA))
    assert again.ready == []
    assert "Rij 2: Deze uren staan er al." in again.told("faults")
    assert "Rij 3: Deze uren staan er al." in again.told("faults")
    keep(petra, again, **ADDED)
    keep(petra, page, **ADDED)
    assert count(look) == after


def test_who_keeps_hours_of_whom_is_written_down(petra: Browser, cast: Cast, look: Look) -> None:
    keep(petra, send(petra, file(YONAS, RANIA)), **ADDED)
    lines = look.all(
        select(AccessLine.dossier_id).where(
            AccessLine.act == "keep-hours", AccessLine.dossier_id.is_not(None)
        )
    )
    about = [cast.dossier(name).id for name in ("yonas", "rania")]
    assert sorted(map(str, lines)) == sorted(map(str, about))


MENDED = {
    "Excel's mark": ("\ufeff" + file(YONAS)).encode(),
    "commas": file(YONAS.replace("12,5", '"12,5"')).replace(";", ",").encode(),
    "tabs": file(YONAS).replace(";", "\t").encode(),
    "UTF-16 of Excel": file(YONAS).encode("utf-16"),
    "Windows-1252": file(YONAS.replace("Noord", "Café")).encode("cp1252"),
    "empty rows": file("", YONAS, ";;;;;").encode(),
    "another sound": file(YONAS.replace("Yonas Tesfay", "Jonas Tesfai")).encode(),
    "the surname first": file(YONAS.replace("Yonas Tesfay", "Tesfay, Yonas")).encode(),
    "other names of columns": file(YONAS)
    .replace("geboren", "Geboortedatum")
    .replace("bron", "SCHOOL")
    .replace("tot;", "t/m;")
    .encode(),
}


@pytest.mark.parametrize("what", MENDED)
def test_what_programs_and_schools_write_is_understood(
    petra: Browser, cast: Cast, look: Look, what: str
) -> None:
    answer = send(petra, MENDED[what])
    assert answer.status == 200, answer.told("faults")
    before = count(look)
    kept = keep(petra, answer, **ADDED)
    assert cast["yonas"].name in kept.told("kept"), "the name of the dossier, to be compared"
    assert count(look) == before + 1


NOBODY = "Geen open dossier met deze naam en deze geboortedatum."
WRONG: dict[str, tuple[bytes | str, str]] = {
    "an empty file": ("", "geen rijen"),
    "no rows": (HEAD, "geen rijen"),
    "a workbook": (b"PK\x03\x04" + b"0" * 50, "niet te lezen"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "oud Excel-bestand"),
    "half a letter": (file(YONAS).encode("utf-16")[:-1], "niet te lezen"),
    "an open quote": (file('"Yonas;14-02-2000;taal;1;11-09-2026;x'), 'klopt een " niet'),
    "a missing column": ("naam;geboren;uren\nYonas;14-02-2000;3", "mist een kolom"),
    "a number of the government": (f"bsn;{HEAD}\n1;{YONAS}", "hoort hier niet"),
    "a column twice": (f"naam;{HEAD}\nx;{YONAS}", "twee keer"),
    "a cell too few": (file(RANIA, "Yonas;14-02-2000;taal"), "Rij 3"),
    "a formula": (
        file(RANIA, YONAS.replace("12,5", "=SOM(A1:A9)")),
        "Rij 3, kolom uren: In deze cel staat een formule",
    ),
    "hours below none": (file(YONAS.replace("12,5", "-4")), "12,5 of 12:30"),
    "hours in words": (file(YONAS.replace("12,5", "veel")), "12,5 of 12:30"),
    "hours of a thousand": (file(YONAS.replace("12,5", "1.250,5")), "12,5 of 12:30"),
    "no hours": (file(YONAS.replace("12,5", "0")), "12,5 of 12:30"),
    "another kind": (file(YONAS.replace(";taal;", ";gym;")), "De soort is"),
    "hours of the PVT": (file(YONAS.replace(";taal;", ";PVT;")), "bijeenkomsten"),
    "30 February": (file(YONAS.replace("11-09-2026", "30-02-2026")), "geen datum"),
    "no day of birth": (file(YONAS.replace("14-02-2000", "")), "geen datum"),
    "tomorrow": (file(YONAS.replace("11-09-2026", "15-09-2026")), "kan niet"),
    "before the law": (file(YONAS.replace("11-09-2026", "31-12-2021")), "kan niet"),
    "nobody reported it": (file(YONAS.replace("Taalschool Noord", "")), "wie de uren meldde"),
    "somebody unknown": (file(YONAS.replace("Yonas Tesfay", "Filmon Haile")), f"Rij 2: {NOBODY}"),
    "another day of birth": (file(YONAS.replace("2000", "2001")), f"Rij 2: {NOBODY}"),
    "no name": (file(YONAS.replace("Yonas Tesfay", "")), "Rij 2, kolom naam: De naam mist"),
    "somebody of Zoetermeer": (
        file("Selam of Selam;17-10-1993;taal;4;11-09-2026;Taalschool Oosterheem"),
        f"Rij 2: {NOBODY}",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_said_and_the_rest_is_kept(petra: Browser, look: Look, what: str) -> None:
    data, why = WRONG[what]
    before = count(look)
    answer = send(petra, data)
    assert why in answer.told("faults")
    right = len(answer.ready) + len(answer.asked)
    if answer.path:
        keep(petra, answer, **ADDED)
    assert count(look) == before + right


def test_all_faults_are_said_at_once_in_the_order_of_the_rows(petra: Browser) -> None:
    rows = file(YONAS.replace("Yonas Tesfay", "Filmon Haile"), YONAS.replace("12,5", "x"), YONAS)
    said = send(petra, rows).told("faults")
    assert said.index("Rij 2") < said.index("Rij 3")
    assert "Rij 4" not in said


def test_a_person_out_of_reach_is_not_there_and_karel_finds_his_own(as_: As, cast: Cast) -> None:
    name = cast["selam"].name
    row = file(f"{name};17-10-1993;taal;4;11-09-2026;Taalschool Oosterheem")
    assert NOBODY in send(as_("petra"), row).told("faults")
    karel = send(as_("karel"), row)
    assert karel.ready or karel.asked
    assert NOBODY in send(as_("karel"), file(YONAS)).told("faults")
    assert as_("petra").get(karel.path).status_code == 404


def test_who_is_closed_gets_no_hours_from_a_list(petra: Browser, cast: Cast) -> None:
    petra.post(f"/dossiers/{cast.dossier('yonas').id}/close", data={"reason": "finished"})
    assert NOBODY in send(petra, file(YONAS)).told("faults")


def test_two_people_with_one_name_and_one_day_of_birth_are_never_guessed(
    petra: Browser, cast: Cast, change: Change, look: Look
) -> None:
    def twin(session: Session) -> None:
        one, other = session.merge(cast.dossier("yonas")), session.merge(cast.dossier("amal"))
        account = session.merge(cast["amal"])
        account.name = "Jonas Tesfai"
        other.born_on, other.gemeente_id = one.born_on, one.gemeente_id

    change(twin)
    answer = send(petra, file(YONAS))
    assert "Dit past bij meer dan één persoon. Wie is het?" in answer.told("asks")
    assert "Yonas Tesfay" in answer.told("asks")
    assert "Jonas Tesfai" in answer.told("asks")
    assert answer.ready == []
    amal = str(cast.dossier("amal").id)
    keep(petra, answer, r2_who=amal, **ADDED)
    kept = look.all(select(HoursEntry).where(HoursEntry.written_by_id == cast["petra"].id))
    assert [str(each.dossier_id) for each in kept if each.minutes == 750] == [amal]
    other = keep(petra, send(petra, file(YONAS)), r2_who=str(cast.dossier("selam").id))
    assert other.asked == ["r2-who"], "only those who were asked about can be chosen"


def test_who_is_written_otherwise_is_asked_about(petra: Browser, cast: Cast) -> None:
    answer = send(petra, file(YONAS.replace("Yonas Tesfay", "Tesfay, Y.")))
    assert "Is het deze persoon?" in answer.told("asks")
    kept = keep(petra, answer, r2_who=str(cast.dossier("yonas").id), **ADDED)
    assert "Yonas Tesfay" in kept.told("kept")


def test_a_month_its_correction_and_the_same_again(
    petra: Browser, as_: As, cast: Cast, followed: Keep
) -> None:
    """C1: 12,5 hours, then 14 in their place, then the same with the school's other name."""
    followed("yonas", {HoursKind.LANGUAGE: 96}, until=date(2026, 8, 31))
    first = send(petra, case("c1_month"))
    assert first.ready == []
    assert "Rijen waarvan er al uren staan: 1" in first.told("meaning")
    keep(petra, first, **ADDED)
    assert hours_of(as_, cast) == "108:30 van 800 uur"
    second = send(petra, case("c2_month_corrected"))
    assert "Is dit een verbetering?" in second.told("asks")
    assert "108:30 → 110" in second.told("asks")
    assert keep(petra, second).asked == ["r2-how"], "never without a yes"
    assert hours_of(as_, cast) == "108:30 van 800 uur"
    keep(petra, second, r2_how="instead")
    assert hours_of(as_, cast) == "110 van 800 uur"
    third = send(petra, case("c3_month_other_spelling_of_school"))
    assert third.ready == []
    assert "Rij 2: Deze uren staan er al." in third.told("faults")


def test_a_row_that_is_there_twice_counts_once(petra: Browser, followed: Keep) -> None:
    followed("yonas", {})
    answer = send(petra, file(YONAS, YONAS.replace("12,5", "12:30")))
    assert answer.ready == [2]
    assert "Rij 3: Deze rij staat twee keer" in answer.told("faults")


def test_both_may_count_or_the_row_is_left_out(
    petra: Browser, as_: As, cast: Cast, followed: Keep
) -> None:
    followed("yonas", {HoursKind.LANGUAGE: 96})
    keep(petra, send(petra, case("c1_month")), r2_how="leave")
    assert hours_of(as_, cast) == "96 van 800 uur"
    keep(petra, send(petra, case("c1_month")), r2_how="besides")
    assert hours_of(as_, cast) == "108:30 van 800 uur"


def test_a_total_to_date_comes_in_place_of_what_stands(
    petra: Browser, as_: As, cast: Cast, followed: Keep
) -> None:
    followed("rania", {HoursKind.LANGUAGE: 240})
    clock.set_to("2026-12-25T08:00")
    answer = send(petra, case("d7_school_total_to_date"))
    assert answer.ready == []
    kept = keep(petra, answer, means="to-date")
    assert "296 uur" in kept.told("kept")
    assert "240 uur" in kept.told("kept")
    page = opens(as_, cast, "petra", "hours", whose="rania")
    assert numbers(page, "course-hours-label") == "296 van 600 uur"
    assert "(alle uren tot dan)" in page.block("ledger").text


def test_a_column_may_say_that_it_is_a_total(
    petra: Browser, as_: As, cast: Cast, followed: Keep
) -> None:
    """Then old and new stand beside each other at once."""
    followed("yonas", {HoursKind.LANGUAGE: 96})
    rows = file(YONAS.replace("12,5", "108,5").replace("Taalschool Noord", "De Brug"))
    answer = send(petra, rows.replace("uren", "totaal"))
    assert answer.ready == [2]
    assert "96 108:30" in answer.told("ready")
    keep(petra, answer)
    assert hours_of(as_, cast) == "108:30 van 800 uur"


def test_hours_of_another_school_are_asked_about(
    petra: Browser, as_: As, cast: Cast, followed: Keep
) -> None:
    followed("yonas", {HoursKind.LANGUAGE: 96})
    rows = file(YONAS.replace("12,5", "40")).replace("uren", "totaal")
    answer = send(petra, rows)
    assert "Een andere school meldde ook uren." in answer.told("asks")
    assert "96 → 40" in answer.told("asks")
    assert "96 → 136" in answer.told("asks")
    keep(petra, answer, r2_how="besides")
    assert hours_of(as_, cast) == "136 van 800 uur"


def test_a_total_that_is_less_is_asked_about(
    petra: Browser, as_: As, cast: Cast, followed: Keep
) -> None:
    followed("yonas", {HoursKind.LANGUAGE: 96})
    rows = file(YONAS.replace("12,5", "69").replace("Taalschool Noord", "De Brug"))
    answer = send(petra, rows.replace("uren", "totaal"))
    assert "Dit totaal is minder dan wat er staat. Klopt het?" in answer.told("asks")
    assert "Nee: beide tellen" not in answer.told("asks")


def test_a_period_says_itself_that_it_is_added(
    petra: Browser, as_: As, cast: Cast, followed: Keep
) -> None:
    followed("yonas", {HoursKind.LANGUAGE: 96}, until=date(2026, 8, 31))
    head = f"{HEAD};van\r\n"
    answer = send(petra, f"{head}{YONAS};01-09-2026")
    assert answer.ready == [2]
    keep(petra, answer)
    assert hours_of(as_, cast) == "108:30 van 800 uur"
    overlaps = send(petra, f"{head}{YONAS.replace('11-09', '12-09')};01-08-2026")
    assert "Er staan al uren van deze dagen." in overlaps.told("asks")


SET_ASIDE = {
    "h3_zero": "Rij 3, kolom uren: Schrijf de uren als 12,5 of 12:30. Maximaal 2000. 0",
    "h3b_other_gemeente": f"Rij 3: {NOBODY} Iemand Anders",
    "h10_total": "Rij 3, kolom naam: Deze rij telt de andere op. Totaal",
}


@pytest.mark.parametrize("name", SET_ASIDE)
def test_what_the_sender_cannot_mend_is_set_aside_and_the_rest_is_kept(
    petra: Browser, as_: As, cast: Cast, followed: Keep, name: str
) -> None:
    followed("yonas", {HoursKind.LANGUAGE: 96}, until=date(2026, 8, 31))
    answer = send(petra, case(name))
    assert SET_ASIDE[name] in answer.told("faults")
    kept = keep(petra, answer, **ADDED)
    assert hours_of(as_, cast) == "108:30 van 800 uur"
    assert SET_ASIDE[name] in kept.told("faults"), "it can still be read"
    petra.post(f"{kept.path}/throw-away")
    assert "Iemand Anders" not in petra.get(kept.path).text


def test_a_list_is_taken_back_and_what_it_replaced_counts_again(
    petra: Browser, as_: As, cast: Cast, followed: Keep, look: Look
) -> None:
    followed("yonas", {HoursKind.LANGUAGE: 96})
    before = count(look)
    kept = keep(petra, send(petra, case("c1_month")), r2_how="instead")
    assert hours_of(as_, cast) == "12:30 van 800 uur"
    undone = take_back(petra, kept)
    assert "Teruggenomen door Petra" in undone.told("told")
    assert "intussen veranderd" not in undone.told("kept")
    assert hours_of(as_, cast) == "96 van 800 uur"
    assert count(look) == before + 1, "nothing is erased"
    take_back(petra, kept)
    assert hours_of(as_, cast) == "96 van 800 uur"


def test_what_was_changed_meanwhile_stays_and_is_said(
    petra: Browser, as_: As, cast: Cast, followed: Keep
) -> None:
    followed("yonas", {HoursKind.LANGUAGE: 96}, until=date(2026, 8, 31))
    clock.set_to("2026-09-14T09:00")
    first = keep(petra, send(petra, case("c1_month")), **ADDED)
    clock.set_to("2026-09-14T10:00")
    keep(petra, send(petra, case("c2_month_corrected")), r2_how="instead")
    undone = take_back(petra, first)
    assert "intussen veranderd: het blijft" in undone.told("kept")
    assert hours_of(as_, cast) == "110 van 800 uur"


def test_who_keeps_a_list_twice_at_once_keeps_it_once(petra: Browser, look: Look) -> None:
    answer, before = send(petra, file(YONAS, RANIA)), count(look)
    keep(petra, answer, **ADDED)
    keep(petra, answer, **ADDED)
    assert count(look) == before + 2


def test_a_long_list_is_kept_portion_by_portion(
    petra: Browser, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.people.imports.routes_lists.PORTION", 3)
    days = [f"{day:02}-0{month}-2026" for month in (1, 2) for day in range(1, 6)]
    before = count(look)
    answer = send(petra, file(*[YONAS.replace("11-09-2026", day) for day in days]))
    going = keep(petra, answer, **ADDED)
    assert count(look) == before + 2
    assert "Rij 3 van 11" in going.text.replace('<bdi dir="ltr">', "").replace("</bdi>", "")
    htmx = {"HX-Request": "true"}
    while 'hx-trigger="load"' in (piece := petra.post(f"{answer.path}/keep", headers=htmx).text):
        assert "<progress" in piece
    assert "Alle rijen zijn bekeken" in piece
    assert count(look) == before + 10
    stand = select(func.count()).where(HoursEntry.withdrawn_at.is_(None))
    stood = look.one(stand)
    take_back(petra, answer)
    assert look.one(stand) == stood - 10


def test_what_waits_in_a_list_is_forgotten_after_two_weeks(petra: Browser, app: Flask) -> None:
    answer = send(petra, case("h3b_other_gemeente"))
    clock.set_to("2026-09-28T08:00")
    sweep(app.extensions["database"])
    assert "Iemand Anders" in petra.get(answer.path).text
    clock.set_to("2026-09-29T08:00")
    sweep(app.extensions["database"])
    assert "Iemand Anders" not in petra.get(answer.path).text


def test_who_is_not_signed_in_sends_no_large_list(browser: Nobody) -> None:
    assert send(browser(), file(*[YONAS] * 5_000)).status == 413


def test_who_is_known_by_the_year_alone_is_found_by_it(as_: As, cast: Cast, change: Change) -> None:
    """A school writes 00-00-1990, as the BRP does."""

    def unknown(session: Session) -> None:
        dossier = session.get_one(Dossier, cast.dossier("yonas").id)
        dossier.born = a_birth("1990")

    change(unknown)
    petra = as_("petra")
    answer = send(petra, file(YONAS.replace("14-02-2000", "00-00-1990")))
    assert "Yonas Tesfay" in keep(petra, answer, **ADDED).told("kept")
