"""What signalen are read by. Values have names."""

from sqlalchemy import Integer, Uuid, bindparam, case, func, select

from webapp.case.account import Account
from webapp.case.dossier import Dossier
from webapp.case.queries import PHONES
from webapp.core.db import Columns, Query, UtcDateTime
from webapp.core.together import Together
from webapp.guidance.welzijn.model import ON_LINES, Signaal, SignaalStep, Stage
from webapp.guidance.welzijn.queries_readers import VISIBLE
from webapp.law.welzijn import URGENT, Level

PAGE = 30
IDS = bindparam("ids", type_=Uuid(), expanding=True)

STEPS = (
    select(
        SignaalStep.at,
        SignaalStep.did,
        SignaalStep.level,
        SignaalStep.outcome,
        SignaalStep.reason,
        SignaalStep.words,
        Account.name,
    )
    .join(Account, Account.id == SignaalStep.by_id)
    .where(SignaalStep.signaal_id == bindparam("signaal", type_=Uuid()))
    .order_by(SignaalStep.at, SignaalStep.id)
)
NAMES: Columns = (Dossier.id, Account.name)
ON_THE_LIST: Columns = (
    Signaal.id,
    Signaal.dossier_id,
    Signaal.domain,
    Signaal.second_domain,
    Signaal.level,
    Signaal.stage,
    Signaal.written_at,
    Signaal.seen_on,
    Signaal.author_id,
    Signaal.erased_at,
    Dossier.gemeente_id,
)
"""Nothing of the text: who flagged reads the list too, on a phone that others may see."""
# Of what was done the list shows: who took it up, that the level is another one, how it went and
# that it was read, that something was added.
LATER: Columns = (SignaalStep.signaal_id, SignaalStep.did, SignaalStep.at)
TOLD_OR_ADDED = (
    select(*LATER, SignaalStep.outcome, SignaalStep.reason, SignaalStep.level, Account.name)
    .join(Account, Account.id == SignaalStep.by_id)
    .where(SignaalStep.signaal_id.in_(IDS), SignaalStep.did.in_(ON_LINES))
    .order_by(SignaalStep.at)
)
# Who was stopped is not called any more.
PHONE = case((Account.closed_at.is_(None), Account.phone)).label("phone")
AUTHOR = select(Account.name, PHONE).where(Account.id == bindparam("author", type_=Uuid()))
AROUND = Together(AUTHOR, STEPS, PHONES)


def on_the_list(signalen: Query) -> Query:
    """What is visible: first what nobody reacted to, the most serious and the oldest above."""
    waits = case((Signaal.stage == Stage.RECEIVED, 0), (Signaal.stage == Stage.CLOSED, 2), else_=1)
    person = select(Account.name).where(Account.id == Dossier.inburgeraar_id).scalar_subquery()
    author = select(Account.name).where(Account.id == Signaal.author_id).scalar_subquery()
    return (
        signalen.where(VISIBLE)
        .with_only_columns(*ON_THE_LIST, person.label("name"), author.label("author"))
        .order_by(waits, Signaal.level.desc(), Signaal.written_at, Signaal.id)
        .limit(PAGE + 1)
        .offset(bindparam("skip", type_=Integer()))
    )


def waiting(signalen: Query) -> Query:
    """How many are visible that nobody reacted to yet, and how many of them are urgent."""
    open_ones = signalen.where(VISIBLE, Signaal.stage == Stage.RECEIVED)
    urgent = func.coalesce(func.sum(case((Signaal.level.in_(URGENT), 1), else_=0)), 0)
    return open_ones.with_only_columns(func.count(Signaal.id), urgent)


def lately(signalen: Query) -> Query:
    """The visible signalen of level LET_OP since a moment: several may belong together."""
    person = select(Account.name).where(Account.id == Dossier.inburgeraar_id).scalar_subquery()
    return signalen.where(
        VISIBLE,
        Signaal.level == Level.LET_OP,
        Signaal.written_at >= bindparam("since", type_=UtcDateTime()),
    ).with_only_columns(
        Signaal.dossier_id,
        Signaal.domain,
        Signaal.second_domain,
        Signaal.written_at,
        Dossier.gemeente_id,
        person.label("name"),
    )


def to_flag(dossiers: Query) -> Query:
    """Whom one may write a signaal about, by name."""
    return (
        dossiers.join(Account, Account.id == Dossier.inburgeraar_id)
        .with_only_columns(*NAMES)
        .order_by(Account.filed_as)
        .limit(PAGE)
    )
