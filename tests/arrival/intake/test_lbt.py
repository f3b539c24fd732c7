"""The LBT: three outcomes, none of them a failure; advice that may be left with a reason."""

import pytest
from sqlalchemy import select

from tests.arrival.intake.pages import room
from tests.conftest import As, Cast, Look, complains
from webapp.arrival.intake import queries
from webapp.arrival.intake.model import LbtResult
from webapp.law.duo import Leerroute
from webapp.law.lbt import LbtExemption, LbtOutcome, follows

RESULT = {"outcome": "B1-route niet haalbaar", "day": "2026-09-11", "score": "43,5", "needed": "60"}


def kept(look: Look, cast: Cast, name: str) -> list[LbtResult]:
    query = select(LbtResult).where(LbtResult.dossier_id == cast.dossier(name).id)
    return look.all(query)


def test_a_result_is_kept_as_duo_reports_it(as_: As, cast: Cast, look: Look) -> None:
    """Row 1.4, A1: the LBT says "B1-route niet haalbaar"."""
    for htmx in (True, False):
        petra = as_("petra", htmx=htmx)
        reply = petra.post(room(cast, "dawit", "intake/lbt"), data=RESULT)
        assert reply.status_code == (200 if htmx else 303)
    row = kept(look, cast, "dawit")[0]
    assert (row.outcome, row.score_hundredths, row.needed_hundredths) == (
        LbtOutcome.NOT_REACHABLE,
        4350,
        6000,
    )
    page = petra.get(room(cast, "dawit")).text.split('id="lbt"')[1]
    assert "43,50" in page
    for word in ("gezakt", "geslaagd", "failed", "passed"):
        assert word not in page.lower()


def test_the_latest_result_counts_and_the_plan_can_ask_for_it(
    as_: As, cast: Cast, look: Look
) -> None:
    petra, path = as_("petra"), room(cast, "dawit", "intake/lbt")
    petra.post(path, data=RESULT)
    petra.post(path, data={"outcome": "Onbekend", "day": "2026-09-12"})
    found = look(
        lambda s: s.connection().execute(queries.LBT, {"dossier": cast.dossier("dawit").id}).first()
    )
    assert found
    assert found.outcome is LbtOutcome.UNKNOWN
    assert len(kept(look, cast, "dawit")) == 2


@pytest.mark.parametrize("exemption", LbtExemption)
def test_who_is_exempt_has_no_score(as_: As, cast: Cast, look: Look, exemption: str) -> None:
    petra, path = as_("petra"), room(cast, "dawit", "intake/lbt")
    form = {"outcome": "Onbekend", "day": "2026-09-11", "exemption": exemption}
    for wrong in ({"score": "60,00"}, {"outcome": "B1-route haalbaar"}):
        assert petra.post(path, data=form | wrong).status_code == 422
    assert petra.post(path, data=form).status_code == 303
    [row] = kept(look, cast, "dawit")
    assert row.exemption == exemption


BAD = {
    "tomorrow": {"day": "2026-09-15"},
    "before-the-law": {"day": "2021-12-31"},
    "no-such-day": {"day": "2026-02-30"},
    "no-day": {"day": ""},
    "point": {"score": "43.5"},
    "too-high": {"score": "1000,00"},
    "three-decimals": {"score": "43,505"},
    "arabic-digits": {"score": "٤٣,٥"},
    "passed": {"outcome": "geslaagd"},
    "no-outcome": {"outcome": ""},
    "30-kb": {"needed": "9" * 30_000},
    "formula": {"needed": "=1+1"},
}


@pytest.mark.parametrize("wrong", BAD.values(), ids=BAD)
def test_bad_input_is_refused_with_a_sentence(
    as_: As, cast: Cast, look: Look, wrong: dict[str, str]
) -> None:
    reply = as_("petra").post(room(cast, "dawit", "intake/lbt"), data=RESULT | wrong)
    assert reply.status_code == 422
    assert complains(reply.text)
    assert kept(look, cast, "dawit") == []


@pytest.mark.parametrize(
    ("outcome", "fitting"),
    [
        (LbtOutcome.REACHABLE, {Leerroute.B1, Leerroute.ONDERWIJS}),
        (LbtOutcome.NOT_REACHABLE, {Leerroute.Z}),
        (LbtOutcome.UNKNOWN, set(Leerroute)),
    ],
)
def test_what_does_not_follow_the_advice_needs_a_motivation(
    outcome: LbtOutcome, fitting: set[Leerroute]
) -> None:
    assert {route for route in Leerroute if follows(outcome, route)} == fitting
