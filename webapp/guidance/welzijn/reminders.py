"""Who hears of a signaal: who reads it, that there is one and that its term ends, and who wrote it
that somebody told how it went. Never anybody of the inburgeraar's side."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from webapp.case.account import Account, Role
from webapp.case.dossier import Dossier
from webapp.contact.push.model import Kind
from webapp.contact.push.model_timing import at
from webapp.contact.push.reminders import Change, Due, Plan, reminds
from webapp.core import clock
from webapp.guidance.welzijn.model import Domain, Signaal, Stage
from webapp.law.calendar import add_working_days
from webapp.law.welzijn import Level, react_by
from webapp.rules.book import book_in

PATH = "/signalen"
NEWS_FOR = timedelta(days=7)
MORNING = time(9)


@reminds(Signaal)
def of_signaal(session: Session, it: Signaal, change: Change) -> Iterable[Plan]:
    """At once; on the last day to react; and on the working day after, when nobody did."""
    told_back = change.touches("stage") and it.stage is Stage.REPORTED_BACK
    dues = [told(it.author_id, "back")] if told_back else []
    if it.stage is Stage.RECEIVED and not change.gone:
        last = last_day(session, it)
        for account_id in readers(session, it):
            if change.new:
                dues.append(told(account_id, "new"))
            if last and it.level is not Level.ACUUT:
                dues += [
                    term(account_id, "due", last),
                    term(account_id, "late", add_working_days(last, 1)),
                ]
    return [Plan(it.id, dues, ended=change.gone)]


def told(account_id: UUID, slot: str) -> Due:
    until = clock.now() + NEWS_FOR
    return Due(account_id=account_id, kind=Kind.SIGNAAL, slot=slot, not_after=until, path=PATH)


def term(account_id: UUID, slot: str, day: date) -> Due:
    moment = at(day, MORNING)
    return Due(
        account_id=account_id,
        kind=Kind.SIGNAAL_TERM,
        slot=slot,
        at=moment,
        not_after=moment + NEWS_FOR,
        path=PATH,
    )


def readers(session: Session, it: Signaal) -> Iterable[UUID]:
    """Coördinatoren of the writer's organisation; where there is none, the consulent of the
    dossier; where that is nobody either, every consulent of the gemeente."""
    author = aliased(Account)
    there = select(Account.id).where(Account.closed_at.is_(None))
    coordinators = there.join(author, author.organisation_id == Account.organisation_id)
    first = coordinators.where(author.id == it.author_id, Account.role == Role.COORDINATOR)
    if (found := session.scalars(first).all()) or Domain.RECHT in it.domains:
        return found
    here = Dossier.id == it.dossier_id
    consulent = there.join(Dossier, Dossier.consulent_id == Account.id).where(here)
    colleagues = there.join(Dossier, Dossier.gemeente_id == Account.gemeente_id)
    everybody = colleagues.where(here, Account.role == Role.CONSULENT)
    return session.scalars(consulent).all() or session.scalars(everybody).all()


def last_day(session: Session, it: Signaal) -> date | None:
    gemeente_id = session.scalar(select(Dossier.gemeente_id).where(Dossier.id == it.dossier_id))
    if gemeente_id is None:
        return None
    return react_by(book_in(session, gemeente_id), it.level, clock.day_of(it.written_at))
