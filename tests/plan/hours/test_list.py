"""The list of a school: read first, then kept whole or not at all; a row number for each fault."""

import time
from html import unescape
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from tests.conftest import As, Browser, Cast, Change, Look, Nobody
from tests.plan.pip.test_read_progress import numbers
from tests.worlds.test_reader import opens
from webapp.case.account import AccessLine
from webapp.case.born import a_birth
from webapp.case.dossier import Dossier
from webapp.plan.ledger.model import HoursEntry, HoursKind

HEAD = "naam;geboren;soort;uren;tot;bron"
YONAS = "Yonas Tesfay;14-02-2000;taal;12,5;11-09-2026;Taalschool Noord"
RANIA = "Rania Al-Khatib;1988-05-03;cursus;8:30;2026-09-11;Taalschool Noord"


def send(browser: Browser, data: bytes | str) -> TestResponse:
    data = data.encode() if isinstance(data, str) else data
    head = b'--cut\r\nContent-Disposition: form-data; name="file"; filename="uren.csv"\r\n\r\n'
    kind = "multipart/form-data; boundary=cut"
    body = head + data + b"\r\n--cut--\r\n"
    return browser.post("/hours/import", data=body, content_type=kind)


def keep(browser: Browser, page: str) -> TestResponse:
    rows = page.partition('<textarea name="rows" hidden>\n')[2].partition("</textarea>")[0]
    return browser.post("/hours/import", data={"rows": unescape(rows)})


def count(look: Look) -> int:
    return look.one(select(func.count()).select_from(HoursEntry))


def file(*lines: str) -> str:
    return "\r\n".join((HEAD, *lines)) + "\r\n"


def faults(answer: Any) -> str:
    part: str = answer.text.partition('id="faults"')[2].partition("</section>")[0]
    return unescape(part).replace('<bdi dir="ltr">', "").replace("</bdi>", "")


def test_reading_keeps_nothing_and_keeping_keeps_all(
    petra: Browser, as_: As, cast: Cast, look: Look
) -> None:
    before = count(look)
    answer = send(petra, file(YONAS, RANIA))
    assert answer.status_code == 200
    assert "Er is nog niets bewaard." in answer.text
    assert count(look) == before
    done = keep(petra, answer.text)
    assert (done.status_code, done.location) == (303, "/hours/import?kept=2")
    assert count(look) == before + 2
    page = opens(as_, cast, "yonas", "pip")
    assert numbers(page, "language-hours-label") == "108:30 van 800 uur"
    made = look.one(select(HoursEntry).where(HoursEntry.minutes == 510))
    assert (made.kind, made.written_by_id) == (HoursKind.LANGUAGE, cast["petra"].id)
    assert "Taalschool Noord" in petra.get(f"/dossiers/{cast.dossier('rania').id}/hours").text


def test_the_same_file_handed_in_twice_does_not_double_the_hours(
    petra: Browser, look: Look
) -> None:
    page = send(petra, file(YONAS, RANIA)).text
    keep(petra, page)
    after = count(look)
    again = send(petra, file(YONAS, RANIA))
    assert again.status_code == 422
    assert "Rij 2: Deze uren staan er al." in faults(again)
    assert "Rij 3: Deze uren staan er al." in faults(again)
    assert keep(petra, page).status_code == 422
    assert count(look) == after


def test_who_keeps_hours_of_whom_is_written_down(petra: Browser, cast: Cast, look: Look) -> None:
    keep(petra, send(petra, file(YONAS, RANIA)).text)
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
    assert answer.status_code == 200, faults(answer)
    assert cast["yonas"].name in answer.text, "the name of the dossier, to be compared"
    before = count(look)
    assert keep(petra, answer.text).status_code == 303
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
    "a row twice": (file(YONAS, YONAS.replace("12,5", "12:30")), "Rij 3: Deze rij staat twee keer"),
    "somebody unknown": (file(YONAS.replace("Yonas", "Filmon")), f"Rij 2: {NOBODY}"),
    "another day of birth": (file(YONAS.replace("2000", "2001")), f"Rij 2: {NOBODY}"),
    "no name": (file(YONAS.replace("Yonas Tesfay", "")), "Rij 2, kolom naam: De naam mist"),
    "somebody of Zoetermeer": (
        file("Selam of Selam;17-10-1993;taal;4;11-09-2026;Taalschool Oosterheem"),
        f"Rij 2: {NOBODY}",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_said_and_nothing_half_kept(petra: Browser, look: Look, what: str) -> None:
    data, why = WRONG[what]
    before = count(look)
    answer = send(petra, data)
    assert answer.status_code == 422
    assert why in faults(answer)
    assert 'name="rows"' not in answer.text
    assert petra.post("/hours/import", data={"rows": data}).status_code == 422
    assert count(look) == before


def test_all_faults_are_said_at_once_in_the_order_of_the_rows(petra: Browser) -> None:
    said = faults(
        send(petra, file(YONAS.replace("Yonas", "Filmon"), YONAS.replace("12,5", "x"), YONAS))
    )
    assert said.index("Rij 2") < said.index("Rij 3")
    assert "Rij 4" not in said


def test_a_person_out_of_reach_is_not_there_and_karel_finds_his_own(as_: As, cast: Cast) -> None:
    name = cast["selam"].name
    row = file(f"{name};17-10-1993;taal;4;11-09-2026;Taalschool Oosterheem")
    assert NOBODY in faults(send(as_("petra"), row))
    assert send(as_("karel"), row).status_code == 200
    assert NOBODY in faults(send(as_("karel"), file(YONAS)))


def test_who_is_closed_gets_no_hours_from_a_list(petra: Browser, cast: Cast) -> None:
    petra.post(f"/dossiers/{cast.dossier('yonas').id}/close", data={"reason": "finished"})
    assert NOBODY in faults(send(petra, file(YONAS)))


def test_two_people_with_one_name_and_one_day_of_birth_are_never_guessed(
    petra: Browser, cast: Cast, change: Change
) -> None:
    def twin(session: Session) -> None:
        one, other = session.merge(cast.dossier("yonas")), session.merge(cast.dossier("amal"))
        account = session.merge(cast["amal"])
        account.name = "Jonas Tesfai"
        other.born_on, other.gemeente_id = one.born_on, one.gemeente_id

    change(twin)
    assert "meer dan één persoon" in faults(send(petra, file(YONAS)))


def test_fifty_thousand_rows_are_refused_soon(petra: Browser) -> None:
    started = time.monotonic()
    answer = send(petra, file(*[YONAS] * 50_000))
    assert answer.status_code == 422
    assert "meer dan 1000 rijen" in faults(answer)
    assert time.monotonic() - started < 10


def test_a_thousand_rows_are_kept(petra: Browser, look: Look) -> None:
    rows = [YONAS.replace("12,5", f"{1 + n // 60}:{n % 60:02}") for n in range(1000)]
    before = count(look)
    answer = send(petra, file(*rows))
    assert answer.status_code == 200
    assert keep(petra, answer.text).status_code == 303
    assert count(look) == before + 1000


def test_who_is_not_signed_in_sends_no_large_list(browser: Nobody) -> None:
    assert send(browser(), file(*[YONAS] * 5_000)).status_code == 413


def test_who_is_known_by_the_year_alone_is_found_by_it(as_: As, cast: Cast, change: Change) -> None:
    """A school writes 00-00-1990, as the BRP does."""

    def unknown(session: Session) -> None:
        dossier = session.get_one(Dossier, cast.dossier("yonas").id)
        dossier.born = a_birth("1990")

    change(unknown)
    page = send(as_("petra"), file(YONAS.replace("14-02-2000", "00-00-1990"))).text
    assert "Er is nog niets bewaard." in page
    assert "dag en maand onbekend" in page
