"""The form of a visit as what was planned or noted begins it."""

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import TypeVar

from webapp.core import clock
from webapp.guidance.visits.forms import LogVisit
from webapp.guidance.visits.forms_when import CHIPS, a_day_back, a_length, near
from webapp.guidance.visits.model import Visit
from webapp.web.fields import a_time

T = TypeVar("T")


def begun(asked: Mapping[str, str]) -> LogVisit:
    """What is no day, hour or length is left out, and the form asks for it."""
    today = clock.today()
    day = known(a_day_back, asked.get("day")) or today
    at, minutes = known(a_time, asked.get("at")), known(a_length, asked.get("minutes"))
    typed = when_typed(today, day, minutes, at)
    return LogVisit(today, None, **typed, how=asked.get("how", ""), shared="")


def known(how: Callable[[str], T], typed: str | None) -> T | None:
    try:
        return how(typed) if typed else None
    except ValueError:
        return None


def when_typed(today: date, day: date, minutes: int | None, at: time | None) -> dict[str, str]:
    """As tiles where there is one, else in the field beside them."""
    is_near = day in [each.value for each in near(today)]
    typed = {"day" if is_near else "other_day": day.isoformat()}
    if minutes:
        typed["minutes" if minutes in CHIPS else "other_minutes"] = str(minutes)
    return typed | {"begins": at.isoformat("minutes") if at else ""}


def as_noted(today: date, note: Visit) -> LogVisit:
    """A note as somebody would type it into the form."""
    typed: dict[str, str | list[str]] = {}
    typed |= when_typed(today, note.day, note.minutes, note.begins)
    typed["next_at"] = note.next_at.isoformat("minutes") if note.next_at else ""
    travelled = {name: getattr(note, name) for name in ("travel_minutes", "travel_km")}
    typed |= {name: str(count) for name, count in travelled.items() if count is not None}
    typed |= {"how": note.how, "topics": note.topics, "shared": "1" if note.shared else ""}
    typed |= {"mood": note.mood or "", "agreed": note.agreed or "", "words": note.words or ""}
    return LogVisit(today, None, **typed, next_on=note.next_on.isoformat() if note.next_on else "")
