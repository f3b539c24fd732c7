"""Who is going to be away says so on a page, and names a colleague who stands in."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.conftest import As, Cast, Change, Look
from webapp.case.absence import Absence
from webapp.case.account import Account, Role
from webapp.core import clock
from webapp.speech.formats import person


@pytest.fixture(autouse=True)
def colleague(cast: Cast, change: Change) -> None:
    """Another consulent of the same gemeente."""
    made = Account(name="Collega", role=Role.CONSULENT, gemeente_id=cast["petra"].gemeente_id)
    change.add(made)
    cast.accounts["collega"] = made


def away(cast: Cast, deputy: str, first: str, last: str) -> dict[str, str]:
    return {"first": first, "last": last, "deputy": str(cast[deputy].id)}


def kept(look: Look, cast: Cast, name: str) -> list[tuple[date, date, object]]:
    """Until (exclusive), and who stands in; what is over is left out."""
    query = select(Absence).where(
        Absence.account_id == cast[name].id, Absence.ends_on > date(2026, 9, 13)
    )
    return [(row.starts_on, row.ends_on, row.deputy_id) for row in look.all(query)]


def test_the_days_and_the_deputy_are_kept_and_shown(as_: As, cast: Cast, look: Look) -> None:
    fatima = as_("fatima")
    reply = fatima.post("/away", data=away(cast, "els", "2026-09-14", "2026-09-18"))
    assert (reply.status_code, reply.location) == (303, "/away")
    assert kept(look, cast, "fatima") == [
        (date(2026, 9, 14), date(2026, 9, 19), cast["els"].id),
    ]
    page = fatima.get("/away").text
    assert f"{person('Els')} vervangt u." in page
    assert f"U vervangt {person('Fatima')} tot en met" in as_("els").get("/away").text
    assert "Fatima" not in as_("petra").get("/away").text


def test_only_colleagues_with_the_same_work_are_offered(as_: As, cast: Cast) -> None:
    offered = {
        name: {other for other in cast if str(cast[other].id) in as_(name).get("/away").text}
        for name in ("fatima", "petra")
    }
    assert offered == {"fatima": {"els"}, "petra": {"collega"}}


@pytest.mark.parametrize("deputy", ["henk", "petra", "karel", "fatima", "noor"])
def test_nobody_else_can_be_named(as_: As, cast: Cast, look: Look, deputy: str) -> None:
    data = away(cast, deputy, "2026-09-14", "2026-09-18")
    assert as_("fatima").post("/away", data=data).status_code == 422
    assert kept(look, cast, "fatima") == []


def test_somebody_has_to_stand_in_where_there_is_somebody(as_: As, cast: Cast) -> None:
    data = away(cast, "els", "2026-09-14", "2026-09-18") | {"deputy": ""}
    assert as_("fatima").post("/away", data=data).status_code == 422


def test_without_a_colleague_one_may_be_away_and_the_page_says_who_reads_it(
    as_: As, cast: Cast, look: Look
) -> None:
    page = as_("karel").get("/away").text
    assert "U hebt geen collega die u kan vervangen." in page
    data = {"first": "2026-09-14", "last": "2026-09-18"}
    assert as_("karel").post("/away", data=data).status_code == 303
    assert kept(look, cast, "karel") == [(date(2026, 9, 14), date(2026, 9, 19), None)]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2026-09-13", "2026-09-18"),
        ("2026-09-18", "2026-09-17"),
        ("2026-09-14", "2027-09-20"),
        ("", "2026-09-18"),
        ("2026-09-14", ""),
    ],
)
def test_days_that_do_not_fit_are_refused(
    as_: As, cast: Cast, look: Look, first: str, last: str
) -> None:
    reply = as_("fatima").post("/away", data=away(cast, "els", first, last))
    assert reply.status_code == 422
    assert "Kies dagen vanaf vandaag" in reply.text
    assert kept(look, cast, "fatima") == []


def test_who_is_away_then_cannot_stand_in(as_: As, cast: Cast, look: Look) -> None:
    as_("els").post("/away", data=away(cast, "fatima", "2026-09-18", "2026-09-25"))
    reply = as_("fatima").post("/away", data=away(cast, "els", "2026-09-16", "2026-09-18"))
    assert reply.status_code == 422
    assert "Deze collega is dan ook afwezig." in reply.text
    reply = as_("fatima").post("/away", data=away(cast, "els", "2026-09-16", "2026-09-17"))
    assert reply.status_code == 303


def test_a_second_time_changes_the_first(as_: As, cast: Cast, look: Look) -> None:
    as_("fatima").post("/away", data=away(cast, "els", "2026-09-14", "2026-09-18"))
    clock.set_to("2026-09-16T09:00")
    longer = away(cast, "els", "2026-09-14", "2026-10-02")
    assert as_("fatima").post("/away", data=longer).status_code == 303
    assert kept(look, cast, "fatima") == [
        (date(2026, 9, 14), date(2026, 10, 3), cast["els"].id),
    ]


def test_back_early(as_: As, cast: Cast, look: Look) -> None:
    fatima = as_("fatima")
    assert fatima.post("/away/back").status_code == 422
    fatima.post("/away", data=away(cast, "els", "2026-09-14", "2026-09-18"))
    clock.set_to("2026-09-16T09:00")
    assert fatima.post("/away/back").status_code == 303
    assert kept(look, cast, "fatima") == [(date(2026, 9, 14), date(2026, 9, 16), cast["els"].id)]
    fatima.post("/away", data=away(cast, "els", "2026-09-21", "2026-09-25"))
    fatima.post("/away/back")
    assert len(kept(look, cast, "fatima")) == 1, "what never began leaves nothing"


def test_all_that_is_wrong_is_said_at_once(as_: As, cast: Cast) -> None:
    data = away(cast, "els", "2026-09-18", "2026-09-16") | {"deputy": ""}
    page = as_("fatima").post("/away", data=data).text
    assert 'id="last-error"' in page
    assert 'id="deputy-error"' in page
