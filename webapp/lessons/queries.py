"""The hours of every week. Values have names."""

from sqlalchemy import Date, Time, Uuid, and_, bindparam, func, or_, select

from webapp.accounts.model import Account
from webapp.agenda.model import LessonTime, WalkIn
from webapp.dossiers.model import Begeleiding, Dossier
from webapp.policy import ORGANISATION, ROW, TODAY

DOSSIER = bindparam("dossier", type_=Uuid())
UNTIL = bindparam("until", type_=Date())
STARTS, ENDS = bindparam("starts", type_=Time()), bindparam("ends", type_=Time())
WEEKDAY = LessonTime.weekday == bindparam("weekday", type_=LessonTime.weekday.type)
MOST = 100

goes_on = or_(LessonTime.until_on.is_(None), LessonTime.until_on > TODAY)
at_these_hours = and_(WEEKDAY, LessonTime.starts < ENDS, LessonTime.ends > STARTS)
# Those that are not over, also when they have not begun.
OF_DOSSIER = (
    select(LessonTime)
    .where(LessonTime.dossier_id == DOSSIER, goes_on)
    .order_by(LessonTime.weekday, LessonTime.starts, LessonTime.first_on)
    .limit(MOST)
)
OVERLAPPING = select(LessonTime.id).where(
    LessonTime.dossier_id == DOSSIER,
    at_these_hours,
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
    select(func.count(LessonTime.dossier_id.distinct()))
    .join(Dossier, Dossier.id == LessonTime.dossier_id)
    .join(Begeleiding, Begeleiding.dossier_id == Dossier.id)
    .join(Account, Account.id == Begeleiding.begeleider_id)
    .where(
        Account.organisation_id == ORGANISATION,
        Dossier.closed_on.is_(None),
        Begeleiding.starts_on <= TODAY,
        or_(Begeleiding.ends_on.is_(None), Begeleiding.ends_on > TODAY),
        LessonTime.first_on <= TODAY,
        goes_on,
        at_these_hours,
    )
)
