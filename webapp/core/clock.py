"""The only place that reads the time.

The field's own time (created, answered, due, today) may be shifted by `MEEDOEN_NOW`, and then
flows on. Sessions, tokens, throttling, the access log and HTTP are real time: `real()`.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DEMO_START = "2026-09-14T08:30"

_shift = timedelta()


def real() -> datetime:
    """The real moment, aware, UTC."""
    return datetime.now(UTC)


def now() -> datetime:
    """The field's moment, aware, UTC."""
    return real() + _shift


def today() -> date:
    """The field's day in Europe/Amsterdam."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """On which day of Europe/Amsterdam a moment falls."""
    return moment.astimezone(AMSTERDAM).date()


def set_to(moment: str, *, since: datetime | None = None) -> None:
    """Let the field's time be `moment` (local, ISO 8601, no zone) at the real moment `since`.

    Raises ValueError for a moment that cannot be read.
    """
    global _shift
    wanted = datetime.fromisoformat(moment)
    if wanted.tzinfo is not None:
        raise ValueError("MEEDOEN_NOW is local time, without a zone")
    _shift = wanted.replace(tzinfo=AMSTERDAM).astimezone(UTC) - (since or real())


def set_real() -> None:
    """No shift any more."""
    global _shift
    _shift = timedelta()
