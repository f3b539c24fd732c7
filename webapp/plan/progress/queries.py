"""What progress is read by, and the shape of its rows. Values have names."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select

from webapp.case.queries import DATES, DOSSIER
from webapp.core.together import Together
from webapp.courses.pvt.queries import MINUTES_ATTENDED, SIGNED_ON
from webapp.law.duo import ExamNiveau, ExamPart, ExamResult
from webapp.plan.ledger.queries import MINUTES_BY_KIND
from webapp.plan.pip.model import Agreement, Completion, Exam, Pip, PipStatus
from webapp.plan.pip.queries import DONE_LAST, LINE, Version
from webapp.plan.pip.queries_so_far import TALKS_HELD


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
    .order_by(*DONE_LAST)
    .limit(MOST)
)
