"""Places at excursions and in a group that somebody who leaves gives back."""

from sqlalchemy import select

from webapp.case.in_hand import Case
from webapp.case.leaving import Ahead
from webapp.case.queries import DOSSIER
from webapp.case.reach import TODAY
from webapp.core import clock, db
from webapp.courses.pvt.model import Excursion, Place, PvtMember, PvtSession, SessionKind, SignUp
from webapp.courses.pvt.queries import COMING_SESSIONS
from webapp.courses.pvt.queries_places import leave

SIGN_UPS = (
    select(SignUp, Excursion)
    .join(Excursion, Excursion.id == SignUp.excursion_id)
    .where(SignUp.dossier_id == DOSSIER, SignUp.place != Place.WITHDRAWN, Excursion.day >= TODAY)
    .order_by(Excursion.day, Excursion.id)
)
MEMBER = select(PvtMember).where(PvtMember.dossier_id == DOSSIER)


def sign_ups(case: Case) -> list[tuple[SignUp, Excursion]]:
    values = {"dossier": case.id, "today": clock.today()}
    found = db.session().execute(SIGN_UPS, values).all()
    return [(wish, it) for wish, it in found if it.starts_at > clock.now()]


def meetings(case: Case) -> list[PvtSession]:
    return [*db.scalars(COMING_SESSIONS, dossier=case.id, today=clock.today())]


def ahead(case: Case) -> list[Ahead]:
    trips = [Ahead(SessionKind.EXCURSION, it.day, it.meet_at) for _, it in sign_ups(case)]
    return trips + [Ahead(it.kind, it.day, it.place) for it in meetings(case)]


def end(case: Case) -> None:
    """Who waits moves up. A group that still meets goes on without them; that they were there
    stays written.
    """
    for wish, _ in sign_ups(case):
        leave(wish, case.gemeente_id, clock.now())
    member = db.scalar(MEMBER, dossier=case.id) if meetings(case) else None
    if member:
        db.session().delete(member)
