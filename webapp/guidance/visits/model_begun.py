"""What the address of the form of a visit says of what was planned."""

from datetime import date, datetime, time
from urllib.parse import urlencode

from webapp.calendar.agenda.model import AppointmentKind, NoAddress
from webapp.guidance.visits.model import HowMet

HOW = {AppointmentKind.HOME_VISIT: HowMet.HOME, AppointmentKind.WALK_IN: HowMet.WALK_IN}


def planned(day: date, at: time | None) -> str:
    """What the address of the form says of a visit of which more is not known."""
    return said(day=day.isoformat(), at=at.isoformat("minutes") if at else "")


def of_appointment(starts: datetime, ends: datetime, kind: AppointmentKind, place: str) -> str:
    minutes = f"{(ends - starts).total_seconds() // 60:.0f}"
    how = HowMet.PHONE if place == NoAddress.PHONE else HOW.get(kind, HowMet.ELSEWHERE)
    day, at = starts.date().isoformat(), starts.time().isoformat("minutes")
    return said(day=day, at=at, minutes=minutes, how=how)


def said(**asked: str) -> str:
    return "?" + urlencode({name: each for name, each in asked.items() if each})
