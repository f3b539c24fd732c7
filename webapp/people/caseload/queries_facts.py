"""What the facts of a dossier are read by, and kept. Values have names."""

from uuid import UUID

from sqlalchemy import String, Uuid, bindparam, select, update
from sqlalchemy.orm import Session, aliased

from webapp.case.account import Account
from webapp.case.dossier import Dossier, Household
from webapp.case.facts import WHERE, Address, Correction, PhoneNumber
from webapp.case.queries import DOSSIER
from webapp.people.caseload.model_facts import Rows

MOST_LINES = 100
by = aliased(Account)

FACTS = (
    select(Account, Dossier, Household, Address)
    .select_from(Dossier)
    .join(Account, Account.id == Dossier.inburgeraar_id)
    .join(Household, Household.id == Dossier.household_id)
    .outerjoin(Address, Address.dossier_id == Dossier.id)
    .where(Dossier.id == DOSSIER)
)
# Held while they change: partners share a household, and a person their account.
HELD = FACTS.with_for_update(of=(Account, Household))
HISTORY = (
    select(Correction.fact, Correction.was, Correction.became, Correction.why, Correction.note)
    .add_columns(Correction.noted_at, by.name)
    .join(by, by.id == Correction.noted_by_id)
    .where(Correction.dossier_id == DOSSIER)
    .order_by(Correction.noted_at.desc(), Correction.fact, Correction.id)
    .limit(MOST_LINES)
)
# Who else shares the household; of who is closed nobody asks.
OTHERS = (
    select(Dossier.id, Account.name)
    .join(Account, Account.id == Dossier.inburgeraar_id)
    .where(
        Dossier.household_id == bindparam("household", type_=Uuid()),
        Dossier.id != DOSSIER,
        Dossier.closed_on.is_(None),
    )
    .order_by(Account.filed_as, Dossier.id)
)
# The partner's own dossier, held before what hangs on it is read.
HOLD = select(Dossier.id).where(Dossier.id == DOSSIER).with_for_update(of=Dossier)
SAME_NUMBER = select(PhoneNumber.id).where(
    PhoneNumber.dossier_id == DOSSIER, PhoneNumber.number == bindparam("number", type_=String())
)
FORGET_WHERE = (
    update(Correction)
    .where(Correction.dossier_id == DOSSIER, Correction.fact.in_(WHERE))
    .values(was=None, became=None, note=None)
)


def rows_of(session: Session, dossier_id: UUID, *, hold: bool) -> Rows:
    found = session.execute(HELD if hold else FACTS, {"dossier": dossier_id}).one()
    account, dossier, household, address = found
    if address is None:
        address = Address(dossier_id=dossier_id)
        if hold:
            session.add(address)
    return Rows(account, dossier, household, address)


def forget_where(session: Session, dossier_id: UUID) -> None:
    """The address that was hidden is in no line of the history either."""
    session.execute(FORGET_WHERE, {"dossier": dossier_id})
