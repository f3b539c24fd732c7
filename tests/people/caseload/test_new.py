"""Taking somebody in: an account, a household and a dossier, with nothing but what is needed."""

from typing import Any

import pytest
from sqlalchemy import func, select

from tests.conftest import As, Cast, Look
from tests.people.caseload.forms import NEW
from webapp.case.account import AccessLine, Account, Language, Role
from webapp.case.dossier import Dossier, Household, HouseholdKind, Script
from webapp.core.db import Base


def person(look: Look, name: str = NEW["name"]) -> Any:
    query = select(Account, Dossier).join(Dossier, Dossier.inburgeraar_id == Account.id)
    return look(lambda s: s.execute(query.where(Account.name == name)).one_or_none())


def count(look: Look, model: type[Base]) -> int:
    return look.one(select(func.count()).select_from(model))


def test_a_dossier_is_made_and_is_hers(as_: As, cast: Cast, look: Look) -> None:
    answer = as_("petra").post("/dossiers/new", data=NEW)
    account, dossier = person(look)
    assert (answer.status_code, answer.location) == (303, f"/dossiers/{dossier.id}/case")
    assert (account.role, account.language) == (Role.INBURGERAAR, Language.TI)
    assert dossier.gemeente_id == account.gemeente_id == cast["petra"].gemeente_id
    assert dossier.consulent_id == cast["petra"].id
    assert (dossier.script, dossier.needs_interpreter) == (Script.GEEZ, True)
    assert dossier.shares_phone is False
    page = as_("petra").get(answer.location).text
    assert "Tsega Gebremedhin" in page
    assert "Tsega" in as_("petra").get("/dossiers").text


def test_the_neighbour_does_not_find_who_was_taken_in(as_: As, look: Look) -> None:
    as_("petra").post("/dossiers/new", data=NEW)
    _, dossier = person(look)
    karel = as_("karel")
    for path in ("case", "dates", "arrival", "activation", "partner"):
        assert karel.get(f"/dossiers/{dossier.id}/{path}").status_code == 404
    assert "Tsega" not in karel.get("/").text + karel.get("/arriving").text


def test_pressing_twice_makes_one(as_: As, look: Look) -> None:
    petra, before = as_("petra"), count(look, Dossier)
    petra.post("/dossiers/new", data=NEW)
    again = petra.post("/dossiers/new", data=NEW | {"name": "Tsegga  Gebremedihn"})
    assert again.status_code == 422
    assert 'name="again"' in again.text
    assert "Tsegga" in again.text, "nothing typed is lost"
    assert count(look, Dossier) == before + 1
    petra.post("/dossiers/new", data=NEW | {"again": "y"})
    assert count(look, Dossier) == before + 2


def test_a_partner_comes_into_the_same_household(as_: As, cast: Cast, look: Look) -> None:
    yonas, before = cast.dossier("yonas"), count(look, Household)
    page = as_("petra").get(f"/dossiers/{yonas.id}/partner").text
    assert "Yonas Tesfay" in page
    as_("petra").post(f"/dossiers/{yonas.id}/partner", data=NEW | {"household": "couple"})
    _, dossier = person(look)
    assert dossier.household_id == yonas.household_id
    household = look.get(Household, yonas.household_id)
    assert household.kind is HouseholdKind.COUPLE
    assert count(look, Household) == before


WRONG = {
    "no name": ("name", " "),
    "a long name": ("name", "a" * 81),
    "a number of the government": ("name", "Tsega 123456782"),
    "no day": ("born_on", "31-02-1999"),
    "no such day": ("born_on", "1999-02-30"),
    "born tomorrow": ("born_on", "2026-09-15"),
    "born long ago": ("born_on", "1899-12-31"),
    "another language": ("language", "fr"),
    "other letters": ("script", "runes"),
    "neither yes nor no": ("interpreter", "maybe"),
    "another group": ("doelgroep", "x"),
    "another household": ("household", "00000000-0000-4000-8000-000000000000"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_said_and_nothing_kept(as_: As, look: Look, what: str) -> None:
    name, value = WRONG[what]
    before = count(look, Account)
    answer = as_("petra").post("/dossiers/new", data=NEW | {name: value})
    assert answer.status_code == 422
    assert f'id="{name}-error"' in answer.text
    assert count(look, Account) == before


def test_an_empty_form_is_refused(as_: As) -> None:
    assert as_("petra").post("/dossiers/new").status_code == 422


def test_no_column_for_what_must_not_be_kept() -> None:
    names = {column.name for table in (Account, Dossier) for column in table.__table__.columns}
    assert not names & {"bsn", "v_nummer", "nationality", "religion"}


def test_it_is_written_down_who_took_them_in(as_: As, cast: Cast, look: Look) -> None:
    as_("petra").post("/dossiers/new", data=NEW)
    _, dossier = person(look)
    [line] = look.all(select(AccessLine).where(AccessLine.dossier_id == dossier.id))
    assert (line.account_id, line.act, line.reached) == (cast["petra"].id, "open-dossier", True)


PAGES = ("case", "dates", "arrival", "activation", "partner")


@pytest.mark.parametrize("page", [*PAGES, "new", "import"])
def test_a_page_of_the_desk_costs_few_statements(
    as_: As, cast: Cast, statements: list[str], page: str
) -> None:
    petra, id = as_("petra"), cast.dossier("yonas").id
    statements.clear()
    path = f"/dossiers/{id}/{page}" if page in PAGES else f"/dossiers/{page}"
    assert petra.get(path).status_code == 200
    assert len(statements) <= 12, "\n".join(statements)


def test_of_a_day_of_birth_what_is_known_is_enough(as_: As, look: Look) -> None:
    petra = as_("petra")
    answer = petra.post("/dossiers/new", data=NEW | {"born_on": "00-00-1990"})
    assert answer.status_code == 303
    _, dossier = person(look)
    assert str(dossier.born) == "1990"
    assert "dag en maand onbekend" in petra.get(answer.location).text
    twice = petra.post("/dossiers/new", data=NEW | {"born_on": "1990"})
    assert twice.status_code == 422, "the same person, as far as it is known"
