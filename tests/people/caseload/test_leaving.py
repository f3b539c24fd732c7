"""Closing a dossier: what lies ahead is shown, and ends in the same unit of work."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.conftest import As, Cast, Change, Look
from webapp.calendar.agenda.model import Appointment, LessonTime, WhyChanged
from webapp.case.dossier import Dossier
from webapp.contact.push.model import Kind, Reminder, State
from webapp.courses.pvt.model import Attendance, Excursion, Place, PvtMember, SignUp


def excursion_of(look: Look, cast: Cast) -> Excursion:
    """One that is ahead, of nobody's own group."""
    gemeente = cast.dossier("mariam").gemeente_id
    query = select(Excursion).where(
        Excursion.gemeente_id == gemeente, Excursion.day > date(2026, 9, 14)
    )
    return look.first(query.where(Excursion.group_id.is_(None)))


@pytest.fixture
def last_place(cast: Cast, change: Change, look: Look) -> Excursion:
    """Mariam has the last place, and Yonas waits."""
    id = excursion_of(look, cast).id

    def fill(session: Session) -> None:
        it = session.get_one(Excursion, id)
        for wish in session.scalars(select(SignUp).where(SignUp.excursion_id == id)):
            session.delete(wish)
        session.flush()
        it.places, it.given_away = 1, 0
        for name, place in (("mariam", Place.PLACED), ("yonas", Place.WAITING)):
            it.turn += 1
            session.add(
                SignUp(
                    dossier_id=cast.dossier(name).id,
                    excursion_id=id,
                    people=1,
                    turn=it.turn,
                    place=place,
                    signed_up_at=it.starts_at,
                )
            )

    change(fill)
    return excursion_of(look, cast)


def close(as_: As, cast: Cast, name: str) -> None:
    answer = as_("petra").post(f"/dossiers/{cast.dossier(name).id}/close", data={"reason": "moved"})
    assert answer.status_code == 303


def test_the_place_of_who_left_goes_to_who_waits(
    as_: As, cast: Cast, look: Look, last_place: Excursion
) -> None:
    shown = as_("petra").get(f"/dossiers/{cast.dossier('mariam').id}/close").text
    assert last_place.meet_at in shown
    close(as_, cast, "mariam")
    of_this = select(SignUp).where(SignUp.excursion_id == last_place.id)
    places = {wish.dossier_id: wish.place for wish in look.all(of_this)}
    assert places[cast.dossier("mariam").id] is Place.WITHDRAWN
    assert places[cast.dossier("yonas").id] is Place.PLACED
    won = select(Reminder).where(
        Reminder.account_id == cast["yonas"].id, Reminder.kind == Kind.PLACE_WON
    )
    assert look.all(won), "who won the place is told"


def test_appointments_are_cancelled_and_what_was_stays(as_: As, cast: Cast, look: Look) -> None:
    id = cast.dossier("yonas").id
    mine = select(Appointment).where(Appointment.dossier_id == id)
    before = {it.id: it.cancelled_at for it in look.all(mine)}
    close(as_, cast, "yonas")
    now = look.all(mine)
    ahead = [it for it in now if it.starts_local.date() > date(2026, 9, 14)]
    assert ahead
    assert all(it.cancelled_at for it in ahead)
    assert {it.why for it in ahead if not before[it.id]} == {WhyChanged.NOT_NEEDED}
    past = [it for it in now if it.starts_local.date() < date(2026, 9, 14)]
    assert all(it.cancelled_at == before[it.id] for it in past)
    waiting = select(Reminder).where(
        Reminder.account_id == cast["yonas"].id,
        Reminder.kind == Kind.APPOINTMENT,
        Reminder.state == State.WAITING,
    )
    assert not look.all(waiting)


def test_weekly_hours_end_today(as_: As, cast: Cast, look: Look) -> None:
    close(as_, cast, "yonas")
    hours = look.all(select(LessonTime).where(LessonTime.dossier_id == cast.dossier("yonas").id))
    assert hours
    assert all(row.until_on and row.until_on <= date(2026, 9, 14) for row in hours)


def test_a_group_goes_on_without_who_left(as_: As, cast: Cast, look: Look) -> None:
    id = cast.dossier("yonas").id
    member = select(PvtMember).where(PvtMember.dossier_id == id)
    there = select(Attendance).where(Attendance.dossier_id == id)
    was, attended = look.all(member), len(look.all(there))
    assert was
    close(as_, cast, "yonas")
    assert not look.all(member)
    assert len(look.all(there)) == attended, "that they were there stays written"


def test_what_is_wrong_ends_nothing(as_: As, cast: Cast, look: Look) -> None:
    id = cast.dossier("yonas").id
    answer = as_("petra").post(f"/dossiers/{id}/close", data={"reason": "gone"})
    assert answer.status_code == 422
    assert 'id="ahead"' in answer.text
    assert look.get(Dossier, id).closed_on is None
    assert look.all(select(PvtMember).where(PvtMember.dossier_id == id))


def test_the_page_costs_few_statements(as_: As, cast: Cast, statements: list[str]) -> None:
    petra = as_("petra")
    statements.clear()
    assert petra.get(f"/dossiers/{cast.dossier('yonas').id}/close").status_code == 200
    assert len(statements) <= 8, "\n".join(statements)
