"""When a reminder goes: before its subject, outside quiet hours, at Amsterdam's wall time."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from webapp.contact.push.model import EVENING, QUIET_FROM, QUIET_UNTIL

ZONE = ZoneInfo("Europe/Amsterdam")
ENOUGH = timedelta(minutes=30)
"""A reminder that quiet hours put off still has to leave so much time."""
JUST_BEFORE = timedelta(minutes=1)


def at(day: date, clock: time) -> datetime:
    """This wall time on this day, as a moment in UTC.

    The first one where the clock shows it twice; where the clock skips it, the moment that
    would have been it had the clock not been changed yet.
    """
    return datetime.combine(day, clock, ZONE).astimezone(UTC)


@dataclass(frozen=True)
class Quiet:
    """The hours in which nobody is disturbed: from inclusive, until exclusive, over midnight."""

    begins: time = QUIET_FROM
    ends: time = QUIET_UNTIL

    def holds(self, local: time) -> bool:
        if self.begins <= self.ends:
            return self.begins <= local < self.ends
        return local >= self.begins or local < self.ends

    def over(self, moment: datetime) -> datetime:
        """The first moment after `moment` at which quiet hours end."""
        local = moment.astimezone(ZONE)
        for days in range(3):
            ends = at(local.date() + timedelta(days=days), self.ends)
            if ends > moment:
                return ends
        raise AssertionError("quiet hours end every day")

    def last_before(self, day: date, wanted: time) -> datetime:
        """`wanted` on that day, or the last moment before the quiet hours that it falls in."""
        if not self.holds(wanted):
            return at(day, wanted)
        earlier = day if self.begins <= wanted else day - timedelta(days=1)
        return at(earlier, self.begins) - JUST_BEFORE


def days_before(begins: datetime, days: int) -> datetime:
    """The same wall time so many days earlier."""
    local = begins.astimezone(ZONE)
    return at(local.date() - timedelta(days=days), local.time())


def evening_before(begins: datetime) -> datetime:
    return at(begins.astimezone(ZONE).date() - timedelta(days=1), EVENING)


def send_at(due: datetime, quiet: Quiet, begins: datetime | None) -> datetime:
    """When something due at `due` is really sent.

    What falls in quiet hours goes when they end, if at least thirty minutes remain before it
    begins; else with the reminders of the evening before.
    """
    if not quiet.holds(due.astimezone(ZONE).time()):
        return due
    later = quiet.over(due)
    if begins is None or begins - later >= ENOUGH:
        return later
    evening = begins.astimezone(ZONE).date() - timedelta(days=1)
    return quiet.last_before(evening, EVENING)


def is_today(begins: datetime, now: datetime) -> bool:
    return begins.astimezone(ZONE).date() == now.astimezone(ZONE).date()
