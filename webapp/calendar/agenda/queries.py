"""What the hours of every week are read by, and how their rows look. Values have names."""

from datetime import date, time
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select

from webapp.calendar.agenda.model import LessonKind, LessonTime, WalkIn
from webapp.case.account import Account
from webapp.case.dossier import Begeleiding
from webapp.case.queries import DOSSIER
from webapp.case.reach import TODAY, TODAY_GUIDED
from webapp.core.db import Query
from webapp.law.calendar import DAY

PAGE, MOST = 30, 400


class Lesson(NamedTuple):
    """Hours of every week. The first day inclusive, until when exclusive."""

    id: UUID
    kind: LessonKind
    weekday: int
    starts: time
    ends: time
    place: str
    address: str | None
    first_on: date
    until_on: date | None

    @property
    def last_on(self) -> date | None:
        return self.until_on and self.until_on - DAY

    def stands_on(self, day: date) -> bool:
        goes_on = self.until_on is None or day < self.until_on
        return day.weekday() == self.weekday and self.first_on <= day and goes_on


class WalkInHours(NamedTuple):
    """Hours of every week at which one may walk in."""

    id: UUID
    weekday: int
    starts: time
    ends: time
    place: str
    address: str | None


LESSON_GOES_ON = or_(LessonTime.until_on.is_(None), LessonTime.until_on > TODAY)
# Those that are not over, also when they have not begun.
LESSONS = (
    select(*[getattr(LessonTime, name) for name in Lesson._fields])
    .where(LessonTime.dossier_id == DOSSIER, LESSON_GOES_ON)
    .order_by(LessonTime.weekday, LessonTime.starts, LessonTime.first_on)
    .limit(MOST)
)
WALK_IN_SHOWN = [getattr(WalkIn, name) for name in WalkInHours._fields]


def walk_ins(dossiers: ColumnElement[bool]) -> Query:
    """The hours of the organisations that guide these dossiers today."""
    guides = select(Account.organisation_id).join(
        Begeleiding, Begeleiding.begeleider_id == Account.id
    )
    theirs = WalkIn.organisation_id.in_(guides.where(dossiers, *TODAY_GUIDED))
    return select(*WALK_IN_SHOWN).where(theirs).order_by(WalkIn.weekday, WalkIn.starts)


WALK_INS = walk_ins(Begeleiding.dossier_id == DOSSIER).limit(MOST)
