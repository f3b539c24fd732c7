"""What is planned, moved, cancelled, won or published has its reminders in one unit of work."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.conftest import As, Cast, Change, Look
from tests.contact.push.talks import HALF_AN_HOUR, TALK, appointment, plan
from webapp.calendar.agenda.model import Appointment
from webapp.contact.push.model import Choice, Kind, Reminder, State
from webapp.contact.push.model_timing import ZONE
from webapp.contact.push.reminders import choose_again
from webapp.core import clock
from webapp.courses.pvt.model import Excursion, Place, PvtMember, PvtSession, SignUp
from webapp.money.budget.model import BudgetMonth, MonthStatus


@pytest.fixture
def talk(cast: Cast, change: Change) -> UUID:
    """Yonas has a talk on Thursday 1 October at 14:00."""

    return plan(change, cast)


def of(look: Look, subject: UUID) -> list[Reminder]:
    query = select(Reminder).where(Reminder.subject_id == subject).order_by(Reminder.send_at)
    return look.all(query)


def said(reminders: list[Reminder]) -> list[tuple[str, str]]:
    return [(r.slot, f"{r.send_at.astimezone(ZONE):%m-%d %H:%M}") for r in reminders]


def move(change: Change, id: UUID, starts: datetime) -> None:
    change(lambda s: s.get_one(Appointment, id).move(starts, starts + HALF_AN_HOUR))


def test_an_appointment_is_reminded_of_a_week_an_evening_and_two_hours_before(
    talk: UUID, look: Look, cast: Cast
) -> None:
    reminders = of(look, talk)
    assert said(reminders) == [
        ("7d", "09-24 14:00"),
        ("evening", "09-30 18:00"),
        ("2h", "10-01 12:00"),
    ]
    assert {r.account_id for r in reminders} == {cast["yonas"].id}
    assert {r.not_after for r in reminders} == {TALK.replace(tzinfo=ZONE)}


def test_a_change_that_is_not_kept_leaves_no_reminder(app: Flask, cast: Cast, look: Look) -> None:
    with app.extensions["database"].session(writes=True) as session:
        made = appointment(cast.dossier("yonas").id)
        session.add(made)
        session.flush()
        id = made.id
        session.rollback()
    assert of(look, id) == []


def test_moving_it_replaces_them_and_says_so_at_once(
    talk: UUID, change: Change, look: Look
) -> None:
    move(change, talk, TALK + timedelta(days=1))
    assert said(of(look, talk)) == [
        ("moved-1", "09-14 08:30"),
        ("7d", "09-25 14:00"),
        ("evening", "10-01 18:00"),
        ("2h", "10-02 12:00"),
    ]


def test_moving_it_twice_says_only_the_latest(talk: UUID, change: Change, look: Look) -> None:
    for days in (1, 2):
        move(change, talk, TALK + timedelta(days=days))
    assert [slot for slot, _ in said(of(look, talk))] == ["moved-2", "7d", "evening", "2h"]


def test_what_was_said_is_said_again_for_the_new_time(
    talk: UUID, change: Change, look: Look
) -> None:
    def sent(session: Session) -> None:
        for reminder in session.scalars(select(Reminder).where(Reminder.subject_id == talk)):
            reminder.state, reminder.tag, reminder.done_at = State.SENT, "t", clock.now()

    change(sent)
    move(change, talk, TALK + timedelta(days=7))
    assert {r.state for r in of(look, talk)} == {State.WAITING}
    assert len(of(look, talk)) == 4


def test_cancelling_it_removes_them_and_says_so_at_once(
    talk: UUID, change: Change, look: Look
) -> None:
    change(lambda s: s.get_one(Appointment, talk).cancel(clock.now()))
    assert said(of(look, talk)) == [("cancelled", "09-14 08:30")]


def test_at_night_it_waits_for_the_morning_but_not_when_it_is_today(
    talk: UUID, change: Change, look: Look
) -> None:
    clock.set_to("2026-09-14T23:00")
    move(change, talk, TALK + timedelta(hours=1))
    assert said(of(look, talk))[0] == ("moved-1", "09-15 08:00")
    clock.set_to("2026-10-01T05:00")
    change(lambda s: s.get_one(Appointment, talk).cancel(clock.now()))
    assert ("cancelled", "10-01 05:00") in said(of(look, talk))


def test_deleting_it_removes_them(talk: UUID, change: Change, look: Look) -> None:
    change(lambda s: s.delete(s.get(Appointment, talk)))
    assert of(look, talk) == []


def test_who_cannot_come_is_not_reminded_and_who_can_after_all_is(
    talk: UUID, as_: As, look: Look
) -> None:
    yonas = as_("yonas")
    yonas.post(f"/appointments/{talk}/answer", data={"answer": "cannot", "seen": "0"})
    assert of(look, talk) == []
    yonas.post(f"/appointments/{talk}/answer", data={"answer": "coming", "seen": "0"})
    assert [slot for slot, _ in said(of(look, talk))] == ["7d", "evening", "2h"]


def test_what_is_planned_for_tomorrow_has_no_week_before(
    cast: Cast, change: Change, look: Look
) -> None:
    tomorrow = datetime(2026, 9, 15, 9, 0)  # noqa: DTZ001 - wall time

    talk = plan(change, cast, starts=tomorrow)
    assert said(of(look, talk)) == [("evening", "09-14 18:00"), ("2h", "09-15 08:00")]


def test_each_member_of_a_group_is_reminded_of_its_meetings(
    cast: Cast, change: Change, look: Look
) -> None:
    dossiers = [cast.dossier(name).id for name in ("rania", "omar", "mariam")]
    group = look.one(select(PvtMember.group_id).where(PvtMember.dossier_id == dossiers[0]))
    meeting = look.one(
        select(PvtSession).where(PvtSession.group_id == group, PvtSession.day == date(2026, 9, 24))
    )
    assert {r.account_id for r in of(look, meeting.id)} == {
        cast[name].id for name in ("rania", "omar", "mariam")
    }
    assert {r.slot for r in of(look, meeting.id)} == {"3d", "2h"}

    def later(session: Session) -> None:
        found = session.get_one(PvtSession, meeting.id)
        found.starts, found.ends = time(15), time(17)

    change(later)
    assert {f"{r.due_at.astimezone(ZONE):%d %H:%M}" for r in of(look, meeting.id)} == {
        "21 15:00",
        "24 13:00",
    }
    leave = select(PvtMember).where(PvtMember.dossier_id == dossiers[2])
    change(lambda s: s.delete(s.scalars(leave).one()))
    assert cast["mariam"].id not in {r.account_id for r in of(look, meeting.id)}


def full_excursion(look: Look) -> Excursion:
    query = select(Excursion).where(Excursion.day == date(2026, 10, 22))
    return look.one(query)


def test_who_has_a_place_is_reminded_and_who_wins_one_is_told(
    cast: Cast, as_: As, look: Look
) -> None:
    trip = full_excursion(look)  # one place is left
    form = {"excursion": str(trip.id), "people": "1"}
    for name in ("yonas", "rania"):
        as_(name).post(f"/dossiers/{cast.dossier(name).id}/sign-ups", data=form)

    def wish(name: str) -> SignUp:
        query = select(SignUp).where(
            SignUp.dossier_id == cast.dossier(name).id, SignUp.excursion_id == trip.id
        )
        return look.one(query)

    assert [slot for slot, _ in said(of(look, wish("yonas").id))] == ["3d", "2h"]
    assert of(look, wish("rania").id) == []
    as_("yonas").post(f"/sign-ups/{wish('yonas').id}/withdraw")
    assert of(look, wish("yonas").id) == []
    assert wish("rania").place is Place.PLACED
    assert [r.kind for r in of(look, wish("rania").id)] == [
        Kind.PLACE_WON,
        Kind.EXCURSION,
        Kind.EXCURSION,
    ]


def test_an_excursion_that_moves_moves_everybodys_reminders(
    cast: Cast, as_: As, change: Change, look: Look
) -> None:
    trip = full_excursion(look)
    form = {"excursion": str(trip.id), "people": "1"}
    as_("yonas").post(f"/dossiers/{cast.dossier('yonas').id}/sign-ups", data=form)

    def an_hour_later(session: Session) -> None:
        session.get_one(Excursion, trip.id).starts = time(11)

    change(an_hour_later)
    query = select(Reminder).where(Reminder.kind == Kind.EXCURSION)
    mine = look.all(query.where(Reminder.account_id == cast["yonas"].id))
    assert {f"{r.due_at.astimezone(ZONE):%m-%d %H:%M}" for r in mine} == {
        "10-19 11:00",
        "10-22 09:00",
    }


def test_everybody_of_a_household_hears_of_a_published_month_and_nobody_of_a_draft(
    cast: Cast, change: Change, look: Look
) -> None:
    household = cast.dossier("rania").household_id

    def draft(session: Session) -> UUID:
        month = BudgetMonth(household_id=household, month=date(2026, 10, 1))
        session.add(month)
        session.flush()
        return month.id

    id = change(draft)
    assert of(look, id) == []

    def publish(session: Session) -> None:
        month = session.get_one(BudgetMonth, id)
        month.status, month.published_on = MonthStatus.PUBLISHED, clock.today()

    change(publish)
    assert {r.account_id for r in of(look, id)} == {cast["rania"].id, cast["omar"].id}


def test_other_quiet_hours_move_what_still_waits(
    talk: UUID, change: Change, look: Look, cast: Cast
) -> None:
    def choose(session: Session) -> None:
        yonas = cast["yonas"].id
        session.add(Choice(account_id=yonas, quiet_from=time(17), quiet_until=time(9)))
        choose_again(session, yonas)

    change(choose)
    assert said(of(look, talk)) == [
        ("7d", "09-24 14:00"),
        ("evening", "10-01 09:00"),
        ("2h", "10-01 12:00"),
    ]


def test_the_demo_world_reminds_of_nothing_that_is_over(look: Look) -> None:
    rows = look.all(select(Reminder))
    assert rows
    assert all(row.send_at >= clock.now() - HALF_AN_HOUR for row in rows)
    assert all(row.send_at < row.not_after for row in rows)
