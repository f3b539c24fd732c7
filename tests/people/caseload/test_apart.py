"""People who shared a household live apart: neither reads the money of the other."""

import pytest

from tests.conftest import As, Cast, Look
from tests.people.caseload.facts import correct, history, path
from webapp.case.dossier import Dossier, Household, HouseholdKind

APART = {"leaves": "alone", "leaves_children": "0", "stays": "single-parent"}
APART |= {"stays_children": "2", "why": "changed", "note": ""}


def apart(as_: As, cast: Cast, **more: str) -> int:
    url = f"/dossiers/{cast.dossier('omar').id}/apart"
    return as_("petra").post(url, data=APART | more).status_code


def test_neither_reads_the_money_of_the_other_any_more(as_: As, cast: Cast, look: Look) -> None:
    rania, omar = as_("rania"), as_("omar")
    of_rania = f"/dossiers/{cast.dossier('rania').id}/budget"
    of_omar = f"/dossiers/{cast.dossier('omar').id}/budget"
    assert omar.get(of_rania).status_code == rania.get(of_omar).status_code == 200
    assert apart(as_, cast) == 303
    assert omar.get(of_rania).status_code == rania.get(of_omar).status_code == 404
    assert "€" in rania.get(of_rania).text, "what was paid together stays with who stays"
    assert "€" not in omar.get(of_omar).text
    homes = [look.get(Dossier, cast.dossier(name).id).household_id for name in ("omar", "rania")]
    kinds = [look.get(Household, id) for id in homes]
    assert [home.kind for home in kinds] == [HouseholdKind.ALONE, HouseholdKind.SINGLE_PARENT]
    assert [home.children for home in kinds] == [0, 2]


def test_it_is_in_the_history_of_both(as_: As, cast: Cast) -> None:
    apart(as_, cast)
    for name in ("omar", "rania"):
        assert "Petra" in history(as_("petra"), path(cast, name))


@pytest.mark.parametrize(
    "wrong", [{"leaves": "couple"}, {"stays": ""}, {"why": ""}, {"stays_children": "-1"}], ids=str
)
def test_what_is_wrong_is_refused(as_: As, cast: Cast, wrong: dict[str, str]) -> None:
    assert apart(as_, cast, **wrong) == 422
    of_rania = f"/dossiers/{cast.dossier('rania').id}/budget"
    assert as_("omar").get(of_rania).status_code == 200


def test_it_happens_once(as_: As, cast: Cast, look: Look) -> None:
    apart(as_, cast)
    before = look.get(Dossier, cast.dossier("omar").id).household_id
    assert apart(as_, cast) == 422
    assert look.get(Dossier, cast.dossier("omar").id).household_id == before


def test_two_dossiers_are_no_household_of_one(as_: As, cast: Cast) -> None:
    answer = correct(as_("petra"), path(cast, "omar"), household="alone")
    assert answer.status_code == 422
    assert 'id="household-error"' in answer.text
