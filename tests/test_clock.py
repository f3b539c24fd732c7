"""The field's own time: shifted, flowing on, in Amsterdam; the real time stays what it is."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.conftest import As, Cast, Look
from webapp.calendar.agenda.model import Appointment
from webapp.case.account import SignIn
from webapp.core import clock

SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _no_shift_left() -> Iterator[None]:
    yield
    clock.set_real()


def near(one: datetime, other: datetime) -> bool:
    return abs(one - other) < 5 * SECOND


def test_without_a_shift_the_fields_time_is_the_real_time() -> None:
    clock.set_real()
    assert near(clock.now(), datetime.now(UTC))
    assert near(clock.real(), datetime.now(UTC))


def test_the_fields_time_is_what_it_was_set_to_and_flows_on() -> None:
    clock.set_to("2026-09-14T08:30")
    first = clock.now()
    assert near(first, datetime(2026, 9, 14, 6, 30, tzinfo=UTC)), "08:30 in summer is 06:30 UTC"
    end = clock.real() + timedelta(seconds=5)
    while clock.now() == first and clock.real() < end:
        pass
    assert clock.now() > first


def test_an_hour_after_it_was_set_it_is_an_hour_later() -> None:
    clock.set_to("2026-09-14T08:30", since=clock.real() - timedelta(hours=1))
    assert near(clock.now(), datetime(2026, 9, 14, 7, 30, tzinfo=UTC))


def test_the_real_time_is_never_shifted() -> None:
    clock.set_to("2031-01-01T00:00")
    assert near(clock.real(), datetime.now(UTC))


@pytest.mark.parametrize(
    ("moment", "utc"),
    [
        ("2026-01-12T08:30", "2026-01-12T07:30"),
        ("2026-03-29T01:59", "2026-03-29T00:59"),
        ("2026-03-29T02:30", "2026-03-29T01:30"),
        ("2026-03-29T03:00", "2026-03-29T01:00"),
        ("2026-10-25T01:59", "2026-10-24T23:59"),
        ("2026-10-25T02:30", "2026-10-25T00:30"),
        ("2026-10-25T03:00", "2026-10-25T02:00"),
        ("2027-03-28T02:30", "2027-03-28T01:30"),
        ("2026-09-14", "2026-09-13T22:00"),
    ],
)
def test_a_wall_time_of_amsterdam_is_a_moment_also_when_the_clocks_change(
    moment: str, utc: str
) -> None:
    """An hour that does not exist is the one after it; of an hour that comes twice the first."""
    clock.set_to(moment)
    assert near(clock.now(), datetime.fromisoformat(utc).replace(tzinfo=UTC))


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-09-13T23:59:50", date(2026, 9, 13)),
        ("2026-09-14T00:00", date(2026, 9, 14)),
        ("2026-09-14T01:30", date(2026, 9, 14)),
        ("2026-01-01T00:30", date(2026, 1, 1)),
        ("2027-12-31T23:30", date(2027, 12, 31)),
        ("2026-03-29T02:30", date(2026, 3, 29)),
    ],
)
def test_the_fields_day_is_that_of_amsterdam(moment: str, day: date) -> None:
    clock.set_to(moment)
    assert clock.today() == day


@pytest.mark.parametrize(
    "moment", ["2026-09-14T08:30+02:00", "2026-09-14T06:30Z", "2026-09-14T06:30:00-00:00"]
)
def test_a_moment_with_a_zone_is_refused(moment: str) -> None:
    clock.set_to("2026-05-31T12:00")
    with pytest.raises(ValueError, match="zone"):
        clock.set_to(moment)
    assert clock.today() == date(2026, 5, 31), "nothing changed"


@pytest.mark.parametrize("moment", ["", "tomorrow", "14-09-2026", "2026-13-01", "2026-02-30T10:00"])
def test_a_moment_that_cannot_be_read_is_refused(moment: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        clock.set_to(moment)


@settings(max_examples=60, deadline=None)
@given(
    at=st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)),  # noqa: DTZ001 - wall time
    gone=st.integers(0, 400 * 24 * 3600),
)
def test_however_long_ago_it_was_set_the_distance_stays(at: datetime, gone: int) -> None:
    clock.set_to(at.isoformat(), since=clock.real() - timedelta(seconds=gone))
    started = at.replace(tzinfo=clock.AMSTERDAM).astimezone(UTC)
    assert near(clock.now(), started + timedelta(seconds=gone))
    assert clock.now().tzinfo is not None
    assert clock.now().utcoffset() == timedelta(0)


def test_answers_are_kept_in_the_fields_time_and_sessions_in_real_time(
    as_: As, cast: Cast, look: Look
) -> None:
    yonas = as_("yonas")
    query = select(Appointment.id).where(
        Appointment.dossier_id == cast.dossier("yonas").id, Appointment.starts_at > clock.now()
    )
    talk = look.first(query.order_by(Appointment.starts_at))
    yonas.post(f"/appointments/{talk}/answer", data={"answer": "coming", "seen": "0"})
    answered = look.get(Appointment, talk).answered_at
    assert answered
    assert answered.astimezone(timezone(timedelta(hours=2))).date() == date(2026, 9, 14)
    assert near(look.one(select(SignIn.started_at)), datetime.now(UTC))
