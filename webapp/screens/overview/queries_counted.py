"""What was written down of days, exams, hours and money before one day. Values have names."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import select

from webapp.case.dossier import DateKind, DossierDate
from webapp.case.queries import DOSSIER
from webapp.courses.pvt.model import Attendance, Attended, PvtSession
from webapp.law.duo import ExamPart, ExamResult
from webapp.money.budget.model import BudgetMonth
from webapp.money.budget.queries import PUBLISHED
from webapp.people.caseload.queries_told import BEFORE, MOST
from webapp.plan.ledger.model import HoursEntry, HoursKind
from webapp.plan.pip.model import Exam, ProgressTalk


class Counted(NamedTuple):
    """One of the days that count."""

    day: date
    kind: DateKind


COUNTED = (
    select(DossierDate.day, DossierDate.kind)
    .where(DossierDate.dossier_id == DOSSIER, DossierDate.day < BEFORE)
    .order_by(DossierDate.day.desc())
    .limit(MOST)
)


class Followed(NamedTuple):
    """A meeting of the PVT."""

    day: date
    status: Attended
    minutes: int


FOLLOWED = (
    select(PvtSession.day, Attendance.status, Attendance.minutes)
    .join(Attendance, Attendance.session_id == PvtSession.id)
    .where(Attendance.dossier_id == DOSSIER, PvtSession.day < BEFORE)
    .order_by(PvtSession.day.desc())
    .limit(MOST)
)


class Talked(NamedTuple):
    day: date


TALKED = (
    select(ProgressTalk.held_on)
    .where(ProgressTalk.dossier_id == DOSSIER, ProgressTalk.held_on < BEFORE)
    .order_by(ProgressTalk.held_on.desc())
    .limit(MOST)
)


class Took(NamedTuple):
    """An exam."""

    day: date
    part: ExamPart
    result: ExamResult


TOOK = (
    select(Exam.taken_on, Exam.part, Exam.result)
    .where(Exam.dossier_id == DOSSIER, Exam.taken_on < BEFORE)
    .order_by(Exam.taken_on.desc())
    .limit(MOST)
)


class Reported(NamedTuple):
    """Hours that were made until and including a day."""

    day: date
    kind: HoursKind
    minutes: int
    source: str


REPORTED = (
    select(HoursEntry.until_on, HoursEntry.kind, HoursEntry.minutes, HoursEntry.source)
    .where(
        HoursEntry.dossier_id == DOSSIER,
        HoursEntry.until_on < BEFORE,
        HoursEntry.withdrawn_at.is_(None),
    )
    .order_by(HoursEntry.until_on.desc())
    .limit(MOST)
)


class Published(NamedTuple):
    day: date
    month: date
    version: int


MONTHS = (
    select(BudgetMonth.published_on, BudgetMonth.month, BudgetMonth.version)
    .where(*PUBLISHED, BudgetMonth.published_on < BEFORE)
    .order_by(BudgetMonth.published_on.desc())
    .limit(MOST)
)
