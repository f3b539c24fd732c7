"""The hours of every week. Values have names."""

from functools import cache

from sqlalchemy import Date, Select, Time, and_, bindparam, func, or_, select

from webapp.calendar.agenda.model import LessonTime, WalkIn
from webapp.calendar.agenda.queries import LESSON_GOES_ON, WALK_IN_SHOWN
from webapp.case.account import Account, Role
from webapp.case.dossier import Begeleiding, Dossier
from webapp.case.queries import DOSSIER
from webapp.case.reach import ORGANISATION, TODAY, TODAY_GUIDED
from webapp.core.db import Query

UNTIL = bindparam("until", type_=Date())
STARTS, ENDS = bindparam("starts", type_=Time()), bindparam("ends", type_=Time())
MOST = 100

OVERLAPPING = select(LessonTime.id).where(
    LessonTime.dossier_id == DOSSIER,
    LessonTime.weekday.in_(bindparam("weekdays", expanding=True)),
    LessonTime.starts < ENDS,
    LessonTime.ends > STARTS,
    or_(LessonTime.until_on.is_(None), LessonTime.until_on > bindparam("first", type_=Date())),
    LessonTime.first_on < UNTIL,
)
# How many people whom the organisation guides today cannot come to these hours.
IN_LESSONS = (
    select(WalkIn.id, func.count(LessonTime.dossier_id.distinct()).label("people"))
    .join(
        LessonTime,
        and_(
            LessonTime.weekday == WalkIn.weekday,
            LessonTime.starts < WalkIn.ends,
            LessonTime.ends > WalkIn.starts,
        ),
    )
    .join(Dossier, Dossier.id == LessonTime.dossier_id)
    .join(Begeleiding, Begeleiding.dossier_id == Dossier.id)
    .join(Account, Account.id == Begeleiding.begeleider_id)
    .where(
        WalkIn.organisation_id == ORGANISATION,
        Account.organisation_id == ORGANISATION,
        Account.role == Role.BEGELEIDER,  # as in the law: few, and found by an index
        Dossier.closed_on.is_(None),
        *TODAY_GUIDED,
        LessonTime.first_on <= TODAY,
        LESSON_GOES_ON,
    )
    .group_by(WalkIn.id)
)


@cache
def in_order(walk_ins: Select[tuple[WalkIn]]) -> Query:
    shown = walk_ins.with_only_columns(*WALK_IN_SHOWN)
    return shown.order_by(WalkIn.weekday, WalkIn.starts).limit(MOST)


@cache
def at_the_same_hours(walk_ins: Select[tuple[WalkIn]]) -> Select[tuple[WalkIn]]:
    """At one place."""
    return walk_ins.where(
        WalkIn.weekday == bindparam("weekday", type_=WalkIn.weekday.type),
        WalkIn.starts < ENDS,
        WalkIn.ends > STARTS,
        WalkIn.place == bindparam("place"),
    )
