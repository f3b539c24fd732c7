"""What happened since a day, in one row of numbers."""

from typing import NamedTuple

from sqlalchemy import ColumnElement, Date, DateTime, Label, bindparam, func, select

from webapp.calendar.agenda.model import Answer, Appointment
from webapp.case.dossier import InDossier
from webapp.case.queries import DOSSIER
from webapp.courses.pvt.model import Attendance, Attended, PvtSession
from webapp.guidance.visits.model import HowMet, Visit
from webapp.guidance.visits.queries_month import stands
from webapp.plan.ledger.model import HoursEntry, HoursKind
from webapp.plan.ledger.queries import COUNTS


class Happened(NamedTuple):
    """How much or how often since a day. First the minutes of each kind of hours, in its order."""

    language: int
    intake_language: int
    participation: int
    intake_participation: int
    map_practice: int
    cancelled: int
    cannot: int
    missed: int
    visits: int
    meetings: int
    attended: int

    def minutes(self, kind: HoursKind) -> int:
        return self[[*HoursKind].index(kind)]


SINCE = bindparam("since", type_=Date())
begun = (Appointment.starts_local >= bindparam("first", type_=DateTime())) & (
    Appointment.starts_local < bindparam("tomorrow", type_=DateTime())
)


def minutes_of(kind: HoursKind) -> Label[int]:
    found = select(func.coalesce(func.sum(HoursEntry.minutes), 0)).where(
        HoursEntry.dossier_id == DOSSIER,
        HoursEntry.kind == kind,
        HoursEntry.until_on > SINCE,
        COUNTS,
    )
    return found.scalar_subquery().label(kind.name)


def count_of(model: type[InDossier], *conditions: ColumnElement[bool]) -> ColumnElement[int]:
    found = select(func.count()).select_from(model).where(model.dossier_id == DOSSIER, *conditions)
    return found.scalar_subquery()


def meetings(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
    after = select(PvtSession.id).where(PvtSession.day > SINCE)
    return count_of(Attendance, Attendance.session_id.in_(after), *conditions)


# One row of numbers. Of visits only how many: what was said there is not for this page.
HAPPENED = select(
    *(minutes_of(kind) for kind in HoursKind),
    count_of(Appointment, begun, Appointment.cancelled_at.is_not(None)).label("cancelled"),
    count_of(
        Appointment, begun, Appointment.cancelled_at.is_(None), Appointment.answer == Answer.CANNOT
    ).label("cannot"),
    count_of(Appointment, begun, Appointment.missed_at.is_not(None)).label("missed"),
    count_of(Visit, Visit.day > SINCE, Visit.how != HowMet.PHONE, stands(Visit)).label("visits"),
    meetings().label("meetings"),
    meetings(Attendance.status.in_([Attended.PRESENT, Attended.LATE])).label("attended"),
)
