"""Answering an appointment with one tap."""

import re
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.conftest import As, Cast, Change, Look, complains
from webapp.calendar.agenda.model import Answer, Appointment
from webapp.core import clock


@pytest.fixture
def talk(look: Look, cast: Cast) -> Appointment:
    """Yonas' talk with Petra on Monday 14 September at 09:00."""
    query = select(Appointment).where(
        Appointment.dossier_id == cast.dossier("yonas").id,
        Appointment.starts_local == datetime(2026, 9, 14, 9, 0),  # noqa: DTZ001 - wall time
    )
    return look.one(query)


def url(talk: Appointment) -> str:
    return f"/appointments/{talk.id}/answer"


def kept(look: Look, talk: Appointment) -> Appointment:
    return look.get(Appointment, talk.id)


@pytest.mark.parametrize("answer", list(Answer))
def test_the_answer_is_kept_and_the_tile_says_so(
    as_: As, talk: Appointment, look: Look, answer: Answer
) -> None:
    reply = as_("yonas", htmx=True).post(url(talk), data={"answer": answer, "seen": 0})
    assert reply.status_code == 200
    assert reply.text.lstrip().startswith(f'<article id="appointment-{talk.id}"')
    known = f'<p class="state[ ok]*" id="answer-{answer}-{talk.id}"\\s+tabindex="-1" role="status"'
    assert re.search(known, reply.text)
    assert kept(look, talk).answer is answer


def test_without_htmx_it_goes_back_to_the_calendar(as_: As, talk: Appointment) -> None:
    reply = as_("yonas").post(url(talk), data={"answer": "coming", "seen": 0})
    back = f"/dossiers/{talk.dossier_id}/agenda#appointment-{talk.id}"
    assert (reply.status_code, reply.location) == (303, back)


def test_people_may_change_their_mind(as_: As, talk: Appointment, look: Look) -> None:
    yonas = as_("yonas")
    for answer in ("coming", "call-me", "cannot"):
        yonas.post(url(talk), data={"answer": answer, "seen": 0})
    assert kept(look, talk).answer is Answer.CANNOT


def test_an_answer_to_what_it_was_before_it_moved_is_not_taken(
    as_: As, talk: Appointment, change: Change, look: Look
) -> None:
    def move(session: Session) -> None:
        hour = timedelta(hours=1)
        session.get_one(Appointment, talk.id).move(talk.starts_local + hour, talk.ends_local + hour)

    change(move)
    for htmx in (True, False):
        reply = as_("yonas", htmx=htmx).post(url(talk), data={"answer": "coming", "seen": 0})
        assert reply.status_code == 422
        assert "10:00" in reply.text, "the new time is shown"
        assert complains(reply.text)
    assert kept(look, talk).answer is None
    again = as_("yonas").post(url(talk), data={"answer": "coming", "seen": 1})
    assert again.status_code == 303


def test_a_cancelled_one_takes_no_answer(
    as_: As, talk: Appointment, change: Change, look: Look
) -> None:
    change(lambda s: s.get_one(Appointment, talk.id).cancel(clock.now()))
    reply = as_("yonas").post(url(talk), data={"answer": "coming", "seen": 1})
    assert reply.status_code == 422
    assert kept(look, talk).answer is None


def test_once_it_has_begun_it_takes_no_answer(as_: As, talk: Appointment, look: Look) -> None:
    clock.set_to("2026-09-14T09:00")
    assert as_("yonas").post(url(talk), data={"answer": "coming", "seen": 0}).status_code == 422
    assert kept(look, talk).answer is None


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"answer": "coming"},
        {"answer": "maybe", "seen": "0"},
        {"answer": "coming", "seen": "zero"},
        {"answer": "coming", "seen": "-1"},
        {"answer": "coming", "seen": "9" * 400},
        {"answer": "com\x00ing", "seen": "0"},
        {"answer": "ነገር" * 500, "seen": "0"},
    ],
)
def test_nonsense_is_refused_with_a_sentence(
    as_: As, talk: Appointment, look: Look, typed: dict[str, str]
) -> None:
    for htmx in (True, False):
        reply = as_("yonas", htmx=htmx).post(url(talk), data=typed)
        assert reply.status_code == 422
        assert complains(reply.text)
    assert kept(look, talk).answer is None
