"""What progress is read by, and the shape of its rows. Values have names."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Date, DateTime, Label, Uuid, bindparam, func, select

from webapp.calendar.agenda.model import Answer, Appointment
from webapp.case.dossier import InDossier
from webapp.case.queries import DATES
from webapp.core.together import Together
from webapp.courses.pvt.model import Attendance, Attended, PvtSession
from webapp.courses.pvt.queries import MINUTES_ATTENDED, SIGNED_ON
from webapp.guidance.clients.queries import stands
from webapp.guidance.visits.model import HowMet, Visit
from webapp.law.duo import ExamNiveau, ExamPart, ExamResult
from webapp.plan.ledger.model import HoursEntry, HoursKind
from webapp.plan.ledger.queries import COUNTS, MINUTES_BY_KIND
from webapp.plan.pip.model import Agreement, AgreementStatus, Exam, Pip, PipStatus
from webapp.plan.pip.queries import LINE, TALKS_HELD, Version
from webapp.plan.progress.model import Completion

DOSSIER = bindparam("dossier", type_=Uuid())


class Attempt(NamedTuple):
    """One exam that was taken."""

    id: UUID
    part: ExamPart
    taken_on: date
    result: ExamResult
    niveau: ExamNiveau | None


class Completed(NamedTuple):
    """What was recorded of completed parts."""

    map_talk_on: date | None = None
    z_route_done_on: date | None = None
    culpable: bool | None = None


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


FIXED = (
    select(Pip)
    .where(Pip.dossier_id == DOSSIER, Pip.status == PipStatus.FIXED)
    .order_by(Pip.number.desc())
)
FIXED_SHOWN = FIXED.with_only_columns(*(getattr(Pip, name) for name in Version._fields))
EXAMS = (
    select(*(getattr(Exam, name) for name in Attempt._fields))
    .where(Exam.dossier_id == DOSSIER)
    .order_by(Exam.taken_on.desc(), Exam.part)
)
COMPLETION = select(Completion).where(Completion.dossier_id == DOSSIER)
COMPLETED = COMPLETION.with_only_columns(*(getattr(Completion, n) for n in Completed._fields))
SO_FAR = Together(EXAMS, TALKS_HELD, FIXED_SHOWN, SIGNED_ON, COMPLETED)
FOR_ANOTHER = Together(
    EXAMS, TALKS_HELD, FIXED_SHOWN, SIGNED_ON, COMPLETED, DATES, MINUTES_BY_KIND, MINUTES_ATTENDED
)

MOST = 60
"""Agreements shown; no plan has more."""
LINES = (
    select(*LINE)
    .where(Agreement.pip_id == bindparam("pip", type_=Uuid()))
    .order_by(
        Agreement.status == AgreementStatus.DONE,
        Agreement.due_on.is_(None),
        Agreement.due_on,
        Agreement.position,
    )
    .limit(MOST)
)
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
