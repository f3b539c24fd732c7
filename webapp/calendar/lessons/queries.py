"""The hours of every week. Values have names."""

from sqlalchemy import Date, Time, Uuid, and_, bindparam, func, or_, select

from webapp.calendar.agenda.model import LessonTime, WalkIn
from webapp.case.account import Account
from webapp.case.dossier import Begeleiding, Dossier
from webapp.case.policy import ORGANISATION, ROW, TODAY

DOSSIER = bindparam("dossier", type_=Uuid())
UNTIL = bindparam("until", type_=Date())
STARTS, ENDS = bindparam("starts", type_=Time()), bindparam("ends", type_=Time())
MOST = 100

goes_on = or_(LessonTime.until_on.is_(None), LessonTime.until_on > TODAY)
# Those that are not over, also when they have not begun.
OF_DOSSIER = (
    select(LessonTime)
    .where(LessonTime.dossier_id == DOSSIER, goes_on)
    .order_by(LessonTime.weekday, LessonTime.starts, LessonTime.first_on)
    .limit(MOST)
)
OVERLAPPING = select(LessonTime.id).where(
    LessonTime.dossier_id == DOSSIER,
    LessonTime.weekday.in_(bindparam("weekdays", expanding=True)),
    LessonTime.starts < ENDS,
    LessonTime.ends > STARTS,
    or_(LessonTime.until_on.is_(None), LessonTime.until_on > bindparam("first", type_=Date())),
    LessonTime.first_on < UNTIL,
)
WALK_INS = (
    select(WalkIn)
    .where(WalkIn.organisation_id == ORGANISATION)
    .order_by(WalkIn.weekday, WalkIn.starts)
    .limit(MOST)
)
ONE_WALK_IN = select(WalkIn).where(WalkIn.organisation_id == ORGANISATION, WalkIn.id == ROW)
SAME_WALK_IN = select(WalkIn.id).where(
    WalkIn.organisation_id == ORGANISATION,
    WalkIn.weekday == bindparam("weekday", type_=WalkIn.weekday.type),
    WalkIn.starts < ENDS,
    WalkIn.ends > STARTS,
    WalkIn.place == bindparam("place"),
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
        Dossier.closed_on.is_(None),
        Begeleiding.starts_on <= TODAY,
        or_(Begeleiding.ends_on.is_(None), Begeleiding.ends_on > TODAY),
        LessonTime.first_on <= TODAY,
        goes_on,
    )
    .group_by(WalkIn.id)
)
