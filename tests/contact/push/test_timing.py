"""When reminders go: quiet hours, the evening before, and both changes of the clock."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.contact.push.model_timing import (
    ENOUGH,
    ZONE,
    Quiet,
    days_before,
    evening_before,
    send_at,
)

NIGHT = Quiet()
AN_HOUR = timedelta(hours=1)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


def shown(moment: datetime) -> str:
    return f"{moment.astimezone(ZONE):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("due", "begins", "sent"),
    [
        ("2026-09-15 08:00", None, "2026-09-15 08:00"),
        ("2026-09-15 20:59", None, "2026-09-15 20:59"),
        ("2026-09-15 21:00", None, "2026-09-16 08:00"),
        ("2026-09-15 07:00", "2026-09-15 09:00", "2026-09-15 08:00"),
        ("2026-09-15 06:30", "2026-09-15 08:30", "2026-09-15 08:00"),
        ("2026-09-15 06:29", "2026-09-15 08:29", "2026-09-14 18:00"),
        ("2026-09-15 05:00", "2026-09-15 07:00", "2026-09-14 18:00"),
        # the nights in which the clock is changed: 29-03-2026 forward, 25-10-2026 back
        ("2026-03-28 21:30", None, "2026-03-29 08:00"),
        ("2026-03-29 07:10", "2026-03-29 09:10", "2026-03-29 08:00"),
        ("2026-10-24 21:30", None, "2026-10-25 08:00"),
        ("2026-10-25 02:30", "2026-10-25 04:30", "2026-10-24 18:00"),
    ],
)
def test_what_falls_in_quiet_hours_waits_or_comes_the_evening_before(
    due: str, begins: str | None, sent: str
) -> None:
    assert shown(send_at(local(due), NIGHT, local(begins) if begins else None)) == sent


def test_the_evening_before_is_eighteen_hours_also_when_the_clock_changes() -> None:
    for begins, evening in (
        ("2026-09-15 09:00", "2026-09-14 18:00"),
        ("2026-03-29 09:00", "2026-03-28 18:00"),
        ("2026-10-25 09:00", "2026-10-24 18:00"),
        ("2026-10-26 00:30", "2026-10-25 18:00"),
    ):
        assert shown(evening_before(local(begins))) == evening


def test_days_before_is_the_same_time_on_the_clock() -> None:
    assert shown(days_before(local("2026-03-30 09:00"), 7)) == "2026-03-23 09:00"
    assert shown(days_before(local("2026-10-26 09:00"), 3)) == "2026-10-23 09:00"
    assert local("2026-10-26 09:00") - days_before(local("2026-10-26 09:00"), 3) == timedelta(
        days=3, hours=1
    )


def test_ones_own_quiet_hours_may_lie_within_a_day() -> None:
    noon = Quiet(time(12), time(14))
    assert shown(send_at(local("2026-09-15 13:00"), noon, None)) == "2026-09-15 14:00"
    assert shown(send_at(local("2026-09-15 23:00"), noon, None)) == "2026-09-15 23:00"


def test_quiet_from_the_afternoon_on_moves_the_evening_before_to_just_before() -> None:
    early = Quiet(time(17), time(9))
    begins = local("2026-09-15 09:15")
    assert shown(send_at(local("2026-09-15 07:15"), early, begins)) == "2026-09-14 16:59"


moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
hours = st.builds(Quiet, st.times(), st.times())


@given(due=moments, quiet=hours, ahead=st.timedeltas(timedelta(0), timedelta(days=10)))
def test_nothing_is_sent_in_quiet_hours_or_too_late(
    due: datetime, quiet: Quiet, ahead: timedelta
) -> None:
    begins = due + ahead
    sent = send_at(due, quiet, begins)
    was_quiet = quiet.holds(due.astimezone(ZONE).time())
    if quiet.begins != quiet.ends:
        ends = {sent.astimezone(ZONE).time(), (sent - AN_HOUR).astimezone(ZONE).time()}
        skipped = quiet.ends not in ends and sent > due  # the clock skipped the end of quiet hours
        assert skipped or not quiet.holds(sent.astimezone(ZONE).time())
    assert sent == due if not was_quiet else (sent > due or sent <= begins)
    assert sent <= begins - ENOUGH or not was_quiet or sent < due
