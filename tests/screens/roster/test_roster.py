"""The list of people: what stands beside a name, what the address narrows, and the file."""

import re
from datetime import date

import pytest
from sqlalchemy import delete, update

from tests.conftest import As, Cast, Change
from webapp.case.account import Account, Role
from webapp.case.dossier import Begeleiding, Dossier
from webapp.case.facts import PhoneNumber
from webapp.guidance.visits.model import Visit

LIST, FILE = "/dossiers", "/dossiers.csv"
ROW = re.compile(r'<tr id="dossier-.*?</tr>', re.DOTALL)
TAGS = re.compile(r"<[^>]*>|[\u2066-\u2069]")
SORTED = {
    "name": ["Amal", "Dawit", "Mariam", "Omar", "Rania", "Yonas"],
    "born": ["Amal", "Omar", "Rania", "Mariam", "Yonas", "Dawit"],
    "next": ["Yonas", "Mariam", "Amal", "Rania", "Dawit", "Omar"],
    "plan": ["Omar", "Rania", "Amal", "Yonas", "Mariam", "Dawit"],
}
ALL = ["Amal", "Dawit", "Mariam", "Omar", "Rania", "Yonas"]


def rows(as_: As, who: str = "petra", **asked: str) -> list[str]:
    """The text of each row, in order."""
    page = as_(who).get(LIST, query_string=asked).text
    return [" ".join(TAGS.sub(" ", row).split()) for row in ROW.findall(page)]


def names(as_: As, who: str = "petra", **asked: str) -> list[str]:
    return [row.split()[0] for row in rows(as_, who, **asked)]


def test_a_line_says_how_somebody_stands(as_: As) -> None:
    yonas = next(row for row in rows(as_) if row.startswith("Yonas"))
    for known in ("2000", "Alleen", "Tigrinya", "Z-route", "maand 2 van 36", "14-09", "10-09"):
        assert known in yonas
    assert "Henk" in yonas
    assert "010 000 0121" in yonas
    dawit = next(row for row in rows(as_) if row.startswith("Dawit"))
    assert "Plan maken" in dawit


def test_the_address_narrows_the_list(as_: As) -> None:
    assert names(as_) == ALL
    assert names(as_, step="route") == ["Amal", "Mariam", "Omar", "Rania", "Yonas"]
    assert names(as_, step="plan") == ["Dawit"]
    assert names(as_, route="Z") == ["Amal", "Yonas"]
    assert names(as_, speaks="ti") == ["Dawit", "Yonas"]
    assert names(as_, view="no-plan") == ["Dawit"]
    assert names(as_, view="no-guide") == ["Amal"]
    assert names(as_, view="nonsense", step="nonsense", sort="nonsense") == ALL


def test_mine_are_those_of_whom_i_am_the_consulent(as_: As, cast: Cast, change: Change) -> None:
    karel = update(Dossier).where(Dossier.id == cast.dossier("amal").id)
    change.run(karel.values(consulent_id=None))
    assert "Amal" not in names(as_)
    assert "Amal" in names(as_, view="all")


@pytest.mark.parametrize(("day", "listed"), [(15, False), (14, True)])
def test_who_was_not_seen_for_thirty_days(
    as_: As, cast: Cast, change: Change, day: int, listed: bool
) -> None:
    """Today is 14 September; thirty days ago it was 15 August."""
    assert "Rania" not in names(as_, view="not-seen")
    hers = Visit.dossier_id == cast.dossier("rania").id
    change.run(update(Visit).where(hers).values(day=date(2026, 8, day)))
    assert ("Rania" in names(as_, view="not-seen")) is listed


@pytest.mark.parametrize("sort", SORTED)
def test_it_sorts_by_what_its_head_says(as_: As, sort: str) -> None:
    page = as_("petra").get(LIST, query_string={"sort": sort}).text
    assert names(as_, sort=sort) == SORTED[sort]
    assert page.count("aria-sort") == 1


def test_who_has_no_number_stands_out(as_: As, cast: Cast, change: Change) -> None:
    yonas = PhoneNumber.dossier_id == cast.dossier("yonas").id
    change.run(delete(PhoneNumber).where(yonas))
    assert "geen" in next(row for row in rows(as_) if row.startswith("Yonas"))


def test_a_maatje_is_called_so_and_nobody_whose_guidance_ended(
    as_: As, cast: Cast, change: Change
) -> None:
    assert "Ilse Maatje" in next(row for row in rows(as_) if row.startswith("Mariam"))
    change.run(update(Begeleiding).values(ends_on=Begeleiding.starts_on))
    assert names(as_, view="no-guide") == ALL


def test_the_file_has_everybody_of_the_list(as_: As, change: Change) -> None:
    change.run(update(Account).where(Account.name.startswith("Yonas")).values(name="=cmd|A1"))
    answer = as_("petra").get(FILE, query_string={"speaks": "ti"})
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert answer.text.startswith("\ufeffNaam;Geboren;Huishouden;")
    head, *lines = answer.text.splitlines()
    assert len(lines) == 2
    assert len(head.split(";")) == len(lines[0].split(";"))
    assert any(line.startswith("'=cmd|A1;14-02-2000;Alleen;") for line in lines)
    assert any(line.endswith(";010 000 0121") for line in lines)


def test_who_decides_about_income_reads_no_plan(as_: As, change: Change) -> None:
    change.run(update(Account).where(Account.name == "Petra").values(role=Role.INCOME))
    for asked in ({}, {"view": "no-plan", "step": "plan", "route": "Z", "sort": "plan"}):
        assert names(as_, **asked) == ALL
    page = as_("petra").get(LIST).text
    assert "Z-route" not in page
    assert "/budget" in page
    assert "Z-route" not in as_("petra").get(FILE).text
