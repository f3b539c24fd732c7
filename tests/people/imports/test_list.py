"""Taking in a list: read first, then kept whole or not at all; what is wrong has a row number."""

import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.conftest import As, Cast, Change, Look, Nobody
from tests.people.caseload.forms import NEW
from tests.people.imports.handing import hand_in, keep, take_back
from webapp.arrival.koppeling.model import Stay
from webapp.case.account import Account, Role
from webapp.case.dossier import Dossier, DossierDate
from webapp.core.db import Base

PHONE = {"number": "06 12345678", "whose": "own", "best_time": "", "why": "told"}
CASES = Path(__file__).parent / "cases"
HEAD = "naam;geboren;taal;doelgroep;koppeling;azc"
TSEGA = "Tsega Haile;04-03-1999;ti;asielstatushouder;12-08-2026;Hoogeveen"
ABEL = "Abel Kidane;04-03-1999;ti;asielstatushouder;;"
NADIA = "Nadia Sarkis;1988-12-01;Arabisch;gezinsmigrant;;"


def count(look: Look, model: type[Base] = Dossier) -> int:
    return look.one(select(func.count()).select_from(model))


def file(*lines: str) -> str:
    return "\r\n".join((HEAD, *lines)) + "\r\n"


def test_reading_keeps_nothing_and_keeping_keeps_all(as_: As, cast: Cast, look: Look) -> None:
    petra, before, days = as_("petra"), count(look), count(look, DossierDate)
    answer = hand_in(petra, file(TSEGA, NADIA))
    assert answer.status == 200
    assert "Tsega Haile" in answer.told("ready")
    assert count(look) == before
    assert "Bewaarde rijen: 2" in keep(petra, answer).told("told")
    assert (count(look), count(look, DossierDate)) == (before + 2, days + 1)
    made = look(
        lambda s: s.execute(
            select(Account, Dossier)
            .join(Dossier, Dossier.inburgeraar_id == Account.id)
            .where(Account.name == "Tsega Haile")
        ).one()
    )
    assert made.Dossier.consulent_id == cast["petra"].id
    assert look(lambda s: s.scalar(select(Stay).where(Stay.dossier_id == made.Dossier.id)))
    assert "AZC" in petra.get("/arriving").text
    assert "Tsega" not in as_("karel").get("/").text


def test_keeping_twice_makes_nobody_twice(as_: As, look: Look) -> None:
    petra = as_("petra")
    page = hand_in(petra, file(TSEGA))
    keep(petra, page)
    after = count(look)
    keep(petra, page)
    assert count(look) == after
    again = hand_in(petra, file(TSEGA))
    assert not again.ready
    assert "Rij 2: Deze persoon heeft al een dossier" in again.told("faults")


MENDED = {
    "Excel's mark": "\ufeff" + file(TSEGA),
    "commas": file(TSEGA).replace(";", ","),
    "tabs": file(TSEGA).replace(";", "\t"),
    "empty rows": file("", TSEGA, ";;;;;", ""),
    "slashes in days": file(TSEGA.replace("04-03-1999", "4/3/1999")),
    "capitals": file(TSEGA.upper()).replace("TI", "ti"),
    "another order": "taal;naam;doelgroep;geboren\nti;Tsega;asielstatushouder;1999-03-04",
}
ENCODED = {
    "Windows-1252": file(TSEGA.replace("Tsega", "Zoë")).encode("cp1252"),
    "UTF-16 of Excel": file(TSEGA).encode("utf-16"),
    **{name: text.encode() for name, text in MENDED.items()},
}


@pytest.mark.parametrize("what", ENCODED)
def test_what_programs_write_is_understood(as_: As, what: str) -> None:
    answer = hand_in(as_("petra"), ENCODED[what])
    assert len(answer.ready) == 1, answer.told("faults")


def test_letters_of_windows_come_out_right(as_: As) -> None:
    assert "Zoë Haile" in hand_in(as_("petra"), ENCODED["Windows-1252"]).text


WRONG: dict[str, tuple[bytes | str, str]] = {
    "an empty file": ("", "geen rijen"),
    "no rows": (HEAD, "geen rijen"),
    "a workbook": (b"PK\x03\x04" + b"0" * 50, "niet te lezen"),
    "no text": (b"\x00\x01\x02;\x00", "niet te lezen"),
    "half a letter": (file(TSEGA).encode("utf-16")[:-1], "niet te lezen"),
    "an open quote": (file('"Tsega;04-03-1999;ti;asielstatushouder;;'), 'klopt een " niet'),
    "a missing column": ("naam;taal\nTsega;ti", "mist een kolom"),
    "a number of the government": (f"bsn;{HEAD}\n1;{TSEGA}", "Rij 1"),
    "a nationality": (f"nationaliteit;{HEAD}\nx;{TSEGA}", "hoort hier niet"),
    "a column twice": (f"naam;{HEAD}\nx;{TSEGA}", "twee keer"),
    "a cell too few": (file(TSEGA, "Nadia;1988-12-01"), "Rij 3, kolom taal"),
    "a formula": (file(TSEGA, '=HYPERLINK("x");1988-12-01;ar;gezinsmigrant;;'), "formule"),
    "a hidden formula": (file(TSEGA, "@SUM(A1);1988-12-01;ar;gezinsmigrant;;"), "formule"),
    "a name with a number": (file(NADIA.replace("Sarkis", "123456782")), "cijfers"),
    "a decimal comma of Excel": (
        file(NADIA.replace("1988-12-01", "32478,5")),
        "geen datum",
    ),
    "30 February": (file(NADIA.replace("1988-12-01", "30-02-1988")), "geen datum"),
    "born tomorrow": (file(NADIA.replace("1988-12-01", "15-09-2026")), "kan niet"),
    "koppeling tomorrow": (file(TSEGA.replace("12-08-2026", "15-09-2026")), "kan niet"),
    "koppeling before birth": (file(TSEGA.replace("12-08-2026", "12-08-1998")), "kan niet"),
    "another language": (file(TSEGA.replace(";ti;", ";fr;")), "taal is"),
    "another group": (file(NADIA.replace("gezinsmigrant", "student")), "doelgroep is"),
    "an unknown AZC": (file(TSEGA.replace("Hoogeveen", "Nergens")), "AZC staat niet"),
    "a cell without end": (file(TSEGA, "x" * 140_000 + NADIA), "Rij 3, kolom naam"),
    "who is here already": (
        file("yonas tesfay;14-02-2000;ti;asielstatushouder;;"),
        "al een dossier",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_said_and_the_rest_is_kept(as_: As, look: Look, what: str) -> None:
    data, why = WRONG[what]
    before = count(look)
    petra = as_("petra")
    answer = hand_in(petra, data)
    assert why in answer.told("faults").replace('<bdi dir="ltr">', "")
    if answer.path:
        keep(petra, answer)
    assert count(look) == before + len(answer.ready)


def test_who_lives_elsewhere_is_not_told(as_: As, look: Look) -> None:
    """Selam has a dossier in Zoetermeer: a list of Lansingerland does not find that out."""
    assert hand_in(as_("petra"), file("Selam;17-10-1993;ti;asielstatushouder;;")).ready == [2]


def test_more_than_fifty_thousand_rows_are_refused_soon(as_: As) -> None:
    started = time.monotonic()
    answer = hand_in(as_("petra"), file(*[TSEGA] * 50_001))
    assert answer.status == 422
    assert "meer dan 50000 rijen" in answer.told("faults")
    assert time.monotonic() - started < 10


def test_a_thousand_rows_are_kept(as_: As, look: Look) -> None:
    letters = "bdfgklmnrs"
    names = [f"T{a}a{b}a{c}" for a in letters for b in letters for c in letters]
    rows = [f"{name} Haile;04-03-1999;ti;asielstatushouder;12-08-2026;" for name in names]
    petra, before = as_("petra"), count(look)
    answer = hand_in(petra, file(*rows))
    assert "Rijen die u kunt bewaren: 1000" in answer.told("ready")
    keep(petra, answer)
    assert count(look) == before + 1000


def test_who_is_not_signed_in_sends_no_large_list(browser: Nobody) -> None:
    assert hand_in(browser(), file(*[TSEGA] * 5_000)).status == 413


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("00-00-1990", "1990"), ("00-07-1991", "07-1991"), ("1990", "1990"), ("11.09.1992", "1992")],
)
def test_a_day_of_birth_may_be_known_in_part(as_: As, look: Look, typed: str, shown: str) -> None:
    petra = as_("petra")
    read = hand_in(petra, file(TSEGA.replace("04-03-1999", typed)))
    assert shown in read.told("ready")
    keep(petra, read)
    query = select(Dossier.id).join(Account, Account.id == Dossier.inburgeraar_id)
    id = look.one(query.where(Account.name == "Tsega Haile"))
    assert shown in petra.get(f"/dossiers/{id}/case").text


def test_two_of_one_name_and_day_of_birth_are_asked_about(as_: As, look: Look) -> None:
    """Many were born on 1 January: likeness is no identity."""
    petra, before = as_("petra"), count(look)
    rows = (CASES / "p8_same_first_jan.csv").read_bytes()
    answer = hand_in(petra, rows)
    assert (answer.ready, answer.asked) == ([2], ["r3-who"])
    assert "Rij 3: Mohammed Ahmad / Mohamed Ahmed" in answer.told("asks")
    assert "Zijn het twee mensen?" in answer.told("asks")
    first = keep(petra, answer)
    assert count(look) == before + 1
    assert first.asked == ["r3-who"], "it waits, and the rest is kept"
    keep(petra, first, r3_who="make")
    assert count(look) == before + 2


def test_who_is_one_person_is_left_out(as_: As, look: Look) -> None:
    petra, before = as_("petra"), count(look)
    answer = hand_in(petra, file("Jonas Tesfai;14-02-2000;ti;asielstatushouder;;"))
    assert "Jonas Tesfai / Yonas Tesfay" in answer.told("asks")
    done = keep(petra, answer, r2_who="leave")
    assert (done.asked, count(look)) == ([], before)


def test_a_dot_is_no_name_and_one_name_is(as_: As) -> None:
    answer = hand_in(as_("petra"), (CASES / "p9_dotname.csv").read_bytes())
    assert answer.ready == [4]
    assert "Rij 2, kolom naam: De naam mist" in answer.told("faults")
    assert "Rij 3, kolom naam: De naam mist" in answer.told("faults")


def test_a_list_of_people_is_taken_back(as_: As, look: Look) -> None:
    """Who is worked with since stays; of the others no dossier is open, and they may come anew."""
    petra = as_("petra")
    kept = keep(petra, hand_in(petra, file(TSEGA, NADIA)))
    nadia = dossier_of(look, "Nadia Sarkis")
    petra.post(f"/dossiers/{nadia.id}/numbers", data=PHONE)
    undone = take_back(petra, kept)
    assert "Teruggenomen door Petra" in undone.told("told")
    assert "Nadia Sarkis · intussen veranderd: het blijft" in undone.told("kept")
    assert dossier_of(look, "Nadia Sarkis").closed_on is None
    assert dossier_of(look, "Tsega Haile").closed_on is not None
    again = hand_in(petra, file(TSEGA, NADIA))
    assert again.ready == [2], "it is as it was before"
    take_back(petra, kept)
    assert dossier_of(look, "Nadia Sarkis").closed_on is None


def test_who_was_handed_over_or_got_a_partner_since_stays(
    as_: As, cast: Cast, change: Change, look: Look
) -> None:
    petra = as_("petra")
    kept = keep(petra, hand_in(petra, file(TSEGA, NADIA, ABEL)))
    change.add(
        sanne := Account(name="Sanne", role=Role.CONSULENT, gemeente_id=cast.gemeente("petra"))
    )
    tsega, nadia = (dossier_of(look, name).id for name in ("Tsega Haile", "Nadia Sarkis"))
    over, partner = {"consulent": str(sanne.id)}, NEW | {"household": "couple"}
    assert petra.post(f"/dossiers/{nadia}/transfer", data=over).status_code == 303
    assert petra.post(f"/dossiers/{tsega}/partner", data=partner).status_code == 303
    take_back(petra, kept)
    closed = {
        name: dossier_of(look, name).closed_on is not None
        for name in ("Tsega Haile", "Nadia Sarkis", "Abel Kidane")
    }
    assert closed == {"Tsega Haile": False, "Nadia Sarkis": False, "Abel Kidane": True}


def dossier_of(look: Look, name: str) -> Dossier:
    query = select(Dossier).join(Account, Account.id == Dossier.inburgeraar_id)
    return look.all(query.where(Account.name == name))[0]
