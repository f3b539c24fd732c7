"""One household, one budget: what partners see of each other, and what nobody else sees."""

import pytest
from sqlalchemy import select

from tests.conftest import As, Cast, Look
from tests.worlds.second import COUNTERPARTS
from tests.worlds.test_reader import LANGUAGES, address, opens
from webapp.calendar.agenda.model import Appointment
from webapp.plan.pip.model import Agreement

WORLDS = ("demo", "second")


def named(world_name: str, name: str) -> str:
    return name if world_name == "demo" else COUNTERPARTS[name.title()].lower()


@pytest.mark.parametrize("world_name", WORLDS)
def test_partners_read_the_same_amounts_at_either_address(
    as_: As, cast: Cast, world_name: str
) -> None:
    rania, omar = named(world_name, "rania"), named(world_name, "omar")
    for language in LANGUAGES:
        pages = [
            opens(as_, cast, who, "budget", language, whose=whose)
            for who in (rania, omar)
            for whose in (rania, omar)
        ]
        amounts = [page.amounts for page in pages]
        assert amounts[0], f"{pages[0].about} shows no amounts"
        for page in pages[1:]:
            assert page.amounts == amounts[0], f"{page.about}: the household has one budget"


@pytest.mark.parametrize("month", ["2026-02", "2026-03", "2026-06", "2026-08"])
def test_earlier_months_are_the_same_for_both(as_: As, cast: Cast, month: str) -> None:
    asked = f"?month={month}"
    hers = opens(as_, cast, "rania", "budget", asked=asked)
    his = opens(as_, cast, "omar", "budget", asked=asked)
    at_hers = opens(as_, cast, "omar", "budget", whose="rania", asked=asked)
    assert hers.amounts == his.amounts == at_hers.amounts


@pytest.mark.parametrize("world_name", WORLDS)
@pytest.mark.parametrize(("who", "whose"), [("omar", "rania"), ("rania", "omar")])
def test_nothing_else_of_a_partner_is_there(
    as_: As, cast: Cast, look: Look, world_name: str, who: str, whose: str
) -> None:
    who, whose = named(world_name, who), named(world_name, whose)
    partner, dossier = as_(who), cast.dossier(whose)
    for room in ("pip", "agenda", "pvt"):
        assert partner.get(address(cast, whose, room)).status_code == 404, f"{who}: {room}"
    meetings = look(
        lambda s: s.scalars(select(Appointment.id).where(Appointment.dossier_id == dossier.id))
    )
    for id in list(meetings):
        assert partner.get(f"/appointments/{id}/ics").status_code == 404
    lines = look(
        lambda s: s.scalars(select(Agreement.id).where(Agreement.dossier_id == dossier.id))
    )
    for id in list(lines):
        assert partner.post(f"/agreements/{id}/tick").status_code == 404
    assert partner.post(f"/dossiers/{dossier.id}/feed").status_code == 404


def test_omar_reads_nothing_of_rania_on_any_page_of_his_own(as_: As, cast: Cast) -> None:
    for room in ("today", "pip", "agenda", "pvt", "budget"):
        page = opens(as_, cast, "omar", room)
        assert "Rania" not in page.text, page.about
        assert "De Regenboog" not in page.text, f"{page.about}: that talk is hers"


@pytest.mark.parametrize("who", ["yonas", "mariam", "dawit", "amal", "selam", "henk", "ilse"])
@pytest.mark.parametrize("whose", ["rania", "omar"])
def test_nobody_outside_the_household_and_the_gemeente_reads_its_budget(
    as_: As, cast: Cast, who: str, whose: str
) -> None:
    reply = as_(who).get(address(cast, whose, "budget"))
    assert reply.status_code == 404
    assert "1.719,45" not in reply.text
