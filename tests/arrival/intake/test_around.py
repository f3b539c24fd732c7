"""The right to talk alone, and the time of the intake: noted before the summary is given."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.arrival.intake.pages import note_around, room
from tests.conftest import As, Cast, Look, complains
from webapp.arrival.intake.model import Around, IntakeShared
from webapp.arrival.intake.model_around import IntakeAround
from webapp.case.spoken import Spoken

TOLD = {"area": "alone", "told_on": "2026-09-10", "told_in": "ti", "alone": "yes"}
MORE = {"area": "time", "more_time": "yes", "why": "Wacht op het diploma.", "until": "2026-10-01"}


def noted(look: Look, cast: Cast) -> list[IntakeAround]:
    mine = IntakeAround.dossier_id == cast.dossier("dawit").id
    return look.all(select(IntakeAround).where(mine).order_by(IntakeAround.area))


def test_it_is_noted_when_and_in_which_language_it_was_said_and_what_was_chosen(
    as_: As, cast: Cast, look: Look
) -> None:
    petra, here = as_("petra"), room(cast, "dawit")
    for said in (TOLD, MORE):
        assert petra.post(here, data=said).location == f"{here}#area-{said['area']}"
    alone, time = noted(look, cast)
    assert (alone.told_on, alone.told_in, alone.alone) == (
        date(2026, 9, 10),
        Spoken.TIGRINYA,
        True,
    )
    assert (time.more_time, time.why, time.until) == (
        True,
        "Wacht op het diploma.",
        date(2026, 10, 1),
    )
    assert [alone.written_by_id, time.written_by_id] == [cast["petra"].id] * 2
    page = petra.get(here).text
    assert 'value="2026-09-10"' in page
    assert "Wacht op het diploma." in page
    assert "0</bdi> van" in page, "no leefgebied is filled in by it"


LEFT_OPEN = {
    "day": (TOLD | {"told_on": ""}, MORE),
    "language": (TOLD | {"told_in": ""}, MORE),
    "choice": ({**TOLD, "alone": ""}, MORE),
    "time": (TOLD, {"area": "time"}),
    "why": (TOLD, MORE | {"why": ""}),
    "until": (TOLD, MORE | {"until": ""}),
}


@pytest.mark.parametrize("said", LEFT_OPEN.values(), ids=LEFT_OPEN)
def test_the_summary_is_not_given_before_it_is_all_noted(
    as_: As, cast: Cast, look: Look, said: tuple[dict[str, str], ...]
) -> None:
    petra, here = as_("petra"), room(cast, "dawit")
    assert "Eerst noteren" in petra.get(here).text
    for each in said:
        assert petra.post(here, data=each).status_code == 303
    reply = petra.post(f"{here}/share")
    assert reply.status_code == 422
    assert complains(reply.text)
    mine = IntakeShared.dossier_id == cast.dossier("dawit").id
    assert look.all(select(IntakeShared).where(mine)) == []


def test_who_needs_no_more_time_says_no_reason(as_: As, cast: Cast) -> None:
    petra, here = as_("petra"), room(cast, "dawit")
    note_around(petra, here)
    assert "Eerst noteren" not in petra.get(here).text
    assert petra.post(f"{here}/share").status_code == 303


BAD = {
    "tomorrow": TOLD | {"told_on": "2026-09-15"},
    "no-day": TOLD | {"told_on": "2026-02-30"},
    "no-language": TOLD | {"told_in": "tlh"},
    "perhaps": TOLD | {"alone": "perhaps"},
    "no-until": MORE | {"until": "soon"},
    "long": MORE | {"why": "x" * 501},
}


@pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "plain"])
@pytest.mark.parametrize("form", BAD.values(), ids=BAD)
def test_bad_input_is_refused(
    as_: As, cast: Cast, look: Look, form: dict[str, str], htmx: bool
) -> None:
    reply = as_("petra", htmx=htmx).post(room(cast, "dawit"), data=form)
    assert reply.status_code == 422
    assert complains(reply.text)
    assert noted(look, cast) == []


def test_the_inburgeraar_reads_nothing_of_it(as_: As, cast: Cast) -> None:
    petra, here = as_("petra"), room(cast, "dawit")
    for said in (TOLD, MORE):
        petra.post(here, data=said)
    petra.post(f"{here}/share")
    assert "Wacht op het diploma." not in as_("dawit").get(f"{here}/summary").text
    assert {*Around} == {"alone", "time"}
