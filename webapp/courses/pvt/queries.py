"""What PVT is read by. Values have names."""

from sqlalchemy import ColumnElement, Integer, Uuid, and_, bindparam, func, select, union
from sqlalchemy.orm import aliased

from webapp.case.queries import DOSSIER, WAYS
from webapp.case.reach import GEMEENTE, TODAY
from webapp.core.together import Together
from webapp.courses.pvt.model import (
    Attendance,
    Excursion,
    Place,
    PvtMember,
    PvtSession,
    PvtSigning,
    SignUp,
)

EXCURSION = bindparam("excursion", type_=Uuid())
PAGE = 30

MINUTES_ATTENDED = select(func.sum(Attendance.minutes)).where(Attendance.dossier_id == DOSSIER)
MY_GROUP = select(PvtMember.group_id).where(PvtMember.dossier_id == DOSSIER)
AROUND = Together(MY_GROUP, WAYS)
"""What excursions are shown with."""
MEETING = ("kind", "text_id", "kernwaarde", "day", "starts", "ends", "place", "address")
# The series of one's own group, and what was caught up in another one: each by its own index.
MY_SESSIONS = union(
    select(PvtSession.id).where(PvtSession.group_id.in_(MY_GROUP)),
    select(Attendance.session_id).where(Attendance.dossier_id == DOSSIER),
)
SERIES = (
    select(*(getattr(PvtSession, name) for name in MEETING), Attendance.status, Attendance.minutes)
    .outerjoin(
        Attendance,
        and_(Attendance.session_id == PvtSession.id, Attendance.dossier_id == DOSSIER),
    )
    .where(PvtSession.id.in_(MY_SESSIONS))
    .order_by(PvtSession.day, PvtSession.starts)
)
COMING_SESSIONS = (
    select(PvtSession)
    .join(PvtMember, PvtMember.group_id == PvtSession.group_id)
    .where(PvtMember.dossier_id == DOSSIER, PvtSession.day >= TODAY)
    .order_by(PvtSession.day, PvtSession.starts)
    .limit(PAGE)
)
SIGNED_ON = select(PvtSigning.signed_on).where(PvtSigning.dossier_id == DOSSIER)


def people(place: Place) -> ColumnElement[int]:
    """How many people have signed up for this excursion in this way."""
    other = aliased(SignUp)
    here = (other.excursion_id == Excursion.id, other.place == place)
    return func.coalesce(select(func.sum(other.people)).where(*here).scalar_subquery(), 0)


ahead = aliased(SignUp)
# The number in the queue counts people, as the queue itself does: one more than those ahead.
POSITION = (
    select(func.coalesce(func.sum(ahead.people), 0) + 1)
    .where(
        ahead.excursion_id == SignUp.excursion_id,
        ahead.place == Place.WAITING,
        ahead.turn < SignUp.turn,
    )
    .scalar_subquery()
)
EXCURSIONS = (
    select(
        Excursion,
        people(Place.PLACED).label("taken"),
        people(Place.WAITING).label("waiting"),
        SignUp,
        POSITION.label("position"),
    )
    .outerjoin(
        SignUp,
        and_(
            SignUp.excursion_id == Excursion.id,
            SignUp.dossier_id == DOSSIER,
            SignUp.place != Place.WITHDRAWN,
        ),
    )
    .where(Excursion.gemeente_id == GEMEENTE, Excursion.day >= TODAY)
    .order_by(Excursion.day, Excursion.starts)
    .limit(PAGE + 1)
    .offset(bindparam("skip", type_=Integer()))
)
ONE_EXCURSION = EXCURSIONS.where(Excursion.id == EXCURSION)

# Whoever changes sign-ups holds the excursion's row first, so that nobody counts past anybody.
HELD = (
    select(Excursion)
    .where(Excursion.id == EXCURSION, Excursion.gemeente_id == GEMEENTE)
    .with_for_update()
)
TAKEN = select(func.coalesce(func.sum(SignUp.people), 0)).where(
    SignUp.excursion_id == EXCURSION, SignUp.place == Place.PLACED
)
WAITING = (
    select(SignUp)
    .where(SignUp.excursion_id == EXCURSION, SignUp.place == Place.WAITING)
    .order_by(SignUp.turn)
)
MINE = select(SignUp).where(
    SignUp.excursion_id == EXCURSION,
    SignUp.dossier_id == DOSSIER,
    SignUp.place != Place.WITHDRAWN,
)
