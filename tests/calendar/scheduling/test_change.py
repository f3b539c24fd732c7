"""Moving and cancelling with a reason for the inburgeraar; a no-show asks for a call."""

from datetime import datetime

import pytest
from sqlalchemy import select

from tests.calendar.scheduling.test_plan import known_from, plan, planned
from tests.conftest import As, Browser, Cast, Look
from webapp.calendar.agenda.model import Appointment
from webapp.contact.push.model import Kind, Reminder
from webapp.core import clock

MARIAMS = datetime.fromisoformat("2026-09-15T10:00")
MOVED = {"seen": "0", "day": "2026-09-15", "at": "14:00", "minutes": "45", "why": "no-interpreter"}


@pytest.fixture
def talk(cast: Cast, look: Look) -> Appointment:
    """Mariam's talk with Petra on Tuesday at ten."""
    query = select(Appointment).where(
        Appointment.dossier_id == cast.dossier("mariam").id, Appointment.starts_local == MARIAMS
    )
    return look.one(query)


def again(look: Look, talk: Appointment) -> Appointment:
    return look.get(Appointment, talk.id)


def card(browser: Browser, talk: Appointment) -> str:
    page = browser.get(f"/dossiers/{talk.dossier_id}/agenda").text
    piece = page[page.index(f'id="appointment-{talk.id}"') :]
    return piece[: piece.index("</article>")]


def test_a_move_asks_for_the_answer_again_and_says_why_in_her_language(
    as_: As, look: Look, talk: Appointment
) -> None:
    mariam = as_("mariam")
    mariam.post(f"/appointments/{talk.id}/answer", data={"answer": "coming", "seen": "0"})
    reply = as_("petra").post(f"/appointments/{talk.id}/move", data=MOVED)
    assert reply.status_code == 303
    moved = again(look, talk)
    assert moved.starts_local == datetime.fromisoformat("2026-09-15T14:00")
    assert (moved.answer, moved.sequence) == (None, 1)
    assert "لم يكن هناك مترجم." in card(mariam, talk)
    assert moved.moved_from == talk.starts_local
    assert "10:00" in card(mariam, talk).split("<s>")[1].split("</s>")[0]
    told = select(Reminder.kind).where(Reminder.subject_id == talk.id)
    assert Kind.MOVED in look.all(told)


def test_a_cancelled_appointment_says_why_and_takes_no_answer(
    as_: As, look: Look, talk: Appointment
) -> None:
    data = {"seen": "0", "why": "not-needed"}
    assert as_("petra").post(f"/appointments/{talk.id}/cancel", data=data).status_code == 303
    shown = card(as_("mariam"), talk)
    assert "أُلغي هذا الموعد." in shown
    assert "لم يعد ذلك ضروريًا." in shown
    assert "<form" not in shown


def test_a_move_shows_what_stands_there_first(
    as_: As, cast: Cast, look: Look, talk: Appointment
) -> None:
    petra, path = as_("petra"), f"/appointments/{talk.id}/move"
    on_thursday = MOVED | {"day": "2026-09-17", "at": "14:00"}
    reply = petra.post(path, data=on_thursday)
    assert reply.status_code == 422
    assert "PVT-bijeenkomst" in reply.text
    assert 'value="2026-09-17"' in reply.text
    assert again(look, talk).sequence == 0
    all_the_same = {"despite": "plan-all", "known": known_from(reply.text)}
    assert petra.post(path, data=on_thursday | all_the_same).status_code == 303


def test_it_does_not_stand_in_its_own_way(as_: As, look: Look, talk: Appointment) -> None:
    reply = as_("petra").post(f"/appointments/{talk.id}/move", data=MOVED | {"at": "10:15"})
    assert reply.status_code == 303
    assert again(look, talk).starts_local.minute == 15


@pytest.mark.parametrize("act", ["move", "cancel"])
def test_of_two_consulents_the_second_sees_that_it_changed(
    as_: As, look: Look, talk: Appointment, act: str
) -> None:
    petra = as_("petra")
    petra.post(f"/appointments/{talk.id}/move", data=MOVED)
    reply = petra.post(f"/appointments/{talk.id}/{act}", data=MOVED | {"at": "15:00"})
    assert reply.status_code == 422
    assert "intussen veranderd" in reply.text
    assert again(look, talk).sequence == 1


@pytest.mark.parametrize(
    "wrong", [{"why": ""}, {"why": "fine"}, {"seen": "x"}, {"seen": "99999999"}, {"seen": ""}]
)
@pytest.mark.parametrize("act", ["move", "cancel"])
def test_without_a_reason_or_with_nonsense_nothing_changes(
    as_: As, look: Look, talk: Appointment, act: str, wrong: dict[str, str]
) -> None:
    reply = as_("petra").post(f"/appointments/{talk.id}/{act}", data=MOVED | wrong)
    assert reply.status_code == 422
    field = f"{act}-why" if "why" in wrong else "seen"  # two forms of one page ask why
    assert reply.text.count(f'id="{field}-error"') == 1
    assert again(look, talk).sequence == 0


def test_all_later_ones_of_a_series_can_be_cancelled_at_once(
    as_: As, cast: Cast, look: Look
) -> None:
    petra = as_("petra")
    plan(petra, cast, times="4")
    _, second, *_ = planned(look, cast)
    data = {"seen": "0", "why": "you-asked", "later_too": "y"}
    petra.post(f"/appointments/{second.id}/cancel", data=data)
    assert [bool(each.cancelled_at) for each in planned(look, cast)] == [False, True, True, True]


def test_who_did_not_come_is_called_and_nothing_else_follows(
    as_: As, look: Look, talk: Appointment
) -> None:
    petra, path = as_("petra"), f"/appointments/{talk.id}"
    assert petra.post(f"{path}/missed", data={"missed": "yes"}).status_code == 422  # too early
    clock.set_to("2026-09-15T10:30")
    mariam = as_("mariam").get(f"/dossiers/{talk.dossier_id}/agenda").text
    assert petra.post(f"{path}/missed", data={"missed": "yes"}).status_code == 303
    assert "Verder volgt er niets uit." in petra.get(f"{path}/change").text
    assert as_("mariam").get(f"/dossiers/{talk.dossier_id}/agenda").text == mariam
    petra.post(f"{path}/called")
    assert "Er is gebeld" in petra.get(f"{path}/change").text
    petra.post(f"{path}/missed", data={"missed": "no"})
    assert (again(look, talk).missed_at, again(look, talk).called_at) == (None, None)


def test_what_has_begun_is_neither_moved_nor_cancelled(
    as_: As, look: Look, talk: Appointment
) -> None:
    clock.set_to("2026-09-15T10:30")
    for act in ("move", "cancel"):
        data = MOVED | {"day": "2026-09-16"}
        assert as_("petra").post(f"/appointments/{talk.id}/{act}", data=data).status_code == 422
    assert again(look, talk).sequence == 0


def test_that_it_moved_stands_on_the_first_screen_until_it_is_answered(
    as_: As, look: Look, talk: Appointment
) -> None:
    """Not as the next thing, which says so itself."""
    mariam, later = as_("mariam"), MOVED | {"day": "2026-10-02"}
    row = f'href="/dossiers/{talk.dossier_id}/agenda#appointment-{talk.id}"'
    assert as_("petra").post(f"/appointments/{talk.id}/move", data=later).status_code == 303
    asks = mariam.get("/").text.split('id="asks"')[1].split("</ul>")[0]
    assert row in asks
    assert "10:00" in asks.split("<s>")[1].split("</s>")[0]
    assert "14:00" in asks.split("<s>")[0]
    mariam.post(f"/appointments/{talk.id}/answer", data={"answer": "coming", "seen": "1"})
    assert "<s>" not in mariam.get("/").text
