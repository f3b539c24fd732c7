"""A signaal is never for somebody who is away: it goes to who stands in, and further."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from tests.conftest import As, Cast, Change, Look
from tests.guidance.welzijn.cards import CARD, address, flag
from tests.guidance.welzijn.test_no_coordinator import URGENT, close, readers
from tests.guidance.welzijn.test_terms import reminders
from webapp.case.account import AccessLine, Account, Role
from webapp.core import clock
from webapp.speech.formats import person

POLICE = {"domains": ["geld", "recht"], "level": "3-dringend", "facts": ""}
LEFT = ("fatima", "els")


@pytest.fixture(autouse=True)
def colleague(cast: Cast, change: Change) -> None:
    """Another consulent of the same gemeente."""
    made = Account(name="Collega", role=Role.CONSULENT, gemeente_id=cast["petra"].gemeente_id)
    change.add(made)
    cast.accounts["collega"] = made


def leave(as_: As, cast: Cast, who: str, deputy: str = "", last: str = "2026-09-18") -> None:
    data = {"first": f"{clock.today()}", "last": last}
    data["deputy"] = str(cast[deputy].id) if deputy else ""
    assert as_(who).post("/away", data=data).status_code == 303


def thanks(as_: As, cast: Cast, **changes: Any) -> str:
    henk = as_("henk", htmx=True)
    henk.post("/language", data={"lang": "en", "to": "/"})
    text: str = henk.post(address(cast, "yonas"), data=CARD | changes).text
    return text


def opens(as_: As, name: str, id: UUID) -> bool:
    return as_(name).get(f"/signalen/{id}").status_code == 200


def test_the_deputy_has_it_and_who_wrote_it_hears_so(as_: As, cast: Cast, look: Look) -> None:
    leave(as_, cast, "fatima", "els")
    said = thanks(as_, cast, **URGENT)
    assert f"Now it is with: {person('Els')}." in said
    assert "15 September 2026" in said, "and by when"
    assert [slot for _, slot, _ in reminders(look, cast["els"])] == ["new", "due", "late"]
    assert reminders(look, cast["fatima"]) == reminders(look, cast["petra"]) == []


def test_who_is_back_on_the_day_is_reminded_on_that_day(as_: As, cast: Cast, look: Look) -> None:
    leave(as_, cast, "fatima", "els", last="2026-09-14")
    flag(as_, cast, look, "henk", "yonas", **URGENT)
    assert [slot for _, slot, _ in reminders(look, cast["fatima"])] == ["due", "late"]
    assert [slot for _, slot, _ in reminders(look, cast["els"])] == ["new", "due", "late"]


def test_what_waited_already_is_told_to_the_deputy(as_: As, cast: Cast, look: Look) -> None:
    flag(as_, cast, look, "henk", "yonas", **URGENT)
    leave(as_, cast, "fatima", "els")
    assert reminders(look, cast["fatima"]) == []
    assert [slot for _, slot, _ in reminders(look, cast["els"])] == ["new", "due", "late"]


def both_away(as_: As, cast: Cast, change: Change) -> None:
    close(change, cast, "els")
    leave(as_, cast, "fatima")


def test_while_every_coordinator_is_away_the_consulent_of_the_dossier_reads_it(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    both_away(as_, cast, change)
    assert f"Consulent {person(cast['petra'].name)} has it." in thanks(as_, cast, **URGENT)
    id = flag(as_, cast, look, "henk", "yonas", **URGENT)
    assert readers(as_, id) == {"petra"}
    assert [slot for _, slot, _ in reminders(look, cast["petra"])][:1] == ["new"]
    clock.set_to("2026-09-19T08:00")
    assert readers(as_, id) == set(), "the coördinator is back"
    assert opens(as_, "fatima", id)


def test_what_was_closed_stays_with_the_organisation(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    id = flag(as_, cast, look, "henk", "yonas", **URGENT)
    fatima = as_("fatima")
    fatima.post(f"/signalen/{id}/consult")
    fatima.post(f"/signalen/{id}/report-back", data={"outcome": "referred"})
    fatima.post(f"/signalen/{id}/close")
    both_away(as_, cast, change)
    assert readers(as_, id) == set()


def test_about_the_police_it_stays_there_even_then(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    both_away(as_, cast, change)
    said = thanks(as_, cast, **POLICE)
    assert "Nobody can read this in the app now." in said
    assert "has it" not in said
    id = flag(as_, cast, look, "henk", "yonas", **POLICE)
    assert readers(as_, id) == set()


@pytest.fixture
def without_coordinators(cast: Cast, change: Change) -> None:
    for name in LEFT:
        close(change, cast, name)


@pytest.mark.usefixtures("without_coordinators")
def test_the_deputy_of_a_consulent_reads_from_the_first_day_to_the_last(
    as_: As, cast: Cast, look: Look
) -> None:
    id = flag(as_, cast, look, "henk", "yonas", **URGENT)
    assert readers(as_, id) == {"petra"}
    leave(as_, cast, "petra", "collega")
    assert readers(as_, id) == {"petra", "collega"}
    assert as_("collega").post(f"/signalen/{id}/consult").status_code == 303
    clock.set_to("2026-09-18T23:59")
    assert opens(as_, "collega", id)
    clock.set_to("2026-09-19T00:00")
    assert readers(as_, id) == {"petra"}
    assert as_("collega").post(f"/signalen/{id}/act").status_code == 404


@pytest.mark.usefixtures("without_coordinators")
def test_before_the_first_day_the_deputy_reads_nothing(as_: As, cast: Cast, look: Look) -> None:
    id = flag(as_, cast, look, "henk", "yonas", **URGENT)
    data = {"first": "2026-09-15", "last": "2026-09-18", "deputy": str(cast["collega"].id)}
    as_("petra").post("/away", data=data)
    assert readers(as_, id) == {"petra"}


@pytest.mark.usefixtures("without_coordinators")
def test_who_writes_hears_which_consulent_stands_in(as_: As, cast: Cast, look: Look) -> None:
    leave(as_, cast, "petra", "collega")
    assert f"Consulent {person('Collega')} has it." in thanks(as_, cast, **URGENT)
    assert [slot for _, slot, _ in reminders(look, cast["collega"])] == ["new", "due", "late"]
    assert reminders(look, cast["petra"]) == []


@pytest.mark.usefixtures("without_coordinators")
def test_a_deputy_who_left_reads_nothing_and_all_consulents_do(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    change.add(Account(name="Derde", role=Role.CONSULENT, gemeente_id=cast["petra"].gemeente_id))
    cast.accounts["derde"] = look.one(select(Account).where(Account.name == "Derde"))
    leave(as_, cast, "petra", "collega")
    close(change, cast, "collega")
    id = flag(as_, cast, look, "henk", "yonas", **URGENT)
    assert opens(as_, "derde", id)
    assert "The consulents of the municipality have it." in thanks(as_, cast, **URGENT)


@pytest.mark.usefixtures("without_coordinators")
def test_that_the_deputy_read_it_is_noted(as_: As, cast: Cast, look: Look) -> None:
    id = flag(as_, cast, look, "henk", "yonas", **URGENT)
    leave(as_, cast, "petra", "collega")
    as_("collega").get(f"/signalen/{id}")
    query = select(AccessLine.act).where(
        AccessLine.account_id == cast["collega"].id,
        AccessLine.dossier_id == cast.dossier("yonas").id,
    )
    assert look.all(query) == ["read-signaal"]


def test_nobody_is_called_who_is_away(as_: As, cast: Cast, change: Change) -> None:
    henk = as_("henk")
    assert "010-000 01 04" in henk.get("/call-now").text
    leave(as_, cast, "fatima", "els")
    assert "010-000 01 04" not in henk.get("/call-now").text
    assert "010-000 01 08" in henk.get("/call-now").text
    close(change, cast, "els")
    assert "010-000 01 12" in henk.get("/call-now").text, "then the organisation itself"
