"""Taking in a list: read first, then kept whole or not at all; what is wrong has a row number."""

import time
from html import unescape

import pytest
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from tests.conftest import As, Browser, Cast, Look, Nobody
from webapp.arrival.koppeling.model import Stay
from webapp.case.account import Account
from webapp.case.dossier import Dossier, DossierDate
from webapp.core.db import Base

HEAD = "naam;geboren;taal;doelgroep;koppeling;azc"
TSEGA = "Tsega Haile;04-03-1999;ti;asielstatushouder;12-08-2026;Hoogeveen"
NADIA = "Nadia Sarkis;1988-12-01;Arabisch;gezinsmigrant;;"


def send(browser: Browser, data: bytes | str) -> TestResponse:
    data = data.encode() if isinstance(data, str) else data
    head = b'--cut\r\nContent-Disposition: form-data; name="file"; filename="lijst.csv"\r\n\r\n'
    kind = "multipart/form-data; boundary=cut"
    body = head + data + b"\r\n--cut--\r\n"
    return browser.post("/dossiers/import", data=body, content_type=kind)


def keep(browser: Browser, page: str) -> TestResponse:
    rows = unescape(
        page.partition('<textarea name="rows" hidden>\n')[2].partition("</textarea>")[0]
    )
    return browser.post("/dossiers/import", data={"rows": rows})


def count(look: Look, model: type[Base] = Dossier) -> int:
    return look.one(select(func.count()).select_from(model))


def file(*lines: str) -> str:
    return "\r\n".join((HEAD, *lines)) + "\r\n"


def test_reading_keeps_nothing_and_keeping_keeps_all(as_: As, cast: Cast, look: Look) -> None:
    petra, before, days = as_("petra"), count(look), count(look, DossierDate)
    answer = send(petra, file(TSEGA, NADIA))
    assert answer.status_code == 200
    assert "Tsega Haile" in answer.text
    assert count(look) == before
    assert keep(petra, answer.text).location == "/arriving"
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
    page = send(petra, file(TSEGA)).text
    keep(petra, page)
    after = count(look)
    again = keep(petra, page)
    assert (again.status_code, count(look)) == (422, after)
    assert "heeft al een dossier" in again.text


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
    answer = send(as_("petra"), ENCODED[what])
    assert answer.status_code == 200, answer.text
    assert 'id="ready"' in answer.text


def test_letters_of_windows_come_out_right(as_: As) -> None:
    assert "Zoë Haile" in send(as_("petra"), ENCODED["Windows-1252"]).text


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
    "a cell too few": (file(TSEGA, "Nadia;1988-12-01"), "Rij 3"),
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
    "the same person twice": (file(TSEGA, TSEGA.replace("Tsega", "Tsegga")), "Rij 3"),
    "who is here already": (
        file("Jonas Tesfai;14-02-2000;ti;asielstatushouder;;"),
        "al een dossier",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_said_and_nothing_half_kept(as_: As, look: Look, what: str) -> None:
    data, why = WRONG[what]
    before = count(look)
    answer = send(as_("petra"), data)
    assert answer.status_code == 422
    told = unescape(answer.text.partition('id="faults"')[2].partition("</section>")[0])
    assert why in told.replace('<bdi dir="ltr">', "")
    assert count(look) == before
    kept = as_("petra").post("/dossiers/import", data={"rows": data})
    assert kept.status_code == 422
    assert count(look) == before


def test_who_lives_elsewhere_is_not_told(as_: As, look: Look) -> None:
    """Selam has a dossier in Zoetermeer: a list of Lansingerland does not find that out."""
    assert send(as_("petra"), file("Selam;17-10-1993;ti;asielstatushouder;;")).status_code == 200


def test_fifty_thousand_rows_are_refused_soon(as_: As, look: Look) -> None:
    started = time.monotonic()
    answer = send(as_("petra"), file(*[TSEGA] * 50_000))
    assert answer.status_code == 422
    assert "meer dan 1000 rijen" in answer.text
    assert time.monotonic() - started < 10


def test_a_thousand_rows_are_kept(as_: As, look: Look) -> None:
    letters = "bdfgklmnrs"
    names = [f"T{a}a{b}a{c}" for a in letters for b in letters for c in letters]
    rows = [f"{name} Haile;04-03-1999;ti;asielstatushouder;12-08-2026;" for name in names]
    petra, before = as_("petra"), count(look)
    answer = send(petra, file(*rows))
    assert answer.status_code == 200
    assert keep(petra, answer.text).status_code == 303
    assert count(look) == before + 1000


def test_who_is_not_signed_in_sends_no_large_list(browser: Nobody) -> None:
    assert send(browser(), file(*[TSEGA] * 5_000)).status_code == 413


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("00-00-1990", "1990"), ("00-07-1991", "07-1991"), ("1990", "1990"), ("11.09.1992", "1992")],
)
def test_a_day_of_birth_may_be_known_in_part(as_: As, look: Look, typed: str, shown: str) -> None:
    petra = as_("petra")
    read = send(petra, file(TSEGA.replace("04-03-1999", typed)))
    assert shown in read.text
    assert keep(petra, read.text).status_code == 303
    query = select(Dossier.id).join(Account, Account.id == Dossier.inburgeraar_id)
    id = look.one(query.where(Account.name == "Tsega Haile"))
    assert shown in petra.get(f"/dossiers/{id}/case").text
