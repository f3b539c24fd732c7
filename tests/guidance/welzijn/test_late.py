"""What nobody reacted to in time: who leads is told, without a word of it, and it goes on."""

import re
from uuid import UUID

import pytest
import sqlalchemy as sa

from tests.conftest import As, Cast, Change, Look
from tests.guidance.welzijn.cards import ACUTE, CARD, flag, one
from tests.guidance.welzijn.test_away import POLICE, leave
from tests.guidance.welzijn.test_no_coordinator import URGENT, close
from tests.guidance.welzijn.test_terms import reminders
from webapp.case.dossier import Dossier
from webapp.core import clock
from webapp.guidance.welzijn import retention_late
from webapp.guidance.welzijn.model import Signaal
from webapp.speech.formats import person

AFTER = "2026-09-16T10:00"
"""An urgent one of Monday the fourteenth is late."""


def main_of(page: str) -> str:
    found = re.search(r"<main.*?</main>", page, re.DOTALL)
    assert found
    return found[0]


def late(as_: As) -> str:
    return main_of(as_("wim").get("/").text)


def hour_passes(change: Change) -> None:
    change(retention_late.forget)


def test_who_leads_sees_which_level_how_late_and_who_is_to_read(
    as_: As, cast: Cast, look: Look
) -> None:
    flag(as_, cast, look, "henk", "yonas", **URGENT)
    assert "Niets is te laat." in late(as_)
    assert "Dringend" in late(as_), "it is counted"
    clock.set_to(AFTER)
    page = late(as_)
    assert "Te laat: voor of op" in page
    assert "Dagen te laat" in page
    assert f"{person('Els')}, {person('Fatima')}" in page


def test_nothing_of_whom_or_what_and_no_way_to_it(as_: As, cast: Cast, look: Look) -> None:
    about = {"domains": ["veilig", "geld"], "person_says": "Zegt niets.", "asks": "Bel hem."}
    id = flag(as_, cast, look, "henk", "yonas", **CARD | URGENT | about)
    clock.set_to(AFTER)
    wim = as_("wim")
    page = wim.get("/").text
    for hidden in ("Yonas", "Tesfay", "slaapt", "Zegt niets", "Bel hem", "Henk", "Onveilig"):
        assert hidden not in page, hidden
    for address in (id, cast.dossier("yonas").id, "/signalen", "/dossiers"):
        assert str(address) not in page, address
    assert "<a " not in main_of(page)
    for path in ("/signalen", f"/signalen/{id}", "/call-now", "/staff", "/dossiers", "/away"):
        assert wim.get(path).status_code == 404, path
    for act in ("consult", "act", "report-back", "close", "weigh", "share", "meldcode", "erase"):
        assert wim.post(f"/signalen/{id}/{act}").status_code == 404, act


def test_of_another_organisation_nothing_is_counted(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    flag(as_, cast, look, "henk", "yonas", **URGENT)
    clock.set_to(AFTER)
    change.run(sa.text("UPDATE account SET organisation_id = NULL WHERE name = 'Henk'"))
    assert "Dringend" not in late(as_)


def test_what_somebody_reacted_to_is_gone(as_: As, cast: Cast, look: Look) -> None:
    id = flag(as_, cast, look, "henk", "yonas", **URGENT)
    clock.set_to(AFTER)
    as_("fatima").post(f"/signalen/{id}/consult")
    assert "Niets is te laat." in late(as_)


def test_who_leads_is_told_once_it_is_late_and_not_when_somebody_reacted(
    as_: As, cast: Cast, look: Look
) -> None:
    id = flag(as_, cast, look, "henk", "yonas", **URGENT)
    assert reminders(look, cast["wim"]) == [("signaal-term", "late", "16-09 09:00")]
    as_("fatima").post(f"/signalen/{id}/consult")
    assert reminders(look, cast["wim"]) == []
    flag(as_, cast, look, "henk", "yonas", **ACUTE)
    assert reminders(look, cast["wim"]) == [("signaal-term", "late", "15-09 09:00")]


def test_who_leads_is_told_at_once_when_no_coordinator_is_there(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    close(change, cast, "els")
    leave(as_, cast, "fatima")
    flag(as_, cast, look, "henk", "yonas", **URGENT)
    assert [slot for _, slot, _ in reminders(look, cast["wim"])] == ["new", "late"]
    clock.set_to(AFTER)
    assert f"{person(cast['petra'].name)}" in late(as_), "the consulent is to read it"


def test_what_nobody_can_read_is_seen_at_once(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    close(change, cast, "els")
    leave(as_, cast, "fatima")
    flag(as_, cast, look, "henk", "yonas", **POLICE)
    assert "niemand. Bel de organisatie." in late(as_)


@pytest.mark.parametrize("level", [URGENT, ACUTE, {}])
def test_it_goes_on_to_the_consulent_who_is_told(
    as_: As, cast: Cast, look: Look, change: Change, level: dict[str, object]
) -> None:
    id, petra = flag(as_, cast, look, "henk", "yonas", **level), as_("petra")
    last = {"3-dringend": "15", "4-acuut": "14", "2-zorg": "21"}[one(look, id).level]
    clock.set_to(f"2026-09-{last}T23:59")
    hour_passes(change)
    assert petra.get(f"/signalen/{id}").status_code == 404
    clock.set_to(f"2026-09-{int(last) + 1}T00:30")
    hour_passes(change)
    hour_passes(change)
    assert petra.get(f"/signalen/{id}").status_code == 200
    assert [slot for _, slot, _ in reminders(look, cast["petra"])] == ["shared"]
    assert as_("fatima").get(f"/signalen/{id}").status_code == 200
    assert "De consulent van het dossier leest het ook." in late(as_)


@pytest.mark.parametrize("card", [POLICE, {"level": "1-let-op"}])
def test_what_may_not_be_shared_goes_no_further(
    as_: As, cast: Cast, look: Look, change: Change, card: dict[str, object]
) -> None:
    id = flag(as_, cast, look, "henk", "yonas", **card)
    clock.set_to("2026-10-14T10:00")
    hour_passes(change)
    assert as_("petra").get(f"/signalen/{id}").status_code == 404
    assert "Te laat" in late(as_)


def test_what_somebody_reacted_to_does_not_go_on(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    id = flag(as_, cast, look, "henk", "yonas", **URGENT)
    as_("fatima").post(f"/signalen/{id}/consult")
    clock.set_to(AFTER)
    hour_passes(change)
    assert look.get(Signaal, id).shared_at is None


def test_without_a_consulent_it_goes_on_to_the_gemeente(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    id: UUID = flag(as_, cast, look, "henk", "yonas", **URGENT)
    mine = sa.update(Dossier).where(Dossier.id == cast.dossier("yonas").id)
    change.run(mine.values(consulent_id=None))
    clock.set_to(AFTER)
    hour_passes(change)
    assert as_("petra").get(f"/signalen/{id}").status_code == 200
    assert [slot for _, slot, _ in reminders(look, cast["petra"])] == ["shared"]


def test_the_page_costs_few_statements(
    as_: As, cast: Cast, look: Look, change: Change, statements: list[str]
) -> None:
    for name in ("fatima", "els"):
        close(change, cast, name)
    for who, about in (("henk", "yonas"), ("henk", "rania"), ("ilse", "mariam")):
        flag(as_, cast, look, who, about, **URGENT)
    clock.set_to(AFTER)
    wim = as_("wim")
    statements.clear()
    assert "Te laat" in wim.get("/").text
    assert len(statements) <= 8
