"""Where no coördinator can read it, a signaal reaches the gemeente, and who wrote it hears so."""

from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.conftest import As, Cast, Change, Look
from tests.guidance.welzijn.cards import ACUTE, CARD, address, flag, one
from tests.guidance.welzijn.test_terms import reminders
from webapp.case.account import Account, Role
from webapp.case.dossier import Dossier
from webapp.core import clock
from webapp.guidance.welzijn.model import Stage
from webapp.speech.formats import person

URGENT = {"level": "3-dringend"}


@pytest.fixture
def colleague(cast: Cast, change: Change) -> None:
    """Another consulent of the same gemeente."""

    def add(session: Session) -> None:
        made = Account(name="Collega", role=Role.CONSULENT, gemeente_id=cast["petra"].gemeente_id)
        session.add(made)
        session.flush()
        cast.accounts["collega"] = made

    change(add)


@pytest.fixture(autouse=True)
def alone(cast: Cast, change: Change, colleague: None) -> None:
    """The coördinatoren have left; nobody came in their place."""
    for name in ("fatima", "els"):
        close(change, cast, name)


def close(change: Change, cast: Cast, name: str) -> None:
    mine = sa.update(Account).where(Account.id == cast[name].id)
    change.run(mine.values(closed_at=clock.now()))


def no_consulent(change: Change, cast: Cast) -> None:
    mine = sa.update(Dossier).where(Dossier.id == cast.dossier("yonas").id)
    change.run(mine.values(consulent_id=None))


def readers(as_: As, id: UUID) -> set[str]:
    """Who opens the card, and has it on the list."""
    here = {"petra", "collega", "karel", "henk", "ilse", "yonas", "rania"}
    opened = {name for name in here if as_(name).get(f"/signalen/{id}").status_code == 200}
    on_list = f'href="/signalen/{id}"'
    assert opened == {name for name in here if on_list in as_(name).get("/signalen").text}
    return opened


def on_the_board(as_: As, name: str, id: UUID) -> bool:
    return all(f"/signalen/{id}" in as_(name).get(path).text for path in ("/", "/?mine=1"))


def thanks(as_: As, cast: Cast, **changes: Any) -> str:
    henk = as_("henk", htmx=True)
    henk.post("/language", data={"lang": "en", "to": "/"})
    reply = henk.post(address(cast, "yonas"), data=CARD | changes)
    assert reply.status_code == 200
    text: str = reply.text
    return text


@pytest.mark.parametrize("level", [{"level": "1-let-op"}, {"level": "2-zorg"}, URGENT, ACUTE])
def test_the_consulent_of_the_dossier_reads_it(
    as_: As, cast: Cast, look: Look, level: dict[str, Any]
) -> None:
    id = flag(as_, cast, look, "henk", "yonas", **level)
    assert readers(as_, id) == {"petra"}
    assert on_the_board(as_, "petra", id)
    assert not on_the_board(as_, "collega", id)


def test_without_a_consulent_all_consulents_of_the_gemeente_read_it(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    no_consulent(change, cast)
    id = flag(as_, cast, look, "henk", "yonas", **URGENT)
    assert readers(as_, id) == {"petra", "collega"}
    assert on_the_board(as_, "collega", id)


def test_a_consulent_who_left_has_nothing_any_more(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    close(change, cast, "petra")
    id = flag(as_, cast, look, "henk", "yonas", **URGENT)
    assert as_("collega").get(f"/signalen/{id}").status_code == 200


def test_a_coordinator_who_comes_takes_it_over(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    id = flag(as_, cast, look, "henk", "yonas", **URGENT)
    back = sa.update(Account).where(Account.id == cast["fatima"].id).values(closed_at=None)
    change.run(back)
    assert readers(as_, id) == set()
    assert as_("fatima").get(f"/signalen/{id}").status_code == 200
    assert f"Now it is with: {person('Fatima')}." in thanks(as_, cast, **URGENT)


def test_who_wrote_it_hears_who_has_it(as_: As, cast: Cast, change: Change) -> None:
    said = thanks(as_, cast, **URGENT)
    assert f"Consulent {person(cast['petra'].name)} has it." in said
    assert "coordinator has it" not in said
    assert "15 September 2026" in said
    no_consulent(change, cast)
    assert "The consulents of the municipality have it." in thanks(as_, cast)


def test_the_form_says_before_it_is_written_who_reads_it(
    as_: As, cast: Cast, change: Change
) -> None:
    henk = as_("henk")
    henk.post("/language", data={"lang": "en", "to": "/"})
    new = f"{address(cast, 'yonas')}/new"
    assert f"Consulent {person(cast['petra'].name)} reads this." in henk.get(new).text
    for untrue in ("Note for the coordinator", "Your coordinator reads this."):
        assert untrue not in henk.get(new).text
    no_consulent(change, cast)
    assert "The consulents of the municipality read this." in henk.get(new).text


def test_about_the_police_no_consulent_reads_and_who_wrote_it_is_told_to_call(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    """That stays with the organisation: nothing about the police goes to the gemeente."""
    police = {"domains": ["geld", "recht"], "level": "3-dringend", "facts": ""}
    said = thanks(as_, cast, **police)
    assert "Nobody can read this in the app now." in said
    assert "has it" not in said
    assert 'href="tel:' in said
    id = flag(as_, cast, look, "henk", "yonas", **police)
    assert readers(as_, id) == set()


def test_the_consulent_follows_it_up_to_the_end(as_: As, cast: Cast, look: Look) -> None:
    id = flag(as_, cast, look, "henk", "yonas", **URGENT)
    petra = as_("petra")
    for act, form, stage in (
        ("consult", {}, Stage.IN_CONSULTATION),
        ("act", {}, Stage.ACTION),
        ("report-back", {"outcome": "taken-up"}, Stage.REPORTED_BACK),
        ("close", {}, Stage.CLOSED),
    ):
        assert f'action="/signalen/{id}/{act}"' in petra.get(f"/signalen/{id}").text
        assert petra.post(f"/signalen/{id}/{act}", data=form).status_code == 303
        assert one(look, id).stage is stage
    assert f'action="/signalen/{id}/share"' not in petra.get(f"/signalen/{id}").text


def test_the_consulent_is_reminded_as_a_coordinator_is(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    flag(as_, cast, look, "henk", "yonas", **URGENT)
    assert reminders(look, cast["petra"]) == [
        ("signaal", "new", "14-09 08:30"),
        ("signaal-term", "due", "15-09 09:00"),
        ("signaal-term", "late", "16-09 09:00"),
    ]
    assert reminders(look, cast["collega"]) == reminders(look, cast["fatima"]) == []
    no_consulent(change, cast)
    flag(as_, cast, look, "henk", "yonas", **ACUTE)
    assert [slot for _, slot, _ in reminders(look, cast["collega"])] == ["new"]
