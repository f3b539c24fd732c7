"""What PVT meetings and excursions ask to be reminded of."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.case.dossier import Dossier
from webapp.contact.push.model import Kind
from webapp.contact.push.model_timing import ZONE, days_before
from webapp.contact.push.reminders import Change, Due, Plan, reminds
from webapp.courses.pvt.model import Excursion, Place, PvtMember, PvtSession, SignUp

TWO_HOURS = timedelta(hours=2)


def twice(due: Due) -> list[Due]:
    """Three days and two hours before it begins."""
    moments = {"3d": days_before(due.not_after, 3), "2h": due.not_after - TWO_HOURS}
    return [replace(due, slot=slot, at=at) for slot, at in moments.items()]


@reminds(PvtSession)
def of_session(session: Session, it: PvtSession, change: Change) -> Iterable[Plan]:
    return [Plan(it.id, ended=True) if change.gone else plan_of(session, it)]


@reminds(PvtMember)
def of_member(session: Session, member: PvtMember, change: Change) -> Iterable[Plan]:
    """Who joins or leaves a group is reminded of its meetings, or no longer."""
    groups = {member.group_id, change.old("group_id")}
    meetings = select(PvtSession).where(PvtSession.group_id.in_(groups - {None}))
    return [plan_of(session, each) for each in session.scalars(meetings)]


def plan_of(session: Session, it: PvtSession) -> Plan:
    members = (
        select(Dossier.id, Dossier.inburgeraar_id)
        .join(PvtMember, PvtMember.dossier_id == Dossier.id)
        .where(PvtMember.group_id == it.group_id)
    )
    starts = datetime.combine(it.day, it.starts, ZONE)
    dues: list[Due] = []
    for dossier_id, account_id in session.execute(members):
        due = Due(
            account_id=account_id,
            kind=Kind.SESSION,
            slot="",
            not_after=starts.astimezone(UTC),
            path=f"/dossiers/{dossier_id}/pvt",
            begins_local=starts.replace(tzinfo=None),
            place=it.place,
        )
        dues += twice(due)
    return Plan(it.id, dues)


@reminds(SignUp)
def of_sign_up(session: Session, wish: SignUp, change: Change) -> Iterable[Plan]:
    won = wish.place is Place.PLACED and change.old("place") is Place.WAITING
    return [Plan(wish.id, ended=True) if change.gone else excursion_plan(session, wish, won=won)]


@reminds(Excursion)
def of_excursion(session: Session, it: Excursion, change: Change) -> Iterable[Plan]:
    """Everybody's sign-up has its own reminders: they follow when the excursion moves."""
    if change.new or not any(map(change.touches, ("day", "starts", "meet_at"))):
        return []
    wishes = select(SignUp).where(SignUp.excursion_id == it.id)
    return [excursion_plan(session, wish, won=False) for wish in session.scalars(wishes)]


def excursion_plan(session: Session, wish: SignUp, *, won: bool) -> Plan:
    it = session.get_one(Excursion, wish.excursion_id)
    whose = select(Dossier.inburgeraar_id).where(Dossier.id == wish.dossier_id)
    account_id: UUID | None = session.scalar(whose)
    if wish.place is not Place.PLACED or account_id is None:
        return Plan(wish.id, ended=True)
    due = Due(
        account_id=account_id,
        kind=Kind.EXCURSION,
        slot=f"won-{wish.turn}",
        not_after=it.starts_at,
        path=f"/dossiers/{wish.dossier_id}/pvt#excursion-{it.id}",
        begins_local=it.starts_at.astimezone(ZONE).replace(tzinfo=None),
        place=it.meet_at,
    )
    return Plan(wish.id, twice(due) + ([replace(due, kind=Kind.PLACE_WON)] if won else []))
