"""Who hears of a signaal: who reads it, that there is one and that its term ends, and who wrote it
that somebody told how it went. Never anybody of the inburgeraar's side."""

from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from webapp.case.absence import Absence
from webapp.case.account import Account, Role
from webapp.case.dossier import Dossier
from webapp.case.reach import AWAY_TODAY, is_here
from webapp.contact.push.model import Kind
from webapp.contact.push.model_timing import at
from webapp.contact.push.reminders import Change, Due, Plan, reminds
from webapp.core import clock
from webapp.guidance.welzijn.model import Did, Domain, Signaal, SignaalStep, Stage
from webapp.law.calendar import DAY, add_working_days
from webapp.law.welzijn import URGENT, Level, react_by
from webapp.rules.book import book_in

PATH, LATE_PATH = "/signalen", "/"
NEWS_FOR = timedelta(days=7)
MORNING = time(9)
THERE = select(Account.id).where(is_here(Account))


@reminds(Signaal)
def of_signaal(session: Session, it: Signaal, change: Change) -> Iterable[Plan]:
    """At once; on the last day to react; and on the working day after, when nobody did."""
    dues: list[Due] = []
    if change.touches("stage") and it.stage is Stage.REPORTED_BACK:
        dues = [told(it, it.author_id, "back")]
    shared = change.touches("shared_at")
    if shared:
        today = clock.today()
        dues += [told(it, each, "shared") for each in consulenten(session, it.dossier_id, today)]
    if it.stage is Stage.RECEIVED and not change.gone:
        dues += to_react(session, it, news=change.new or shared)
        if change.touches("level") and it.level in URGENT:
            dues += [told(it, each, "urgent") for each in readers(session, it, clock.today())]
    return [Plan(it.id, dues, ended=change.gone)]


@reminds(SignaalStep)
def of_step(session: Session, it: SignaalStep, change: Change) -> Iterable[Plan]:
    """What who wrote it added is told at once to who reads it."""
    if change.new and it.did is Did.ADDED:
        signaal = session.get_one(Signaal, it.signaal_id)
        who = readers(session, signaal, clock.today())
        yield Plan(it.id, [told(signaal, each, "added") for each in who])


@reminds(Absence)
def of_absence(session: Session, it: Absence, _change: Change) -> Iterable[Plan]:
    """What nobody reacted to is reminded of who reads it now, and who will on each day."""
    away = aliased(Account)
    theirs = (
        select(Signaal)
        .join(Dossier, Dossier.id == Signaal.dossier_id)
        .join(Account, Account.id == Signaal.author_id)
        .join(away, away.id == it.account_id)
        .where(
            Signaal.stage == Stage.RECEIVED,
            or_(Account.organisation_id == away.organisation_id, Dossier.consulent_id == away.id),
        )
    )
    for signaal in session.scalars(theirs).all():
        yield Plan(signaal.id, to_react(session, signaal, news=True))


def to_react(session: Session, it: Signaal, *, news: bool) -> list[Due]:
    """Whoever is there on the day itself; and who leads them, when no coördinator is there or none
    reacted."""
    dues, today = [], clock.today()
    if news:
        dues += [told(it, each, "new") for each in readers(session, it, today)]
        if not coordinators(session, it, today):
            dues += [told(it, each, "new", LATE_PATH) for each in managers(session, it, today)]
    last = last_day(session, it)
    if last is None:
        return dues
    if it.level is Level.ACUUT:  # that was told by telephone: only who leads is told
        after = last + DAY
    else:
        after = add_working_days(last, 1)
        for slot, day in (("due", last), ("late", after)):
            dues += [term(each, slot, day) for each in readers(session, it, day)]
    return dues + [term(each, "late", after, LATE_PATH) for each in managers(session, it, after)]


def told(it: Signaal, account_id: UUID, slot: str, path: str = PATH) -> Due:
    """At once. What is urgent waits for no quiet hours; a terugkoppeling does."""
    return Due(
        account_id=account_id,
        kind=Kind.SIGNAAL,
        slot=slot,
        not_after=clock.now() + NEWS_FOR,
        path=path,
        urgent=it.level in URGENT and slot != "back",
    )


def term(account_id: UUID, slot: str, day: date, path: str = PATH) -> Due:
    moment = at(day, MORNING)
    return Due(
        account_id=account_id,
        kind=Kind.SIGNAAL_TERM,
        slot=slot,
        at=moment,
        not_after=moment + NEWS_FOR,
        path=path,
    )


def readers(session: Session, it: Signaal, day: date) -> Sequence[UUID]:
    """Coördinatoren who are there; where none is, the gemeente, but not about the police."""
    found = coordinators(session, it, day)
    if found or Domain.RECHT in it.domains:
        return found
    return consulenten(session, it.dossier_id, day)


def coordinators(session: Session, it: Signaal, day: date) -> Sequence[UUID]:
    return who_lead(session, it, Role.COORDINATOR, day)


def managers(session: Session, it: Signaal, day: date) -> Sequence[UUID]:
    return who_lead(session, it, Role.MANAGER, day)


def who_lead(session: Session, it: Signaal, role: Role, day: date) -> Sequence[UUID]:
    """With this role in the writer's organisation, and there on that day."""
    author = aliased(Account)
    ours = THERE.join(author, author.organisation_id == Account.organisation_id)
    theirs = ours.where(author.id == it.author_id, Account.role == role)
    return session.scalars(theirs, {"today": day}).all()


def consulenten(session: Session, dossier_id: UUID, day: date) -> Sequence[UUID]:
    """The one of the dossier, or who stands in; where nobody is, every one of the gemeente."""
    here = Dossier.id == dossier_id
    deputies = THERE.join(Absence, Absence.deputy_id == Account.id).where(*AWAY_TODAY)
    colleagues = THERE.join(Dossier, Dossier.gemeente_id == Account.gemeente_id)
    for line in (
        THERE.join(Dossier, Dossier.consulent_id == Account.id),
        deputies.join(Dossier, Dossier.consulent_id == Absence.account_id),
        colleagues.where(Account.role == Role.CONSULENT),
    ):
        if found := session.scalars(line.where(here), {"today": day}).all():
            return found
    return ()


def last_day(session: Session, it: Signaal) -> date | None:
    gemeente_id = session.scalar(select(Dossier.gemeente_id).where(Dossier.id == it.dossier_id))
    if gemeente_id is None:
        return None
    return react_by(book_in(session, gemeente_id), it.level, clock.day_of(it.written_at))
